public import Tallies

/// How precise a mean must be before the replications may stop.
public struct Precision: Sendable, Hashable {
  /// Wanted half-width over |mean|; 0.05 is five per cent.
  public var relative: Double
  /// Wanted half-width in the measure's own unit, which decides where the mean is near 0.
  public var absolute: Double
  /// Confidence level of the half-width.
  public var level: Double
  /// No decision before so many replications.
  public var minimumReplications: Int

  /// A wanted precision. At least one of `relative` and `absolute` must be above 0.
  public init(
    relative: Double = 0.05, absolute: Double = 0, level: Double = 0.95,
    minimumReplications: Int = 3
  ) {
    precondition(relative >= 0 && absolute >= 0 && relative + absolute > 0, "no precision wanted")
    precondition(minimumReplications >= 2, "an interval needs two replications")
    self.relative = relative
    self.absolute = absolute
    self.level = level
    self.minimumReplications = minimumReplications
  }

  /// The half-width that would do for this mean: the larger of the relative and absolute ones.
  public func allowedHalfWidth(mean: Double) -> Double { max(relative * abs(mean), absolute) }

  /// Whether the mean of these moments is known well enough (Law 2015 §9.4.1).
  public func isMet(by moments: RunningMoments) -> Bool {
    guard moments.count >= minimumReplications else { return false }
    return moments.halfWidth(level: level) <= allowedHalfWidth(mean: moments.mean)
  }

  /// About how many replications in all the precision will take, judging by those so far.
  ///
  /// The least n with t(n−1)·s/√n within the allowed half-width, mean and s held as they are
  /// (Law 2015 §9.4.1); `nil` where that cannot be said (fewer than two values, or a mean of 0
  /// with no absolute precision wanted).
  public func replicationsNeeded(from moments: RunningMoments) -> Int? {
    guard moments.count > 1 else { return nil }
    return Precision.replications(
      standardDeviation: moments.standardDeviation,
      halfWidth: allowedHalfWidth(mean: moments.mean), level: level,
      atLeast: minimumReplications)
  }

  /// The least n with t(n−1, 1−α/2)·s/√n ≤ halfWidth.
  static func replications(
    standardDeviation s: Double, halfWidth: Double, level: Double, atLeast least: Int = 2
  ) -> Int? {
    if s == 0 { return max(2, least) }
    guard halfWidth > 0, s.isFinite else { return nil }
    func suffices(_ n: Int) -> Bool {
      let t = StudentT.critical(level: level, degreesOfFreedom: Double(n - 1))
      return t * s <= halfWidth * Double(n).squareRoot()
    }
    var high = max(2, least)
    if suffices(high) { return high }
    var low = high
    while !suffices(high) {
      low = high
      high *= 2
      if high > 1 << 40 { return nil }
    }
    while high - low > 1 {
      let middle = low + (high - low) / 2
      if suffices(middle) { high = middle } else { low = middle }
    }
    return high
  }
}

/// The stopping rule: go on until the precision is reached, and then look ahead a few
/// replications to see that it stays (Hoad, Robinson and Davies 2010, JORS 61(11)).
///
/// Feed the replications in the order of their index; the answer is then the same however many
/// threads ran them.
public struct PrecisionRule: Sendable, Hashable {
  /// What is wanted.
  public let precision: Precision
  /// The k of the paper's look-ahead: k replications up to n = 100, k·n/100 beyond.
  public let lookAhead: Int
  /// The replications fed so far.
  public private(set) var moments = RunningMoments()
  /// The n at which the precision was reached and has held since.
  public private(set) var reachedAt: Int?

  /// A rule that has seen nothing. The paper recommends a look-ahead of 5.
  public init(_ precision: Precision, lookAhead: Int = 5) {
    precondition(lookAhead >= 0, "a look-ahead is not negative")
    self.precision = precision
    self.lookAhead = lookAhead
  }

  /// Feeds one replication's value; true once no more are needed.
  @discardableResult
  public mutating func add(_ value: Double) -> Bool {
    moments.add(value)
    if !precision.isMet(by: moments) {
      reachedAt = nil
    } else if reachedAt == nil {
      reachedAt = moments.count
    }
    return isSettled
  }

  /// Whether the precision was reached and held through the look-ahead.
  public var isSettled: Bool {
    guard let reachedAt else { return false }
    return moments.count - reachedAt >= lookAhead * max(100, reachedAt) / 100
  }
}
