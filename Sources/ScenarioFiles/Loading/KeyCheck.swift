import DataFiles
import Forecourt

/// Finds the keys of one file that the format does not know, and days or hours named twice.
///
/// Each file is checked by itself, before it is merged, so that a slip in a file is told even where
/// another file says the same thing rightly.
enum KeyCheck {
  static func check(_ node: Node, _ shape: Shape, _ reading: inout Reading) {
    if reading.isFull || node.isNull { return }
    switch shape {
    case .scalar: return
    case .optional(let inner): check(node, inner, &reading)
    case .list(let element, _):
      for (index, child) in (node.elements ?? []).enumerated() {
        reading.within("[\(index)]") { check(child, element, &$0) }
      }
    case .object(let object): checkObject(node, object, &reading)
    case .entries(let element):
      for member in node.members ?? [] where !isReplace(member, &reading) {
        reading.within(member.key) { check(member.node, element, &$0) }
      }
    case .weekdays(let element): checkWeekdays(node, element, &reading)
    case .hours(let element): checkHours(node, element, &reading)
    case .variant(_, _, let kinds):
      checkFields(node.members ?? [], kinds, what: ("kind", "类型"), &reading)
    case .either(let shapes):
      if let match = Shape.matching(node, among: shapes) { check(node, match, &reading) }
    }
  }

  private static func checkObject(
    _ node: Node, _ object: ObjectShape, _ reading: inout Reading
  ) {
    checkFields(node.members ?? [], object.fields, what: ("key", "键"), &reading)
  }

  private static func checkFields(
    _ members: [Node.Member], _ fields: [FieldShape], what: (String, String),
    _ reading: inout Reading
  ) {
    for member in members where !isReplace(member, &reading) {
      if let shape = fields.shape(of: member.key) {
        reading.within(member.key) { check(member.node, shape, &$0) }
      } else {
        unknown(member, among: fields.map(\.key), what: what, &reading)
      }
    }
  }

  private static func unknown(
    _ member: Node.Member, among keys: [String], what: (String, String), _ reading: inout Reading
  ) {
    if reading.isFull { return }
    let key = member.key.shortened
    if let day = WeekdayWords.code(member.key) {
      notAWeekday(member, meant: day, &reading)
    } else if let near = Suggestion.nearest(to: member.key, among: keys) {
      reading.fail(
        "unknown \(what.0) “\(key)”; did you mean “\(near)”?",
        "未知的\(what.1) “\(key)”；是否想写 “\(near)”？", at: member.keyPosition)
    } else {
      let list = keys.filter { !$0.hasPrefix("$") }.joined(separator: ", ")
      reading.fail(
        "unknown \(what.0) “\(key)” (expected one of \(list))",
        "未知的\(what.1) “\(key)”（应为 \(list) 之一）", at: member.keyPosition)
    }
  }

  private static func notAWeekday(
    _ member: Node.Member, meant day: String, _ reading: inout Reading
  ) {
    reading.fail(
      "\(member.key.quoted) is not a day; did you mean \(day.quoted)?",
      "\(member.key.quoted) 不能作为星期；是否想写 \(day.quoted)？", at: member.keyPosition)
  }

  private static func isReplace(_ member: Node.Member, _ reading: inout Reading) -> Bool {
    guard member.key == CommonKey.replace else { return false }
    if case .bool = member.node.value { return true }
    reading.within(member.key) {
      $0.fail(
        "\(member.node.found.en) is not a yes or no (expected true or false)",
        "\(member.node.found.zh) 不是是或否（应为 true 或 false）", at: member.node.position)
    }
    return true
  }

  private static func checkWeekdays(
    _ node: Node, _ element: Shape, _ reading: inout Reading
  ) {
    guard let members = node.members, WeekdayKeys.isTable(members, of: element) else {
      check(node, element, &reading)
      return
    }
    var named: [Weekday: String] = [:]
    for member in members where !isReplace(member, &reading) {
      guard let days = ClockText.weekdays(member.key) else {
        if let day = WeekdayWords.code(member.key) {
          notAWeekday(member, meant: day, &reading)
          continue
        }
        reading.fail(
          "\(member.key.quoted) is not a day (expected mon … sun, mon-fri, \"sat,sun\" or all)",
          "\(member.key.quoted) 不是星期（应为 mon … sun、mon-fri、\"sat,sun\" 或 all）",
          at: member.keyPosition)
        continue
      }
      if let day = days.first(where: { named[$0] != nil }), let other = named[day] {
        reading.fail(
          "\(day.code) is given twice, by \(other.quoted) and by \(member.key.quoted)",
          "\(day.code) 重复：\(other.quoted) 与 \(member.key.quoted)", at: member.keyPosition)
      }
      for day in days { named[day] = member.key }
      reading.within(member.key) { check(member.node, element, &$0) }
    }
  }

  private static func checkHours(
    _ node: Node, _ element: Shape, _ reading: inout Reading
  ) {
    var named: [Int: String] = [:]
    for member in node.members ?? [] where !isReplace(member, &reading) {
      guard let hour = ClockText.hour(member.key) else {
        reading.fail(
          "\(member.key.quoted) is not an hour (expected 00 to 23)",
          "\(member.key.quoted) 不是小时（应为 00 到 23）", at: member.keyPosition)
        continue
      }
      if let other = named[hour] {
        reading.fail(
          "the hour \(hour) is given twice, as \(other.quoted) and as \(member.key.quoted)",
          "小时 \(hour) 重复：\(other.quoted) 与 \(member.key.quoted)", at: member.keyPosition)
      }
      named[hour] = member.key
      reading.within(member.key) { check(member.node, element, &$0) }
    }
  }
}
