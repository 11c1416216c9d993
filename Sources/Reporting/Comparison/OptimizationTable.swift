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
    let catalogue = KPI.catalogue(for: results.manifest.members[0].scenario.shop)
    kpis = results.search.keys.map { key in catalogue.first { $0.key == key }! }
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
      table.add(Text("The choice", "所选")[language], rows: rows(0..<1, .good))
    }
    if chosen < shown.count {
      table.add(
        Text(
          "Also on the front: none is better in both \(name(0)) and \(frontName)",
          "同在前沿：没有方案在\(name(0))与\(frontName)两方面都更好")[language],
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

  private func row(_ index: Int, label: String, style: TextStyle?) -> [TextTable.Cell] {
    let candidate = search.candidates[index]
    return [TextTable.Cell(label, style: style)]
      + zip(candidate.means, kpis).map { TextTable.Cell(KPIText.number($0, $1.unit)) }
      + [TextTable.Cell(NumberText.whole(candidate.replications))]
  }

  private func name(_ column: Int) -> String {
    let name = kpis[column].name[language]
    return language == .en ? name.prefix(1).lowercased() + name.dropFirst() : name
  }

  private var frontName: String {
    search.keys.firstIndex(of: search.goal.frontKey).map(name) ?? ""
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
        "\(shown): the best within the budget, without a promise.",
        "\(shown)：预算内最好者，不作保证。")
    }
    guard search.isDecided else {
      return Text(
        "\(shown): the best so far, without a promise: the race reached its maximum of "
          + "replications.",
        "\(shown)：目前最好，但次数已达上限，不作保证。")
    }
    return Text(
      "\(shown): with at least \(share) certainty it meets the targets and is the best, or within "
        + "\(zone) of it.",
      "\(shown)：至少有 \(share) 的把握满足目标且为最好，或与最好者相差不超过 \(zone)。")
  }

  /// Of the rerun: the figures of the search are flattered by the choice.
  private func figures(_ confirmation: Comparison) -> [Text] {
    let own = confirmation.policies[0]
    var parts: [(en: String, zh: String)] = []
    for kpi in kpis {
      guard let figure = own[kpi.key] else { continue }
      let value = KPIText.number(figure.interval.estimate, kpi.unit)
      let width = KPIText.halfWidth(figure.interval.halfWidth, kpi.unit)
      let en = kpi.name.en.prefix(1).lowercased() + kpi.name.en.dropFirst()
      parts.append(("\(en) \(value) \(width)", "\(kpi.name.zh) \(value) \(width)"))
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
    ]
  }
}
