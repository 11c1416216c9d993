import EventSimulation
import Forecourt
import Testing

/// Cars that stand in front of the gate when it opens.
@Suite struct `Before opening, by hand` {
  /// On average three cars come, ten minutes before eight. Two bays, a lane of one place, one place to
  /// park; ten minutes of work at each.
  private func morning(_ seed: Int, _ change: (inout Shop) -> Void = { _ in }) -> Day {
    Day(
      .quiet {
        $0.demand.trace = nil
        $0.demand.beforeOpening = BeforeOpening(
          cars: [3, 0, 0, 0, 0, 0, 0], early: minutes(10))
        $0.places.bays = 2
        $0.places.lane = 1
        $0.places.temporaryParking = 1
        change(&$0)
      }, seed: UInt64(seed))
  }

  /// A Poisson number, whose mean and variance are 3. All stand outside from 07:50 on. At 08:00 they
  /// come in as they stand: two into the bays, one into the lane, one to parking; the others stay
  /// outside, until at 08:10 both bays are free.
  @Test func `Cars wait in front of the gate until it opens`() {
    var numbers: [Int] = []
    for seed in 1...200 {
      let day = morning(seed)
      let number = day.log.visits.count
      numbers.append(number)
      let cars = Array(1..<(number + 1))
      #expect(day.story(.arrives) == cars.map { "07:50 arrives \($0)" })
      #expect(day.story(.joinsGateQueue) == cars.map { "07:50 joinsGateQueue \($0)" })
      #expect(
        Array(day.story(.entersLane).prefix(3)) == cars.prefix(3).map { "08:00 entersLane \($0)" })
      #expect(
        day.story(.reachesBay)
          == cars.map { "\(timeOfDay(clock(8, 10 * (($0 - 1) / 2)))) reachesBay \($0)" })
      if number > 0 { #expect(day.causes(1) == [.gate: 10, .service: 6, .partsAndDesk: 4]) }
    }
    let mean = Double(numbers.reduce(0, +)) / 200
    let variance = numbers.reduce(0) { $0 + (Double($1) - mean) * (Double($1) - mean) } / 199
    // Standard errors: 0.12 of the mean, 0.32 of the variance.
    #expect(abs(mean - 3) < 0.5)
    #expect(abs(variance - 3) < 1.3)
  }

  /// The customer's wait, patience and tolerance begin at eight: whoever is received at 08:00 waited
  /// for nobody. Five minutes of either end at 08:05, for those who are not in a bay; who moves up when
  /// somebody drives away does so to no avail.
  @Test func `Nobody is impatient before the opening`() {
    var seen = 0
    for seed in 1...20 {
      let complaining = morning(seed) { $0.customers.receptionTolerance = minutes(5) }
      let leaving = morning(seed) { $0.customers.patience = minutes(5) }
      let number = complaining.log.visits.count
      guard number > 2 else { continue }
      seen += 1
      #expect(
        complaining.story(.complains).sorted()
          == (3...number).map { "08:05:00.000001 complains \($0)" })
      #expect(
        leaving.story(.losesPatience).sorted() == (3...number).map { "08:05 losesPatience \($0)" })
      #expect(leaving.measures[.receivedWithinTarget] == 2)
      #expect(leaving.log.visits.allSatisfy { $0.patience == 5 * TimeUnit.minute })
    }
    #expect(seen > 5)
  }

  /// Twice as many on a day that is twice as busy; none on a weekday without; nobody of them before
  /// midnight, however early they rise.
  @Test func `How many come is the day's`() {
    var usual = 0
    var special = 0
    for seed in 1...100 {
      usual += morning(seed).log.visits.count
      special +=
        morning(seed) {
          $0.calendar.specialDays = [
            SpecialDay(date: $0.calendar.firstDate, factor: 2, like: nil)
          ]
        }.log.visits.count
      #expect(morning(seed) { $0.demand.beforeOpening.cars[0] = 0 }.log.visits.isEmpty)
    }
    #expect(abs(special - 600) < 100)
    #expect(abs(usual - 300) < 70)
    for seed in 1...20 {
      let risers = morning(seed) { $0.demand.beforeOpening.early = minutes(600) }
      #expect(risers.story(.arrives).allSatisfy { $0.hasPrefix("00:00 ") })
    }
  }
}
