import DataFiles
import EventSimulation
import Forecourt
import FoundationEssentials
import ScenarioFiles
import Testing

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

@Suite("Files that extend files")
struct ExtendsTests {
  /// The messages of a file in a folder, with the folder's own path taken out.
  private func messages(
    _ files: [String: String], _ name: String, root: String? = nil
  ) throws -> [String] {
    let folder = try TemporaryFolder(files)
    let result = ScenarioLoader().load(path: folder.path + "/" + name)
    let prefix = folder.path + "/"
    return result.diagnostics.filter { $0.severity == .error }.map { diagnostic in
      var text = Substring(diagnostic.description)
      var parts: [Substring] = []
      while let range = text.firstRange(of: prefix) {
        parts.append(text[..<range.lowerBound])
        text = text[range.upperBound...]
      }
      return (parts + [text]).joined()
    }
  }

  @Test func `a mistake is told in the file in which it stands`() throws {
    let told = try messages(
      [
        "base.jsonc": "{\n  \"places\": { \"bays\": -1 }\n}",
        "x.jsonc": #"{ "extends": "base.jsonc", "fines": { "amount": "much" } }"#,
      ], "x.jsonc")
    #expect(
      told == [
        "base.jsonc:2:23: places.bays: -1 is not a count (expected a whole number from 1 to 10000)",
        "x.jsonc:1:49: fines.amount: \"much\" is not an amount of money (expected yuan: 50, "
          + "\"¥50\" or \"¥0.50\")",
      ])
  }

  @Test func `a circle is told with its chain`() throws {
    let told = try messages(
      [
        "a.jsonc": #"{ "extends": "b.jsonc" }"#, "b.jsonc": #"{ "extends": "c.jsonc" }"#,
        "c.jsonc": #"{ "extends": "a.jsonc" }"#,
      ], "a.jsonc")
    #expect(
      told == [
        "c.jsonc:1:14: extends: the files extend each other in a circle: a.jsonc → b.jsonc → "
          + "c.jsonc → a.jsonc"
      ])
    #expect(
      try messages(["a.jsonc": #"{ "extends": "./a.jsonc" }"#], "a.jsonc") == [
        "a.jsonc:1:14: extends: the files extend each other in a circle: a.jsonc → a.jsonc"
      ])
  }

  @Test func `a long chain is refused`() throws {
    var files = ["f20.jsonc": "{}"]
    for index in 0..<20 { files["f\(index).jsonc"] = #"{ "extends": "f\#(index + 1).jsonc" }"# }
    #expect(
      try messages(files, "f0.jsonc")
        == ["f15.jsonc:1:14: extends: more than 16 files extend one another"])
    #expect(try messages(files, "f5.jsonc") == [])
  }

  @Test func `what cannot be read is told`() throws {
    let files = [
      "missing.jsonc": #"{ "extends": "nowhere.jsonc" }"#,
      "absolute.jsonc": #"{ "extends": "/etc/passwd" }"#,
      "number.jsonc": #"{ "extends": 3 }"#,
      "folder.jsonc": #"{ "extends": "sub" }"#,
      "out.jsonc": #"{ "extends": "../../../../../../../../etc/passwd" }"#,
      "sub/x.jsonc": "{}",
    ]
    #expect(
      try messages(files, "missing.jsonc") == [
        "missing.jsonc:1:14: extends: there is no file \"nowhere.jsonc\" (looked for nowhere.jsonc)"
      ])
    #expect(
      try messages(files, "absolute.jsonc") == [
        "absolute.jsonc:1:14: extends: \"/etc/passwd\" is not a relative path (expected one such "
          + "as \"baseline.jsonc\")"
      ])
    #expect(
      try messages(files, "number.jsonc")[0]
        == "number.jsonc:1:14: extends: 3 is not a path (expected one such as \"baseline.jsonc\")")
    #expect(
      try messages(files, "folder.jsonc")
        == ["folder.jsonc:1:14: extends: \"sub\": this is a folder (expected a file)"])
    #expect(
      try messages(files, "out.jsonc") == [
        "out.jsonc:1:14: extends: \"../../../../../../../../etc/passwd\" leaves the folder of the "
          + "scenarios (the nearest one called “scenarios” around the file that was named, or else that "
          + "file's own folder)"
      ])
    #expect(try messages(files, "none.jsonc") == ["none.jsonc: there is no such file"])
    #expect(try messages(files, "sub") == ["sub: this is a folder (expected a file)"])
  }

  @Test func `the folder named scenarios is the root, and links do not lead out of it`() throws {
    let folder = try TemporaryFolder([
      "scenarios/base.jsonc": "{}", "scenarios/deep/x.jsonc": #"{ "extends": "../base.jsonc" }"#,
      "scenarios/link.jsonc": #"{ "extends": "away/secret.jsonc" }"#, "secret/secret.jsonc": "{}",
      "scenarios/deep/up.jsonc": #"{ "extends": "../../secret/secret.jsonc" }"#,
    ])
    try FileManager.default.createSymbolicLink(
      atPath: folder.path + "/scenarios/away", withDestinationPath: folder.path + "/secret")
    func told(_ name: String) -> [String] {
      ScenarioLoader().load(path: folder.path + "/scenarios/" + name).diagnostics
        .filter { $0.severity == .error }.map(\.message.en)
    }
    #expect(told("deep/x.jsonc") == [])
    for (name, path) in [
      ("link.jsonc", "away/secret.jsonc"), ("deep/up.jsonc", "../../secret/secret.jsonc"),
    ] {
      let found = told(name)
      #expect(found.count == 1)
      #expect(found.first?.hasPrefix("\"\(path)\" leaves the folder of the scenarios") == true)
    }
  }

  @Test func `pipes and devices are not read`() throws {
    let folder = try TemporaryFolder()
    #expect(mkfifo(folder.path + "/pipe.jsonc", 0o600) == 0)
    for path in [folder.path + "/pipe.jsonc", "/dev/zero", "/dev/null"] {
      #expect(
        ScenarioLoader().load(path: path).diagnostics.map(\.message.en)
          == ["this is not a regular file (a pipe or device is not read)"])
    }
  }

  @Test func `a file over the limit is refused before it is read`() throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/large.jsonc"
    let descriptor = open(path, O_CREAT | O_WRONLY, 0o600)
    #expect(ftruncate(descriptor, 1 << 40) == 0)
    close(descriptor)
    #expect(
      ScenarioLoader().load(path: path).diagnostics.map(\.message.en)
        == ["the file is larger than 8 MB"])
  }

  @Test func `name, question and expectations are a file's own`() throws {
    let folder = try TemporaryFolder([
      "base.jsonc": """
      { "name": "Base", "question": "What?",
        "expect": [{ "kpi": "cost.perDay", "max": 1 }], "places": { "lane": 2 } }
      """,
      "policy.jsonc": #"{ "extends": "base.jsonc" }"#,
    ])
    let result = ScenarioLoader().load(path: folder.path + "/policy.jsonc")
    let scenario = try #require(result.scenario)
    #expect(scenario.name == "policy")
    #expect(scenario.question == "")
    #expect(scenario.expectations == [])
    #expect(scenario.shop.places.lane == 2)
  }

  @Test func `columns of CSV files become part of the scenario`() throws {
    let folder = try TemporaryFolder([
      "x.jsonc": """
      { "calendar": { "days": 2 },
        "reception": { "atCar": { "empirical":
          { "file": "times.csv", "column": "minutes", "unit": "min" } } },
        "jobTypes": { "maintenance": { "receptionFactor": 1 } },
        "demand": { "trace": { "file": "cars.csv" } } }
      """,
      "times.csv": "name,minutes\na,9.5\nb,\nc,12\n",
      "cars.csv": """
      time,job,booked
      2024-07-02 09:10,repair,2024-07-02 09:00
      2024-07-01 08:03:30,maintenance,
      2024-07-09 08:03:30,maintenance,

      """,
      "bad.jsonc": """
      { "reception": { "atCar": { "empirical":
          { "file": "times.csv", "column": "minute", "unit": "min" } } } }
      """,
    ])
    let result = ScenarioLoader().load(path: folder.path + "/x.jsonc")
    let scenario = try #require(result.scenario)
    let minute = Double(TimeUnit.minute)
    #expect(scenario.shop.jobTypes[0].atCar == .empirical([9.5 * minute, 12 * minute]))
    let repair = try #require(scenario.shop.jobTypes.firstIndex { $0.id == "repair" })
    let day = TimeUnit.day
    #expect(
      scenario.shop.demand.trace == [
        TraceArrival(
          time: 8 * TimeUnit.hour + 210 * TimeUnit.second, jobType: 0, bookedSlot: nil),
        TraceArrival(
          time: day + 9 * TimeUnit.hour + 10 * TimeUnit.minute, jobType: repair,
          bookedSlot: day + 9 * TimeUnit.hour),
      ])
    #expect(
      result.diagnostics.map(\.message.en)
        == ["1 of 3 recorded cars came outside the calendar and are left out"])
    #expect(scenario.files.count == 3)
    // The resolved text needs none of them.
    #expect(try Scenario(resolvedJSON: scenario.resolvedJSON).shop == scenario.shop)
    let bad = ScenarioLoader().load(path: folder.path + "/bad.jsonc")
    #expect(
      bad.diagnostics.first?.message.en.hasSuffix(
        "has no column \"minute\"; did you mean \"minutes\"?") == true)
  }
}
