public import Experiments
import Forecourt

/// A comparison as files: what was found, and what is needed to find it again.
public struct ComparisonResults: FolderOfResults, Sendable {
  /// With more policies than this, files and tables keep to the figures that decide.
  public static let fewPolicies = 12

  public let manifest: StudyManifest
  public let comparison: Comparison
  /// Main effects and interactions, where there are factors.
  public let study: FactorialStudy?
  public let replicationsAsked: Int

  /// - Precondition: one summary a member of the manifest, the base first, over the same
  ///   replications, at least two of them.
  public init(_ manifest: StudyManifest, summaries: [Summary], replicationsAsked: Int) {
    self.manifest = manifest
    self.replicationsAsked = replicationsAsked
    comparison = Comparison(
      base: summaries[0], policies: Array(summaries.dropFirst()), on: manifest.key,
      level: manifest.level)
    study = manifest.design.map {
      FactorialStudy($0, cells: Array(summaries.suffix($0.count)), level: manifest.level)
    }
  }

  /// The figure that decides, then the other ones that matter most.
  public var keys: [String] {
    let headline = KPI.headline.filter { $0 != manifest.key }
    return ([manifest.key] + headline).filter { comparison[$0] != nil }
  }

  public var hasFewPolicies: Bool { comparison.policies.count <= Self.fewPolicies }

  /// Names of those of one standing, better means first; the base is the first scenario.
  public func names(_ standing: PolicyStanding.Place) -> [String] {
    let isHigherBetter = comparison[manifest.key]?.kpi.direction == .higherIsBetter
    return comparison.standings.filter { $0.place == standing }
      .sorted { isHigherBetter ? $0.mean > $1.mean : $0.mean < $1.mean }
      .map { manifest.members[$0.system].name }
  }

  /// The files of the folder, in their order.
  public var files: [(name: String, text: String)] {
    [("comparison.json", json()), ("comparison.csv", csv())]
      + (study == nil ? [] : [("effects.csv", effectsCSV())])
  }
}
