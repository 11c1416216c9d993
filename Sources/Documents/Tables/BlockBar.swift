/// A horizontal bar of block characters, exact to an eighth of a column.
public enum BlockBar {
  private static let eighths = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"]

  /// A bar that fills `share` (0…1; what lies outside is clamped) of so many columns. A share above
  /// nothing shows at least one eighth, so that "little" and "nothing" differ. Not a number: empty.
  public static func text(share: Double, width: Int) -> String {
    guard share > 0, width > 0 else { return "" }
    let filled = max(1, Int((min(share, 1) * Double(width * 8)).rounded()))
    return String(repeating: "█", count: filled / 8) + eighths[filled % 8]
  }
}
