import DataFiles

/// `--set path.to.key=value`: one value laid over everything that files say.
struct Override {
  enum Step {
    case key(String)
    case index(Int)
  }
  var steps: [Step]
  var value: Node
  var position: Position

  /// Reads `path=value`. The value is JSON where it can be read as such, else a text.
  static func parse(_ text: String, _ reading: inout Reading) -> Override? {
    guard let equals = text.firstIndex(of: "="), equals != text.startIndex else {
      reading.fail(
        "\(text.quoted) sets nothing (expected path.to.key=value)",
        "\(text.quoted) 无法识别（应为 path.to.key=value）", at: Position(file: "--set"))
      return nil
    }
    let path = String(text[..<equals].description.trimmed)
    let position = Position(file: "--set \(path.shortened)")
    guard let steps = steps(of: path) else {
      reading.fail(
        "\(path.quoted) is not a key path (expected one such as crowding.threshold)",
        "\(path.quoted) 不是键路径（例如 crowding.threshold）", at: position)
      return nil
    }
    let value = String(text[text.index(after: equals)...])
    let node: Node
    switch JSONCReader.read(value, file: position.file) {
    case .success(let parsed): node = parsed.moved(to: position)
    case .failure: node = Node(.string(value), at: position)
    }
    return Override(steps: steps, value: node, position: position)
  }

  static func steps(of path: String) -> [Step]? {
    var steps: [Step] = []
    for part in path.split(separator: ".", omittingEmptySubsequences: false) {
      let pieces = part.split(separator: "[", omittingEmptySubsequences: false)
      guard let key = pieces.first, !key.isEmpty, steps.count < 32 else { return nil }
      steps.append(.key(String(key)))
      for piece in pieces.dropFirst() {
        guard piece.last == "]", let index = Int(piece.dropLast()), index >= 0 else { return nil }
        steps.append(.index(index))
      }
    }
    return steps.isEmpty ? nil : steps
  }

  /// The override as a file of its own would say it; nil where it goes into a list.
  var overlay: Node? {
    var node = value
    for step in steps.reversed() {
      guard case .key(let key) = step else { return nil }
      node = Node(
        .object([Node.Member(key: key, keyPosition: position, node: node)]), at: position)
    }
    return node
  }

  /// The section of the scenario into which it goes; empty where it goes into none.
  var section: String {
    if case .key(let key)? = steps.first { key } else { "" }
  }

  /// A merged tree with the value in its place, somewhere in a list; nil where there is no such
  /// place. Only what is around the list is made anew.
  ///
  /// - Parameter defaults: What `null` goes back to.
  func applied(to node: Node, _ shape: Shape, defaults: Node?, from depth: Int = 0) -> Node? {
    guard depth < steps.count, case .key(let key) = steps[depth],
      let inner = shape.shape(under: key), var members = node.members
    else {
      return set(in: node, from: depth).map { changed in
        TreeMerge.merge(changed, onto: nil, defaults: defaults, shape) ?? changed
      }
    }
    guard let place = members.place(of: key),
      let changed = applied(
        to: members[place].node, inner, defaults: defaults?[key], from: depth + 1)
    else { return nil }
    members[place].node = changed
    return Node(.object(members), at: node.position)
  }

  /// The same without a look at what the format says.
  private func set(in node: Node, from depth: Int) -> Node? {
    guard depth < steps.count else { return value }
    switch (steps[depth], node.value) {
    case (.key(let key), .object(var members)):
      guard let place = members.place(of: key),
        let changed = set(in: members[place].node, from: depth + 1)
      else { return nil }
      members[place].node = changed
      return Node(.object(members), at: node.position)
    case (.index(let index), .array(var elements)):
      guard elements.indices.contains(index),
        let changed = set(in: elements[index], from: depth + 1)
      else { return nil }
      elements[index] = changed
      return Node(.array(elements), at: node.position)
    default: return nil
    }
  }
}

extension Shape {
  /// What stands under a key that is written in the tree as the format has it.
  fileprivate func shape(under key: String) -> Shape? {
    switch self {
    case .optional(let inner): inner.shape(under: key)
    case .object(let object): object.shape(of: key)
    case .entries(let element): element
    default: nil
    }
  }
}

extension Node {
  /// The same value, all of it at one place.
  func moved(to position: Position) -> Node {
    switch value {
    case .array(let elements): Node(.array(elements.map { $0.moved(to: position) }), at: position)
    case .object(let members):
      Node(
        .object(
          members.map {
            Member(key: $0.key, keyPosition: position, node: $0.node.moved(to: position))
          }), at: position)
    default: Node(value, at: position)
    }
  }

  /// The value at a key path, or the nearest one around it.
  func nearest(to path: String) -> Node {
    var node = self
    for step in Override.steps(of: path) ?? [] {
      let next: Node? =
        switch step {
        case .key(let key): node[key]
        case .index(let index):
          node.elements.flatMap { $0.indices.contains(index) ? $0[index] : nil }
        }
      guard let next else { return node }
      node = next
    }
    return node
  }

  /// The value at a key path.
  func value(at path: String) -> Node? {
    guard let steps = Override.steps(of: path) else { return nil }
    return steps.reduce(Optional(self)) { node, step in
      switch step {
      case .key(let key): node?[key]
      case .index(let index):
        node?.elements.flatMap { $0.indices.contains(index) ? $0[index] : nil }
      }
    }
  }
}
