/// The moments of pairs (x, y) and of their differences x − y, as common random numbers give them.
///
/// The differences have their own accumulator: with strongly correlated pairs their variance
/// would be lost in Var(x) + Var(y) − 2 Cov(x, y).
public struct PairedMoments: Sendable, Hashable {
  /// Moments of the first of each pair.
  public private(set) var first = RunningMoments()
  /// Moments of the second of each pair.
  public private(set) var second = RunningMoments()
  /// Moments of first − second.
  public private(set) var difference = RunningMoments()

  /// Moments of no pair.
  public init() {}

  /// Moments of two lists of one length, paired by position.
  public init(_ first: [Double], _ second: [Double]) {
    precondition(first.count == second.count, "pairs need two lists of one length")
    for (x, y) in zip(first, second) { add(x, y) }
  }

  /// Adds one pair. O(1).
  public mutating func add(_ x: Double, _ y: Double) {
    first.add(x)
    second.add(y)
    difference.add(x - y)
  }

  /// Adds another's pairs; merge in index order for one reproducible result.
  public mutating func merge(_ other: PairedMoments) {
    first.merge(other.first)
    second.merge(other.second)
    difference.merge(other.difference)
  }

  /// How many pairs.
  public var count: Int { first.count }

  /// Pearson's correlation of the pairs; NaN where either does not vary.
  public var correlation: Double {
    let (vx, vy, vd) = (first.variance, second.variance, difference.variance)
    guard vx > 0, vy > 0 else { return .nan }
    return min(1, max(-1, (vx + vy - vd) / (2 * (vx.squareRoot() * vy.squareRoot()))))
  }

  /// The share of variance that pairing saved: 1 − Var(x − y)/(Var(x) + Var(y)).
  ///
  /// 0 for independent samples, 1 for perfect pairing, negative where pairing did harm; NaN
  /// where neither varies (Law 2015 §11.2).
  public var varianceSaved: Double {
    let apart = first.variance + second.variance
    return apart > 0 ? 1 - difference.variance / apart : .nan
  }
}
