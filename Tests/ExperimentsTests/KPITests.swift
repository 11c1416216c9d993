import EventSimulation
import Forecourt
import Statistics
import Tallies
import Testing

@Suite struct KPITests {
  @Test func `Keys are unique, stable, and the headline is among them`() {
    let keys = KPI.catalogue(for: smallShop()).map(\.key)
    #expect(Set(keys).count == keys.count)
    #expect(keys == KPI.catalogue(for: smallShop("other name")).map(\.key))
    #expect(Set(KPI.headline).isSubset(of: keys))
    #expect(KPI.headline.count == 6)
  }

  @Test func `Every figure has both names and a definition that is a sentence`() {
    for kpi in KPI.catalogue(for: smallShop()) {
      #expect(!kpi.name.en.isEmpty && !kpi.name.zh.isEmpty)
      #expect(kpi.definition.en.hasSuffix("."), "\(kpi.key)")
      #expect(kpi.definition.zh.hasSuffix("。"), "\(kpi.key)")
    }
  }

  @Test func `Groups come in the order in which a manager reads`() {
    let groups = KPI.catalogue(for: smallShop()).map(\.group.rawValue)
    #expect(groups == groups.sorted())
  }

  @Test func `A second advisor adds entries and moves none`() {
    let one = KPI.catalogue(for: smallShop(advisors: 1)).map(\.key)
    let two = KPI.catalogue(for: smallShop(advisors: 2)).map(\.key)
    #expect(two.filter { Set(one).contains($0) } == one)
    #expect(Set(two).subtracting(one).allSatisfy { $0.hasPrefix("staff.advisors.2.") })
  }

  @Test func `Of nothing, every figure is undefined rather than a division by zero`() {
    let shop = smallShop()
    let shape = MeasureShape(
      jobTypes: 1, people: shop.staff.people.count, pools: 0, days: shop.calendar.days)
    let nothing = Measures(shape: shape)
    for kpi in KPI.catalogue(for: shop) { #expect(kpi.value(nothing, shop).isNaN, "\(kpi.key)") }
  }

  /// Two open days of ten hours: every number below follows by hand.
  private func twoDays() -> (Measures, Shop) {
    let shop = smallShop()
    let shape = MeasureShape(
      jobTypes: 1, people: shop.staff.people.count, pools: 0, days: shop.calendar.days)
    var sums = [Int64](repeating: 0, count: shape.count)
    func set(_ tally: Tally, _ value: Int64) { sums[tally.rawValue] = value }
    set(.openDays, 2)
    set(.openTime, 20 * TimeUnit.hour)
    set(.arrivals, 80)
    set(.areaStays, 80)
    set(.longStays, 7)
    set(.crowdedTime, 90 * TimeUnit.minute)
    set(.crowdedOpenTime, 60 * TimeUnit.minute)
    set(.areaCarTime, 50 * TimeUnit.hour)
    set(.received, 80)
    set(.receivedWithinTarget, 60)
    set(.crowdingComplaints, 3)
    set(.longStayComplaints, 2)
    set(.fines, 20_000)
    set(.wages, 400_000)
    set(.overtimeWages, 10_050)
    set(.lostCustomerValue, 100_000)
    set(.lostToPatience, 2)
    set(.bayWorking, 30 * TimeUnit.hour)
    let measures = Measures(
      shape: shape, replications: 1, sums: sums, maximumInPlace: Place.allCases.map { _ in 0 },
      maximumInArea: 5,
      timings: Timing.allCases.map {
        $0 == .areaClock
          ? LogLinearHistogram([10 * TimeUnit.minute, 14 * TimeUnit.minute, 30 * TimeUnit.minute])
          : LogLinearHistogram()
      })!
    return (measures, shop)
  }

  @Test(arguments: [
    ("longStays.perDay", 3.5), ("areaStays.longShare", 0.0875), ("crowding.minutesPerDay", 45),
    ("crowding.openShare", 0.05), ("area.meanCars", 2.5), ("area.maximumCars", 5),
    ("reception.withinTarget", 0.75), ("complaints.perDay", 2.5), ("fines.perDay", 100),
    ("cost.perDay", 2650.25), ("cost.wages", 2000), ("cost.lostCustomers", 500),
    ("lost.share", 0.025), ("areaClock.mean", 18), ("areaClock.maximum", 30),
    ("bays.working", 0.5), ("arrivals.perDay", 40),
  ])
  func `Figures of two days, by hand`(key: String, expected: Double) throws {
    let (measures, shop) = twoDays()
    let kpi = try #require(KPI.named(key, for: shop))
    #expect(abs(kpi.value(measures, shop) - expected) < 1e-9)
    var doubled = measures
    doubled.add(measures)
    #expect(abs(kpi.value(doubled, shop) - expected) < 1e-9, "merged measures are means too")
  }
}
