import DataFiles
import Forecourt

/// Lays one file over what it extends.
///
/// Objects are merged key by key, lists and single values replaced, `null` goes back to the
/// default. The shape guides it: tables by weekday become one entry a day first, so that `"sat"`
/// overrides the Saturday of `"all"`; a distribution of another kind replaces the whole.
/// Every value keeps the place that it came from. Unknown keys were told before and are dropped.
enum TreeMerge {
  /// - Parameters:
  ///   - base: What was there; nil: nothing.
  ///   - defaults: What `null` goes back to; nil: to nothing.
  /// - Returns: nil where nothing is left.
  static func merge(_ over: Node, onto base: Node?, defaults: Node?, _ shape: Shape) -> Node? {
    if over.isNull { return defaults }
    // To lay something over null is to lay it over nothing.
    let base = base?.isNull == true ? nil : base
    switch shape {
    case .scalar: return over
    case .optional(let inner): return merge(over, onto: base, defaults: defaults, inner)
    case .list(let element, _):
      guard let elements = over.elements else { return over }
      // An element that is null stays, so that it is told at its place.
      let merged = elements.map { merge($0, onto: nil, defaults: nil, element) ?? $0 }
      return Node(.array(merged), at: over.position)
    case .object(let object):
      return mergeMembers(over, base, defaults) { key in
        object.shape(of: key).map { (key, $0) }
      }
    case .entries(let element):
      return mergeMembers(over, base, defaults, tabular: true) { ($0, element) }
    case .hours(let element):
      return mergeMembers(over, base, defaults, tabular: true) { key in
        ClockText.hour(key).map { ($0 < 10 ? "0\($0)" : "\($0)", element) }
      }
    case .weekdays(let element): return mergeWeekdays(over, base, defaults, element)
    case .variant(_, _, let kinds): return mergeVariant(over, base, defaults, kinds)
    case .either(let shapes):
      guard let match = Shape.matching(over, among: shapes) else { return over }
      let isSameKind = (base?.members == nil) == (over.members == nil)
      return merge(over, onto: isSameKind ? base : nil, defaults: defaults, match)
    }
  }

  private static func mergeMembers(
    _ over: Node, _ base: Node?, _ defaults: Node?, tabular: Bool = false,
    _ field: (String) -> (String, Shape)?
  ) -> Node {
    guard let members = over.members else { return over }
    var merged = start(members, base, defaults, tabular: tabular)?.members ?? []
    var places = MemberPlaces(of: merged, lookUps: members.count)
    for member in members {
      guard member.key != CommonKey.replace, let (key, shape) = field(member.key) else { continue }
      let place = places.place(of: key, in: merged)
      let inherited = place.map { merged[$0].node }
      let value = merge(member.node, onto: inherited, defaults: defaults?[key], shape)
      // Nothing left is the same as null, at the place of the null.
      let entry = Node.Member(
        key: key, keyPosition: member.keyPosition,
        written: key == member.key ? nil : member.key,
        node: value ?? Node(.null, at: member.node.position))
      if let place {
        merged[place] = entry
      } else {
        places.append(key, at: merged.count)
        merged.append(entry)
      }
    }
    return Node(.object(merged), at: over.position)
  }

  /// `"$replace": true` starts an object again from the defaults, a table from nothing (but what
  /// its entries have in common stays).
  private static func start(
    _ members: [Node.Member], _ base: Node?, _ defaults: Node?, tabular: Bool
  ) -> Node? {
    let replaces = members.contains {
      if $0.key == CommonKey.replace, case .bool(true) = $0.node.value { true } else { false }
    }
    guard replaces else { return base }
    guard tabular else { return defaults }
    let common = base?.members?.filter { $0.key == CommonKey.template } ?? []
    return base.map { Node(.object(common), at: $0.position) }
  }

