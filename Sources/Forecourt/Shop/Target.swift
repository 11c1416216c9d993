/// What the shop wants of a figure: `longStays.perDay` at most 3.
public struct Target: Sendable, Hashable {
  /// The key of a KPI.
  public var kpi: String
  public var minimum: Double?
  public var maximum: Double?

  public init(kpi: String, minimum: Double? = nil, maximum: Double? = nil) {
    self.kpi = kpi
    self.minimum = minimum
    self.maximum = maximum
  }

  /// Whether a value keeps it.
  public func admits(_ value: Double) -> Bool {
    (minimum.map { value >= $0 } ?? true) && (maximum.map { value <= $0 } ?? true)
  }
}
