public import Documents
import Experiments
package import Forecourt
import ScenarioFiles
import Statistics

/// A search for the terminal: the front, the choice, its honest figure, and what the search cost.
public struct OptimizationTable {
  private let results: OptimizationResults
  package let kpis: [KPI]
  private let language: Language
  private var search: Optimization { results.search }

  /// - Parameter language: of the table; sentences are made in both.
  public init(_ results: OptimizationResults, language: Language = .en) {
    self.results = results
    self.language = language
    let shop = results.manifest.members[0].scenario.shop
    kpis = results.search.keys.map { KPI.named($0, for: shop)! }
  }

  public func lines(width: Int, colour: Bool) -> [String] {
    // Names of combinations are long: a number stands for each, and the names follow.
    var table = TextTable(
      columns: [.init("", minimumWidth: 8)]
        + kpis.map { .init($0.name[language], .decimal) }
        + [.init(Text("runs", "次数")[language], .right, style: .dim, isOptional: true)])
    let front = search.front.filter { $0 != search.selected }.prefix(10)
    let shown = (search.selected.map { [$0] } ?? []) + front
    func rows(_ places: Range<Int>, _ style: TextStyle?) -> [[TextTable.Cell]] {
      places.map { row(shown[$0], label: "\($0 + 1)", style: style) }
    }
    let chosen = search.selected == nil ? 0 : 1
    if chosen > 0 {
      table.add(Text("The choice", "所选")[language], rows: rows(0..<1, isGain ? .good : .bold))
    }
    if chosen < shown.count {
      table.add(
        frontTitle[language],
        rows: rows(chosen..<shown.count, nil))
    }
    let legend = shown.enumerated().flatMap { place, index -> [String] in
      let number = String(repeating: " ", count: place < 9 ? 1 : 0) + "\(place + 1)  "
      let name = search.candidates[index].name.safeForTerminal.wrapped(toWidth: width - 4)
      return [number + name[0]] + name.dropFirst().map { "    " + $0 }
    }
    return table.lines(width: width, colour: colour) + [""] + legend + [""]
      + sentences.flatMap { $0[language].wrapped(toWidth: width) }
  }

  /// The choice was run again, and paid with nothing that matters.
  private var isGain: Bool { results.confirmation?.verdicts[0].mayBePraised ?? false }

  private var frontTitle: Text {
    let isOnFront = search.selected.map(search.front.contains) ?? false
    return isOnFront
      ? Text(
        "Also on the front: none is better in both \(name(0)) and \(frontName)",
        "同在前沿：没有方案在\(name(0))与\(frontName)两方面都更好")
      : Text(
        "On the front: none is better in both \(name(0)) and \(frontName)",
        "前沿：没有方案在\(name(0))与\(frontName)两方面都更好")
  }

  private func row(_ index: Int, label: String, style: TextStyle?) -> [TextTable.Cell] {
    let candidate = search.candidates[index]
    return [TextTable.Cell(label, style: style)]
      + zip(candidate.means, kpis).map { TextTable.Cell(KPIText.number($0, $1.unit)) }
      + [TextTable.Cell(NumberText.whole(candidate.replications))]
  }

  private func name(_ column: Int) -> String { Self.within(kpis[column].name)[language] }

  private var frontName: String {
    search.keys.firstIndex(of: search.goal.frontKey).map(name) ?? ""
  }

  /// A name as it stands within a sentence.
  private static func within(_ name: BilingualName) -> Text {
    Text(name.en.prefix(1).lowercased() + name.en.dropFirst(), name.zh)
  }

  // MARK: Sentences

  /// What was chosen, how sure that is, what it brings with other customers, and what that cost.
  package var sentences: [Text] {
    var sentences: [Text] = []
    if let chosen = results.chosen {
      sentences.append(choice(chosen))
      if let confirmation = results.confirmation { sentences += figures(confirmation) }
    } else {
      sentences.append(
        Text(
          "None of the \(search.candidates.count) candidates meets the targets.",
          "\(search.candidates.count) 个候选方案均不满足目标。"))
    }
    let used = NumberText.whole(search.replicationsUsed)
    guard search.isDecided else {
      sentences.append(Text("\(used) replications.", "共用 \(used) 次重复。"))
      return sentences
    }
    let equal = NumberText.whole(search.equalAllocation)
    let times = NumberText.fixed(results.saving, decimals: 1)
    sentences.append(
      Text(
        "\(used) replications; the same number for every candidate would have taken \(equal), "
          + "\(times) times as many.",
        "共用 \(used) 次重复；若各候选方案次数相同则需 \(equal) 次，为其 \(times) 倍。"))
    return sentences
  }

