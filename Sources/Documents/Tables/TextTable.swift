/// A table for people: named groups of rows, numbers aligned at the decimal point, small bars,
/// fitted to the width of the terminal.
///
///     var table = TextTable(columns: [
///       .init("", minimumWidth: 16), .init("mean", .decimal), .init("", .bar(width: 8), isOptional: true),
///       .init("unit", style: .dim),
///     ])
///     table.add("Forecourt", rows: [["Cars a day", "45.2", .bar(0.6), "cars"]])
///     print(table.lines(width: terminal.width, colour: false).joined(separator: "\n"))
///
/// Text is made safe for the terminal here. A label that is too wide goes on below itself; other text
/// is cut, but a number never is.
public struct TextTable: Sendable {
  public enum Alignment: Sendable, Hashable {
    case left
    case right
    /// Numbers one below the other at the decimal point, whatever follows it: "3.10", "12", "5.5%".
    case decimal
    /// ``Cell/bar(_:)`` drawn in so many columns.
    case bar(width: Int)
  }

  public struct Column: Sendable {
    public let heading: String
    public let alignment: Alignment
    public let style: TextStyle
    /// How narrow the column may become before the table is too wide; nil: never cut.
    public let minimumWidth: Int?
    /// Left out where the table is still too wide, the last one first.
    public let isOptional: Bool

    public init(
      _ heading: String, _ alignment: Alignment = .left, style: TextStyle = .plain,
      minimumWidth: Int? = nil, isOptional: Bool = false
    ) {
      self.heading = heading.safeForTerminal
      self.alignment = alignment
      self.style = style
      self.minimumWidth = minimumWidth
      self.isOptional = isOptional
    }
  }

  public struct Cell: Sendable, ExpressibleByStringInterpolation {
    let text: String
    let share: Double?
    let style: TextStyle?

    public init(_ text: String, style: TextStyle? = nil) {
      self.text = text.safeForTerminal
      self.share = nil
      self.style = style
    }

    private init(share: Double, style: TextStyle?) {
      self.text = ""
      self.share = share
      self.style = style
    }

    public init(stringLiteral text: String) {
      self.init(text)
    }

    /// A bar that fills this share (0…1) of its column.
    public static func bar(_ share: Double, style: TextStyle? = nil) -> Cell {
      Cell(share: share, style: style)
    }
  }

  struct Group: Sendable {
    let heading: String?
    let rows: [[Cell]]
  }

  let columns: [Column]
  private(set) var groups: [Group] = []

  public init(columns: [Column]) {
    precondition(!columns.isEmpty)
    self.columns = columns
  }

  /// Adds rows under a heading (nil: none). A row may be shorter than the table is wide.
  public mutating func add(_ heading: String? = nil, rows: [[Cell]]) {
    precondition(rows.allSatisfy { $0.count <= columns.count })
    groups.append(Group(heading: heading?.safeForTerminal, rows: rows))
  }

  /// The table as lines without trailing spaces, at most `width` columns wide unless the numbers
  /// alone need more.
  public func lines(width: Int, colour: Bool) -> [String] {
    TableLayout(self, width: width).lines(colour: colour)
  }
}
