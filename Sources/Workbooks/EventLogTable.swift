package import DataFiles

/// An event log for process mining (XES, IEEE 1849-2016) as a table: a row an event, a column for each
/// attribute.
///
/// The first row names the columns: those of events by their keys (`concept:name`, `time:timestamp`),
/// those of traces behind `case:`, which is how process-mining tools flatten a log. Events that stand
/// outside every trace have no value in those. Attributes within attributes are passed over.
package struct EventLogTable: Sendable {
  private var rows = CompactRows()

  package var source: RowSource {
    let rows = rows
    return RowSource { body in rows.forEachRow { row in body(row) } }
  }

  package init(_ bytes: [UInt8], limits: WorkbookLimits = WorkbookLimits()) throws(WorkbookFault) {
    guard bytes.count <= limits.fileBytes else {
      throw .tooLarge(.fileBytes, limit: limits.fileBytes)
    }
    // The columns have to be known before the first row.
    var keys = EventLogKeys()
    var reader = EventLogReader(bytes, limits: limits)
    while try reader.next(&keys, mayAdd: true) {}
    var row = TableRow()
    row.begin(1)
    for (column, name) in keys.names.enumerated() {
      let start = row.bytes.count
      row.bytes += name
      row.endCell(column + 1, .text, from: start)
    }
    try rows.append(row, limits)
    reader = EventLogReader(bytes, limits: limits)
    var events = 0
    while try reader.next(&keys, mayAdd: false) {
      reader.fill(&row, columns: keys.names.count)
      events += 1
      guard events <= limits.events else { throw .tooLarge(.rows, limit: limits.events) }
      try rows.append(row, limits)
    }
  }
}

/// The columns of an event log, in order of their first appearance.
private struct EventLogKeys {
  private(set) var names: [[UInt8]] = []
  private var columns: [[UInt8]: Int] = [:]

  /// From 0; nil for one that is new and may not be added.
  mutating func column(_ name: [UInt8], mayAdd: Bool) -> Int? {
    if let column = columns[name] { return column }
    guard mayAdd else { return nil }
    columns[name] = names.count
    names.append(name)
    return names.count - 1
  }
}

/// Goes through a log event by event.
private struct EventLogReader {
  private struct Value {
    var column: Int
    var kind: TableCell.Kind
    var text: [UInt8]
  }

  private var xml: MarkupReader
  private let limits: WorkbookLimits
  private var trace: [Value] = []
  private var event: [Value] = []
  private var line = 0
  private var isInTrace = false

  init(_ bytes: [UInt8], limits: WorkbookLimits) {
    xml = MarkupReader(PartStream(name: "XES", bytes), limits: limits)
    self.limits = limits
  }

  /// To the end of the next event; false at the end of the log.
  mutating func next(_ keys: inout EventLogKeys, mayAdd: Bool) throws(WorkbookFault) -> Bool {
    while true {
      switch try xml.next() {
      case .finished: return false
      case .start where xml.depth == 1:
        guard xml.isNamed("log") else { throw .unknownFormat }
      case .start where xml.depth == 2 && xml.isNamed("trace"):
        isInTrace = true
      case .end where xml.depth == 1:
        trace.removeAll(keepingCapacity: true)
        isInTrace = false
      case .start where xml.depth <= 3 && xml.isNamed("event"):
        xml.countLines()
        line = xml.line
        event.removeAll(keepingCapacity: true)
        try readEvent(&keys, mayAdd)
        return true
      case .start where xml.depth == 3:
        // Of a trace, or of what stands before the traces (defaults, names of extensions).
        if isInTrace { try readAttribute(Array("case:".utf8), &keys, mayAdd, into: &trace) }
        try xml.skipElement()
      default: break
      }
    }
  }

  private mutating func readEvent(_ keys: inout EventLogKeys, _ mayAdd: Bool) throws(WorkbookFault)
  {
    let outer = xml.depth
    while true {
      switch try xml.next() {
      case .start:
        try readAttribute([], &keys, mayAdd, into: &event)
        try xml.skipElement()
      case .end where xml.depth < outer: return
      case .finished: return
      default: break
      }
    }
  }

  private func readAttribute(
    _ prefix: [UInt8], _ keys: inout EventLogKeys, _ mayAdd: Bool, into values: inout [Value]
  ) throws(WorkbookFault) {
    guard let key = xml.attributeRange("key"), let value = xml.attributeRange("value"),
      let column = keys.column(prefix + xml.value(key), mayAdd: mayAdd)
    else { return }
    guard column < limits.attributeNames else {
      throw .tooLarge(.attributeNames, limit: limits.attributeNames)
    }
    var kind = TableCell.Kind.text
    if xml.isNamed("int") || xml.isNamed("float") { kind = .number }
    if xml.isNamed("boolean") { kind = .boolean }
    let told = Value(column: column, kind: kind, text: xml.value(value))
    // The last of a name counts, as it does for process-mining tools.
    if let index = values.firstIndex(where: { $0.column == column }) {
      values[index] = told
    } else {
      values.append(told)
    }
  }

  /// The event as a row.
  func fill(_ row: inout TableRow, columns: Int) {
    row.begin(line)
    while row.cells.count < columns { row.cells.append(.blank) }
    for values in [trace, event] {
      for value in values {
        let start = row.bytes.count
        row.bytes += value.text
        row.cells[value.column] = TableCell(
          start: start, end: row.bytes.count, kind: value.kind)
      }
    }
  }
}
