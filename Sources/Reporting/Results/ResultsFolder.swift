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
public struct ScenarioResults {
  /// Every name that a results folder may hold: a folder with anything else is not replaced.
  public static let fileNames: Set<String> = [
    "summary.json", "replications.csv", "hours.csv", "staff.csv", "fines.csv", "report.html",
    "events.csv", "events.xes",
  ]

  let summary: Summary
  let origin: ResultOrigin

  public init(_ summary: Summary, origin: ResultOrigin) {
    self.summary = summary
    self.origin = origin
  }

  /// Writes the folder whole or not at all.
  ///
  /// - Parameter extra: more files by name, such as the report.
  public func write(to path: String, extra: [(name: String, text: String)] = [])
    throws(WriteFault)
  {
    let folder = try AtomicFolder(replacing: path, holding: Self.fileNames)
    try folder.write(summaryJSON(), to: "summary.json")
    try folder.write(replicationsCSV(), to: "replications.csv")
    if let measures = summary.merged {
      try folder.write(hoursCSV(measures), to: "hours.csv")
      try folder.write(staffCSV(measures), to: "staff.csv")
      try folder.write(finesCSV(measures), to: "fines.csv")
    }
    for file in extra { try folder.write(file.text, to: file.name) }
    try folder.commit()
  }
}
