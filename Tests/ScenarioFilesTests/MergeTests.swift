import DataFiles
import EventSimulation
import Forecourt
import ScenarioFiles
import Testing

@Suite("What a file adds to what it extends")
struct MergeTests {
  private func shop(_ text: String, overrides: [String] = []) throws -> Shop {
    let result = ScenarioLoader().load(text: text, file: "x.jsonc", overrides: overrides)
    #expect(result.diagnostics.filter { $0.severity == .error } == [])
    return try #require(result.scenario?.shop)
  }

  private func advisors(_ shop: Shop) -> [Int] {
    (0..<7).map { day in
      shop.staff.people.count { $0.role == .advisor && !$0.shifts[day].isEmpty }
    }
  }

  @Test func `one day overrides that day of a range`() throws {
    #expect(advisors(try shop("{}")) == [4, 4, 4, 4, 4, 5, 5])
    let text = #"{ "staff": { "advisors": { "count": { "sat": 7 } } } }"#
    #expect(advisors(try shop(text)) == [4, 4, 4, 4, 4, 7, 5])
    #expect(
      advisors(try shop("{}", overrides: ["staff.advisors.count=2"])) == [2, 2, 2, 2, 2, 2, 2])
    #expect(
      advisors(try shop("{}", overrides: ["staff.advisors.count.mon-tue=2"]))
        == [2, 2, 4, 4, 4, 5, 5])
  }

  @Test func `null goes back to the default`() throws {
    let shop = try shop(
      "{}", overrides: ["crowding.threshold=9", "crowding.threshold=null", "places.bays=5"])
    #expect(shop.crowding.threshold == 4)
    #expect(shop.places.bays == 5)
  }

  @Test func `a distribution of the same kind is merged, another kind replaces it`() throws {
    let minute = Double(TimeUnit.minute)
    let job = #"{ "jobTypes": { "maintenance": { "receptionFactor": 1 } } }"#
    let same = try shop(job, overrides: ["reception.atCar.lognormal.mean=12 min"])
    #expect(same.jobTypes[0].atCar == .lognormal(mean: 12 * minute, cv: 0.35))
    let other = try shop(
      job, overrides: [#"reception.atCar={ "exponential": { "mean": "6 min" } }"#])
    #expect(other.jobTypes[0].atCar == .exponential(mean: 6 * minute))
    let fixed = try shop(job, overrides: ["reception.atCar=6 min"])
    #expect(fixed.jobTypes[0].atCar == .constant(6 * minute))
  }

  @Test func `a job type takes from the common entry what it leaves out`() throws {
    let shop = try shop(
      """
      { "jobTypes": { "*": { "washAccepted": 0.5 },
                      "tyres": { "share": 10, "atCar": "3 min" } } }
      """)
    let tyres = try #require(shop.jobTypes.first { $0.id == "tyres" })
    #expect(tyres.washAccepted == 0.5)
    #expect(tyres.atCar == .constant(3 * Double(TimeUnit.minute)))
    #expect(tyres.name == BilingualName(en: "tyres", zh: "tyres"))
    #expect(shop.jobTypes[0].washAccepted == 0.5)
  }

  @Test func `a table can start again from nothing`() throws {
    let only = try shop(
      #"{ "jobTypes": { "$replace": true, "only": { "share": 1 } } }"#)
    #expect(only.jobTypes.map(\.id) == ["only"])
    // What job types have in common stays.
    #expect(only.jobTypes[0].washAccepted == 0.9)
    let hours = try shop(
      #"{ "demand": { "hourly": { "all": { "$replace": true, "10": 1 } } } }"#)
    #expect(hours.demand.walkInRates[0].enumerated().filter { $1 > 0 }.map(\.offset) == [10])
  }

  @Test func `a job type without cars is left out`() throws {
    let shop = try shop(#"{ "jobTypes": { "accident": { "share": 0 } } }"#)
    #expect(!shop.jobTypes.contains { $0.id == "accident" })
  }

  @Test func `an override reaches into a list`() throws {
    let shop = try shop("{}", overrides: ["staff.advisors.breaks[0].length=45 min"])
    #expect(
      shop.staff.people.filter { $0.role == .advisor }
        .allSatisfy { $0.breaks.map(\.length) == [45 * TimeUnit.minute] })
  }

  @Test(arguments: [
    ("crowding.treshold=5", "unknown key “treshold”; did you mean “threshold”?"),
    ("staff.advisors.breaks[7].length=45 min", "there is no such entry in the scenario"),
    ("nonsense", "\"nonsense\" sets nothing (expected path.to.key=value)"),
    ("a..b=1", "\"a..b\" is not a key path (expected one such as crowding.threshold)"),
    (
      "places.bays=many", "\"many\" is not a count (expected a whole number from 1 to 10000)"
    ),
  ])
  func `a wrong override is told as such`(text: String, message: String) throws {
    let result = ScenarioLoader().load(text: "{}", file: "x.jsonc", overrides: [text])
    let diagnostic = try #require(result.diagnostics.first)
    #expect(result.diagnostics.count == 1)
    #expect(diagnostic.message.en == message)
    #expect(diagnostic.file.hasPrefix("--set"))
  }

  @Test func `named persons replace a head-count`() throws {
    let shop = try shop(
      """
      { "staff": { "advisors": { "people": [
        { "name": "Li", "wagePerHour": "¥45.50", "shift": { "mon-fri": "09:00-17:00" } },
        { "name": "Early", "count": 2, "shift": "08:00-16:00", "speed": 1.25 },
        { "name": "Sunday", "shift": { "sat,sun": "10:00-18:00" }, "breaks": [] }
      ] } } }
      """)
    let people = shop.staff.people.filter { $0.role == .advisor }
    #expect(people.map(\.name) == ["Li", "Early 1", "Early 2", "Sunday"])
    #expect(people.map(\.wagePerHour) == [4550, 4000, 4000, 4000])
    #expect(people.map(\.speed) == [1, 1.25, 1.25, 1])
    #expect(people[0].shifts.map(\.count) == [1, 1, 1, 1, 1, 0, 0])
    #expect(people[3].breaks.isEmpty)
  }

  @Test func `the digest is of the content, not of its spelling`() throws {
    func digest(_ text: String, _ overrides: [String] = []) throws -> String {
      try #require(
        ScenarioLoader().load(text: text, file: "x.jsonc", overrides: overrides).scenario
      ).digest
    }
    let plain = try digest("{}")
    #expect(plain.count == 64)
    #expect(try digest("{ /* a comment */ \"places\": { \"bays\": 3.0 } }") == plain)
    #expect(try digest("{}", ["staff.advisors.count.mon=4"]) == plain)
    #expect(try digest("{}", ["places.bays=4"]) != plain)
  }

  @Test func `an estimate is two overrides`() throws {
    let result = ScenarioLoader().load(
      text: """
        { "estimates": {
            "reception.atCar.lognormal.mean": "±30 %", "places.lane": { "low": 2, "high": 5 },
            "demand.appointments.share": "±10 %", "demand.carsPerDay": "±20 %" } }
        """, file: "x.jsonc")
    let estimates = try #require(result.scenario).estimates
    #expect(
      estimates.prefix(3).map(\.overrides.low) == [
        "reception.atCar.lognormal.mean=\"7 min\"", "places.lane=2",
        "demand.appointments.share=0.315",
      ])
    for estimate in estimates {
      for override in [estimate.overrides.low, estimate.overrides.high] {
        let varied = ScenarioLoader().load(text: "{}", file: "x.jsonc", overrides: [override])
        #expect(varied.scenario != nil)
      }
    }
    let fewer = ScenarioLoader().load(
      text: "{}", file: "x.jsonc", overrides: [estimates[3].overrides.low])
    let walkIns = try #require(fewer.scenario).shop.demand
    let places = walkIns.appointments.template[5].reduce(0) { $0 + $1.places }
    #expect(abs(walkIns.walkInRates[5].reduce(0, +) + 0.85 * Double(places) - 48) < 1e-9)
  }
}