  private static func mergeWeekdays(
    _ over: Node, _ base: Node?, _ defaults: Node?, _ element: Shape
  ) -> Node {
    var base = base
    if let members = over.members { base = start(members, base, defaults, tabular: true) }
    let cells = WeekdayKeys.table(over, of: element)
    let inherited = base.map { WeekdayKeys.table($0, of: element) }
    let fallback =
      defaults?.isNull == true
      ? nil : defaults.map { WeekdayKeys.table($0, of: element) }
    var merged: [Node.Member] = []
    for (day, cell) in zip(Weekday.allCases, cells) {
      let old = inherited?[day.rawValue]
      guard let cell else {
        if let old { merged.append(member(day, old, at: old.node.position)) }
        continue
      }
      let standard = fallback?[day.rawValue]
      let value = merge(cell.node, onto: old?.node, defaults: standard?.node, element)
      let node = value ?? Node(.null, at: cell.node.position)
      merged.append(
        member(day, WeekdayKeys.Cell(node: node, written: cell.written), at: cell.node.position))
    }
    return Node(.object(merged), at: over.position)
  }

  private static func member(
    _ day: Weekday, _ cell: WeekdayKeys.Cell, at position: Position
  ) -> Node.Member {
    // An empty spelling: written once for all days, so that messages name the table alone.
    Node.Member(
      key: day.code, keyPosition: position, written: cell.written ?? "", node: cell.node)
  }

  private static func mergeVariant(
    _ over: Node, _ base: Node?, _ defaults: Node?, _ kinds: [FieldShape]
  ) -> Node {
    guard let members = over.members else { return over }
    let sameKind = base?.members.map { $0.count == 1 && $0.first?.key == members.first?.key }
    let inherited = members.count == 1 && sameKind == true ? base : nil
    return mergeMembers(over, inherited, defaults) { key in
      kinds.shape(of: key).map { (key, $0) }
    }
  }

  /// Lays the entries of each table by names over its `*`, and drops that.
  static func applyTemplates(_ node: Node, _ shape: Shape) -> Node {
    withoutTemplates(node, shape) ?? node
  }

  /// Nil where nothing changes, so that what is as it was stays one and the same in memory.
  private static func withoutTemplates(_ node: Node, _ shape: Shape) -> Node? {
    guard shape.hasTables else { return nil }
    switch shape {
    case .scalar, .variant: return nil
    case .optional(let inner): return node.isNull ? nil : withoutTemplates(node, inner)
    case .either(let shapes):
      return Shape.matching(node, among: shapes).flatMap { withoutTemplates(node, $0) }
    case .list(let element, _):
      guard var elements = node.elements else { return nil }
      var found = false
      for index in elements.indices {
        guard let changed = withoutTemplates(elements[index], element) else { continue }
        elements[index] = changed
        found = true
      }
      return found ? Node(.array(elements), at: node.position) : nil
    case .object(let object):
      return changingMembers(node) { member in
        object.shape(of: member.key).flatMap { withoutTemplates(member.node, $0) }
      }
    case .weekdays(let element), .hours(let element):
      return changingMembers(node) { withoutTemplates($0.node, element) }
    case .entries(let element):
      guard let members = node.members,
        let template = members.first(where: { $0.key == CommonKey.template })?.node
      else { return changingMembers(node) { withoutTemplates($0.node, element) } }
      let named = members.filter { $0.key != CommonKey.template }.map { member in
        var whole = member
        whole.node = applyTemplates(
          merge(member.node, onto: template, defaults: template, element) ?? member.node, element)
        return whole
      }
      return Node(.object(named), at: node.position)
    }
  }

  private static func changingMembers(
    _ node: Node, _ change: (Node.Member) -> Node?
  ) -> Node? {
    guard var members = node.members else { return nil }
    var found = false
    for index in members.indices {
      guard let changed = change(members[index]) else { continue }
      members[index].node = changed
      found = true
    }
    return found ? Node(.object(members), at: node.position) : nil
  }
}

/// Where the members of an object under construction stand: a few are looked through, of many an
/// index is kept.
private struct MemberPlaces {
  /// Nil where it is not worth its making.
  private var index: [String: Int]?
  private var next = 0

  init(of members: [Node.Member], lookUps: Int) {
    guard lookUps > 16, max(members.count, lookUps) > 64 else { return }
    var index: [String: Int] = [:]
    for place in members.indices { index[members[place].key] = place }
    self.index = index
  }

  mutating func place(of key: String, in members: [Node.Member]) -> Int? {
    if let index { return index[key] }
    let place = members.place(of: key, near: next)
    if let place { next = place + 1 }
    return place
  }

  mutating func append(_ key: String, at place: Int) {
    index?[key] = place
  }
}
