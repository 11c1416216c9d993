import DataFiles
import Forecourt
import ScenarioFiles

extension FuzzTarget {
  /// From a text over the defaults to a shop, and back by the resolved text.
  static let scenario = FuzzTarget(
    "scenario", .values, dictionary: ScenarioWords.all, rounds: 1_500
  ) { bytes throws(Violation) in
    let (shop, diagnostics) = ScenarioLoader().shop(bytes: bytes, file: "f")
    try requireSound(shop, diagnostics, of: bytes)
    // One in a hundred whole: it takes longer.
    if isSample(bytes, oneIn: 100) {
      let result = ScenarioLoader().load(bytes: bytes, file: "f")
      try requireSound(result.scenario, result.diagnostics, of: bytes)
      guard let scenario = result.scenario else { return .refused }
      try require(scenario.shop.places == shop?.places, "read twice it is another")
      let again: Scenario
      do throws(ScenarioError) {
        again = try Scenario(resolvedJSON: scenario.resolvedJSON)
      } catch {
        throw Violation("the resolved text is refused: \(error.diagnostics)")
      }
      try require(again.shop == scenario.shop, "the resolved text is another shop")
      try require(again.digest == scenario.digest, "the resolved text has another digest")
    }
    return shop == nil ? .refused : .accepted
  }

  private static let nothing = Array("{}".utf8)

  /// `--set`, each on a line.
  static let overrides = FuzzTarget(
    "overrides", .words, dictionary: ScenarioWords.all + ScenarioWords.paths, rounds: 1_500
  ) { bytes throws(Violation) in
    let words = String(decoding: bytes, as: UTF8.self)
      .split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    let (shop, diagnostics) = ScenarioLoader().shop(bytes: nothing, overrides: words)
    try requireSound(shop, diagnostics, of: [])
    return shop == nil ? .refused : .accepted
  }

  /// A base, policies, factors and goals.
  static let experiment = FuzzTarget(
    "experiment", .values,
    dictionary: ScenarioWords.all + [
      "base", "policies", "factors", "minimise", "constraints", "indifferenceZone", "confidence",
      "replications", "cap", "cost.perDay", "longStays.perDay", "base.jsonc", "../base.jsonc",
      "other.jsonc", "e.jsonc", "/base.jsonc", "..", "min", "max", "kpi",
    ], rounds: 500
  ) { bytes throws(Violation) in
    let files = FileSource.texts([
      "/s/scenarios/e.jsonc": bytes, "/s/scenarios/base.jsonc": Array("{}".utf8),
      "/s/scenarios/other.jsonc":
        Array(#"{ "extends": "base.jsonc", "crowding": { "threshold": 5 } }"#.utf8),
    ])
    let result = ScenarioLoader(files: files).loadExperiment(path: "/s/scenarios/e.jsonc")
    try requireSound(
      result.diagnostics, within: TextExtent(bytes), file: "/s/scenarios/e.jsonc")
    try require(
      (result.experiment == nil) == result.diagnostics.hasErrors, "neither read nor refused")
    guard let experiment = result.experiment else { return .refused }
    if !experiment.factors.isEmpty {
      let first = experiment.scenario(levels: experiment.factors.map { _ in 0 })
      try require(
        (first.scenario == nil) == first.diagnostics.hasErrors, "neither made nor refused")
    }
    return .accepted
  }

  /// Recorded arrivals.
  static let trace = FuzzTarget(
    "trace", .table,
    dictionary: [
      "2024-07-01 08:05", "2024-07-01T08:05:30", "2024-02-30 08:00", "2024-07-31 24:00",
      "0000-00-00",
      "9999-12-31 23:59:59", "maintenance", "repair", "time", "job", "booked", "\"", "",
    ], rounds: 1_000
  ) { bytes throws(Violation) in
    let scenario = #"{ "demand": { "trace": { "file": "t.csv" } } }"#
    return try tableAnswer(bytes, scenario)
  }

  /// A distribution by a column of recorded values.
  static let column = FuzzTarget(
    "column", .table, dictionary: ["minutes", "1.5", "1e6", "-3", "0x10", "\"2,5\"", "525960", ""],
    rounds: 1_000
  ) { bytes throws(Violation) in
    let scenario = """
      { "handBack": { "payment": { "empirical": { "file": "t.csv", "column": "minutes", \
      "unit": "min" } } } }
      """
    return try tableAnswer(bytes, scenario)
  }

  private static func tableAnswer(
    _ table: [UInt8], _ scenario: String
  ) throws(Violation) -> Answer {
    let files = FileSource.texts([
      "/s/scenarios/f.jsonc": Array(scenario.utf8), "/s/scenarios/t.csv": table,
    ])
    let (shop, diagnostics) = ScenarioLoader(files: files).shop(path: "/s/scenarios/f.jsonc")
    try requireSound(diagnostics, within: TextExtent(table), file: "/s/scenarios/t.csv")
    try require((shop == nil) == diagnostics.hasErrors, "neither read nor refused")
    return shop == nil ? .refused : .accepted
  }
}

private func requireSound<Product>(
  _ product: Product?, _ diagnostics: [Diagnostic], of bytes: [UInt8]
) throws(FuzzTarget.Violation) {
  try requireSound(diagnostics, within: TextExtent(bytes))
  try require((product == nil) == diagnostics.hasErrors, "neither read nor refused")
}

/// Words of scenario files.
private enum ScenarioWords {
  static let all = [
    "calendar", "demand", "jobTypes", "places", "staff", "reception", "handOver", "crowding",
    "longStay", "customers", "fines", "workshop", "handBack", "progressNotices", "costs", "start",
    "expect", "estimates", "extends", "name", "question", "$schema", "$replace", "*", "all", "mon",
    "mon-fri", "sat,sun", "fri-mon", "00", "8", "23", "24", "file", "cars", "people", "count",
    "shift",
    "breaks", "window", "length", "lognormal", "mean", "cv", "exponential", "uniform", "low",
    "high",
    "triangular", "mode", "normal", "sd", "gamma", "weibull", "erlang", "stages", "empirical",
    "mixture", "weight", "of", "never", "off", "closed", "unlimited", "12 min", "0 min", "1 us",
    "365250 days", "1 h 30 min", "-5 min", "08:00-18:30", "18:30-08:00", "24:00", "08:60",
    "2024-02-29",
    "2023-02-29", "35 %", "100 %", "101 %", "¥50", "¥0.005", "±30 %", "custom", "even", "fifo",
    "maintenance", "mechanical", "advisors", "guards", "opens", "closes", "lastArrival", "min",
    "max",
    "near", "tolerance", "kpi", "weekday", "hour", "longStays.perDay", "crowding.threshold",
  ]

  static let paths = [
    "places.bays=4", "staff.advisors.count=3", "reception.atCar=\"9 min\"",
    "demand.hourly.mon-fri.08=1", "expect=[]", "jobTypes.maintenance.share=0", "estimates={}",
    "calendar.opening.sat=\"closed\"", "staff.advisors.breaks[0].length=1 h",
    "workshop.enabled=true",
    "workshop.pools.mechanical.bays=1", "demand.trace=null", "start.gate.repair=2",
    "calendar.days=7",
    "customers.patience=1 h", "customers.receptionTolerance.mixture[0].of=never", "[0]=1", "a..b=1",
    "crowding=null", "places={\"bays\":1}", "x[99999999999999999999]=1",
  ]
}
