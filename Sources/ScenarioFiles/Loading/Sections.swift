import DataFiles

/// The sections of a scenario, as they are decoded and kept: each is made whole once, however many
/// scenarios share it.
enum Sections {
  private struct Section: Sendable {
    var key: String
    var shape: Shape
    let whole = Recollection<Node>()
    let text = Recollection<String>()
  }

  /// In the order of the format.
  private static let all: [Section] = {
    guard case .object(let object) = ScenarioForm.form.shape else { return [] }
    return object.fields.map { Section(key: $0.key, shape: $0.shape) }
  }()

  /// The tree with the contents of the files that it names, and with nothing left to a `*`.
  ///
  /// - Parameter naming: The sections in which a file may be named.
  static func completed(
    _ tree: Node, naming sections: Set<String>, _ files: inout SourceFiles
  ) -> Node {
    guard var members = tree.members else { return tree }
    var next = 0
    for index in members.indices {
      guard let place = place(of: members[index].key, near: &next) else { continue }
      // A file may say something else the next time, so that what it says is not remembered.
      if sections.contains(all[place].key),
        let inlined = FileColumns.inlined(members[index].node, at: [all[place].key], &files)
      {
        members[index].node = TreeMerge.applyTemplates(inlined, all[place].shape)
      } else if all[place].shape.hasTables {
        let node = members[index].node
        let whole = all[place].whole.product(of: node) {
          TreeMerge.applyTemplates(node, all[place].shape)
        }
        if let whole { members[index].node = whole }
      }
    }
    return Node(.object(members), at: tree.position)
  }

  /// The canonical text of a whole tree.
  static func text(of tree: Node) -> String {
    guard let members = tree.members, members.contains(where: { $0.node.members != nil }) else {
      return JSON(tree).text
    }
    var next = 0
    let sections = members.map { member in
      let node = member.node
      let known = place(of: member.key, near: &next).flatMap { place in
        all[place].text.product(of: node) { JSON(node).text(indent: "  ") }
      }
      return known ?? JSON(node).text(indent: "  ")
    }
    var text = "{"
    text.reserveCapacity(
      zip(members, sections).reduce(8) { $0 + $1.0.key.utf8.count + $1.1.utf8.count + 8 })
    for (index, section) in sections.enumerated() {
      text += index == 0 ? "\n  " : ",\n  "
      JSON.write(members[index].key, to: &text)
      text += ": "
      text += section
    }
    text += "\n}\n"
    return text
  }

  /// The place of a key, looked for from one on, which becomes the one behind it.
  private static func place(of key: String, near next: inout Int) -> Int? {
    for place in next..<all.count where all[place].key == key {
      next = place + 1
      return place
    }
    for place in 0..<next where all[place].key == key {
      next = place + 1
      return place
    }
    return nil
  }
}
