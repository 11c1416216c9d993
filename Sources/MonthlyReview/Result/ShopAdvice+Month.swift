import EventSimulation
public import Experiments
import Forecourt

extension ShopAdvice {
  /// Of a recorded month; nil where its log does not tell how long cars stayed.
  public init?(recorded result: MonthlyReviewResult) {
    let (month, causes) = (result.month, result.causes)
    guard let long = month["longStays.perDay"], let crowded = month["crowding.minutesPerDay"],
      let cars = month["arrivals.perDay"], long.isFinite, crowded.isFinite, cars.isFinite
    else { return nil }
    let shop = month.shop
    let days = Double(max(1, month.measures[.openDays]))
    let limit = Double(shop.yardstick.longStay)
    let isTold = month.capabilities.contains(.reception)
    let alone = Double(causes.longStays.count { $0.times[.ordinaryWork] > limit }) / days
    // Before reception of all cars, and whatever held up the long stays; where the log does not tell
    // the first, nothing is said of nobody waiting.
    let held = causes.longStayTimes.delays.reduce(0) { $0 + $1.time } / Double(TimeUnit.minute)
    let wait = month["reception.waitMean"] ?? .infinity
    self.init(
      longStays: long, byWorkAlone: isTold ? min(alone, long) : nil, cars: cars,
      crowdedMinutes: crowded,
      waitingPerCar: isTold && wait.isFinite ? wait + held / max(1, cars * days) : .infinity,
      limit: Int(shop.yardstick.longStay / TimeUnit.minute), targets: shop.targets)
  }
}
