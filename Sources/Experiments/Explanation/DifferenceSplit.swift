public import EventSimulation
public import Forecourt

/// What is compared car by car.
public enum ExplainedFigure: String, Sendable, CaseIterable {
  /// Stays over the limit.
  case longStays
  /// Customers who complain.
  case complaints
  /// Customers who drive away unserved.
  case lost
  /// Minutes in the area.
  case areaMinutes
  /// Minutes from the gate to the repair.
  case customerMinutes

  /// How many units one case or minute has: whole numbers, so that parts add up without remainder.
  public var unit: Int64 {
    switch self {
    case .longStays, .complaints, .lost: 1_000_000
    case .areaMinutes, .customerMinutes: TimeUnit.minute
    }
  }

  /// The time that the figure is about: that in the area, or from the gate to the repair.
  public func time(of visit: LoggedVisit) -> Microseconds {
    delays(visit).reduce(0, +)
  }

  public var isOfArea: Bool { self == .longStays || self == .areaMinutes }

  fileprivate func value(_ visit: LoggedVisit, _ shop: Shop) -> Int64 {
    switch self {
    case .longStays:
      visit.leftArea != nil && visit.isOverArea && shop.yardstick.isLong(visit.areaClock) ? unit : 0
    case .complaints:
      visit.complainedOfCrowding || visit.complainedOfLongStay ? unit : 0
    case .lost: visit.isLost ? unit : 0
    case .areaMinutes: area(visit).reduce(0, +)
    case .customerMinutes: visit.delays.reduce(0, +)
    }
  }

  /// The delays that the figure is about, by cause.
  fileprivate func delays(_ visit: LoggedVisit) -> [Int64] {
    switch self {
    case .longStays, .areaMinutes: area(visit)
    default: visit.delays
    }
  }

  private func area(_ visit: LoggedVisit) -> [Int64] {
    DelayCause.allCases.map { $0.isOutsideArea ? 0 : visit.delays[Int($0.rawValue)] }
  }

  fileprivate var isTime: Bool { self == .areaMinutes || self == .customerMinutes }
}

extension LoggedVisit {
  /// The stay in the area is over for good: the car was lost, or went on to the workshop.
  fileprivate var isOverArea: Bool { isLost || orderSigned != nil }
}

/// The difference of a figure between two policies over one replication, split without remainder:
/// by cause of delay, hour of arrival, job type and car. Possible because the two policies meet the
/// same customers.
public struct DifferenceSplit: Sendable, Equatable {
  /// One customer under both policies.
  public struct Car: Sendable, Equatable {
    public var entity: UInt64
    /// Nil: this customer does not come under that policy.
    public var before: LoggedVisit?
    public var after: LoggedVisit?
    /// After minus before, in the figure's units.
    public var difference: Int64
    /// The same by `DelayCause.rawValue`; adds up to it.
    public var byCause: [Int64]
  }

  public let figure: ExplainedFigure
  /// After minus before, over all cars, in the figure's units.
  public let total: Int64
  public let byCause: [Int64]
  public let byHour: [Int64]
  public let byJob: [Int64]
  /// Those that differ, the largest gain first.
  public let cars: [Car]

