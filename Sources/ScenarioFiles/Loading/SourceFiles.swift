import DataFiles

/// Reads the files of one scenario: within one folder tree, each a regular file of bounded size.
struct SourceFiles {
  /// Files that extend files that extend …
  static let depth = 16

  private let source: FileSource
  /// The folder that nothing may leave; real path.
  private(set) var root: String?
  /// Every file that was read, as the user would name it.
  private(set) var files: [String] = []
  var reading = Reading()

  init(root: String?, source: FileSource) {
    self.source = source
    self.root = root.flatMap(source.real)
  }

  /// The file first named by the user, and its real path.
  mutating func first(_ path: String) -> (node: Node, real: String)? {
    let position = Position(file: path)
    guard let real = source.real(path) else {
      _ = bytes(path, called: path, at: position, key: nil)
      return nil
    }
    if root == nil { root = PathText.root(around: real) }
    return node(path, called: path, at: position, key: nil).map { ($0, real) }
  }

  /// A file that a file names: relative, and inside the root.
  mutating func named(
    _ relative: String, by position: Position, key: String
  ) -> (path: String, real: String)? {
    func refuse(_ en: String, _ zh: String) {
      reading.fail(en, zh, at: position, key: key)
    }
    if relative.hasPrefix("/") || relative.isEmpty || relative.utf8.contains(0) {
      refuse(
        "\(relative.quoted) is not a relative path (expected one such as \"baseline.jsonc\")",
        "\(relative.quoted) 不是相对路径")
      return nil
    }
    let path = PathText.join(PathText.folder(of: position.file), relative)
    guard let real = source.real(path) else {
      let near = nearInside(path)
      refuse(
        "there is no file \(relative.quoted) (looked for \(path))"
          + (near.map { "; did you mean \"\($0)\"?" } ?? ""),
        "找不到文件 \(path)" + (near.map { "；是否想写 \"\($0)\"？" } ?? ""))
      return nil
    }
    guard let root, PathText.isInside(real, root) else {
      refuse(
        "\(relative.quoted) leaves the folder of the scenarios (the nearest one called “scenarios” "
          + "around the file that was named, or else that file's own folder)",
        "\(relative.quoted) 超出情景文件夹（所指定文件外层最近的 “scenarios” 文件夹；若没有，则为该文件所在文件夹）")
      return nil
    }
    return (path, real)
  }

  /// The file that a path may have meant; what lies outside the root is not told of.
  private func nearInside(_ path: String) -> String? {
    guard case .disk = source, let root, let near = Suggestion.file(near: path)?.harmless,
      let real = source.real(near), PathText.isInside(real, root)
    else { return nil }
    return near
  }

  /// - Parameters:
  ///   - name: What messages call the file: the words of the file that names it.
  ///   - key: The key that names it; nil: the user did.
  mutating func node(
    _ path: String, called name: String, at position: Position, key: String?
  ) -> Node? {
    guard let bytes = bytes(path, called: name, at: position, key: key) else { return nil }
    switch JSONCReader.read(bytes, file: path) {
    case .success(let node): return node
    case .failure(let error):
      reading.append([error.diagnostic])
      return nil
    }
  }

  mutating func bytes(
    _ path: String, called name: String, at position: Position, key: String?
  ) -> [UInt8]? {
    do {
      let bytes = try source.bytes(of: path, limit: JSONCReader.Limits.bytes)
      if !files.contains(path) { files.append(path) }
      return bytes
    } catch {
      let prefix = key == nil ? "" : "\(name.quoted): "
      reading.fail(
        prefix + error.message.en, prefix + error.message.zh, at: position, key: key)
      return nil
    }
  }

  /// The file that the last of a chain extends; nil where it extends none, or none that can be read.
  mutating func parent(of chain: [Link]) -> Link? {
    guard let extends = chain.last?.node["extends"], !extends.isNull else { return nil }
    func refuse(_ en: String, _ zh: String) {
      reading.fail(en, zh, at: extends.position, key: "extends")
    }
    guard let relative = extends.string else {
      refuse(
        "\(extends.found.en) is not a path (expected one such as \"baseline.jsonc\")",
        "\(extends.found.zh) 不是路径（例如 \"baseline.jsonc\"）")
      return nil
    }
    guard let named = named(relative, by: extends.position, key: "extends") else { return nil }
    if chain.contains(where: { $0.real == named.real }) {
      let names = (chain.map(\.path) + [named.path]).joined(separator: " → ")
      refuse("the files extend each other in a circle: \(names)", "extends 形成循环：\(names)")
      return nil
    }
    if chain.count >= SourceFiles.depth {
      refuse(
        "more than \(SourceFiles.depth) files extend one another",
        "extends 超过 \(SourceFiles.depth) 层")
      return nil
    }
    return node(named.path, called: relative, at: extends.position, key: "extends").map {
      Link(path: named.path, real: named.real, node: $0)
    }
  }

  /// What other files of the same scenario came to.
  mutating func take(_ other: SourceFiles) {
    for file in other.files where !files.contains(file) { files.append(file) }
    reading.append(other.reading.diagnostics)
  }
}
