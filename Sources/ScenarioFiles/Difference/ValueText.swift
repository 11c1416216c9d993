import DataFiles
import EventSimulation
import Forecourt

/// A value of a scenario in words and units; values that mean the same are the same text.
enum ValueText {
  static let none = BilingualText(en: "none", zh: "无")

  static func text(_ node: Node?, _ shape: Shape) -> BilingualText {
    guard let node, !node.isNull else { return none }
    switch shape {
    case .optional(let inner): return text(node, inner)
    case .scalar(let scalar): return self.scalar(node, scalar.name)
    case .variant(_, let short, let kinds): return variant(node, short, kinds)
    case .either(let shapes):
      return Shape.matching(node, among: shapes).map { text(node, $0) } ?? verbatim(node)
    case .list(let element, _):
      let parts = (node.elements ?? []).map { text($0, element) }
      return parts.isEmpty ? none : joined(parts, "; ", "；")
    case .object(let object):
      let parts = object.fields.compactMap { field -> BilingualText? in
        guard let child = node[field.key], !child.isNull else { return nil }
        let value = text(child, field.shape)
        let name = field.summary.shortened.zh.prefix { $0 != "（" }
        return BilingualText(en: "\(field.key) \(value.en)", zh: "\(name) \(value.zh)")
      }
      return joined(parts, ", ", "，")
    case .entries(let element), .hours(let element):
      let parts = (node.members ?? []).map { member in
        let value = text(member.node, element)
        return BilingualText(en: "\(member.key) \(value.en)", zh: "\(member.key) \(value.zh)")
      }
      return parts.isEmpty ? none : joined(parts, ", ", "，")
    case .weekdays(let element): return week(node, element)
    }
  }

  private static func joined(
    _ parts: [BilingualText], _ en: String, _ zh: String
  ) -> BilingualText {
    BilingualText(
      en: parts.map(\.en).joined(separator: en), zh: parts.map(\.zh).joined(separator: zh))
  }

  // MARK: Single values

  private static func scalar(_ node: Node, _ name: String?) -> BilingualText {
    switch name {
    case "share":
      let share: Double? =
        if case .number(let number, _) = node.value { number } else {
          node.string.flatMap(AmountText.percent)
        }
      return share.map { both(number($0 * 100) + " %") } ?? verbatim(node)
    case "time", "signedTime":
      return node.string.flatMap(DurationText.parse).map(duration) ?? verbatim(node)
    case "money":
      let text: String? =
        if case .number(_, let text) = node.value { text } else { node.string }
      return text.flatMap(AmountText.fen).map { both(money($0)) } ?? verbatim(node)
    case "timeOfDay":
      return node.string.flatMap { ClockText.time($0.trimmed) }
        .map { both(ClockText.render(time: $0)) } ?? verbatim(node)
    case "interval":
      if node.string == "off" { return BilingualText(en: "off", zh: "休息") }
      return node.string.flatMap(ClockText.interval).map {
        both(ClockText.render(time: $0.from) + "–" + ClockText.render(time: $0.to))
      } ?? verbatim(node)
    default: return verbatim(node)
    }
  }

  private static func verbatim(_ node: Node) -> BilingualText {
    switch node.value {
    case .null: none
    case .bool(let bool):
      bool ? BilingualText(en: "yes", zh: "是") : BilingualText(en: "no", zh: "否")
    case .number(let value, _): both(number(value))
    case .string("unlimited"): BilingualText(en: "unlimited", zh: "不限")
    case .string("never"): BilingualText(en: "never", zh: "永不")
    case .string("closed"): BilingualText(en: "closed", zh: "歇业")
    case .string("all"): BilingualText(en: "all", zh: "全部")
    case .string(let text): both(text.isEmpty ? "“”" : text.shortened)
    case .array, .object: both(JSON(node).text.shortened)
    }
  }

  private static func both(_ text: String) -> BilingualText { BilingualText(en: text, zh: text) }

  private static func number(_ value: Double) -> String {
    JSON.render((value * 1e9).rounded() / 1e9)
  }

  private static func money(_ fen: Int64) -> String {
    let (yuan, rest) = fen.quotientAndRemainder(dividingBy: 100)
    return "¥\(yuan)" + (rest == 0 ? "" : rest < 10 ? ".0\(rest)" : ".\(rest)")
  }

  static func duration(_ duration: Microseconds) -> BilingualText {
    let en = DurationText.render(duration)
    let words = ["days": "天", "h": "小时", "min": "分钟", "s": "秒", "us": "微秒"]
    let zh = en.split(separator: " ").map { words[String($0)] ?? String($0) }.joined(separator: " ")
    return BilingualText(en: en, zh: zh)
  }

  // MARK: Distributions

  private static func variant(
    _ node: Node, _ short: Shape, _ kinds: [FieldShape]
  ) -> BilingualText {
    guard let members = node.members else {
      return node.string.flatMap(DurationText.parse).map(duration) ?? verbatim(node)
    }
    guard members.count == 1, let kind = kinds.first(where: { $0.key == members[0].key }) else {
      return verbatim(node)
    }
    let inner = text(members[0].node, kind.shape)
    return BilingualText(
      en: "\(kind.key) (\(inner.en))", zh: "\(kind.summary.withoutStop.zh)（\(inner.zh)）")
  }

  // MARK: Weekdays

  private static func week(_ node: Node, _ element: Shape) -> BilingualText {
    var groups: [(days: [Weekday], text: BilingualText)] = []
    for (day, cell) in zip(Weekday.allCases, WeekdayKeys.table(node, of: element)) {
      guard let cell else { continue }
      let text = text(cell.node, element)
      if let same = groups.firstIndex(where: { $0.text == text }) {
        groups[same].days.append(day)
      } else {
        groups.append(([day], text))
      }
    }
    if groups.count == 1, groups[0].days.count == 7 { return groups[0].text }
    return joined(
      groups.map { group in
        let days = days(group.days)
        return BilingualText(
          en: "\(days.en) \(group.text.en)", zh: "\(days.zh) \(group.text.zh)")
      }, ", ", "，")
  }

  /// “Mon–Fri, Sun”.
  static func days(_ days: [Weekday]) -> BilingualText {
    var runs: [[Weekday]] = []
    for day in days {
      if let last = runs.last?.last, last.rawValue + 1 == day.rawValue {
        runs[runs.count - 1].append(day)
      } else {
        runs.append([day])
      }
    }
    let parts = runs.map { run -> BilingualText in
      let (first, last) = (name(run[0]), name(run[run.count - 1]))
      return run.count == 1
        ? first
        : run.count == 2
          ? BilingualText(en: "\(first.en), \(last.en)", zh: "\(first.zh)、\(last.zh)")
          : BilingualText(en: "\(first.en)–\(last.en)", zh: "\(first.zh)至\(last.zh)")
    }
    return joined(parts, ", ", "、")
  }

  private static func name(_ day: Weekday) -> BilingualText {
    let zh = ["周一", "周二", "周三", "周四", "周五", "周六", "周日"]
    return BilingualText(
      en: day.code.prefix(1).uppercased() + day.code.dropFirst(), zh: zh[day.rawValue])
  }
}
