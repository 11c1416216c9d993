import DataFiles
import EventSimulation
import Forecourt
import ScenarioFiles
import Testing

@Suite("Booking sheets by named rules")
struct AppointmentRuleTests {
  @Test(arguments: [(0, 4), (1, 4), (3, 4), (4, 4), (9, 4), (7, 1), (5, 0), (100, 36)])
  func `every rule lays out exactly the places asked for`(places: Int, slots: Int) {
    let walkIns = (0..<slots).map { Double(($0 * 7) % 5) }
    let wanted = slots == 0 ? 0 : places
    for layout in [
      AppointmentRules.even(places: places, slots: slots),
      AppointmentRules.frontLoaded(places: places, slots: slots),
      AppointmentRules.followDemand(places: places, walkIns: walkIns),
      AppointmentRules.offPeak(places: places, walkIns: walkIns, carsPerPlace: 0.85),
    ] {
      #expect(layout.count == slots)
      #expect(layout.reduce(0, +) == wanted)
      #expect(layout.allSatisfy { $0 >= 0 })
    }
  }

  @Test func `even is level within one place`() {
    #expect(AppointmentRules.even(places: 6, slots: 4) == [1, 2, 1, 2])
  }

  /// Bailey and Welch: with as many places as slots, two at the first and none at the last.
  @Test func `frontLoaded books two at the first slot`() {
    #expect(AppointmentRules.frontLoaded(places: 5, slots: 5) == [2, 1, 1, 1, 0])
    #expect(AppointmentRules.frontLoaded(places: 1, slots: 5) == [1, 0, 0, 0, 0])
    #expect(AppointmentRules.frontLoaded(places: 3, slots: 6) == [2, 0, 1, 0, 0, 0])
  }

  @Test func `followDemand is in proportion`() {
    #expect(AppointmentRules.followDemand(places: 8, walkIns: [1, 2, 1, 0]) == [2, 4, 2, 0])
  }

  @Test func `offPeak fills the valleys`() {
    // 0 → 1; 1 and 1: the earlier; 1 → 2; then 2 and 2: the earlier.
    #expect(
      AppointmentRules.offPeak(places: 4, walkIns: [3, 1, 0, 3], carsPerPlace: 1) == [0, 2, 2, 0])
    #expect(
      AppointmentRules.offPeak(places: 3, walkIns: [5, 1, 0, 5], carsPerPlace: 1) == [0, 1, 2, 0])
  }

  /// 45 cars, 60 and 54: those in front of the gate are among them.
  @Test func `who comes before opening is one of the day's cars`() throws {
    let result = ScenarioLoader().load(
      text: #"{ "demand": { "beforeOpening": { "cars": { "mon-fri": 5, "sat,sun": 2.5 } } } }"#,
      file: "x.jsonc")
    let demand = try #require(result.scenario).shop.demand
    #expect(demand.beforeOpening.cars == [5, 5, 5, 5, 5, 2.5, 2.5])
    for (day, cars) in [45, 45, 45, 45, 45, 60, 54.0].enumerated() {
      let places = demand.appointments.template[day].reduce(0) { $0 + $1.places }
      let all =
        demand.walkInRates[day].reduce(0, +) + demand.beforeOpening.cars[day]
        + Double(places) * demand.appointments.bookedShare * (1 - demand.appointments.noShow)
      #expect(abs(all - cars) < 1e-9)
    }
    let tooMany = ScenarioLoader().load(
      text: #"{ "demand": { "carsPerDay": 6, "beforeOpening": { "cars": 5 } } }"#, file: "x.jsonc")
    #expect(
      tooMany.diagnostics.contains {
        $0.severity == .error
          && $0.message.en == "1.7 booked cars and 5 before opening are expected to come on mon, "
            + "more than the 6 of carsPerDay"
      })
  }

  @Test func `a custom sheet is taken as it stands`() throws {
    let result = ScenarioLoader().load(
      text: """
        { "demand": { "appointments": { "rule": "custom",
            "slots": { "mon-fri": { "09:00": 2, "08:00": 1, "10:00": 0 } } } } }
        """, file: "x.jsonc")
    let demand = try #require(result.scenario).shop.demand
    #expect(
      demand.appointments.template[0] == [
        AppointmentSlot(time: 8 * TimeUnit.hour, places: 1),
        AppointmentSlot(time: 9 * TimeUnit.hour, places: 2),
      ])
    #expect(demand.appointments.template[6] == [])
    // 45 cars, of which 3 · 0.85 are booked.
    #expect(abs(demand.walkInRates[0].reduce(0, +) - (45 - 2.55)) < 1e-9)
  }
}
