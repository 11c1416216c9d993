/// The sections of a scenario, as they are decoded and kept: each is made whole once, however many
/// scenarios share it.
enum Sections {
  private static let whole = memories(of: Node.self)
  private static let texts = memories(of: String.self)

  private static func memories<Product>(
    of _: Product.Type
  ) -> [String: Recollection<Product>] {
    guard case .object(let object) = ScenarioForm.form.shape else { return [:] }
    return Dictionary(uniqueKeysWithValues: object.fields.map { ($0.key, Recollection()) })
  }

  /// The tree with the contents of the files that it names, and with nothing left to a `*`.
  static func completed(_ tree: Node, _ files: inout SourceFiles) -> Node {
    guard case .object(let object) = ScenarioForm.form.shape, var members = tree.members else {
      return tree
    }
    for index in members.indices {
      let (key, node) = (members[index].key, members[index].node)
      guard let shape = object.field(key)?.shape, let memory = whole[key] else { continue }
      var fromFiles: Node?
      let known = memory.product(of: node) {
        if let inlined = FileColumns.inlined(node, at: [key], &files) {
          // A file may say something else the next time.
          fromFiles = TreeMerge.applyTemplates(inlined, shape)
          return nil
        }
        return TreeMerge.applyTemplates(node, shape)
      }
      members[index].node = known ?? fromFiles ?? node
    }
    return Node(.object(members), at: tree.position)
  }

  /// The canonical text of a whole tree.
  static func text(of tree: Node) -> String {
    guard let members = tree.members, members.contains(where: { $0.node.members != nil }) else {
      return JSON(tree).text
    }
    var text = "{"
    for (index, member) in members.enumerated() {
      text += index == 0 ? "\n  " : ",\n  "
      JSON.write(member.key, to: &text)
      text += ": "
      let node = member.node
      text +=
        texts[member.key]?.product(of: node) { JSON(node).text(indent: "  ") }
        ?? JSON(node).text(indent: "  ")
    }
    return text + "\n}\n"
  }
}
