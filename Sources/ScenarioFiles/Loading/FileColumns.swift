import DataFiles
import EventSimulation
import Forecourt

/// Puts the contents of named CSV files in place of their names, so that what is decoded, and what
/// is kept to reproduce a run, needs no other file.
enum FileColumns {
  /// Whether a file may be named somewhere in a value. Most name none, and what they are laid over is
  /// far larger than they are.
  static func mayName(in node: Node) -> Bool {
    switch node.value {
    case .object(let members): members.contains { $0.key == "file" || mayName(in: $0.node) }
    case .array(let elements): elements.contains { mayName(in: $0) }
    default: false
    }
  }

  /// - Parameter path: Where the value stands in the scenario.
  /// - Returns: nil where no file is named in it.
  static func inlined(_ node: Node, at path: [String], _ files: inout SourceFiles) -> Node? {
    var path = path
    return replaced(node, &path, &files)
  }

  private static func replaced(
    _ node: Node, _ path: inout [String], _ files: inout SourceFiles
  ) -> Node? {
    if path == ["demand", "trace"], let file = node["file"], !file.isNull {
      return trace(node, file, path, &files)
    }
    if path.last == "empirical", node["file"] != nil { return column(node, path, &files) }
    switch node.value {
    case .object(var members):
      var found = false
      for index in members.indices where members[index].node.isComposite {
        path.append(members[index].key)
        if let changed = replaced(members[index].node, &path, &files) {
          members[index].node = changed
          found = true
        }
        path.removeLast()
      }
      return found ? Node(.object(members), at: node.position) : nil
    // Only lists of objects can name a file somewhere inside.
    case .array(var elements) where elements.contains { $0.members != nil }:
      var found = false
      for index in elements.indices {
        path.append("[\(index)]")
        if let changed = replaced(elements[index], &path, &files) {
          elements[index] = changed
          found = true
        }
        path.removeLast()
      }
      return found ? Node(.array(elements), at: node.position) : nil
    default: return nil
    }
  }

  // MARK: Contents

  /// Where a fault of the file was told, something harmless stands in for it, so that it is told
  /// once. Where the fault is in the words that name the file, those are left to be told.
  private static func stopgap(
    _ node: Node, _ path: [String], _ files: inout SourceFiles
  ) -> Node {
    guard files.reading.diagnostics.hasErrors, node["file"]?.string != nil else { return node }
    if path.last == "empirical" {
      guard node["column"]?.string != nil,
        node["unit"].flatMap({ FileColumn.unit.readSilently($0) }) != nil
      else { return node }
      return Node(.array([Node(.string("1 min"), at: node.position)]), at: node.position)
    }
    let cars = Node.Member(
      key: "cars", keyPosition: node.position, node: Node(.array([]), at: node.position))
    return Node(.object([cars]), at: node.position)
  }

  private static func column(
    _ node: Node, _ path: [String], _ files: inout SourceFiles
  ) -> Node {
    guard let file = node["file"], let name = file.string, let column = node["column"]?.string,
      let unit = node["unit"].flatMap({ node in FileColumn.unit.readSilently(node) }),
      let table = table(name, file.position, path, &files)
    else { return stopgap(node, path, &files) }
    guard let place = table.place(of: column) else {
      missing(column, in: table, at: node["column"]?.position ?? node.position, path, &files)
      return stopgap(node, path, &files)
    }
    var values: [Node] = []
    for row in table.rows {
      let cell = row.cells.indices.contains(place) ? row.cells[place] : ""
      if cell.trimmed.isEmpty { continue }
      guard let number = Double(String(cell.trimmed)), number.isFinite,
        abs(number) * Double(unit) <= Double(DurationText.longest)
      else {
        files.reading.fail(
          "\(cell.quoted) is not a number", "\(cell.quoted) 不是数字",
          at: Position(file: table.file, line: row.line), key: KeyPath.joined(path))
        return stopgap(node, path, &files)
      }
      let text = DurationText.render(Int64((number * Double(unit)).rounded()))
      values.append(Node(.string(text), at: Position(file: table.file, line: row.line)))
    }
    return Node(.array(values), at: node.position)
  }

  private static func trace(
    _ node: Node, _ file: Node, _ path: [String], _ files: inout SourceFiles
  ) -> Node {
    guard let name = file.string, let table = table(name, file.position, path, &files) else {
      return stopgap(node, path, &files)
    }
    let standard = TraceForm.defaultColumns
    let timeName = node["timeColumn"]?.string ?? standard.time
    let jobName = node["jobColumn"]?.string ?? standard.job
    let bookedName = node["bookedColumn"]?.string ?? standard.booked
    guard let time = table.place(of: timeName), let job = table.place(of: jobName) else {
      let wanted = table.place(of: timeName) == nil ? timeName : jobName
      missing(wanted, in: table, at: file.position, path, &files)
      return stopgap(node, path, &files)
    }
    guard !table.rows.isEmpty else {
      files.reading.fail(
        "\(table.file) has a heading and no cars (expected a row for each)",
        "\(table.file) 只有标题行，没有车辆（应每车一行）", at: file.position,
        key: KeyPath.joined(path))
      return stopgap(node, path, &files)
    }
    let booked = table.place(of: bookedName)
    let cars = table.rows.map { row in
      let place = Position(file: table.file, line: row.line)
      func member(_ key: String, _ index: Int) -> Node.Member {
        let cell = row.cells.indices.contains(index) ? row.cells[index] : ""
        return Node.Member(
          key: key, keyPosition: place, node: Node(.string(String(cell.trimmed)), at: place))
      }
      var members = [member("at", time), member("job", job)]
      if let booked, row.cells.indices.contains(booked), !row.cells[booked].trimmed.isEmpty {
        members.append(member("booked", booked))
      }
      return Node(.object(members), at: place)
    }
    let list = Node.Member(
      key: "cars", keyPosition: file.position, node: Node(.array(cars), at: file.position))
    return Node(.object([list]), at: node.position)
  }

  private static func table(
    _ name: String, _ position: Position, _ path: [String], _ files: inout SourceFiles
  ) -> CSVTable? {
    let key = KeyPath.joined(path + ["file"])
    guard let named = files.named(name, by: position, key: key),
      let bytes = files.bytes(named.path, called: name, at: position, key: key)
    else { return nil }
    switch CSVTable.read(bytes, file: named.path) {
    case .success(let table): return table
    case .failure(let error):
      files.reading.append([error.diagnostic])
      return nil
    }
  }

  private static func missing(
    _ column: String, in table: CSVTable, at position: Position, _ path: [String],
    _ files: inout SourceFiles
  ) {
    let near = Suggestion.nearest(to: column, among: table.headings)
    let list = table.headings.prefix(20).map(\.quoted).joined(separator: ", ")
    let hint = near.map { "; did you mean \($0.quoted)?" } ?? " (it has \(list))"
    files.reading.fail(
      "\(table.file) has no column \(column.quoted)\(hint)",
      "\(table.file) 没有列 \(column.quoted)", at: position, key: KeyPath.joined(path))
  }
}

extension Form {
  /// The value, with nothing noted where there is none.
  func readSilently(_ node: Node) -> Value? {
    var reading = Reading()
    return read(node, &reading)
  }
}
