package import Documents
internal import Experiments
internal import Forecourt

extension Texts {
  static let sectionComparison = Text("The policies compared", "方案比较")
  static let policy = Text("Policy", "方案")
  package static let figure = Text("Figure", "指标")
  static let difference = Text("Difference", "差值")
  static let asBase = Text("base", "基准")
  package static let yes = Text("yes", "是")
  package static let no = Text("no", "否")
  static let onFront = Text("On the front", "在前沿上")

  package static func signed(_ value: Double) -> Text {
    let text = axisNumber(abs(value))
    return Text(verbatim: value < 0 ? "−\(text)" : value > 0 ? "+\(text)" : "0")
  }

  private static func axisNumber(_ value: Double) -> String {
    Axis.plain(value).en
  }

  private static func change(_ value: Double, _ kpi: KPI) -> String {
    let factor = kpi.unit == .share ? 100.0 : 1
    let text = NumberText.significant(abs(value) * factor, digits: 3)
    return (value < 0 ? "−" : "+") + text
  }

  // Forest plot
  static func forestTitle(_ forest: ForestPlot) -> Text {
    let good = forest.panels.reduce(0) { $0 + $1.rows.count { $0.isGood == true } }
    let bad = forest.panels.reduce(0) { $0 + $1.rows.count { $0.isGood == false } }
    let all = forest.panels.reduce(0) { $0 + $1.rows.count }
    return Text(
      "Of \(all) differences, \(good) are clearly better and \(bad) clearly worse",
      "\(all)项差异中，\(good)项明显更好，\(bad)项明显更差")
  }
  static func forestSubtitle(_ level: Double) -> Text {
    let percent = NumberText.percent(level, decimals: 0)
    return Text(
      """
      Policy minus base on the same customers. The intervals of each figure hold together at \
      \(percent); one that touches the line “base” leaves it open
      """,
      "方案减基准，面对同样的客户。同一指标的各区间同时以\(percent)成立；触及“基准”线者尚无定论")
  }
  static func forestAt(_ row: ForestPlot.Row, _ kpi: KPI) -> Text {
    let (mean, low, high) = (change(row.mean, kpi), change(row.low, kpi), change(row.high, kpi))
    return Text(
      "\(row.name.en), \(kpi.name.en): \(mean) (\(low) to \(high))",
      "\(kpi.name.zh)：\(mean)（\(low)至\(high)）")
  }
  static func forestAlternative(_ forest: ForestPlot) -> Text {
    let clear = forest.panels.flatMap { panel in
      panel.rows.filter { $0.isGood != nil }.map { (panel.kpi, $0) }
    }
    let en = clear.prefix(12).map { "\($1.name.en), \($0.name.en) \(change($1.mean, $0))" }
    let zh = clear.prefix(12).map { "\($1.name.zh)，\($0.name.zh)\(change($1.mean, $0))" }
    return Text(
      "Forest plot. Clear differences: \(en.isEmpty ? "none" : en.joined(separator: "; ")).",
      "森林图。明确的差异：\(zh.isEmpty ? "无" : zh.joined(separator: "；"))。")
  }

  // Cost against effect
  static let costAxis = Text("cost, ¥ a day", "每日成本（元）")
  static func costTitle(_ front: CostFront) -> Text {
    let names = front.front.map(\.name)
    let en = names.prefix(3).map(\.en).joined(separator: ", ")
    let zh = names.prefix(3).map(\.zh).joined(separator: "、")
    return Text("Worth a thought: \(en)", "值得考虑：\(zh)")
  }
  static func costSubtitle(_ name: Text) -> Text {
    Text(
      "\(name.en) against the cost of a day; on the line lie the policies that no other beats in both",
      "\(name.zh)与每日成本；连线上的方案，没有其他方案在两方面都更好")
  }
  static func costAt(_ point: CostFront.Point) -> Text {
    let (cost, effect) = (
      NumberText.fixed(point.cost, decimals: 0), NumberText.fixed(point.effect, decimals: 2)
    )
    return Text("\(point.name.en): ¥\(cost) a day, \(effect)", "每日\(cost)元，\(effect)")
  }
  static func costAlternative(_ front: CostFront) -> Text {
    let points = front.points.prefix(12)
    let en = points.map { "\($0.name.en) ¥\(NumberText.fixed($0.cost, decimals: 0))" }
    let zh = points.map { "\($0.name.zh)\(NumberText.fixed($0.cost, decimals: 0))元" }
    return Text(
      "Scatter plot. Cost a day: \(en.joined(separator: ", ")).",
      "散点图。每日成本：\(zh.joined(separator: "，"))。")
  }

  // Best policies
  static let versusBest = Text("against the best of the others", "与其余最优者相比")
  static func standing(_ place: PolicyStanding.Place) -> Text {
    switch place {
    case .best: Text("best", "最优")
    case .worse: Text("worse", "较差")
    case .mayBeBest: Text("may be the best", "可能最优")
    case .trade: Text("a trade", "有得有失")
    }
  }
  static func bestTitle(_ best: BestPolicies) -> Text {
    let open = best.rows.filter { [.best, .mayBeBest].contains($0.place) }
    guard open.count > 1, let first = open.first else {
      let name = open.first?.name ?? Text("none", "无")
      return Text("The best: \(name.en)", "最优：\(name.zh)")
    }
    return Text(
      "\(open.count) policies may be the best; \(first.name.en) leads",
      "\(open.count)个方案可能最优，\(first.name.zh)领先")
  }
  static func bestSubtitle(_ name: Text) -> Text {
    Text(
      "\(name.en): each policy against the best of the others (Hsu 1984)",
      "\(name.zh)：各方案与其余最优者比较（Hsu 1984）")
  }
  static func bestAt(_ row: BestPolicies.Row) -> Text {
    let (low, high) = (signed(row.low), signed(row.high))
    return Text(
      "\(row.name.en): \(standing(row.place).en), \(low.en) to \(high.en)",
      "\(standing(row.place).zh)，\(low.zh)至\(high.zh)")
  }
  static func bestAlternative(_ best: BestPolicies) -> Text {
    let en = best.rows.map { "\($0.name.en): \(standing($0.place).en)" }
    let zh = best.rows.map { "\($0.name.zh)：\(standing($0.place).zh)" }
    return Text(en.joined(separator: "; ") + ".", zh.joined(separator: "；") + "。")
  }
}
