import DataFiles
import Forecourt

/// Goes through two whole trees side by side, guided by the description of the format.
struct ScenarioWalk {
  struct Found {
    /// The keys of the field that differs; of several where the same change is told once.
    var fields: [[String]]
    var change: ScenarioChange
    /// The names of the keys, below the section.
    var labels: [BilingualText]
  }

  private var found: [Found] = []
  private var path: [String] = []
  private var labels: [BilingualText] = []

  static func changes(_ before: Node, _ after: Node) -> [Found] {
    var walk = ScenarioWalk()
    guard case .object(let object) = ScenarioForm.form.shape else { return [] }
    for field in object.fields
    where !["$schema", "extends", "name", "question"].contains(field.key) {
      walk.enter(field.key, field.summary) {
        $0.compare(before[field.key], after[field.key], field.shape)
      }
    }
    return walk.found
  }

  private mutating func enter(
    _ key: String, _ label: BilingualText, _ body: (inout ScenarioWalk) -> Void
  ) {
    path.append(key)
    labels.append(label)
    body(&self)
    path.removeLast()
    labels.removeLast()
  }

  // MARK: Comparing

  private mutating func compare(_ before: Node?, _ after: Node?, _ shape: Shape) {
    let before = before?.isNull == true ? nil : before
    let after = after?.isNull == true ? nil : after
    guard let before, let after else {
      if before != nil || after != nil { tell(before, after, shape) }
      return
    }
    switch shape {
    case .scalar, .variant: tell(before, after, shape)
    case .optional(let inner): compare(before, after, inner)
    case .object(let object):
      for field in object.fields {
        enter(field.key, field.summary) {
          $0.compare(before[field.key], after[field.key], field.shape)
        }
      }
    case .entries(let element): compareEntries(before, after, element)
    case .weekdays(let element): compareWeek(before, after, element)
    case .hours(let element): compareHours(before, after, element, days: nil)
    case .list(let element, _): compareLists(before, after, element, shape)
    case .either(let shapes):
      if let shape = Shape.matching(before, among: shapes),
        (before.members == nil) == (after.members == nil),
        (before.elements == nil) == (after.elements == nil)
      {
        compare(before, after, shape)
      } else {
        tell(before, after, shape)
      }
    }
  }

  private mutating func compareEntries(_ before: Node, _ after: Node, _ element: Shape) {
    let old = before.members ?? []
    let new = (after.members ?? []).filter { after in !old.contains { $0.key == after.key } }
    let start = found.count
    for member in old + new where member.key != CommonKey.template {
      let own = member.node["name"].flatMap { Self.name($0) }
      enter(member.key, own ?? BilingualText(en: member.key, zh: member.key)) {
        $0.compare(before[member.key], after[member.key], element)
      }
    }
    gather(from: start, of: old.count + new.count)
  }

  /// Tells the same change of three entries or more once.
  private mutating func gather(from start: Int, of count: Int) {
    let place = path.count
    var gathered: [Found] = []
    var members: [[Found]] = []
    for one in found[start...] {
      let same = gathered.firstIndex { other in
        other.fields[0].dropFirst(place + 1) == one.fields[0].dropFirst(place + 1)
          && other.fields[0].count > place + 1 && other.change.before == one.change.before
          && other.change.after == one.change.after
      }
      if let same {
        members[same].append(one)
      } else {
        gathered.append(one)
        members.append([one])
      }
    }
    found.removeSubrange(start...)
    for (first, all) in zip(gathered, members) {
      guard all.count >= 3 else {
        found += all
        continue
      }
      var merged = first
      merged.fields = all.flatMap(\.fields)
      let names = all.map { $0.labels[place - 1] }
      let own = first.labels[place - 1]
      let whole = BilingualText(
        en: all.count == count ? "All \(count)" : names.map(\.en).joined(separator: ", "),
        zh: all.count == count ? "全部 \(count) 项" : names.map(\.zh).joined(separator: "、"))
      let what = first.change.what
      merged.change.what = BilingualText(
        en: whole.en + what.en.dropFirst(own.en.count),
        zh: whole.zh + what.zh.dropFirst(own.zh.count))
      let keys = all.map { $0.fields[0][place] }
      merged.change.keyPath =
        (path + [all.count == count ? "*" : keys.joined(separator: ",")]
        + first.fields[0].dropFirst(place + 1)).joined(separator: ".")
      found.append(merged)
    }
  }

  private static func name(_ node: Node) -> BilingualText? {
    if let text = node.string { return BilingualText(en: text, zh: text) }
    guard let en = node["en"]?.string, let zh = node["zh"]?.string else { return nil }
    return BilingualText(en: en, zh: zh)
  }

  /// Days with the same change are told together.
  private mutating func compareWeek(_ before: Node, _ after: Node, _ element: Shape) {
    let old = WeekdayKeys.table(before, of: element)
    let new = WeekdayKeys.table(after, of: element)
    var groups: [(days: [Weekday], before: Node?, after: Node?)] = []
    for (day, cells) in zip(Weekday.allCases, zip(old, new)) {
      let (one, other) = (cells.0?.node, cells.1?.node)
      guard ValueText.text(one, element) != ValueText.text(other, element) else { continue }
      let same = groups.firstIndex {
        ValueText.text($0.before, element) == ValueText.text(one, element)
          && ValueText.text($0.after, element) == ValueText.text(other, element)
      }
      if let same { groups[same].days.append(day) } else { groups.append(([day], one, other)) }
    }
    for group in groups {
      let days = group.days.count == 7 ? nil : ValueText.days(group.days)
      if let old = group.before, let new = group.after, case .hours(let inner) = element {
        compareHours(old, new, inner, days: days)
      } else {
        tell(group.before, group.after, element, part: days)
      }
    }
  }

