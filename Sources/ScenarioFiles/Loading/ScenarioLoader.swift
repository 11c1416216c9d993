package import Forecourt

/// Reads scenario files.
///
/// ```swift
/// let result = ScenarioLoader().load(path: "scenarios/baseline.jsonc", overrides: ["places.bays=4"])
/// print(result.diagnostics.rendered())
/// if let scenario = result.scenario { … scenario.shop … }
/// ```
public struct ScenarioLoader: Sendable {
  /// The folder that `extends` and named CSV files may not leave; nil: the nearest folder named
  /// `scenarios` around the file first named, else that file's own folder.
  public var root: String?
  let source: FileSource

  public init(root: String? = nil) {
    self.init(root: root, files: .disk)
  }

  package init(root: String? = nil, files source: FileSource) {
    self.root = root
    self.source = source
  }

  /// Reads a scenario with all that it extends, and lays the overrides over it.
  ///
  /// - Parameter overrides: `path.to.key=value`, later ones over earlier ones.
  public func load(path: String, overrides: [String] = []) -> LoadResult {
    var layers = Layers(files: SourceFiles(root: root, source: source))
    layers.add(path: path)
    for text in overrides { layers.add(override: text) }
    return layers.result(named: PathText.stem(of: path))
  }

  /// The scenario of a file with the changes of a text over it, as if the text were a file that
  /// extends it; whatever the text says that it extends does not matter.
  public func load(
    path: String, changedBy text: String, named file: String, overrides: [String] = []
  ) -> LoadResult {
    var layers = Layers(files: SourceFiles(root: root, source: source))
    layers.add(path: path)
    switch JSONCReader.read(text, file: file) {
    case .success(let node): layers.add(tree: node, asOverride: true)
    case .failure(let error): layers.files.reading.append([error.diagnostic])
    }
    for override in overrides { layers.add(override: override) }
    return layers.result(named: PathText.stem(of: file))
  }

  /// A scenario from a text instead of a file; it can extend nothing.
  ///
  /// - Parameter file: The name in messages.
  public func load(
    text: String, file: String = "scenario", overrides: [String] = []
  ) -> LoadResult {
    load(bytes: Array(text.utf8), file: file, overrides: overrides)
  }

  public func load(bytes: [UInt8], file: String, overrides: [String] = []) -> LoadResult {
    var layers = Layers(files: SourceFiles(root: root, source: source))
    switch JSONCReader.read(bytes, file: file) {
    case .success(let node): layers.add(tree: node)
    case .failure(let error): layers.files.reading.append([error.diagnostic])
    }
    for text in overrides { layers.add(override: text) }
    return layers.result(named: PathText.stem(of: file))
  }

  /// The shop alone of a text or of a file, without what only a scenario that is run needs: its
  /// canonical text, and what is odd about it.
  package func shop(
    path: String? = nil, bytes: [UInt8] = [], file: String = "scenario", overrides: [String] = []
  ) -> (shop: Shop?, diagnostics: [Diagnostic]) {
    var layers = Layers(files: SourceFiles(root: root, source: source))
    if let path {
      layers.add(path: path)
    } else {
      switch JSONCReader.read(bytes, file: file) {
      case .success(let node): layers.add(tree: node)
      case .failure(let error): layers.files.reading.append([error.diagnostic])
      }
    }
    for text in overrides { layers.add(override: text) }
    return layers.shop()
  }
}

/// The files of a scenario, one over the other, the defaults at the bottom.
struct Layers {
  var files: SourceFiles
  private(set) var tree: Node
  private static let shape = ScenarioForm.form.shape

  init(files: SourceFiles) {
    self.files = files
    tree = Defaults.tree
  }

  // MARK: Adding layers

  /// A file named by the user, over all that it extends.
  mutating func add(path: String) {
    guard let first = files.first(path) else { return }
    add(first.node, real: first.real, chain: [(path, first.real)])
  }

  /// A file that a file names.
  mutating func add(relative: String, by position: Position, key: String) {
    guard let named = files.named(relative, by: position, key: key),
      let node = files.node(named.path, called: relative, at: position, key: key)
    else { return }
    add(node, real: named.real, chain: [(named.path, named.real)])
  }