  private func choice(_ chosen: Optimization.Candidate) -> Text {
    let shown = chosen.name.safeForTerminal
    let share = NumberText.percent(search.goal.level, decimals: 0)
    let zone = KPIText.number(search.goal.indifference, kpis[0].unit)
    if results.budget != nil {
      return Text(
        "\(shown): the lowest \(name(0)) found within the budget, without a promise.",
        "\(shown)：预算内\(name(0))最低者，不作保证。")
    }
    guard search.isDecided else {
      return Text(
        "\(shown): the lowest \(name(0)) so far, without a promise: the race reached its maximum "
          + "of replications.",
        "\(shown)：目前\(name(0))最低，但次数已达上限，不作保证。")
    }
    guard !search.goal.targets.isEmpty else {
      return Text(
        "\(shown): with at least \(share) certainty the lowest \(name(0)) of all, or "
          + "within \(zone) of it.",
        "\(shown)：至少有 \(share) 的把握\(name(0))最低，或与最低者相差不超过 \(zone)。")
    }
    let targets = search.goal.targets.map(tolerated)
    return Text(
      "\(shown): with at least \(share) certainty it keeps "
        + targets.map(\.en).joined(separator: " and ")
        + ", and none that clearly does is better by more than \(zone).",
      "\(shown)：至少有 \(share) 的把握满足" + targets.map(\.zh).joined(separator: "、")
        + "，且明显满足者中没有比它好 \(zone) 以上的。")
  }

  /// A target with what the search does not tell apart from it.
  private func tolerated(_ target: OptimizationGoal.Target) -> Text {
    let bound = bound(of: target)
    let tolerance = KPIText.number(target.limit.tolerance, kpi(of: target).unit)
    return Text("\(bound.en) (to within \(tolerance))", "\(bound.zh)（容差 \(tolerance)）")
  }

  private func kpi(of target: OptimizationGoal.Target) -> KPI {
    kpis.first { $0.key == target.key }!
  }

  private func bound(of target: OptimizationGoal.Target) -> Text {
    let kpi = kpi(of: target)
    let sign = target.limit.constraint.side == .atMost ? "≤" : "≥"
    let limit = KPIText.number(target.limit.constraint.limit, kpi.unit)
    let name = Self.within(kpi.name)
    return Text("\(name.en) \(sign) \(limit)", "\(name.zh) \(sign) \(limit)")
  }

  /// What the rerun says of the targets where it does not say that they are met.
  private func doubts(_ own: Summary) -> [Text] {
    search.goal.targets.compactMap { target in
      guard let figure = own[target.key] else { return nil }
      let bound = bound(of: target)
      switch target.limit.constraint.verdict(figure.interval) {
      case .feasible: return nil
      case .infeasible:
        return Text(
          "Run again, it does not keep \(bound.en): give the target a smaller “tolerance”, or some "
            + "room.",
          "再次运行表明它不满足 \(bound.zh)：请减小目标的 “tolerance”，或给目标留出余量。")
      case .undecided:
        return Text(
          "Whether it keeps \(bound.en) exactly, the months run again do not tell.",
          "再次运行的月份不足以判定是否恰好满足 \(bound.zh)。")
      }
    }
  }

  /// Of the rerun: the figures of the search are flattered by the choice.
  private func figures(_ confirmation: Comparison) -> [Text] {
    let own = confirmation.policies[0]
    var parts: [(en: String, zh: String)] = []
    for kpi in kpis {
      guard let figure = own[kpi.key] else { continue }
      let value = KPIText.number(figure.interval.estimate, kpi.unit)
      let width = KPIText.halfWidth(figure.interval.halfWidth, kpi.unit)
      let name = Self.within(kpi.name)
      parts.append(("\(name.en) \(value) \(width)", "\(name.zh) \(value) \(width)"))
    }
    let sentence = confirmation.verdicts[0].sentence
    return [
      Text(
        "Run again with \(own.count) months of other customers: "
          + parts.map(\.en).joined(separator: "; ") + ".",
        "换一批客户再运行 \(own.count) 次：" + parts.map(\.zh).joined(separator: "；") + "。"),
      Text(
        "Against \(confirmation.base.name.safeForTerminal) it \(sentence.en).",
        "与 \(confirmation.base.name.safeForTerminal) 相比：\(sentence.zh)。"),
    ] + doubts(own)
  }
}
