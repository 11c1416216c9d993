import EventSimulation
import Forecourt
import Testing

/// Shops that are made of a shop that was checked.
@Suite struct `A shop made of another` {
  /// Whatever the days and the warm-up, something is left to measure, and what happens before the cut
  /// is the same event by event.
  @Test func `by a cut can be run, and is the same until then`() {
    for seed in seeds(60) {
      var shop = ShopGenerator.shop(seed: seed)
      shop.calendar.days = 5
      shop.calendar.warmUpDays = Int(seed % 5)
      let whole = Simulator(shop).visits(seed: seed, replication: 0)
      for days in 1...5 {
        let cut = shop.cut(toDays: days)
        #expect(cut.problems().isEmpty, "seed \(seed), \(days) days")
        #expect(cut.calendar.days == days)
        let end = Microseconds(days) * TimeUnit.day
        let visits = Simulator(cut).visits(seed: seed, replication: 0)
        #expect(
          visits.map(\.arrival) == whole.map(\.arrival).filter { $0 < end },
          "seed \(seed), \(days) days")
      }
    }
  }

  @Test func `by a cut beyond its ends keeps a day at least, and no more than it has`() {
    let shop = Shop.quiet { $0.calendar.days = 3 }
    #expect(shop.cut(toDays: 0).calendar.days == 1)
    #expect(shop.cut(toDays: 9) == shop)
  }

  @Test func `by a change is refused where it could not be run`() {
    let shop = Shop.quiet()
    #expect(shop.changed { $0.places.bays = 4 }?.places.bays == 4)
    #expect(shop.changed { $0.places.bays = 0 } == nil)
    #expect(shop.changed { $0.calendar.warmUpDays = 1 } == nil)
    #expect(shop.changed { $0.crowding.threshold = ShopLimits.count + 1 } == nil)
  }

  /// Of visitors who stay for months, more would stand there than can be remembered.
  @Test func `with visitors beyond memory is refused`() {
    let stay = Distribution.constant(Double(300 * TimeUnit.day))
    let few = OtherVisitors(perDay: 1_000, stay: stay, turnAway: nothing)
    let many = OtherVisitors(perDay: 2_000, stay: stay, turnAway: nothing)
    #expect(Shop.quiet { $0.demand.visitors = few }.problems().isEmpty)
    #expect(
      Shop.quiet { $0.demand.visitors = many }.problems().map(\.path) == ["demand.otherVisitors"])
  }

  /// Looked up by halves, and not one by one.
  @Test func `has its closed and special days looked up by date`() {
    let shop = Shop.quiet { shop in
      shop.calendar.days = 40
      shop.calendar.closedDates = [1, 5, 30].map { shop.calendar.date(ofDay: $0) }
      shop.calendar.specialDays = [0, 7, 39].map {
        SpecialDay(date: shop.calendar.date(ofDay: $0), factor: Double($0), like: nil)
      }
    }
    let days = 0..<40
    #expect(
      days.filter { shop.calendar.isClosed(on: shop.calendar.date(ofDay: $0)) } == [1, 5, 30])
    #expect(
      days.compactMap { shop.calendar.specialDay(on: shop.calendar.date(ofDay: $0))?.factor }
        == [0, 7, 39])
  }
}
