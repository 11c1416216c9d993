public import Documents
import Experiments
import Forecourt
import Statistics

/// A comparison for the terminal: the differences, who is best, and a verdict on each policy.
public struct ComparisonTable {
  private let results: ComparisonResults
  private let language: Language
  private var comparison: Comparison { results.comparison }

  public init(_ results: ComparisonResults, language: Language) {
    self.results = results
    self.language = language
  }

  public func lines(width: Int, colour: Bool) -> [String] {
    var lines = differences(width: width, colour: colour)
    if results.study != nil { lines += [""] + effects(width: width, colour: colour) }
    if let standings = standings(width: width) { lines += [""] + standings }
    return lines + [""] + verdicts(width: width, colour: colour) + guards(width: width)
  }

  /// What a gain may not be paid with, and how sure that is.
  private func guards(width: Int) -> [String] {
    guard !comparison.guards.isEmpty else { return [] }
    let level = NumberText.percent(comparison.level, decimals: 0)
    let names = comparison.guards.map(\.kpi.name)
    let text = Text(
      "Better is only what pays with none of these, all of which hold together at \(level): "
        + names.map { $0.en.lowercased() }.joined(separator: "; ") + ".",
      "只有不以下列各项为代价的才算更好（各区间以 \(level) 的置信度同时成立）："
        + names.map(\.zh).joined(separator: "、") + "。")
    return [""] + text[language].wrapped(toWidth: width)
  }

  // MARK: Differences

  /// Of dozens of combinations: those that may be the best, by their places among the policies.
  private var front: [Int] {
    let names = results.names(.best) + results.names(.mayBeBest)
    let places = names.compactMap { name in
      comparison.policies.firstIndex { $0.name == name }
    }
    return Array(places.prefix(6))
  }

  /// Where there are too many to show all: their names need the room.
  private func leaders(width: Int, colour: Bool) -> [String] {
    var table = TextTable(columns: [
      .init("", minimumWidth: 30), .init(Text("mean", "均值")[language], .decimal),
      .init(Text("difference", "差异")[language], .decimal),
    ])
    var keys = [results.manifest.key]
    for key in KPI.headline where comparison[key] != nil && !keys.contains(key) {
      keys.append(key)
    }
    for key in keys {
      guard let figure = comparison[key] else { continue }
      let base = figure.changes.first?.baseMean ?? .nan
      let rows = front.map { place -> [TextTable.Cell] in
        let change = figure.changes[place]
        return [
          TextTable.Cell(comparison.policies[place].name),
          TextTable.Cell(KPIText.number(change.policyMean, figure.kpi.unit)),
          TextTable.Cell(
            KPIText.change(change.difference.estimate, figure.kpi.unit),
            style: style(figure, place)),
        ]
      }
      let own: [TextTable.Cell] = [
        TextTable.Cell(comparison.base.name, style: .dim),
        TextTable.Cell(KPIText.number(base, figure.kpi.unit), style: .dim),
      ]
      table.add(heading(figure.kpi), rows: [own] + rows)
    }
    return table.lines(width: width, colour: colour)
  }

  private func heading(_ kpi: KPI) -> String {
    let unit = KPIText.unit(kpi.unit)[language]
    return kpi.name[language] + (unit.isEmpty ? "" : ", \(unit)")
  }

  private func differences(width: Int, colour: Bool) -> [String] {
    guard results.hasFewPolicies else { return leaders(width: width, colour: colour) }
    var table = TextTable(columns: [
      .init("", minimumWidth: 16),
      .init(Text("base", "基准")[language], .decimal),
      .init(Text("policy", "方案")[language], .decimal),
      .init(Text("difference", "差异")[language], .decimal),
      .init(Text("interval", "区间")[language], style: .dim),
      .init(Text("variance saved", "方差减少")[language], .right, style: .dim, isOptional: true),
    ])
    for key in results.keys {
      guard let figure = comparison[key] else { continue }
      table.add(
        heading(figure.kpi),
        rows: comparison.policies.indices.map { row(figure, $0) })
    }
    let isAnyRare = results.keys.contains { key in
      comparison[key]?.changes.contains(where: \.isRare) == true
    }
    return table.lines(width: width, colour: colour)
      + (isAnyRare ? ["", RareMark.note[language]] : [])
  }

  private func row(_ figure: Comparison.Figure, _ policy: Int) -> [TextTable.Cell] {
    let (change, unit) = (figure.changes[policy], figure.kpi.unit)
    return [
      TextTable.Cell(comparison.policies[policy].name),
      TextTable.Cell(KPIText.number(change.baseMean, unit)),
      TextTable.Cell(KPIText.number(change.policyMean, unit)),
      TextTable.Cell(
        KPIText.change(change.difference.estimate, unit), style: style(figure, policy)),
      TextTable.Cell(interval(change.difference, unit) + (change.isRare ? " *" : "")),
      TextTable.Cell(
        change.varianceSaved.isFinite
          ? NumberText.percent(change.varianceSaved, decimals: 0) : Texts.noValue),
    ]
  }

  private func interval(_ interval: ConfidenceInterval, _ unit: KPI.Unit) -> String {
    guard interval.isDetermined else { return Texts.noValue }
    let between = Text(" to ", " 至 ")[language]
    return KPIText.change(interval.low, unit) + between + KPIText.change(interval.high, unit)
  }

