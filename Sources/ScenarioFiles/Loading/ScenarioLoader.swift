package import DataFiles
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

  /// The shop's scenario with a measure over it: what the measure's file says beyond the files on
  /// which the shop's scenario stands too.
  ///
  /// So a file without `extends` changes any shop; one that extends the shop's own scenario, or a
  /// file that this extends in turn, changes what it adds to that file. One that extends the scenario
  /// of another shop is refused: what it would change could not be told from how the shops differ.
  public func load(
    measure path: String, over shopPath: String, overrides: [String] = []
  ) -> LoadResult {
    var layers = Layers(files: SourceFiles(root: root, source: source))
    layers.add(path: shopPath)
    layers.add(
      measure: path, over: shopPath, from: SourceFiles(root: root, source: source))
    for override in overrides { layers.add(override: override) }
    return layers.result(named: PathText.stem(of: path))
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

/// A file of a chain in which each extends the next.
struct Link {
  /// As the user would name it.
  var path: String
  var real: String
  var node: Node
}

/// The files of a scenario, one over the other, the defaults at the bottom.
struct Layers {
  var files: SourceFiles
  private(set) var tree: Node
  /// Real paths of the files that were laid.
  private var standsOn: Set<String> = []
  /// The sections in which some layer may name a file.
  private var namingFiles: Set<String> = []
  private static let shape = ScenarioForm.form.shape
  /// They are a policy of an experiment, compared with a base.
  var isPolicy = false

  init(files: SourceFiles) {
    self.files = files
    tree = Defaults.tree
  }

  // MARK: Adding layers

  /// A file named by the user, over all that it extends.
  mutating func add(path: String) {
    guard let first = files.first(path) else { return }
    add(Link(path: path, real: first.real, node: first.node), above: [])
  }

  /// A file that a file names.
  mutating func add(relative: String, by position: Position, key: String) {
    guard let named = files.named(relative, by: position, key: key),
      let node = files.node(named.path, called: relative, at: position, key: key)
    else { return }
    add(Link(path: named.path, real: named.real, node: node), above: [])
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

  private mutating func add(_ link: Link, above chain: [Link]) {
    let chain = chain + [link]
    if let parent = files.parent(of: chain) {
      add(parent, above: chain)
      leaveOwnKeys()
    }
    lay(link.node)
    standsOn.insert(link.real)
  }

  /// Name, question and expectations of what is extended are not taken over.
  private mutating func leaveOwnKeys() {
    tree = tree.without(ScenarioForm.ownKeys).settingOwnDefaults()
  }

  /// What a file says beyond the files that are here already.
  ///
  /// - Parameters:
  ///   - shop: What messages call those.
  ///   - files: What reads the measure, in a folder tree of its own.
  mutating func add(measure path: String, over shop: String, from files: SourceFiles) {
    var own = files
    defer { self.files.take(own) }
    guard let first = own.first(path) else { return }
    var chain = [Link(path: path, real: first.real, node: first.node)]
    while let last = chain.last, !standsOn.contains(last.real) {
      if let parent = own.parent(of: chain) {
        chain.append(parent)
      } else if chain.count > 1, !own.reading.diagnostics.hasErrors {
        let extends = chain[chain.count - 2].node["extends"]
        own.reading.fail(
          "\(last.path.quoted) is not what \(shop) stands on (expected a measure without “extends”, "
            + "or one that extends \(shop))",
          "\(shop) 并非由 \(last.path.quoted) 扩展而来（措施文件应不含 extends，或扩展 \(shop)）",
          at: extends?.position ?? Position(file: path), key: "extends")
        return
      } else {
        break
      }
    }
    for link in chain.reversed() where !standsOn.contains(link.real) {
      leaveOwnKeys()
      lay(link.node)
    }
  }

  private mutating func lay(_ node: Node) {
    guard node.members != nil else {
      files.reading.fail(node, isNot: .object)
      return
    }
    merge(node)
  }

  private mutating func merge(_ node: Node) {
    KeyCheck.check(node, Self.shape, &files.reading)
    noteFiles(node)
    tree = TreeMerge.merge(node, onto: tree, defaults: Defaults.tree, Self.shape) ?? tree
    IgnoredKeys.check(node, in: tree, &files.reading)
  }

  private mutating func noteFiles(_ node: Node) {
    for member in node.members ?? [] where FileColumns.mayName(in: member.node) {
      namingFiles.insert(member.key)
    }
  }

  mutating func add(override text: String) {
    guard let override = Override.parse(text, &files.reading) else { return }
    if CommonKey.ofFiles.contains(override.section) {
      let key = override.section
      files.reading.fail(
        "\(key.quoted) says where a file stands and cannot be set (expected a key such as "
          + "crowding.threshold)",
        "\(key.quoted) 说明文件的出处，不能用 --set 设置（应为 crowding.threshold 之类的键）",
        at: override.position)
      return
    }
    if let overlay = override.overlay {
      merge(overlay)
    } else if let changed = override.applied(to: tree, Self.shape, defaults: Defaults.tree) {
      tree = changed
      if FileColumns.mayName(in: override.value) { namingFiles.insert(override.section) }
    } else {
      files.reading.fail(
        "there is no such entry in the scenario", "情景中没有该项", at: override.position)
    }
  }

  /// Gives the scenario another name, whatever it said.
  mutating func rename(_ name: String) {
    tree = tree.without(["name"]).setting("name", to: String(name.prefix(80)))
  }

  // MARK: Result

  mutating func result(named name: String) -> LoadResult {
    tree = Sections.completed(tree, naming: namingFiles, &files)
    return ScenarioDecoder.decode(
      tree, named: name, files: files.files, isPolicy: isPolicy, reading: files.reading
    ).located(inFilesOf: files)
  }

  /// What there is to say about it, where nobody wants the scenario itself.
  mutating func remarks(named name: String) -> [Diagnostic] {
    tree = Sections.completed(tree, naming: namingFiles, &files)
    return ScenarioDecoder.remarks(
      on: tree, named: name, files: files.files, isPolicy: isPolicy, reading: files.reading)
  }

  /// The yardstick as it stands; nil where it cannot be read, which is told elsewhere.
  var yardstick: Yardstick? {
    var reading = Reading()
    return tree["yardstick"].flatMap { YardstickForm.form.read($0, &reading) }
  }

  /// Tells of a policy that is not measured by the yardstick of its base.
  mutating func refuseYardstick(otherThan base: Yardstick) {
    guard let fault = yardstick?.fault(againstBase: base) else { return }
    files.reading.fail(
      fault.en, fault.zh, at: tree.nearest(to: "yardstick").position, key: "yardstick")
  }

  mutating func shop() -> (shop: Shop?, diagnostics: [Diagnostic]) {
    tree = Sections.completed(tree, naming: namingFiles, &files)
    let shop = ScenarioDecoder.shop(tree, &files.reading)?.shop
    let diagnostics = files.reading.diagnostics.inOrder
    return (diagnostics.hasErrors ? nil : shop, diagnostics)
  }
}

extension LoadResult {
  /// The same with every remark at a place that the user can open: one on a value of the defaults,
  /// which lie inside the program, is one on what the user's own file leaves to them.
  fileprivate func located(inFilesOf files: SourceFiles) -> LoadResult {
    guard let own = files.files.first, !files.files.contains(Defaults.name),
      diagnostics.contains(where: { $0.file == Defaults.name })
    else { return self }
    var result = self
    for index in result.diagnostics.indices where result.diagnostics[index].file == Defaults.name {
      result.diagnostics[index].position = Position(file: own)
      result.diagnostics[index].message.en += " (a default that this file does not change)"
      result.diagnostics[index].message.zh += "（本文件未改动的默认值）"
    }
    result.diagnostics = result.diagnostics.inOrder
    return result
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
