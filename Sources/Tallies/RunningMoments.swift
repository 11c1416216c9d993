/// Count, mean, variance and range of a stream of numbers, in one pass and 40 bytes.
///
/// Welford's update (1962, Technometrics 4(3)), which does not cancel as the sum of squares
/// does; the merge is Chan, Golub and LeVeque's (1983, The American Statistician 37(3)).
/// Floating-point addition is not associative: merge in the order of the replications' index,
/// and the result does not depend on which thread ran which.
public struct RunningMoments: Sendable, Hashable {
  /// How many values were added.
  public var count: Int { number }

  @usableFromInline var number = 0
  @usableFromInline var centre = 0.0
  @usableFromInline var squares = 0.0
  @usableFromInline var lowest = Double.infinity
  @usableFromInline var highest = -Double.infinity

  /// Moments of nothing.
  @inlinable public init() {}

  /// Moments of a list, added in its order.
  public init(_ values: some Sequence<Double>) {
    for value in values { add(value) }
  }

  /// Adds one value. O(1).
  @inlinable
  public mutating func add(_ value: Double) {
    number += 1
    let delta = value - centre
    centre += delta / Double(number)
    squares += delta * (value - centre)
    if value < lowest { lowest = value }
    if value > highest { highest = value }
  }

  /// Adds all of another's values at once. O(1).
  public mutating func merge(_ other: RunningMoments) {
    if other.count == 0 { return }
    if count == 0 {
      self = other
      return
    }
    let total = Double(count + other.count)
    let delta = other.centre - centre
    let share = Double(other.count) / total
    squares += other.squares + delta * delta * Double(count) * share
    centre += delta * share
    number += other.count
    lowest = min(lowest, other.lowest)
    highest = max(highest, other.highest)
  }

  /// The mean; NaN of nothing.
  public var mean: Double { count > 0 ? centre : .nan }
  /// The unbiased sample variance, over n − 1; NaN below two values.
  public var variance: Double { count > 1 ? squares / Double(count - 1) : .nan }
  /// The sample standard deviation; NaN below two values.
  public var standardDeviation: Double { variance.squareRoot() }
  /// The standard error of the mean, s/√n; NaN below two values.
  public var standardError: Double { (variance / Double(count)).squareRoot() }
  /// The smallest value, if any was added.
  public var minimum: Double? { count > 0 ? lowest : nil }
  /// The largest value, if any was added.
  public var maximum: Double? { count > 0 ? highest : nil }
}

extension RunningMoments {
  /// Moments from what a table of results keeps of them. The range is not known and is given as
  /// the mean; more values can be added.
  ///
  /// - Parameter standardDeviation: over n − 1; what is not finite counts as 0.
  public init(count: Int, mean: Double, standardDeviation: Double) {
    precondition(count >= 0, "a count is not negative; got \(count)")
    self.init()
    guard count > 0 else { return }
    number = count
    centre = mean
    if count > 1, standardDeviation.isFinite {
      squares = standardDeviation * standardDeviation * Double(count - 1)
    }
    (lowest, highest) = (mean, mean)
  }
}
