public import EventSimulation

/// What counts as crowded and as a long stay, in everything that is measured.
///
/// Apart from the rules, which say when the guard calls (`CrowdingRule.threshold`,
/// `LongStayRule.limit`): a policy that calls at another count or after another time is measured as
/// its base is, so that nobody wins by moving the goalpost.
public struct Yardstick: Sendable, Hashable {
  /// So many cars in the area, and more, are a crowd.
  public var crowded: Int
  /// A stay is long when the area clock is strictly over this.
  public var longStay: Microseconds

  public init(crowded: Int, longStay: Microseconds) {
    self.crowded = crowded
    self.longStay = longStay
  }

  /// Whether so many cars in the area are a crowd.
  public func isCrowded(_ cars: Int) -> Bool { cars >= crowded }

  /// Whether a stay is long.
  public func isLong(_ stay: Microseconds) -> Bool { stay > longStay }
}
