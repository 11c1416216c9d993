import EventSimulation
public import Forecourt
import Statistics

/// A shop's numbers as its own log has them.
///
/// What the log tells replaces the scenario's number, with an interval and its origin; what it
/// cannot tell stays as it was and is listed in `kept`.
public struct Calibration: Sendable {
  /// The shop with the log's numbers, over the days of the log.
  public private(set) var shop: Shop
  /// In the order of the scenario file.
  public private(set) var parameters: [CalibratedParameter] = []
  public private(set) var durations: [DurationCalibration] = []
  public private(set) var kept: [KeptParameter] = []

  /// - Parameters:
  ///   - resamples: bootstrap samples of each fit's goodness; 0: not judged.
  ///   - seed: repeats the bootstrap exactly.
  public init(log: VisitLog, month: ObservedMonth, resamples: Int = 199, seed: UInt64 = 0) {
    shop = month.shop
    calibrateArrivals(log, month)
    calibrateBookings(log, month)
    calibrateMix(log, month)
    calibrateVisitors(log, month)
    calibrateSteps(log, month, resamples: resamples, seed: seed)
    calibrateTolerance(log, month)
    keep("reception.bookedFactor", "is read off no stamp of its own", "没有单独的时间戳")
    keep("staff", "the roster is the shop's plan", "排班以门店计划为准")
    keep("crowding, longStay", "the rules are the plan's", "规则以预案为准")
  }

  mutating func note(
    _ path: String, _ kind: CalibratedParameter.Kind, _ unit: CalibratedParameter.Unit,
    before: Double?, _ interval: ConfidenceInterval, en: String, zh: String
  ) {
    parameters.append(
      CalibratedParameter(
        path: path, kind: kind, unit: unit, before: before, interval: interval,
        origin: BilingualName(en: en, zh: zh)))
  }

  mutating func note(_ duration: DurationCalibration) { durations.append(duration) }

  mutating func keep(_ path: String, _ en: String, _ zh: String) {
    kept.append(KeptParameter(path: path, reason: BilingualName(en: en, zh: zh)))
  }

  mutating func change(_ edit: (inout Shop) -> Void) { edit(&shop) }
}
