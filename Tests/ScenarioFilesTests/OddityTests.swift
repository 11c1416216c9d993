import DataFiles
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
    (#""crowding": { "threshold": 3 }, "yardstick": { "crowded": 3 }"#, []),
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
    #expect(
      result.diagnostics.map { "\($0.keyPath): \($0.message.en)" } == [
        "places.bays: more is expected than can be done: 4.2 bays are needed on wed at 9:00, and "
          + "there are 3 (the worst of 3 such hours of the week)",
        "staff.advisors: more is expected than can be done: 4 advisors are needed on wed at 9:00, "
          + "and there are 3 (the worst of 3 such hours of the week)",
      ])
  }
}
