import DataFiles
import EventSimulation
import Forecourt
import ScenarioFiles
import Testing

/// What differs between two scenarios in meaning.
struct ScenarioDifferenceTests {
  private func scenario(_ text: String) throws -> Scenario {
    let result = ScenarioLoader().load(text: text, file: "x.jsonc")
    #expect(result.diagnostics.filter { $0.severity == .error }.map(\.description) == [])
    return try #require(result.scenario)
  }

  private func difference(_ before: String, _ after: String) throws -> ScenarioDifference {
    try ScenarioDifference(scenario(before), scenario(after))
  }

  @Test(
    "The same in other words is the same",
    arguments: [
      (#"{ "longStay": { "limit": "90 s" } }"#, #"{ "longStay": { "limit": "1 min 30 s" } }"#),
      (
        #"{ "demand": { "appointments": { "share": "35 %" } } }"#,
        #"{ "demand": { "appointments": { "share": 0.35 } } }"#
      ),
      (#"{ "fines": { "amount": "¥50" } }"#, #"{ "fines": { "amount": "50.00 元" } }"#),
      (
        #"{ "staff": { "advisors": { "count": 4 } } }"#,
        #"{ "staff": { "advisors": { "count": { "mon-fri": 4, "sat,sun": 4 } } } }"#
      ),
      (
        #"{ "staff": { "guards": { "shift": "8:00 – 18:30" } } }"#,
        #"{ "staff": { "guards": { "shift": ["08:00-18:30"] } } }"#
      ),
      (#"{ "name": "One" }"#, #"{ "name": "Other", "question": "Why?" }"#),
      ("{}", #"{ "places": { "bays": 3 } }"#),
      // The workshop is off, so its order of dispatch makes no difference.
      ("{}", #"{ "workshop": { "dispatch": "minorFirst" } }"#),
    ])
  func same(_ before: String, _ after: String) throws {
    let found = try difference(before, after)
    #expect(found.isSame)
    #expect(found.changes == [])
  }

  @Test("A change is told with its place, in words and units")
  func told() throws {
    let found = try difference(
      "{}",
      #"""
      { "longStay": { "limit": "25 min" }, "fines": { "amount": 80.5 },
        "reception": { "atCar": { "triangular": { "low": "5 min", "mode": "8 min", "high": "1 h" } } },
        "demand": { "appointments": { "share": 0.5 } }, "customers": { "patience": "30 min" } }
      """#)
    #expect(!found.isSame)
    func change(_ path: String) throws -> ScenarioChange {
      try #require(found.changes.first { $0.keyPath == path })
    }
    #expect(found.changes.count == 5)
    #expect(try change("longStay.limit").before.en == "20 min")
    #expect(try change("longStay.limit").after.zh == "25 分钟")
    #expect(try change("longStay.limit").section.en == "Clause 6: over 20 minutes")
    #expect(try change("fines.amount").after.en == "¥80.50")
    #expect(
      try change("reception.atCar").after.en == "triangular (low 5 min, mode 8 min, high 1 h)")
    #expect(try change("demand.appointments.share").before.en == "35 %")
    #expect(try change("demand.appointments.share").after.en == "50 %")
    #expect(try change("customers.patience").before.en == "never")
    #expect(try change("customers.patience").before.zh == "永不")
  }

  @Test("Rules of the plan are told like any other")
  func rules() throws {
    let found = try difference(
      "{}",
      #"""
      { "crowding": { "recallBelow": 3, "response": { "calledOff": false } },
        "demand": { "beforeOpening": { "cars": 4.5 } } }
      """#)
    func change(_ path: String) throws -> ScenarioChange {
      try #require(found.changes.first { $0.keyPath.hasPrefix(path) })
    }
    #expect(try change("crowding.recallBelow").before.en == "none")
    #expect(try change("crowding.recallBelow").after.zh == "3")
    #expect(try change("crowding.response.calledOff").before.en == "yes")
    #expect(try change("crowding.response.calledOff").after.zh == "否")
    #expect(try change("demand.beforeOpening.cars").after.en == "4.5")
  }

  @Test("Days with the same change are told together")
  func days() throws {
    let found = try difference(
      #"{ "staff": { "advisors": { "count": 4 } } }"#,
      #"{ "staff": { "advisors": { "count": { "mon-wed": 5, "thu": 4, "fri,sun": 5, "sat": 6 } } } }"#
    )
    #expect(found.changes.map(\.what.en).count == 2)
    #expect(found.changes[0].what.en.hasSuffix("Mon–Wed, Fri, Sun"))
    #expect(found.changes[0].what.zh.hasSuffix("周一至周三、周五、周日"))
    #expect(found.changes[1].what.en.hasSuffix("Sat"))
  }

  @Test("A profile is told at the hour that differs most")
  func profile() throws {
    let found = try difference(
      #"{ "demand": { "hourly": { "$replace": true, "all": { "08": 1, "09": 1, "10": 1, "11": 1 } } } }"#,
      #"{ "demand": { "hourly": { "$replace": true, "all": { "08": 2, "09": 5, "10": 2, "11": 2 } } } }"#
    )
    #expect(found.changes.count == 1)
    #expect(found.changes[0].what.en.contains("09:00, the most of 4 hours that differ"))
    #expect(found.changes[0].before.en == "1" && found.changes[0].after.en == "5")
  }

  @Test("A roster is told person by person")
  func roster() throws {
    let found = try difference(
      #"""
      { "staff": { "guards": { "people": [
        { "name": "Li", "shift": "08:00-12:00" }, { "name": "Wu", "shift": "12:00-18:30" }] } } }
      """#,
      #"""
      { "staff": { "guards": { "people": [
        { "name": "Li", "shift": "08:00-13:00" }, { "name": "Qi", "shift": "12:00-18:30" }] } } }
      """#)
    #expect(found.changes.map { $0.what.en.split(separator: " ").last } == ["Li", "Wu", "Qi"])
    #expect(found.changes[0].before.en.contains("08:00–12:00"))
    #expect(found.changes[1].after.en == "none")
    #expect(found.changes[2].before.zh == "无")
  }

  @Test("A promise is no part of the shop")
  func promise() throws {
    let found = try difference(
      "{}", #"{ "expect": [{ "kpi": "longStays.perDay", "max": 3 }] }"#)
    #expect(found.isSameShop)
    #expect(!found.isSame)
    #expect(found.changes.map(\.keyPath) == ["expect"])
  }

  @Test("Nothing is forgotten: shipped scenarios are told to differ exactly where their shops do")
  func complete() throws {
    let paths = [
      "baseline.jsonc", "no-plan.jsonc", "one-more-advisor.jsonc", "forecourt.jsonc",
      "plan/threshold-3.jsonc", "plan/limit-25.jsonc", "plan/watch-only.jsonc",
      "plan/progress-notices.jsonc", "demand/festival.jsonc", "demand/other-visitors.jsonc",
      "appointments/off-peak.jsonc", "appointments/reserved-bay.jsonc",
      "premises/fourth-bay.jsonc", "premises/clear-bay-early.jsonc",
      "staffing/car-mover.jsonc", "staffing/saturday-off.jsonc", "workshop/seven-lifts.jsonc",
    ]
    let all = try paths.map { try shipped($0) }
    // Each beside the next: every one occurs as both sides, and most are unlike in several parts.
    for (one, other) in zip(all, all.dropFirst() + all.prefix(1)) {
      let found = ScenarioDifference(one, other)
      var named = one.shop
      named.name = other.shop.name
      named.question = other.shop.question
      #expect(found.isSameShop == (named == other.shop), "\(one.name) and \(other.name)")
      #expect(found.isSameShop == found.changes.isEmpty, "\(one.name) and \(other.name)")
    }
  }

  @Test("Each estimate of the baseline, moved to its end, is the one difference")
  func estimates() throws {
    let base = try shipped("baseline.jsonc")
    for estimate in base.estimates {
      let moved = try shipped("baseline.jsonc", overrides: [estimate.overrides.high])
      let found = ScenarioDifference(base, moved)
      #expect(!found.isSame, "\(estimate.keyPath)")
      for change in found.changes {
        #expect(estimate.keyPath.hasPrefix(change.keyPath), "\(estimate.keyPath)")
      }
    }
  }
}
