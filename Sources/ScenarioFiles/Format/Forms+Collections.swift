import DataFiles
import EventSimulation
import Forecourt

extension Form {
  static func list<Element>(
    _ element: Form<Element>, _ range: ClosedRange<Int>
  ) -> Form where Value == [Element] {
    Form(shape: .list(element.shape, range)) { node, reading in
      guard let nodes = reading.elements(of: node, range) else { return nil }
      var values: [Element] = []
      for (index, child) in nodes.enumerated() {
        if let value = reading.within("[\(index)]", { element.read(child, &$0) }) {
          values.append(value)
        }
      }
      return values.count == nodes.count ? values : nil
    }
  }

  /// A table whose keys are names, in the order of the file.
  static func entries<Element>(
    _ element: Form<Element>, _ range: ClosedRange<Int>
  ) -> Form where Value == [Entry<Element>] {
    let memory = Recollection<Element>(limit: 32)
    return Form(shape: .entries(element.shape)) { node, reading in
      guard let named = reading.entries(of: node, range) else { return nil }
      var entries: [Entry<Element>] = []
      for member in named {
        let value = memory.product(of: member.node, &reading) { reading in
          reading.within(member.key) { element.read(member.node, &$0) }
        }
        guard let value else { continue }
        entries.append(
          Entry(
            key: member.key, value: value, position: member.keyPosition,
            valuePosition: member.node.position))
      }
      return entries.count == named.count ? entries : nil
    }
  }

  /// Seven values, Monday first. `missing` stands in for days that are not named.
  static func weekdays<Element>(
    _ element: Form<Element>, missing: Element? = nil
  ) -> Form where Value == [Element] {
    Form(shape: .weekdays(element.shape)) { node, reading in
      var values: [Element] = []
      var absent: [String] = []
      var failed = false
      for (day, entry) in zip(Weekday.allCases, WeekdayKeys.table(node, of: element.shape)) {
        guard let entry else {
          if let missing { values.append(missing) } else { absent.append(day.code) }
          continue
        }
        let value: Element?
        if let key = entry.written, !key.isEmpty {
          value = reading.within(key) { element.read(entry.node, &$0) }
        } else {
          value = element.read(entry.node, &reading)
        }
        if let value { values.append(value) } else { failed = true }
      }
      if !absent.isEmpty && !failed { reading.fail(node, hasNoValueFor: absent) }
      return values.count == 7 ? values : nil
    }
  }

  /// 24 values; hours that are not named are nil.
  static func hours<Element>(
    _ element: Form<Element>
  ) -> Form where Value == [Element?] {
    Form(shape: .hours(element.shape)) { node, reading in
      guard let members = node.members else {
        reading.fail(node, isNot: .object)
        return nil
      }
      var values = [Element?](repeating: nil, count: 24)
      var failed = false
      for member in members {
        guard let hour = ClockText.hour(member.key) else { continue }
        let value = reading.within(member.key) { element.read(member.node, &$0) }
        if let value { values[hour] = value } else { failed = true }
      }
      return failed ? nil : values
    }
  }

  /// One form for objects, another for everything else.
  static func object(_ objects: Form, or others: Form) -> Form {
    Form(shape: .either([others.shape, objects.shape])) { node, reading in
      node.members == nil ? others.read(node, &reading) : objects.read(node, &reading)
    }
  }

  /// One form for lists, another for everything else.
  static func list(_ lists: Form, or others: Form) -> Form {
    Form(shape: .either([others.shape, lists.shape])) { node, reading in
      node.elements == nil ? others.read(node, &reading) : lists.read(node, &reading)
    }
  }
}

// The parts that are the same for values of any type.
extension Reading {
  /// The elements of a list, as many as allowed; nil after an error.
  fileprivate mutating func elements(of node: Node, _ range: ClosedRange<Int>) -> [Node]? {
    guard let nodes = node.elements else {
      fail(node, isNot: .list)
      return nil
    }
    guard range.contains(nodes.count) else {
      fail(
        "a list of \(nodes.count) entries (expected \(range.lowerBound) to \(range.upperBound))",
        "列表有 \(nodes.count) 项（应为 \(range.lowerBound) 到 \(range.upperBound) 项）",
        at: node.position)
      return nil
    }
    return nodes
  }

