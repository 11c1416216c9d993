public import Forecourt
public import Statistics

/// A number of the scenario that the log tells.
public struct CalibratedParameter: Sendable {
  public enum Kind: String, CaseIterable, Sendable, Hashable {
    case arrivalRate, jobShare, bookedShare, noShow, punctuality, stepDuration, visitors
    case tolerance
  }
  public enum Unit: String, Sendable, Hashable {
    case perHour, perDay, share, minutes, ratio
  }
  /// Key path in a scenario file: `demand.walkInsPerHour.mon-fri.08`.
  public var path: String
  public var kind: Kind
  public var unit: Unit
  /// What the scenario had before; nil where it has no such number by itself.
  public var before: Double?
  /// The estimate with its interval, and how many observations it rests on.
  public var interval: ConfidenceInterval
  public var origin: BilingualName

  public var value: Double { interval.estimate }
}

/// A number that the log cannot tell, and why: it stays as it was.
public struct KeptParameter: Sendable, Hashable {
  public var path: String
  public var reason: BilingualName
}

/// A step's fitted durations.
public struct DurationCalibration: Sendable {
  /// `jobTypes.maintenance.atCar`.
  public var path: String
  public var fit: DurationFit
  /// What the scenario gets.
  public var distribution: CalibratedDistribution
}

/// A distribution with its text in a scenario file, in minutes.
public struct CalibratedDistribution: Sendable, Equatable {
  public var family: String
  /// Minutes.
  public var mean: Double
  public var cv: Double
  /// For the empirical family, minutes.
  public var values: [Double]
}