  private func style(_ figure: Comparison.Figure, _ policy: Int) -> TextStyle {
    let interval = figure.changes[policy].difference
    guard interval.isDetermined, !interval.contains(0) else { return .dim }
    return switch comparison.tone(of: figure, policy: policy) {
    case .good: .good
    case .bad: .bad
    case .plain: .plain
    }
  }

  // MARK: Effects

  private func effects(width: Int, colour: Bool) -> [String] {
    guard let study = results.study, let kpi = comparison[results.manifest.key]?.kpi else {
      return []
    }
    var table = TextTable(columns: [
      .init("", minimumWidth: 24),
      .init(Text("effect", "效应")[language], .decimal),
      .init(Text("interval", "区间")[language], style: .dim),
      .init("p", .decimal, style: .dim),
    ])
    let all = study.effects(on: kpi.key)
    func rows(_ count: Int) -> [[TextTable.Cell]] {
      all.filter { $0.factors.count == count }.map { effect in
        let isClear = effect.interval.isDetermined && !effect.interval.contains(0)
        return [
          TextTable.Cell(effect.name),
          TextTable.Cell(
            KPIText.change(effect.interval.estimate, kpi.unit), style: isClear ? .bold : .dim),
          TextTable.Cell(interval(effect.interval, kpi.unit)),
          TextTable.Cell(
            effect.adjustedPValue < 0.001
              ? "<0.001" : NumberText.fixed(effect.adjustedPValue, decimals: 3)),
        ]
      }
    }
    let level = NumberText.percent(study.level, decimals: 0)
    table.add(
      Text(
        "Effects on \(kpi.name.en.lowercased()); all intervals hold together at \(level)",
        "对\(kpi.name.zh)的主效应（所有区间同时成立的置信水平为 \(level)）")[language],
      rows: rows(1))
    let pairs = rows(2)
    if !pairs.isEmpty {
      table.add(Text("Two factors together", "两因素交互")[language], rows: pairs)
    }
    return table.lines(width: width, colour: colour)
  }

  // MARK: Who is best

  private func standings(width: Int) -> [String]? {
    guard let kpi = comparison[results.manifest.key]?.kpi, !comparison.standings.isEmpty else {
      return nil
    }
    let best = results.names(.best)
    let open = results.names(.mayBeBest)
    let worse = results.names(.worse)
    let trades = results.names(.trade)
    func list(_ names: [String]) -> String {
      names.map(\.safeForTerminal).joined(separator: Text("; ", "；")[language])
    }
    var parts: [Text] = []
    if !best.isEmpty { parts.append(Text("Best: \(list(best))", "最好：\(list(best))")) }
    if !open.isEmpty, !results.hasFewPolicies {
      parts.append(
        Text("May be the best: \(open.count)", "可能最好（尚分不出）的有 \(open.count) 个"))
    } else if !open.isEmpty {
      parts.append(
        Text("May be the best: \(list(open))", "可能最好（尚分不出）：\(list(open))"))
    }
    if !worse.isEmpty, results.hasFewPolicies {
      parts.append(Text("Worse than the best: \(list(worse))", "不如最好者：\(list(worse))"))
    } else if !worse.isEmpty {
      parts.append(
        Text("Worse than the best: \(worse.count) others", "不如最好者：其余 \(worse.count) 个"))
    }
    if !trades.isEmpty {
      parts.append(
        results.hasFewPolicies
          ? Text("Trades, not gains: \(list(trades))", "有得有失，不算改善：\(list(trades))")
          : Text("Trades, not gains: \(trades.count)", "有得有失，不算改善的有 \(trades.count) 个"))
    }
    let heading = Text(
      "By \(kpi.name.en.lowercased()), at \(NumberText.percent(results.manifest.level, decimals: 0)). ",
      "按\(kpi.name.zh)，置信度 \(NumberText.percent(results.manifest.level, decimals: 0))。")
    let text =
      heading[language]
      + parts.map { $0[language] }.joined(separator: Text(". ", "。")[language])
      + Text(".", "。")[language]
    return text.wrapped(toWidth: width)
  }

  // MARK: Verdicts

  private func verdicts(width: Int, colour: Bool) -> [String] {
    let told = results.hasFewPolicies ? Array(comparison.verdicts.indices) : front
    let noEffects = results.noEffects
    return told.flatMap { place -> [String] in
      let verdict = comparison.verdicts[place]
      let name = verdict.policy.safeForTerminal
      let text =
        name + Text(": ", "：")[language] + verdict.sentence[language]
        + Text(".", "。")[language]
      var lines = text.wrapped(toWidth: width - 2)
      if lines[0].hasPrefix(name) {
        lines[0] = TextStyle.bold.apply(to: name, colour: colour) + lines[0].dropFirst(name.count)
      }
      // Nothing that was written is ignored in silence.
      let reasons = noEffects[place]?.lines.flatMap {
        $0[language].safeForTerminal.wrapped(toWidth: width - 4).map { "    " + $0 }
      }
      return [lines[0]] + lines.dropFirst().map { "  " + $0 } + (reasons ?? [])
    }
  }
}

extension KPIText {
  /// A difference: with its sign; of a share in percentage points.
  static func change(_ value: Double, _ unit: KPI.Unit) -> String {
    let text = number(value, unit)
    let isAboveZero = value > 0 && text.contains { ("1"..."9").contains($0) }
    return isAboveZero ? "+" + text : text
  }
}
