import DataFiles
import EventSimulation
import Forecourt
import ScenarioFiles
import Testing

@Suite("The shipped baseline")
struct BaselineTests {
  @Test func `the file of defaults is a scenario by itself`() throws {
    let result = ScenarioLoader().load(text: "{}", file: "empty")
    #expect(result.diagnostics.filter { $0.severity == .error }.map(\.description) == [])
    #expect(result.scenario?.name == "empty")
  }

  @Test func `the plan's own numbers are in it`() throws {
    let shop = try shipped("baseline.jsonc").shop
    #expect(shop.places.bays == 3)
    #expect(shop.crowding.threshold == 4)
    #expect(shop.longStay.limit == 20 * TimeUnit.minute)
    #expect(shop.yardstick == Yardstick(crowded: 4, longStay: 20 * TimeUnit.minute))
    #expect(shop.reception.target == TimeUnit.minute)
    #expect(shop.fines.amount == 5000)
    #expect(shop.fines.trigger == .complaint)
    #expect(shop.calendar.measuredDays == 30)
    #expect(shop.calendar.firstMeasuredDate.description == "2024-07-01")
    #expect(shop.calendar.firstDate.description == "2024-06-17")
  }

  @Test func `as many cars come as it says, and the booked share of them`() throws {
    let shop = try shipped("baseline.jsonc").shop
    let appointments = shop.demand.appointments
    for (day, cars) in zip(Weekday.allCases, [45, 45, 45, 45, 45, 60, 54.0]) {
      let walkIns = shop.demand.walkInRates[day.rawValue].reduce(0, +)
      let places = appointments.template[day.rawValue].reduce(0) { $0 + $1.places }
      let booked = Double(places) * appointments.bookedShare * (1 - appointments.noShow)
      let before = shop.demand.beforeOpening.cars[day.rawValue]
      #expect(abs(walkIns + before + booked - cars) < 1e-9)
      // Places are whole, so the share is met within half a place.
      #expect(abs(booked - 0.35 * cars) <= 0.85 / 2 + 1e-9)
    }
    #expect(shop.demand.walkInRates[0][7] == 0)
    #expect(shop.demand.walkInRates[0][18] == 0)
  }

  @Test func `complaints are as likely as the curve of the trade notes says`() throws {
    let customers = try shipped("baseline.jsonc").shop.customers
    // 0.4 percentage points a minute over 8, 0.3 a minute over 20, both up to 25.
    for (minutes, reception, stay) in [
      (8.0, 0, 0), (18, 0.04, 0), (40, 0.128, 0.06), (70.5, 0.25, 0.1515), (200, 0.25, 0.25),
    ] {
      let time = minutes * Double(TimeUnit.minute)
      #expect(abs(customers.receptionTolerance.cdf(time) - reception) < 1e-9)
      #expect(abs(customers.stayTolerance.cdf(time) - stay) < 1e-4)
    }
  }

  @Test func `a job type scales the common times`() throws {
    let jobs = try shipped("baseline.jsonc").shop.jobTypes
    #expect(
      jobs.map(\.id) == [
        "maintenance", "firstService", "repair", "warranty", "bodyAndPaint", "accident",
      ])
    #expect(jobs[0].atCar.mean == 8.5 * Double(TimeUnit.minute))
    #expect(jobs[5].atDesk.mean == 10.2 * Double(TimeUnit.minute))
  }

  @Test func `head-counts by weekday become rosters`() throws {
    let staff = try #require(ScenarioLoader().load(text: "{}", file: "empty").scenario).shop.staff
    let advisors = staff.people.filter { $0.role == .advisor }
    #expect(advisors.map(\.name) == (1...5).map { "Advisor \($0)" })
    #expect(advisors[4].shifts.map(\.count) == [0, 0, 0, 0, 0, 1, 1])
    #expect(advisors[0].shifts.map(\.count) == [1, 1, 1, 1, 1, 1, 1])
  }

  @Test func `everybody has a day off, and every role somebody on duty`() throws {
    let people = try shipped("baseline.jsonc").shop.staff.people
    for person in people {
      let week = person.shifts.joined().reduce(0) { $0 + $1.length }
      // Who only stands in at lunch has other work too.
      if week > 12 * TimeUnit.hour {
        #expect(person.shifts.contains { $0.isEmpty }, "\(person.name)")
      }
    }
    for (role, heads) in [
      (Role.advisor, [4, 4, 4, 4, 4, 5, 5]), (.guardPost, [1, 1, 1, 1, 1, 2, 2]),
      (.supervisor, [1, 1, 1, 1, 1, 1, 1]), (.manager, [1, 1, 1, 1, 1, 1, 1]),
      (.inspector, [2, 2, 2, 2, 2, 2, 2]), (.cashier, [1, 1, 1, 1, 1, 1, 1]),
    ] {
      let members = people.filter { $0.role == role }
      let onDuty = (0..<7).map { day in members.count { !$0.shifts[day].isEmpty } }
      #expect(onDuty == heads, "\(role)")
    }
  }

  @Test func `the forecourt alone is the same shop without its workshop`() throws {
    let (whole, alone) = (try shipped("baseline.jsonc").shop, try shipped("forecourt.jsonc").shop)
    #expect(whole.workshop != nil && alone.workshop == nil)
    #expect(alone.demand == whole.demand)
    #expect(alone.places == whole.places)
    #expect(alone.crowding == whole.crowding && alone.longStay == whole.longStay)
    func advisors(_ shop: Shop) -> [Person] { shop.staff.people.filter { $0.role == .advisor } }
    #expect(advisors(alone) == advisors(whole))
  }

  @Test func `a policy is the lines in which it differs`() throws {
    let base = try shipped("baseline.jsonc")
    let more = try shipped("one-more-advisor.jsonc")
    #expect(more.shop.staff.people.count == base.shop.staff.people.count + 1)
    #expect(more.shop.demand == base.shop.demand)
    #expect(more.name == "One more advisor")
    #expect(
      more.files.map { $0.split(separator: "/").last } == [
        "one-more-advisor.jsonc", "baseline.jsonc",
      ])
    let off = try shipped("no-plan.jsonc")
    #expect(!off.shop.crowding.enabled && !off.shop.longStay.enabled)
    #expect(off.digest != base.digest)
  }

  @Test func `the resolved text makes the same scenario`() throws {
    let scenario = try shipped("one-more-advisor.jsonc")
    let again = try Scenario(resolvedJSON: scenario.resolvedJSON)
    #expect(again.shop == scenario.shop)
    #expect(again.resolvedJSON == scenario.resolvedJSON)
    #expect(again.digest == scenario.digest)
    #expect(again.estimates.map(\.low) == scenario.estimates.map(\.low))
  }
}