  /// A tree that is no file of its own: a text, or a policy written inside an experiment.
  mutating func add(tree node: Node, asOverride: Bool = false) {
    if !asOverride, let extends = node["extends"], !extends.isNull {
      files.reading.fail(
        "only a file can extend another", "只有文件才能使用 extends", at: extends.position,
        key: "extends")
    }
    lay(node)
  }

  private mutating func add(_ node: Node, real: String, chain: [(path: String, real: String)]) {
    if let extends = node["extends"], !extends.isNull {
      if let relative = extends.string {
        addParent(relative, at: extends.position, chain: chain)
      } else {
        files.reading.fail(
          "\(extends.found.en) is not a path (expected one such as \"baseline.jsonc\")",
          "\(extends.found.zh) 不是路径（例如 \"baseline.jsonc\"）", at: extends.position,
          key: "extends")
      }
    }
    lay(node)
  }

  private mutating func addParent(
    _ relative: String, at position: Position, chain: [(path: String, real: String)]
  ) {
    guard let named = files.named(relative, by: position, key: "extends") else { return }
    if chain.contains(where: { $0.real == named.real }) {
      let names = (chain.map(\.path) + [named.path]).joined(separator: " → ")
      files.reading.fail(
        "the files extend each other in a circle: \(names)", "extends 形成循环：\(names)",
        at: position, key: "extends")
      return
    }
    if chain.count >= SourceFiles.depth {
      files.reading.fail(
        "more than \(SourceFiles.depth) files extend one another",
        "extends 超过 \(SourceFiles.depth) 层", at: position, key: "extends")
      return
    }
    guard
      let node = files.node(named.path, called: relative, at: position, key: "extends")
    else { return }
    add(node, real: named.real, chain: chain + [(named.path, named.real)])
    // Its name, question and expectations are its own.
    tree = tree.without(ScenarioForm.ownKeys)
    tree = tree.settingOwnDefaults()
  }

  private mutating func lay(_ node: Node) {
    guard node.members != nil else {
      files.reading.fail(node, isNot: .object)
      return
    }
    KeyCheck.check(node, Self.shape, &files.reading)
    tree = TreeMerge.merge(node, onto: tree, defaults: Defaults.tree, Self.shape) ?? tree
  }

  mutating func add(override text: String) {
    guard let override = Override.parse(text, &files.reading) else { return }
    if let overlay = override.overlay {
      KeyCheck.check(overlay, Self.shape, &files.reading)
      tree = TreeMerge.merge(overlay, onto: tree, defaults: Defaults.tree, Self.shape) ?? tree
    } else if let changed = override.applied(to: tree) {
      tree = TreeMerge.merge(changed, onto: nil, defaults: Defaults.tree, Self.shape) ?? tree
    } else {
      files.reading.fail(
        "there is no such entry in the scenario", "方案中没有该项", at: override.position)
    }
  }

  /// Gives the scenario another name, whatever it said.
  mutating func rename(_ name: String) {
    tree = tree.without(["name"]).setting("name", to: String(name.prefix(80)))
  }

  // MARK: Result

  mutating func result(named name: String) -> LoadResult {
    tree = Sections.completed(tree, &files)
    return ScenarioDecoder.decode(
      tree, named: name, files: files.files, reading: files.reading)
  }

  mutating func shop() -> (shop: Shop?, diagnostics: [Diagnostic]) {
    tree = Sections.completed(tree, &files)
    let shop = ScenarioDecoder.shop(tree, &files.reading)?.shop
    let diagnostics = files.reading.diagnostics.inOrder
    return (diagnostics.hasErrors ? nil : shop, diagnostics)
  }
}

extension Node {
  /// `expect` of what is extended is not taken over.
  func settingOwnDefaults() -> Node {
    guard var members else { return self }
    if let expect = Defaults.tree["expect"] {
      members.append(Member(key: "expect", keyPosition: expect.position, node: expect))
    }
    return Node(.object(members), at: position)
  }
}
