import EventSimulation
import Experiments
import Forecourt
import Testing

/// A difference is split without remainder, whatever the two policies.
struct DifferenceSplitTests {
  /// A shop at random: few people and bays, so that one more or less matters.
  private struct Dice {
    var state: UInt64

    mutating func int(_ range: ClosedRange<Int>) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return range.lowerBound + Int((state >> 33) % UInt64(range.count))
    }

    mutating func shop() -> Shop {
      var shop = smallShop(advisors: int(1...4))
      shop.calendar.days = 1
      shop.places.bays = int(1...4)
      shop.places.lane = int(0...4)
      shop.places.temporaryParking = int(0...6)
      shop.places.gateQueue = int(0...1) == 0 ? 2 : Places.unlimited
      shop.crowding.enabled = int(0...2) > 0
      shop.crowding.threshold = int(2...6)
      shop.longStay.enabled = int(0...2) > 0
      shop.longStay.limit = Microseconds(int(10...30)) * TimeUnit.minute
      shop.yardstick.longStay = Microseconds(int(10...30)) * TimeUnit.minute
      shop.longStay.clockAfterReturn = int(0...1) == 0 ? .resume : .restart
      if int(0...2) == 0 { shop.customers.patience = .constant(15 * 60e6) }
      shop.customers.receptionTolerance = .constant(Double(int(5...30)) * 60e6)
      shop.reception.clearBayEarly = int(0...3) == 0
      return shop
    }
  }

  /// 3000 pairs of shops, each with its own seed and demand, and every figure.
  @Test("The parts add up to the whole in thousands of random pairs", arguments: 0..<30)
  func addsUp(block: Int) {
    for pair in 0..<100 {
      var dice = Dice(state: UInt64(block * 100 + pair) &* 0x9E37_79B9_7F4A_7C15)
      var (before, after) = (dice.shop(), dice.shop())
      let cars = Double(dice.int(2...9))
      let rates = [[Double]](
        repeating: (0..<24).map { $0 >= 8 && $0 < 17 ? cars : 0 }, count: 7)
      before.demand.walkInRates = rates
      // Sometimes one policy sees customers who do not come under the other.
      after.demand.walkInRates =
        dice.int(0...4) == 0 ? rates.map { $0.map { $0 * 1.3 } } : rates
      let seed = UInt64(block * 100 + pair)
      let old = Simulator(before).log(seed: seed, replication: 0)
      let new = Simulator(after).log(seed: seed, replication: 0)
      for figure in ExplainedFigure.allCases {
        let split = DifferenceSplit(
          figure, before: old.log.visits, after: new.log.visits, shops: (before, after), from: 0)
        #expect(split.byCause.reduce(0, +) == split.total, "\(figure), pair \(seed)")
        #expect(split.byHour.reduce(0, +) == split.total, "\(figure), pair \(seed)")
        #expect(split.byJob.reduce(0, +) == split.total, "\(figure), pair \(seed)")
        #expect(
          split.cars.reduce(0) { $0 + $1.difference } == split.total, "\(figure), pair \(seed)")
        for car in split.cars {
          #expect(car.byCause.reduce(0, +) == car.difference, "\(figure), pair \(seed)")
        }
        if let measured = measured(figure, old.measures, new.measures) {
          #expect(split.total == measured, "\(figure), pair \(seed)")
        }
      }
    }
  }

  /// The same difference from the engine's own sums.
  private func measured(
    _ figure: ExplainedFigure, _ before: Measures, _ after: Measures
  ) -> Int64? {
    func cases(_ tally: Tally) -> Int64 { (after[tally] - before[tally]) * figure.unit }
    switch figure {
    case .lost: return cases(.lostAtGate) + cases(.lostToPatience)
    case .complaints: return cases(.complainingCars)
    case .longStays, .areaMinutes, .customerMinutes: return nil
    }
  }

  @Test("A shop beside itself differs in nothing")
  func itself() {
    let visits = Simulator(smallShop()).visits(seed: 3, replication: 1)
    for figure in ExplainedFigure.allCases {
      let split = DifferenceSplit(
        figure, before: visits, after: visits, shops: (smallShop(), smallShop()), from: 0)
      #expect(split.total == 0)
      #expect(split.cars.isEmpty)
    }
  }
}
