/// Count, sum, least and greatest of whole numbers ≥ 0, exact and so independent of order.
public struct WholeTotals: Sendable, Hashable {
  @usableFromInline var number: Int64 = 0
  @usableFromInline var lowest: Int64 = .max
  @usableFromInline var highest: Int64 = -1
  @usableFromInline var sumLow: UInt64 = 0
  @usableFromInline var sumHigh: UInt64 = 0

  /// Totals of nothing.
  @inlinable public init() {}

  /// Adds one value ≥ 0; traps on a negative one. O(1).
  @inlinable @inline(__always)
  public mutating func add(_ value: Int64) {
    precondition(value >= 0, "a histogram of whole numbers takes none below 0")
    number &+= 1
    if value < lowest { lowest = value }
    if value > highest { highest = value }
    let (sum, carry) = sumLow.addingReportingOverflow(UInt64(truncatingIfNeeded: value))
    sumLow = sum
    sumHigh &+= carry ? 1 : 0
  }

  /// Adds all of another's values.
  public mutating func merge(_ other: WholeTotals) {
    number += other.number
    lowest = min(lowest, other.lowest)
    highest = max(highest, other.highest)
    let (sum, carry) = sumLow.addingReportingOverflow(other.sumLow)
    sumLow = sum
    sumHigh += other.sumHigh + (carry ? 1 : 0)
  }

  /// How many values.
  public var count: Int64 { number }
  /// The least value, if any.
  public var minimum: Int64? { number > 0 ? lowest : nil }
  /// The greatest value, if any.
  public var maximum: Int64? { number > 0 ? highest : nil }
  /// The sum, rounded once to a double.
  public var sum: Double { Double(sumHigh) * 0x1p64 + Double(sumLow) }
  /// The mean; NaN of nothing.
  public var mean: Double { number > 0 ? sum / Double(number) : .nan }
}
