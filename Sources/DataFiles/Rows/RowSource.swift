/// The rows of a table, whatever file they stand in: a CSV text, a sheet of a workbook, an event log.
///
/// ```swift
/// try source.forEachRow { row in
///   print(row.number, row.cells.map(row.text))
///   return true
/// }
/// ```
///
/// Rows are given one after another and not held: a source needs memory for one of them. It can be
/// gone through as often as one likes and gives the same rows each time.
package struct RowSource: Sendable {
  /// Why a table could not be read to its end.
  package struct Fault: Error, Sendable, Hashable {
    package var message: BilingualText

    package init(_ message: BilingualText) {
      self.message = message
    }
  }

  /// Answers whether to go on.
  package typealias Body = (TableRow) -> Bool

  /// Goes through the rows from the first on, blank ones too if the file has them, until the body
  /// answers false.
  private let walk: @Sendable (Body) throws(Fault) -> Void

  package init(_ walk: @escaping @Sendable (Body) throws(Fault) -> Void) {
    self.walk = walk
  }

  package func forEachRow(_ body: Body) throws(Fault) {
    try walk(body)
  }
}
