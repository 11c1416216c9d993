import DataFiles
import Forecourt

/// What a layer says and another line overrules, so that it would do nothing and nobody would know.
enum IgnoredKeys {
  /// - Parameters:
  ///   - layer: A file or an override, as it is laid.
  ///   - merged: All layers so far, this one on top.
  static func check(_ layer: Node, in merged: Node, _ reading: inout Reading) {
    for role in Role.allCases {
      guard let count = layer["staff"]?[role.key]?.member("count"),
        let people = merged["staff"]?[role.key]?["people"], !people.isNull, people.elements != nil
      else { continue }
      fail(
        count, because: people, "staff.\(role.key)", "people",
        "change the people, or set “people” to null", "请修改 “people”，或将其设为 null", &reading)
    }
    guard let own = layer["demand"]?["appointments"],
      let whole = merged["demand"]?["appointments"], let rule = whole["rule"]
    else { return }
    if rule.string == "custom" {
      for key in ["share", "from", "to", "every"] {
        guard let member = own.member(key) else { continue }
        fail(
          member, because: rule, "demand.appointments", "\"rule\": \"custom\"",
          "the slots say what is booked; change “slots” or “bookedShare”",
          "预约由 “slots” 决定，请修改 “slots” 或 “bookedShare”", &reading)
      }
    } else if let slots = own.member("slots") {
      fail(
        slots, because: rule, "demand.appointments", "\"rule\": \(rule.string?.quoted ?? "…")",
        "slots are read with \"rule\": \"custom\"", "只有 \"rule\": \"custom\" 才读取 “slots”", &reading)
    }
  }

  private static func fail(
    _ member: Node.Member, because other: Node, _ path: String, _ what: String, _ remedy: String,
    _ remedyZh: String, _ reading: inout Reading
  ) {
    let place = other.position.description
    reading.note(
      .error, "has no effect beside \(what) (\(place)): \(remedy)",
      "因 \(what)（\(place)）而不起作用：\(remedyZh)", at: member.keyPosition,
      key: "\(path).\(member.key)", isIdle: true)
  }
}

extension Node {
  /// The member of a key that has a value.
  fileprivate func member(_ key: String) -> Member? {
    members?.first { $0.key == key && !$0.node.isNull }
  }
}
