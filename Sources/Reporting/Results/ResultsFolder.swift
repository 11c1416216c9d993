public import Experiments
import Forecourt
public import ScenarioFiles

/// Where results come from: enough to make them again to the byte.
public struct ResultOrigin: Sendable {
  public var programVersion: String
  public var randomStreams: String
  public var scenarioDigest: String
  public var resolvedScenario: String
  public var replicationsAsked: Int

  public init(
    programVersion: String, randomStreams: String, scenario: Scenario, replicationsAsked: Int
  ) {
    self.programVersion = programVersion
    self.randomStreams = randomStreams
    scenarioDigest = scenario.digest
    resolvedScenario = scenario.resolvedJSON
    self.replicationsAsked = replicationsAsked
  }
}

/// The results of one scenario as files; see the schema in the README.
public struct ScenarioResults: FolderOfResults {
  let summary: Summary
  let origin: ResultOrigin

  public init(_ summary: Summary, origin: ResultOrigin) {
    self.summary = summary
    self.origin = origin
  }

  /// The files that follow from the summary alone, in their order.
  public var files: [(name: String, text: String)] {
    var files = [("summary.json", summaryJSON()), ("replications.csv", replicationsCSV())]
    if let measures = summary.merged {
      files.append(("hours.csv", hoursCSV(measures)))
      files.append(("staff.csv", staffCSV(measures)))
      files.append(("fines.csv", finesCSV(measures)))
    }
    return files
  }
}
