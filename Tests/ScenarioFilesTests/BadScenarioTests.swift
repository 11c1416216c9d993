import DataFiles
import ScenarioFiles
import Testing

@Suite("What is wrong with a scenario, and where")
struct BadScenarioTests {
  static let table: [(String, [String])] = [
    ("[]", ["x.jsonc:1:1: a list [ … ] is not an object (expected { … })"]),
    (
      #"{ "crowding": { "treshold": 4 } }"#,
      ["x.jsonc:1:17: crowding: unknown key “treshold”; did you mean “threshold”?"]
    ),
    (
      #"{ "palces": {} }"#,
      ["x.jsonc:1:3: unknown key “palces”; did you mean “places”?"]
    ),
    (
      #"{ "places": { "bays": 0 } }"#,
      ["x.jsonc:1:23: places.bays: 0 is not a count (expected a whole number from 1 to 10000)"]
    ),
    (
      #"{ "places": { "bays": 2.5, "lane": "three" } }"#,
      [
        "x.jsonc:1:23: places.bays: 2.5 is not a count (expected a whole number from 1 to 10000)",
        "x.jsonc:1:36: places.lane: \"three\" is not a capacity (expected a whole number from "
          + "0 to 10000, or \"unlimited\")",
      ]
    ),
    (
      #"{ "longStay": { "limit": "-5 min" } }"#,
      [
        "x.jsonc:1:26: longStay.limit: \"-5 min\" is not a duration (expected a text such as "
          + "\"12 min\" or \"1 h 30 min\", longer than 0)"
      ]
    ),
    (
      #"{ "reception": { "target": 60 } }"#,
      [
        "x.jsonc:1:28: reception.target: 60 is not a duration (expected a text such as "
          + "\"12 min\" or \"1 h 30 min\")"
      ]
    ),
    (
      #"{ "staff": { "advisors": { "shift": { "mon": "08:00-25:00" } } } }"#,
      [
        "x.jsonc:1:46: staff.advisors.shift.mon: \"08:00-25:00\" is not a stretch of a day "
          + "(expected HH:MM-HH:MM)"
      ]
    ),
    (
      #"{ "staff": { "advisors": { "shift": "18:00-08:00" } } }"#,
      [
        "x.jsonc:1:37: staff.advisors.shift: \"18:00-08:00\" ends before it begins (expected a "
          + "later end; what goes past midnight is two intervals)"
      ]
    ),
    (
      #"{ "staff": { "advisors": { "shift": ["08:00-12:00", "11:00-15:00"] } } }"#,
      [
        "x.jsonc:1:53: staff.advisors.shift[1]: begins before the one before it ends (expected "
          + "intervals in order, without overlap)"
      ]
    ),
    (
      #"{ "calendar": { "opening": { "mon-fri": { "opens": "25:00" } } } }"#,
      [
        "x.jsonc:1:52: calendar.opening.mon-fri.opens: \"25:00\" is not a time of day (expected HH:MM)"
      ]
    ),
    (
      #"{ "demand": { "appointments": { "share": 1.5, "noShow": "120 %" } } }"#,
      [
        "x.jsonc:1:42: demand.appointments.share: 1.5 is not a share (expected a number from 0 to "
          + "1, or a text such as \"35 %\")",
        "x.jsonc:1:57: demand.appointments.noShow: \"120 %\" is not a share (expected a number "
          + "from 0 to 1, or a text such as \"35 %\")",
      ]
    ),
    (
      #"{ "demand": { "carsPerDay": { "mon-fri": 45, "wed": 50 } } }"#,
      ["x.jsonc:1:46: demand.carsPerDay: wed is given twice, by \"mon-fri\" and by \"wed\""]
    ),
    (
      #"{ "demand": { "carsPerDay": { "mno": 45 } } }"#,
      [
        "x.jsonc:1:31: demand.carsPerDay: \"mno\" is not a day (expected mon … sun, mon-fri, "
          + "\"sat,sun\" or all)"
      ]
    ),
    (
      #"{ "demand": { "hourly": { "mon": { "24": 1, "9": 1, "09": 2 } } } }"#,
      [
        "x.jsonc:1:36: demand.hourly.mon: \"24\" is not an hour (expected 00 to 23)",
        "x.jsonc:1:53: demand.hourly.mon: the hour 9 is given twice, as \"9\" and as \"09\"",
      ]
    ),
    (
      #"{ "reception": { "order": "fifoo" } }"#,
      [
        "x.jsonc:1:27: reception.order: \"fifoo\" is not one of the choices (expected \"fifo\" or "
          + "\"bookedFirst\"); did you mean \"fifo\"?"
      ]
    ),
    (
      #"{ "reception": { "atCar": { "lognormal": { "mean": "6 min", "cv": 0 } } } }"#,
      [
        "x.jsonc:1:67: reception.atCar.lognormal.cv: 0 is not a number in range (expected a "
          + "number above 0, up to 100)"
      ]
    ),
    (
      #"{ "reception": { "atCar": { "gama": { "mean": "6 min", "cv": 1 } } } }"#,
      [
        "x.jsonc:1:27: reception.atCar: 0 kinds of distribution (expected exactly one of "
          + "exponential, uniform, triangular, normal, lognormal, gamma, weibull, erlang, "
          + "empirical, mixture)",
        "x.jsonc:1:29: reception.atCar: unknown kind “gama”; did you mean “gamma”?",
      ]
    ),
    (
      #"{ "reception": { "guide": { "uniform": { "low": "5 min", "high": "1 min" } } } }"#,
      ["x.jsonc:1:49: reception.guide.uniform.low: “low” is not below “high”"]
    ),
    (
      #"{ "reception": { "guide": "never" } }"#,
      [
        "x.jsonc:1:27: reception.guide: \"never\" is not a duration (expected a text such as "
          + "\"12 min\", or a distribution { … })"
      ]
    ),
    (
      #"{ "reception": { "reservedBays": 3 } }"#,
      [
        "x.jsonc:1:34: reception.reservedBays: 3 of 3 bays are reserved (expected at least one "
          + "bay for walk-ins)"
      ]
    ),
    (
      #"{ "fines": { "amount": "¥0.005" } }"#,
      [
        "x.jsonc:1:24: fines.amount: \"¥0.005\" is not an amount of money (expected yuan: 50, "
          + "\"¥50\" or \"¥0.50\")"
      ]
    ),
    (
      #"{ "calendar": { "firstDate": "2023-02-29" } }"#,
      ["x.jsonc:1:30: calendar.firstDate: \"2023-02-29\" is not a date (expected YYYY-MM-DD)"]
    ),
    (
      #"{ "calendar": { "days": 365240, "warmUpDays": 20 } }"#,
      [
        "x.jsonc:1:47: calendar.warmUpDays: 365260 days with the warm-up are too many (expected at most "
          + "365250)"
      ]
    ),
    (
      #"{ "calendar": { "firstDate": "0001-01-05", "warmUpDays": 5 } }"#,
      ["x.jsonc:1:58: calendar.warmUpDays: the warm-up would begin before the year 1"]
    ),
    (
      #"{ "calendar": { "opening": "closed" } }"#,
      [
        "x.jsonc:1:28: calendar.opening: the shop is closed on every weekday (expected at least "
          + "one open day)"
      ]
    ),
    (
      #"{ "staff": { "advisors": { "count": { "sun": 0 } } } }"#,
      [
        "x.jsonc:1:26: staff.advisors: no advisor is on duty on sun, when the shop is open "
          + "(expected at least one)"
      ]
    ),
    (
      #"{ "jobTypes": { "repair": { "operations": [{ "pool": "mecanical", "duration": "1 h" }] } } }"#,
      [
        "x.jsonc:1:54: jobTypes.repair.operations[0].pool: \"mecanical\" is not a pool of the "
          + "workshop; did you mean \"mechanical\"?"
      ]
    ),
    (
      #"{ "expect": [{ "kpi": "longStay.perDay", "max": 3 }, { "kpi": "cost.perDay" }] }"#,
      [
        "x.jsonc:1:54: expect[1]: expects nothing (expected “min”, “max”, or “near” with "
          + "“tolerance”)"
      ]
    ),
    (
      #"{ "expect": [{ "kpi": "longStay.perDay", "max": 3 }] }"#,
      [
        "x.jsonc:1:23: expect[0].kpi: there is no KPI \"longStay.perDay\"; did you mean "
          + "\"longStays.perDay\"?"
      ]
    ),
    (
      #"{ "estimates": { "places.bay": "±30 %" } }"#,
      ["x.jsonc:1:18: estimates: there is no value at \"places.bay\""]
    ),
    (
      #"{ "start": { "gate": { "maintenence": 2 } } }"#,
      [
        "x.jsonc:1:24: start.gate: \"maintenence\" is not a job type; did you mean "
          + "\"maintenance\"?"
      ]
    ),
    (
      #"{ "extends": "other.jsonc" }"#,
      ["x.jsonc:1:14: extends: only a file can extend another"]
    ),
    (
      #"{ "crowding": { "enabled": "yes" }, "longStay": { "enabled": 1 } }"#,
      [
        "x.jsonc:1:28: crowding.enabled: \"yes\" is not a yes or no (expected true or false)",
        "x.jsonc:1:62: longStay.enabled: 1 is not a yes or no (expected true or false)",
      ]
    ),
  ]

  @Test(arguments: table)
  func `every error is told, at its place`(text: String, expected: [String]) {
    let result = ScenarioLoader().load(text: text, file: "x.jsonc")
    #expect(result.diagnostics.map(\.description) == expected)
    #expect(result.scenario == nil)
  }

  @Test func `a message is there in Chinese as well`() {
    let text = #"{ "calendar": { "opening": { "mon": { "opens": "25:00" } } } }"#
    let result = ScenarioLoader().load(text: text, file: "x.jsonc")
    #expect(
      result.diagnostics.rendered(in: .chinese)
        == "x.jsonc:1:48: calendar.opening.mon.opens: \"25:00\" 不是时刻（应为 HH:MM）\n")
  }

  @Test func `a number that no machine can hold is refused before anything else`() {
    #expect(
      messages(#"{ "places": { "bays": 1e999 } }"#)
        == ["x.jsonc:1:23: places.bays: the number 1e999 is too large"])
  }

  @Test func `more than two hundred errors are not listed`() {
    let keys = (0..<5_000).map { "\"zz\($0)\": 1" }.joined(separator: ",")
    let result = ScenarioLoader().load(text: "{ \(keys) }", file: "x.jsonc")
    #expect(result.diagnostics.count == 200)
  }
}