  /// - Parameter from: visits that arrive before it (the warm-up) are left out.
  public init(
    _ figure: ExplainedFigure, before: [LoggedVisit], after: [LoggedVisit], shops: (Shop, Shop),
    from start: Microseconds
  ) {
    self.figure = figure
    var jobs = shops.0.jobTypes.count
    jobs = max(jobs, shops.1.jobTypes.count)
    var causes = [Int64](repeating: 0, count: DelayCause.allCases.count)
    var hours = [Int64](repeating: 0, count: 24)
    var types = [Int64](repeating: 0, count: jobs)
    var sum: Int64 = 0
    var differing: [Car] = []
    for pair in Self.pairs(before, after, from: start) {
      let old = pair.0.map { figure.value($0, shops.0) } ?? 0
      let new = pair.1.map { figure.value($0, shops.1) } ?? 0
      guard old != new || figure.isTime, let visit = pair.1 ?? pair.0 else { continue }
      let parts = Self.parts(figure, pair.0, pair.1, difference: new - old)
      if parts.allSatisfy({ $0 == 0 }) { continue }
      sum += new - old
      for index in parts.indices { causes[index] += parts[index] }
      hours[Int(visit.arrival / TimeUnit.hour % 24)] += new - old
      types[visit.jobType] += new - old
      differing.append(
        Car(
          entity: visit.entity, before: pair.0, after: pair.1, difference: new - old,
          byCause: parts))
    }
    total = sum
    byCause = causes
    byHour = hours
    byJob = types
    let ranked = differing.map { car -> (car: Car, moved: Microseconds) in
      let before = car.before.map(figure.time) ?? 0
      return (car, (car.after.map(figure.time) ?? 0) - before)
    }
    // Cases are ones; among them the time that was gained or lost decides.
    cars = ranked.sorted {
      ($0.car.difference, $0.moved, $0.car.entity) < ($1.car.difference, $1.moved, $1.car.entity)
    }.map(\.car)
  }

  /// Customers of both runs, matched by who they are, in order of who they are.
  private static func pairs(
    _ before: [LoggedVisit], _ after: [LoggedVisit], from start: Microseconds
  ) -> [(LoggedVisit?, LoggedVisit?)] {
    func sorted(_ visits: [LoggedVisit]) -> [LoggedVisit] {
      visits.filter { !$0.isVisitor && $0.arrival >= start }.sorted { $0.entity < $1.entity }
    }
    let (left, right) = (sorted(before), sorted(after))
    var pairs: [(LoggedVisit?, LoggedVisit?)] = []
    var (i, j) = (0, 0)
    while i < left.count || j < right.count {
      if j == right.count || (i < left.count && left[i].entity < right[j].entity) {
        pairs.append((left[i], nil))
        i += 1
      } else if i == left.count || right[j].entity < left[i].entity {
        pairs.append((nil, right[j]))
        j += 1
      } else {
        pairs.append((left[i], right[j]))
        i += 1
        j += 1
      }
    }
    return pairs
  }

  /// A time splits by cause as it is. A case that comes or goes is shared among the causes whose
  /// delays moved the same way, in proportion; the last units go to the largest.
  private static func parts(
    _ figure: ExplainedFigure, _ before: LoggedVisit?, _ after: LoggedVisit?, difference: Int64
  ) -> [Int64] {
    let none = [Int64](repeating: 0, count: DelayCause.allCases.count)
    let old = before.map(figure.delays) ?? none
    let new = after.map(figure.delays) ?? none
    let moved = zip(new, old).map { $0 - $1 }
    if figure.isTime { return moved }
    let sign: Int64 = difference < 0 ? -1 : 1
    var weights = moved.map { max(0, $0 * sign) }
    if weights.allSatisfy({ $0 == 0 }) {
      // Nothing moved that way (a clock that starts again, say): the visit's largest delay.
      let own = after == nil ? old : new
      let largest = own.indices.max { (own[$0], $1) < (own[$1], $0) } ?? 0
      weights[largest] = 1
    }
    return apportion(difference.magnitude, by: weights).map { Int64($0) * sign }
  }

  /// Whole parts in proportion to the weights, by largest remainders; they add up to the amount.
  static func apportion(_ amount: UInt64, by weights: [Int64]) -> [UInt64] {
    let sum = weights.reduce(UInt64(0)) { $0 + UInt64($1) }
    var parts: [UInt64] = []
    var remainders: [UInt64] = []
    for weight in weights {
      let product = amount.multipliedFullWidth(by: UInt64(weight))
      let (quotient, remainder) = sum.dividingFullWidth(product)
      parts.append(quotient)
      remainders.append(remainder)
    }
    var left = amount - parts.reduce(0, +)
    for index in weights.indices.sorted(by: { (remainders[$0], $1) > (remainders[$1], $0) })
    where left > 0 {
      parts[index] += 1
      left -= 1
    }
    return parts
  }
}
