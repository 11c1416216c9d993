import EventSimulation
import Forecourt

/// Last month's shop with last month's customers, and with this month's: what would have been without
/// any measure, and with those of the plan.
struct Counterfactual {
  let then: Shop
  private(set) var now: Shop
  /// Nil: what the plan changes of the shop is not known.
  private(set) var planned: Shop?

  /// Nil where one of them would be no possible shop: more recorded cars than there may be.
  ///
  /// - Parameter plan: last month's shop with its measures.
  init?(previous: PreviousReview, plan: Shop?, log: VisitLog, calendar: MonthCalendar) {
    var then = previous.calendar.applied(to: previous.shop)
    then.demand.trace = previous.arrivals
    self.then = then
    now = calendar.applied(to: previous.shop)
    planned = plan.map { calendar.applied(to: $0) }
    let arrivals = log.trace(in: calendar, shop: previous.shop)
    if previous.measures.contains(where: \.changesArrivals) {
      // Replayed, this month's arrivals would pass the effect of the booking sheet off as the
      // customers'. So there come as many as came, spread as they were last month.
      let usual = now.expectedCars
      let growth = usual > 0 ? Double(arrivals.count) / usual : 1
      now.demand.grow(by: growth)
      planned?.demand.grow(by: growth)
    } else {
      now.demand.trace = arrivals
      planned?.demand.trace = arrivals
    }
    guard [self.then, now, planned ?? now].allSatisfy({ $0.problems().isEmpty }) else { return nil }
  }
}

extension PreviousReview {
  /// Last month's shop with all measures of its plan.
  ///
  /// - Parameters:
  ///   - candidates: this month's candidates by name, scenarios that change the base.
  /// - Returns: nil where the plan is empty, names a measure that is no candidate any more, or makes no
  ///   possible shop.
  func shop(with candidates: [(name: String, shop: Shop)], base: Shop) -> Shop? {
    guard !measures.isEmpty else { return nil }
    var result = shop
    var done: Set<String> = []
    for measure in measures where done.insert(measure.name).inserted {
      guard let candidate = candidates.first(where: { $0.name == measure.name }) else { return nil }
      guard let changed = ShopChange(from: base, to: candidate.shop).applied(to: result) else {
        return nil
      }
      result = changed
    }
    return result
  }
}

extension Demand {
  /// More or fewer customers of every kind, none of them another way than before.
  fileprivate mutating func grow(by factor: Double) {
    walkInRates = walkInRates.map { $0.map { $0 * factor } }
    beforeOpening.cars = beforeOpening.cars.map { $0 * factor }
    appointments.book(appointments.bookedShare * factor)
  }
}
