// swift-tools-version: 6.2
import PackageDescription

// The house, from the ground up (an import only ever points down):
//
//   1  EventSimulation   Statistics
//   2  Forecourt
//   3  ScenarioFiles     Experiments
//   4  MonthlyReview
//   5  Reporting
//   6  baysim            baysim-benchmarks

let package = Package(
  name: "baysim",
  products: [
    .executable(name: "baysim", targets: ["baysim"]),
    .executable(name: "baysim-benchmarks", targets: ["baysim-benchmarks"]),
  ],
  targets: [
    .target(name: "EventSimulation"),
    .target(name: "Statistics"),
    .target(name: "Forecourt", dependencies: ["EventSimulation", "Statistics"]),
    .target(
      name: "ScenarioFiles", dependencies: ["EventSimulation", "Forecourt"],
      resources: [.embedInCode("defaults.jsonc")]),
    // EventSimulation is not imported, and lies in what Experiments allocates: listed, so that a change
    // in it compiles Experiments anew.
    .target(name: "Experiments", dependencies: ["EventSimulation", "Forecourt", "Statistics"]),
    .target(
      name: "MonthlyReview",
      dependencies: ["EventSimulation", "Experiments", "Forecourt", "ScenarioFiles", "Statistics"]),
    .target(
      name: "Reporting",
      dependencies: [
        "EventSimulation", "Experiments", "Forecourt", "MonthlyReview", "ScenarioFiles",
        "Statistics",
      ],
      resources: [
        .embedInCode("HTML/Resources/report.css"),
        .embedInCode("HTML/Resources/report.js"),
        .embedInCode("HTML/Resources/replay-model.js"),
        .embedInCode("HTML/Resources/replay-plan.js"),
        .embedInCode("HTML/Resources/replay-boards.js"),
        .embedInCode("HTML/Resources/replay.js"),
        .embedInCode("HTML/Resources/drill.js"),
      ]),
    .executableTarget(
      name: "baysim",
      dependencies: [
        "EventSimulation", "Experiments", "Forecourt", "MonthlyReview", "Reporting",
        "ScenarioFiles", "Statistics",
      ]),
    .executableTarget(
      name: "baysim-benchmarks",
      dependencies: [
        "EventSimulation", "Experiments", "Forecourt", "Reporting", "ScenarioFiles", "Statistics",
      ]),

    .testTarget(
      name: "EventSimulationTests", dependencies: ["EventSimulation", "Statistics"]),
    .testTarget(name: "StatisticsTests", dependencies: ["Statistics"]),
    .testTarget(
      name: "ForecourtTests",
      dependencies: ["EventSimulation", "Forecourt", "ScenarioFiles", "Statistics"]),
    .testTarget(
      name: "ScenarioFilesTests", dependencies: ["EventSimulation", "Forecourt", "ScenarioFiles"]),
    .testTarget(
      name: "ExperimentsTests",
      dependencies: ["EventSimulation", "Experiments", "Forecourt", "ScenarioFiles", "Statistics"]),
    .testTarget(
      name: "MonthlyReviewTests",
      dependencies: [
        "EventSimulation", "Experiments", "Forecourt", "MonthlyReview", "ScenarioFiles",
        "Statistics",
      ]),
    .testTarget(
      name: "ReportingTests",
      dependencies: [
        "EventSimulation", "Experiments", "Forecourt", "MonthlyReview", "Reporting",
        "ScenarioFiles", "Statistics",
      ], exclude: ["Browser"]),
    .testTarget(
      name: "baysimTests",
      dependencies: [
        "baysim", "EventSimulation", "Experiments", "Forecourt", "Reporting", "ScenarioFiles",
        "Statistics",
      ]),
    .testTarget(
      name: "FuzzTests",
      dependencies: [
        "baysim", "EventSimulation", "Experiments", "Forecourt", "MonthlyReview", "Reporting",
        "ScenarioFiles",
      ], exclude: ["Corpus"]),
  ],
  swiftLanguageModes: [.v6]
)

// One set of upcoming features for every target, so that no two rooms speak a different Swift.
for target in package.targets {
  target.swiftSettings =
    (target.swiftSettings ?? []) + [
      .enableUpcomingFeature("ExistentialAny"),
      .enableUpcomingFeature("MemberImportVisibility"),
      .enableUpcomingFeature("InternalImportsByDefault"),
    ]
}