  /// A profile: the hours that differ if they are few, else the one that differs most.
  private mutating func compareHours(
    _ before: Node, _ after: Node, _ element: Shape, days: BilingualText?
  ) {
    let keys = (0..<24).map { $0 < 10 ? "0\($0)" : "\($0)" }
    let differing = keys.filter {
      ValueText.text(before[$0], element) != ValueText.text(after[$0], element)
    }
    func label(_ key: String, _ more: BilingualText?) -> BilingualText {
      let parts = [days, BilingualText(en: key + ":00", zh: key + ":00"), more].compactMap { $0 }
      return BilingualText(
        en: parts.map(\.en).joined(separator: ", "), zh: parts.map(\.zh).joined(separator: "，"))
    }
    if differing.count <= 3 {
      for key in differing { tell(before[key], after[key], element, part: label(key, nil)) }
      return
    }
    func number(_ node: Node?) -> Double {
      if case .number(let value, _)? = node?.value { value } else { 0 }
    }
    let most = differing.max {
      abs(number(after[$0]) - number(before[$0])) < abs(number(after[$1]) - number(before[$1]))
    }
    guard let most else { return }
    tell(
      before[most], after[most], element,
      part: label(
        most,
        BilingualText(
          en: "the most of \(differing.count) hours that differ",
          zh: "共 \(differing.count) 个小时不同，此处最大")))
  }

  /// A roster by name; a short list as a whole; a long one at its first difference.
  private mutating func compareLists(
    _ before: Node, _ after: Node, _ element: Shape, _ whole: Shape
  ) {
    let (old, new) = (before.elements ?? [], after.elements ?? [])
    let texts = (old.map { ValueText.text($0, element) }, new.map { ValueText.text($0, element) })
    if texts.0 == texts.1 { return }
    if case .object(let object) = element, object.shape(of: "name") != nil {
      return compareNamed(old, new, element)
    }
    if max(old.count, new.count) <= 6 { return tell(before, after, whole) }
    let place = zip(texts.0, texts.1).prefix { $0 == $1 }.count
    let count = BilingualText(
      en: "\(old.count) entries before, \(new.count) after; the first that differs is \(place + 1)",
      zh: "由 \(old.count) 项变为 \(new.count) 项，从第 \(place + 1) 项起不同")
    tell(
      place < old.count ? old[place] : nil, place < new.count ? new[place] : nil, element,
      part: count)
  }

  private mutating func compareNamed(_ old: [Node], _ new: [Node], _ element: Shape) {
    func key(_ list: [Node], _ index: Int) -> String {
      list[index]["name"]?.string ?? "\(index + 1)"
    }
    let keys = old.indices.map { key(old, $0) }
    let more = new.indices.map { key(new, $0) }.filter { !keys.contains($0) }
    for name in keys + more {
      let one = old.indices.first { key(old, $0) == name }.map { old[$0] }
      let other = new.indices.first { key(new, $0) == name }.map { new[$0] }
      tell(one, other, element, part: BilingualText(en: name, zh: name))
    }
  }

  // MARK: Telling

  private mutating func tell(
    _ before: Node?, _ after: Node?, _ shape: Shape, part: BilingualText? = nil
  ) {
    let old = ValueText.text(before, shape)
    let new = ValueText.text(after, shape)
    if old == new { return }
    var steps = labels.dropFirst().map(\.shortened)
    if steps.isEmpty { steps = [labels[0].shortened] }
    if let part { steps.append(part) }
    found.append(
      Found(
        fields: [path],
        change: ScenarioChange(
          keyPath: path.joined(separator: "."), section: labels[0].heading,
          what: BilingualText(
            en: steps.map(\.en).joined(separator: " › "),
            zh: steps.map(\.zh).joined(separator: " › ")),
          before: old, after: new),
        labels: labels.dropFirst().map(\.shortened)))
  }
}

extension BilingualText {
  /// Without the full stop of a sentence.
  var withoutStop: BilingualText {
    BilingualText(
      en: en.hasSuffix(".") ? String(en.dropLast()) : en,
      zh: zh.hasSuffix("。") ? String(zh.dropLast()) : zh)
  }

  /// Up to the remark behind which a description goes on; “Clause 5: …” keeps its colon.
  var heading: BilingualText {
    BilingualText(
      en: String(withoutStop.en.prefix { $0 != ";" }),
      zh: String(withoutStop.zh.prefix { $0 != "；" }))
  }

  /// Up to the colon or the remark behind which a description goes on.
  var shortened: BilingualText {
    func cut(_ text: String, _ marks: [Character]) -> String {
      String(text.prefix { !marks.contains($0) })
    }
    let whole = withoutStop
    return BilingualText(en: cut(whole.en, [":", ";"]), zh: cut(whole.zh, ["：", "；"]))
  }
}
