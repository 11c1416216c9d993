import Documents
public import Experiments
import Forecourt
import Statistics

/// A search as files: the choice, what became of every candidate, and an honest figure for the
/// chosen one.
public struct OptimizationResults: FolderOfResults, Sendable {
  /// The base first, then the candidates.
  public let manifest: StudyManifest
  public let search: Optimization
  public let seed: UInt64
  /// The chosen one against the base with customers that neither had met; nil where nothing was
  /// chosen.
  public let confirmation: Comparison?

  /// Of replications in all; nil where the search had a promise to keep.
  public let budget: Int?
  /// How often the choice was to be run again.
  public let confirmations: Int

  public init(
    _ manifest: StudyManifest, search: Optimization, seed: UInt64, budget: Int?,
    confirmation: Comparison?, confirmations: Int
  ) {
    self.manifest = manifest
    self.search = search
    self.seed = seed
    self.budget = budget
    self.confirmation = confirmation
    self.confirmations = confirmations
  }

  public var chosen: Optimization.Candidate? { search.selected.map { search.candidates[$0] } }

  /// How many times as many replications the same number for each would have taken.
  public var saving: Double {
    Double(search.equalAllocation) / Double(max(1, search.replicationsUsed))
  }

  public var files: [(name: String, text: String)] {
    [("optimization.json", json()), ("candidates.csv", csv())]
  }

  // MARK: Files

  public func json() -> String {
    var json = JSONWriter(to: "", layout: .pretty)
    json.object { json in
      json.field("seed", seed)
      if let budget { json.field("budget", budget) }
      json.field("replications", confirmations)
      json.field("replicationsAsked", confirmations)
      json.field("candidates", search.candidates.count)
      if let chosen { json.field("selected", chosen.name) } else { json.nullField("selected") }
      json.field("isDecided", search.isDecided)
      json.field("replicationsUsed", search.replicationsUsed)
      json.field("equalAllocation", search.equalAllocation)
      json.array("front") { json in
        for index in search.front { json.value(search.candidates[index].name) }
      }
      if let confirmation { json.object("confirmation") { json in write(confirmation, &json) } }
      manifest.write(to: &json)
    }
    return json.output + "\n"
  }

  private func write(_ confirmation: Comparison, _ json: inout JSONWriter<String>) {
    json.field("seed", confirmation.base.seed)
    json.field("replications", confirmation.base.count)
    json.field("verdict", confirmation.verdicts[0].sentence.en)
    json.field("verdictZh", confirmation.verdicts[0].sentence.zh)
    json.field("outcome", confirmation.verdicts[0].outcome.rawValue)
    json.array("figures") { json in
      for key in search.keys {
        guard let figure = confirmation[key], let own = confirmation.policies[0][key] else {
          continue
        }
        json.object { json in
          json.field("kpi", key)
          json.field("base", figure.changes[0].baseMean)
          json.field("mean", own.interval.estimate)
          json.field("low", own.interval.low)
          json.field("high", own.interval.high)
          json.field("difference", figure.changes[0].difference.estimate)
          json.field("differenceLow", figure.changes[0].difference.low)
          json.field("differenceHigh", figure.changes[0].difference.high)
        }
      }
    }
  }

  /// One row a candidate.
  public func csv() -> String {
    var csv = CSVWriter(to: "")
    csv.row(
      ["candidate", "fate", "feasibility", "replications", "on_front", "trade"].map { .text($0) }
        + search.keys.map { .text($0) })
    let front = Set(search.front)
    for (index, candidate) in search.candidates.enumerated() {
      csv.row(
        [
          .text(candidate.name), .text(fate(index)), .text(candidate.feasibility.rawValue),
          .integer(Int64(candidate.replications)), .text(front.contains(index) ? "yes" : ""),
          .text(candidate.isTrade ? "yes" : ""),
        ] + candidate.means.map { .number($0) })
    }
    return csv.output
  }

  /// In a word: what became of a candidate.
  private func fate(_ index: Int) -> String {
    if index == search.selected { return "selected" }
    let candidate = search.candidates[index]
    guard let round = candidate.eliminatedAt else { return "remained" }
    return candidate.feasibility == .infeasible ? "infeasible" : "dropped after \(round)"
  }
}
