public import EventSimulation
public import Forecourt

/// What a decision about one car was worth: the day as it was minus the same day when nobody acts on
/// that moment. Negative is shorter.
public struct DecisionWorth: Sendable, Hashable {
  /// The car's stay in the area.
  public var area: Microseconds
  /// The car, gate to repair.
  public var customer: Microseconds
  /// Gate to repair of all other cars together.
  public var others: Microseconds

  /// One for each moment in which somebody acted on the car.
  ///
  /// - Parameter day: of the horizon, from 0; what happens after it does not count.
  public static func all(
    ofCar car: UInt32, shop: Shop, seed: UInt64, replication: Int, day: Int
  ) -> [DecisionWorth] {
    let simulator = Simulator(shop.cut(toDays: day + 1))
    let log = simulator.log(seed: seed, replication: replication).log
    let moments = log.escalationMoments().filter { $0.cars.contains(car) }
    var seen: Set<EscalationMoment.Key> = []
    let keys = moments.map(\.key).filter { seen.insert($0).inserted }
    guard !keys.isEmpty else { return [] }
    let asItWas = simulator.run(seed: seed, replication: replication, leaving: nil).visits
    return keys.map { key in
      let without = simulator.run(seed: seed, replication: replication, leaving: key).visits
      return DecisionWorth(asItWas, without, car)
    }
  }

  private init(_ asItWas: [LoggedVisit], _ without: [LoggedVisit], _ car: UInt32) {
    func own(_ visits: [LoggedVisit], _ value: (LoggedVisit) -> Microseconds) -> Microseconds {
      visits.reduce(0) { $1.car == car ? $0 + value($1) : $0 }
    }
    func total(_ visit: LoggedVisit) -> Microseconds { visit.delays.reduce(0, +) }
    func rest(_ visits: [LoggedVisit]) -> Microseconds {
      visits.reduce(0) { $1.car == car || $1.isVisitor ? $0 : $0 + total($1) }
    }
    area = own(asItWas) { $0.areaClock } - own(without) { $0.areaClock }
    customer = own(asItWas, total) - own(without, total)
    others = rest(asItWas) - rest(without)
  }
}
