// swift-tools-version: 6.2
import Foundation
import PackageDescription

// The house, from the ground up (an import only ever points down):
//
//   1  Numerics          Tallies   Documents   DataFiles   AssetBytes
//   2  EventSimulation   Statistics   CommandLines   Assets   Workbooks   ResultFolders
//   3  Forecourt
//   4  ScenarioFiles     Experiments
//   5  Reporting         MonthlyReview
//   6  Pages             baysim-benchmarks
//   7  ReviewPages
//   8  baysim
//
// What stands on one floor is compiled side by side: a build takes as long as its longest column.

let package = Package(
  name: "baysim",
  products: [
    .executable(name: "baysim", targets: ["baysim"]),
    .executable(name: "baysim-benchmarks", targets: ["baysim-benchmarks"]),
  ],
  targets: [
    .target(name: "Numerics"),
    .target(name: "EventSimulation", dependencies: ["Numerics"]),
    .target(name: "Tallies"),
    .target(name: "DataFiles"),
    .target(name: "Documents"),
    .target(name: "AssetBytes"),
    .target(
      name: "Assets", dependencies: ["AssetBytes"], exclude: ["defaults.jsonc", "Resources"]),
    .target(name: "Forecourt", dependencies: ["Tallies", "EventSimulation"]),
    .target(name: "Statistics", dependencies: ["Numerics", "Tallies"]),
    .target(name: "Workbooks", dependencies: ["DataFiles"]),
    .target(name: "ResultFolders", dependencies: ["DataFiles", "Documents"]),
    .target(name: "CommandLines", dependencies: ["DataFiles", "Documents"]),
    .target(name: "ScenarioFiles", dependencies: ["Assets", "Forecourt", "DataFiles"]),
    .target(name: "Experiments", dependencies: ["Forecourt", "Statistics"]),
    .target(name: "MonthlyReview", dependencies: ["Documents", "Experiments", "Workbooks"]),
    .target(
      name: "Reporting",
      dependencies: ["Documents", "Experiments", "ResultFolders", "ScenarioFiles"]),
    .target(name: "Pages", dependencies: ["Assets", "Reporting"]),
    .target(name: "ReviewPages", dependencies: ["MonthlyReview", "Pages"]),
    .executableTarget(name: "baysim", dependencies: ["CommandLines", "ReviewPages"]),
    .executableTarget(name: "baysim-benchmarks", dependencies: ["Pages"]),

    .testTarget(name: "NumericsTests", dependencies: ["Numerics"]),
    .testTarget(
      name: "EventSimulationTests", dependencies: ["EventSimulation", "Statistics"]),
    .testTarget(name: "DataFilesTests", dependencies: ["DataFiles"]),
    .testTarget(name: "DocumentsTests", dependencies: ["Documents"]),
    .testTarget(name: "WorkbooksTests", dependencies: ["Workbooks"], exclude: ["Fixtures"]),
    .testTarget(name: "ResultFoldersTests", dependencies: ["ResultFolders"]),
    .testTarget(name: "StatisticsTests", dependencies: ["Statistics"]),
    .testTarget(
      name: "ForecourtTests", dependencies: ["Forecourt", "ScenarioFiles", "Statistics"]),
    .testTarget(name: "ScenarioFilesTests", dependencies: ["ScenarioFiles"]),
    .testTarget(name: "ExperimentsTests", dependencies: ["Experiments", "ScenarioFiles"]),
    .testTarget(name: "MonthlyReviewTests", dependencies: ["MonthlyReview", "ScenarioFiles"]),
    .testTarget(name: "ReportingTests", dependencies: ["Reporting"]),
    .testTarget(name: "PagesTests", dependencies: ["Pages"], exclude: ["Browser"]),
    .testTarget(name: "ReviewPagesTests", dependencies: ["ReviewPages"]),
    .testTarget(name: "baysimTests", dependencies: ["baysim"]),
    .testTarget(name: "FuzzTests", dependencies: ["baysim"], exclude: ["Corpus"]),
  ],
  swiftLanguageModes: [.v6],
  cLanguageStandard: .c2x
)

// Each target names all that lies below it, also what it does not import but holds: a change in the
// layout of a type must compile anew whatever holds one, and only what is named is looked at.
var below: [String: Set<String>] = [:]
for target in package.targets {
  let direct = target.dependencies.compactMap { dependency in
    if case .byNameItem(let name, _) = dependency { name } else { nil }
  }
  let all = direct.reduce(into: Set(direct)) { $0.formUnion(below[$1] ?? []) }
  below[target.name] = all
  target.dependencies = all.sorted().map { .byName(name: $0) }
}

// One set of upcoming features for every target, so that no two rooms speak a different Swift.
for target in package.targets {
  target.swiftSettings =
    (target.swiftSettings ?? []) + [
      .enableUpcomingFeature("ExistentialAny"),
      .enableUpcomingFeature("MemberImportVisibility"),
      .enableUpcomingFeature("InternalImportsByDefault"),
    ]
}

// How a release is compiled. Nothing of this changes a result.
//
// Optimised code is not stepped through, so a trace's lines are all it tells of its sources. Where no
// time is spent, small code does as well as fast code; and tests wait for what they test, not for
// themselves. Together about a third of the time of a build.
let release = BuildSettingCondition.when(configuration: .release)
let fast: Set = ["Numerics", "EventSimulation", "Tallies", "Forecourt", "Statistics", "Workbooks"]
for target in package.targets {
  let optimisation =
    target.type == .test ? ["-Onone"] : fast.contains(target.name) ? [] : ["-Osize"]
  target.swiftSettings?.append(
    .unsafeFlags(["-Xfrontend", "-gline-tables-only"] + optimisation, release))
}

// The engine is compiled by a profile of itself: how often each branch is taken decides what is
// inlined and what lies side by side, which saves a sixth of an event's instructions. `.profile/record`
// makes it, by a program with counters that the variable asks for. Without the file, or with a
// compiler too old to read it, the engine is compiled as anything else.
#if compiler(>=6.3)
  let engine: Set = ["EventSimulation", "Tallies", "Forecourt"]
  let profile = Context.packageDirectory + "/.profile/engine.profdata"
  let counts = Context.environment["BAYSIM_PROFILE"]
  if let option = counts.map({ "-ir-profile-generate=\($0)" })
    ?? (FileManager.default.fileExists(atPath: profile) ? "-ir-profile-use=\(profile)" : nil)
  {
    for target in package.targets where engine.contains(target.name) {
      target.swiftSettings?.append(.unsafeFlags(["-Xfrontend", option], release))
    }
  }
  if counts != nil {
    for target in package.targets where target.type == .executable {
      target.linkerSettings = [.unsafeFlags(["-profile-generate"])]
    }
  }
#endif
