import DataFiles
import Forecourt
import ScenarioFiles
import Testing

@Suite("What is allowed but odd")
struct OddityTests {
  /// A shop without anything odd, so that each oddity stands alone.
  static let quiet = #""demand": { "carsPerDay": 20, "otherVisitors": { "perDay": 0 } }"#

  static let table: [(String, [String])] = [
    ("", []),
    (
      #""crowding": { "threshold": 7 }"#,
      [
        "crowding.threshold: the rule calls at 7 cars, crowding is still measured at 4: as it should "
          + "be for a policy; set yardstick.crowded too if your shop signed 7",
        "crowding.threshold: the rule can never fire: 7 cars, but the area holds 6 (3 bays and 3 "
          + "lane places)",
      ]
    ),
    (
      #""longStay": { "limit": "11 h" }"#,
      [
        "longStay.limit: the rule calls after 11 h, long stays are still measured at 20 min: as it "
          + "should be for a policy; set yardstick.longStay too if your shop signed 11 h",
        "longStay.limit: the rule can hardly fire: the limit is longer than an open day",
      ]
    ),
    // Who writes a yardstick means it, and a rule that is off calls nobody.
    (
      #""crowding": { "threshold": 3 }, "yardstick": { "crowded": 4 }, "longStay": { "limit": "20 min" }"#,
      []
    ),
    (
      #""crowding": { "threshold": 3 }, "yardstick": { "crowded": 3 }"#,
      [
        "yardstick.crowded: “crowded” begins at 3 cars, and there are 3 bays: it may mean that bays are in "
          + "use and nobody waits (yardstick.crowded, places.bays)"
      ]
    ),
    (#""longStay": { "limit": "30 min", "enabled": false }"#, []),
    (
      #""places": { "waitingBays": 0, "temporaryParking": 0 }"#,
      [
        "crowding.actions: divertToTemporaryParking can never be done: places.temporaryParking "
          + "is 0",
        "crowding.actions: releaseToWaitingBay can never be done: places.waitingBays is 0",
      ]
    ),
    (
      #""handOver": { "driver": "movers" }"#,
      ["handOver.driver: movers drive the cars, and staff.movers has nobody"]
    ),
    (
      #""reception": { "frontDeskHelp": { "enabled": true } }"#,
      ["reception.frontDeskHelp: the front desk helps, and staff.frontDesk has nobody"]
    ),
    (
      #""staff": { "managers": { "count": 0 } }"#,
      ["staff.managers: nobody can attend an escalation: no manager, and no deputy"]
    ),
    (#""staff": { "managers": { "count": 0 }, "attendDeputies": ["supervisors"] }"#, []),
    (
      #""staff": { "guards": { "shift": "09:00-18:30" } }"#,
      [
        "staff.guards.shift: nobody is on duty 08:00-09:00 on mon,tue,wed,thu,fri,sat,sun, while "
          + "the shop takes cars: drivers park alone and nobody notifies"
      ]
    ),
    (
      #""staff": { "advisors": { "shift": ["08:00-12:00", "13:00-18:30"] } }"#,
      [
        "staff.advisors.shift: nobody is on duty 12:00-13:00 on mon,tue,wed,thu,fri,sat,sun, "
          + "while the shop takes cars: cars wait unreceived"
      ]
    ),
    (
      #""staff": { "managers": { "breaks": [{ "window": "19:00-20:00", "length": "1 h" }] } }"#,
      ["staff.managers.breaks: the break 19:00-20:00 of Manager 1 lies outside every shift"]
    ),
    (
      #""staff": { "managers": { "minimumOnDuty": 1 } }"#,
      [
        "staff.managers.minimumOnDuty: nobody ever gets a break: at least 1 stay on duty, and at "
          + "most 1 are there"
      ]
    ),
    (
      #""places": { "bays": 4 }"#,
      [
        "places.bays: “crowded” begins at 4 cars, and there are 4 bays: it may mean that bays are in use "
          + "and nobody waits (yardstick.crowded, places.bays)"
      ]
    ),
    (
      #""crowding": { "recallBelow": 2 }"#,
      [
        "crowding.recallBelow: tickets are called when fewer than 2 cars are in the area, and there are "
          + "3 bays: customers wait with a ticket beside a free bay (crowding.recallBelow, places.bays)"
      ]
    ),
    (
      // Two of four may go at once, and no second round begins within half an hour.
      #"""
      "staff": { "advisors": { "count": { "mon-sat": 4, "sun": 5 },
        "breaks": [{ "window": "12:00-12:30", "length": "45 min" }], "minimumOnDuty": 2 } }
      """#,
      [
        "staff.advisors.breaks: on mon,tue,wed,thu,fri,sat,sun at most 2 of 4 can take the break "
          + "12:00-12:30 (45 min): 2 must stay on duty"
      ]
    ),
    (
      #""calendar": { "closed": ["2025-01-01"] }"#,
      ["calendar.closed: 2025-01-01 is not in the calendar (2024-07-01 to 2024-07-30)"]
    ),
  ]

  @Test(arguments: table)
  func `it is a warning, and the scenario is used`(text: String, expected: [String]) {
    let whole = "{ \(text)\(text.isEmpty ? "" : ",") \(Self.quiet) }"
    let result = ScenarioLoader().load(text: whole, file: "x.jsonc")
    #expect(result.scenario != nil)
    #expect(result.diagnostics.map { "\($0.keyPath): \($0.message.en)" }.sorted() == expected)
    #expect(result.diagnostics.allSatisfy { $0.severity == .warning })
    #expect(result.diagnostics.allSatisfy { $0.description.contains(": warning: ") })
  }

  @Test func `weights while the shop takes no cars are told at their place`() {
    let result = ScenarioLoader().load(
      text: #"{ "demand": { "carsPerDay": 20, "hourly": { "mon-fri": { "18": 0.5 } } } }"#,
      file: "x.jsonc")
    #expect(
      result.diagnostics.first?.description
        == "x.jsonc:1:58: warning: demand.hourly.mon-fri.18: walk-ins at 18:00, when the shop takes no "
        + "cars: they are left out")
  }

  /// By hand: 12 cars an hour of walk-ins alone; job shares weigh the reception factor to 1.0065
  /// (50·0.85 + 12·0.95 + 14·1.15 + 9·1.3 + 11·1.1 + 4·1.7 = 100.65), so a car holds its bay for
  /// 0.7 + 16·1.0065 + 1 = 17.804 min and an advisor for 16·1.0065 + 1 = 17.104 min.
  @Test func `hours with more work than bays or advisors are told`() {
    let result = ScenarioLoader().load(
      text: """
        { "demand": { "walkInsPerHour": { "tue": { "10": 12, "11": 11 }, "wed": { "09": 14 } },
                      "appointments": { "share": 0 } },
          "staff": { "advisors": { "count": 3 } } }
        """, file: "x.jsonc")
    let told = result.diagnostics.map { "\($0.keyPath): \($0.message.en)" }
    #expect(
      told.filter { $0.contains("more is expected") } == [
        "demand.walkInsPerHour: more is expected than can be done: 4.2 bays are needed on wed at 9:00, and "
          + "there are 3 (the worst of 3 such hours of the week)",
        "staff.advisors: more is expected than can be done: 4 advisors are needed on wed at 9:00, "
          + "and there are 3 (the worst of 3 such hours of the week)",
      ])
  }

  @Test func `an open day without cars is asked about`() {
    let found = messages(#"{ "demand": { "carsPerDay": { "mon-fri": 30, "sat": 30, "sun": 0 } } }"#)
    #expect(found.count == 1 && found[0].hasPrefix("x.jsonc:1:"), "\(found)")
    #expect(found[0].contains("open on sun, and no car is expected: is it closed?"))
    let closed = #""calendar": { "opening": { "sun": "closed" } }"#
    #expect(
      messages(#"{ "demand": { "carsPerDay": { "mon-sat": 30, "sun": 0 } }, \#(closed) }"#) == [])
  }

  @Test func `what several lines make together is told in the file that was named`() throws {
    let folder = try TemporaryFolder([
      "base.jsonc": #"{ "demand": { "carsPerDay": 20 } }"#,
      "four.jsonc": #"{ "extends": "base.jsonc", "places": { "bays": 4 } }"#,
    ])
    let found = ScenarioLoader().load(path: folder.path + "/four.jsonc").diagnostics
    #expect(found.map(\.keyPath) == ["places.bays"])
    #expect(found.first?.file.hasSuffix("four.jsonc") == true)
  }
}

@Suite("What another line overrules")
struct IgnoredKeyTests {
  @Test func `a head-count beside people is refused, and both lines are named`() throws {
    let folder = try TemporaryFolder([
      "base.jsonc": """
      { "demand": { "carsPerDay": 20 },
        "staff": { "advisors": { "people": [{ "name": "Li" }, { "name": "Wang" }, { "name": "Wu" }] } } }
      """,
      "seven.jsonc":
        #"{ "extends": "base.jsonc", "staff": { "advisors": { "count": { "sat": 7 } } } }"#,
      "again.jsonc": """
      { "extends": "base.jsonc", "staff": { "advisors": { "people": null, "count": 4 } } }
      """,
    ])
    let result = ScenarioLoader().load(path: folder.path + "/seven.jsonc")
    #expect(result.scenario == nil && result.diagnostics.count == 1)
    let only = try #require(result.diagnostics.first)
    #expect(only.keyPath == "staff.advisors.count" && only.isIdle)
    #expect(only.description.contains("seven.jsonc:1:"))
    #expect(only.message.en.contains("base.jsonc:2:38"), "\(only)")
    let again = ScenarioLoader().load(path: folder.path + "/again.jsonc").scenario
    #expect(again?.shop.staff.people.count { $0.role == .advisor } == 4)
    let over = ScenarioLoader().load(
      path: folder.path + "/base.jsonc", overrides: ["staff.advisors.count=9"])
    #expect(over.scenario == nil)
  }

  @Test(arguments: [
    #"{ "rule": "custom", "share": "50 %", "slots": { "all": { "09:00": 3 } } }"#,
    #"{ "rule": "even", "slots": { "all": { "09:00": 3 } } }"#,
  ])
  func `a booking sheet says one thing`(sheet: String) {
    let found = messages(#"{ "demand": { "carsPerDay": 20, "appointments": \#(sheet) } }"#)
    #expect(found.count == 1 && found[0].contains("has no effect beside"), "\(found)")
  }
}

@Suite("Slips of a Chinese keyboard")
struct TypingSlipTests {
  @Test(arguments: [
    ("{ “places”: { } }", "x.jsonc:1:3: ‘“’ is a Chinese quotation mark: write ‘\"’"),
    ("{ \"name\": “店” }", "x.jsonc:1:11: name: ‘“’ is a Chinese quotation mark: write ‘\"’"),
    (
      "{ \"name\"： \"x\" }", "x.jsonc:1:9: name: ‘：’ is a Chinese (full-width) character: write ‘:’"
    ),
    ("{ \"name\": \"x\"， }", "x.jsonc:1:14: ‘，’ is a Chinese (full-width) character: write ‘,’"),
    ("{ \"name\": \"x”\n }", "x.jsonc:1:13: name: ‘”’ is a Chinese quotation mark: write ‘\"’"),
    (
      "{ \"demand\": { \"carsPerDay\": { \"周六\": 60 } } }",
      "x.jsonc:1:31: demand.carsPerDay: \"周六\" is not a day; did you mean \"sat\"?"
    ),
    (
      "{ \"staff\": { \"guards\": { \"shift\": \"08：00-18：30\" } } }",
      "x.jsonc:1:35: staff.guards.shift: \"08：00-18：30\" has full-width characters; did you mean "
        + "\"08:00-18:30\"?"
    ),
  ])
  func `are called by name`(text: String, expected: String) {
    #expect(messages(text).filter { !$0.contains("warning") }.first == expected)
  }

  @Test(arguments: [
    ("周六", "sat"), ("星期日", "sun"), ("周一至周五", "mon-fri"), ("周六、周日", "sat,sun"), ("工作日", "mon-fri"),
    ("周末", "sat,sun"), ("每天", "all"),
  ])
  func `a Chinese weekday has its code`(word: String, code: String) {
    let found = messages(#"{ "demand": { "carsPerDay": { "\#(word)": 60 } } }"#)
    #expect(found.contains { $0.contains("did you mean \"\(code)\"?") }, "\(found)")
  }

  @Test func `a GBK file is to be saved as UTF-8`() {
    // 店 in GBK is B5 EA.
    let bytes = Array("{ \"name\": \"".utf8) + [0xB5, 0xEA] + Array("\" }".utf8)
    let result = ScenarioLoader().load(bytes: bytes, file: "x.jsonc")
    #expect(
      result.diagnostics.map { $0.rendered(in: .chinese) }
        == ["x.jsonc:1:12: 文件是 GBK（ANSI）编码，不是 UTF-8：请另存为 UTF-8"])
  }
}
