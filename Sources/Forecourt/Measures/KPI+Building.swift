import EventSimulation
import Tallies

/// The few shapes that all KPIs are made of; each answers NaN instead of dividing by zero.
///
/// Sums wrap instead of trapping: measures may come from a damaged file.
extension KPI {
  typealias Figure = @Sendable (Measures, Shop) -> Double

  /// Numerator over denominator; NaN of nothing.
  static func ratio(_ numerator: Int64, _ denominator: Int64) -> Double {
    denominator > 0 ? Double(numerator) / Double(denominator) : .nan
  }

  static let microsecondsPerMinute = Double(TimeUnit.minute)

  /// Cases per open day.
  static func perDay(_ tallies: Tally...) -> Figure {
    { measures, _ in
      ratio(tallies.reduce(0) { $0 &+ measures[$1] }, measures[.openDays])
    }
  }

  /// Minutes per open day of a time.
  static func minutesPerDay(_ tally: Tally) -> Figure {
    { measures, _ in ratio(measures[tally], measures[.openDays]) / microsecondsPerMinute }
  }

  /// Yuan per open day of fen.
  static func yuanPerDay(_ tallies: Tally...) -> Figure {
    { measures, _ in
      ratio(tallies.reduce(0) { $0 &+ measures[$1] }, measures[.openDays]) / 100
    }
  }

  /// One sum over another.
  static func share(_ numerator: Tally, of denominator: Tally) -> Figure {
    { measures, _ in ratio(measures[numerator], measures[denominator]) }
  }

  /// The mean of a time over its cases, in minutes.
  static func meanMinutes(_ time: Tally, per cases: Tally) -> Figure {
    { measures, _ in ratio(measures[time], measures[cases]) / microsecondsPerMinute }
  }

  /// The mean of a recorded time, in minutes: exact.
  static func mean(_ timing: Timing) -> Figure {
    { measures, _ in measures[timing].mean / microsecondsPerMinute }
  }

  /// A quantile of a recorded time, in minutes: within 0.4 %.
  static func quantile(_ p: Double, _ timing: Timing) -> Figure {
    { measures, _ in (measures[timing].quantile(p) ?? .nan) / microsecondsPerMinute }
  }

  /// The longest of a recorded time, in minutes: exact.
  static func maximum(_ timing: Timing) -> Figure {
    { measures, _ in
      measures[timing].maximum.map { Double($0) / microsecondsPerMinute } ?? .nan
    }
  }

  /// A KPI from literals, in the order in which they read best.
  static func kpi(
    _ key: String, _ group: Group, _ unit: Unit, _ direction: Direction, en: String, zh: String,
    means definition: String, zh definitionZh: String, _ value: @escaping Figure
  ) -> KPI {
    KPI(
      key: key, name: BilingualName(en: en, zh: zh), unit: unit, group: group,
      direction: direction, definition: BilingualName(en: definition, zh: definitionZh),
      value: value)
  }
}