  /// The entries of a table by names, as many as allowed; nil after an error.
  fileprivate mutating func entries(
    of node: Node, _ range: ClosedRange<Int>
  ) -> [Node.Member]? {
    guard let members = node.members else {
      fail(node, isNot: .object)
      return nil
    }
    let named = members.filter { $0.key != CommonKey.template && $0.key != CommonKey.replace }
    guard range.contains(named.count) else {
      fail(
        "\(named.count) entries (expected \(range.lowerBound) to \(range.upperBound))",
        "有 \(named.count) 项（应为 \(range.lowerBound) 到 \(range.upperBound) 项）",
        at: node.position)
      return nil
    }
    return named
  }

  fileprivate mutating func fail(_ node: Node, hasNoValueFor days: [String]) {
    let days = days.joined(separator: ", ")
    fail("no value for \(days)", "缺少 \(days) 的值", at: node.position)
  }
}

/// An entry of a table by names.
struct Entry<Value: Sendable>: Sendable {
  var key: String
  var value: Value
  /// Of the key.
  var position: Position
  var valuePosition: Position
}

extension Form where Value == [DayInterval] {
  /// `"08:00-18:30"`, a list of such, or `"off"`: in order, without overlap.
  static var intervals: Form {
    let one = Form<DayInterval>.interval.map { [$0] }
    let off = Form<[DayInterval]>(shape: one.shape) { node, reading in
      node.string == "off" ? [] : one.read(node, &reading)
    }
    let many = Form<[DayInterval]>.list(.interval, 0...ShopLimits.intervals)
      .checked { intervals, node, reading in
        for (index, pair) in zip(intervals, intervals.dropFirst()).enumerated()
        where pair.1.from < pair.0.to {
          reading.fail(
            "begins before the one before it ends (expected intervals in order, without overlap)",
            "与前一时段重叠（应按顺序且不重叠）",
            at: node.elements?[index + 1].position ?? node.position, key: "[\(index + 1)]")
          return false
        }
        return true
      }
    return .list(many, or: off)
  }
}

extension Form where Value == DayInterval {
  static var interval: Form {
    Form.scalar(
      Wanted(
        "a stretch of a day", "时段", form: "HH:MM-HH:MM", "HH:MM-HH:MM"),
      named: "interval",
      schema: [
        "anyOf": [
          ["type": "string", "pattern": .string(ClockText.intervalPattern)], ["const": "off"],
        ]
      ]
    ) { node in
      node.string.flatMap(ClockText.interval)
    }
    .checked { interval, node, reading in
      guard interval.from < interval.to else {
        reading.fail(
          "\(node.found.en) ends before it begins (expected a later end; what goes past midnight "
            + "is two intervals)",
          "\(node.found.zh) 的结束早于开始（跨午夜请写成两段）", at: node.position)
        return false
      }
      return true
    }
  }
}

/// Tables by weekday, whichever way they are written.
enum WeekdayKeys {
  struct Cell {
    var node: Node
    /// The key that it is written under; nil or empty where one value holds for all days.
    var written: String?
  }

  /// Whether an object is a table by weekday, rather than one value for all days.
  static func isTable(_ members: [Node.Member], of element: Shape) -> Bool {
    !element.admitsObject || members.contains { ClockText.weekdays($0.key) != nil }
      || members.allSatisfy { $0.key == CommonKey.replace }
  }

  /// Seven cells, Monday first; nil where the file says nothing.
  static func table(_ node: Node, of element: Shape) -> [Cell?] {
    guard let members = node.members, isTable(members, of: element) else {
      return [Cell?](repeating: Cell(node: node, written: nil), count: 7)
    }
    var cells = [Cell?](repeating: nil, count: 7)
    for member in members {
      for day in ClockText.weekdays(member.key) ?? [] {
        cells[day.rawValue] = Cell(node: member.node, written: member.written ?? member.key)
      }
    }
    return cells
  }
}
