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

  /// The tree with the value in its place; nil where there is no such place.
  func applied(to node: Node, from depth: Int = 0) -> Node? {
    guard depth < steps.count else { return value }
    switch (steps[depth], node.value) {
    case (.key(let key), .object(var members)):
      guard let place = members.firstIndex(where: { $0.key == key }),
        let changed = applied(to: members[place].node, from: depth + 1)
      else { return nil }
      members[place].node = changed
      return Node(.object(members), at: node.position)
    case (.index(let index), .array(var elements)):
      guard elements.indices.contains(index),
        let changed = applied(to: elements[index], from: depth + 1)
      else { return nil }
      elements[index] = changed
      return Node(.array(elements), at: node.position)
    default: return nil
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
