/// The catalogue of texts; each area adds its own in an extension.
public enum Texts {}

extension Texts {
  /// What stands where a number has no value: not measured, not a number, infinite.
  public static let noValue = "–"
}
