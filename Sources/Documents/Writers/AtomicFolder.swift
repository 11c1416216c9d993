/// A folder of results that appears whole or not at all.
///
/// Files are written to a hidden folder beside the target; ``commit()`` puts it in the target's
/// place in one step (`renameat2` with `RENAME_EXCHANGE`; where the system lacks it, two renames,
/// and a run killed between them is repaired by the next). Without a commit the target stays as it
/// was. What killed runs have left behind is removed; a second run into the same folder is refused
/// while the first one lasts.
///
///     let folder = try AtomicFolder(replacing: "results/baseline", holding: ["summary.json"])
///     try folder.write(summary, to: "summary.json")
///     try folder.commit()
public final class AtomicFolder {
  /// Where the results will stand, links resolved.
  public let path: String
  private let staging: String
  private let retired: String
  private let lock: PathLock
  private let exchanges: Bool
  private var isCommitted = false

  /// - Parameters:
  ///   - path: the target; folders above it that are missing are made.
  ///   - replaceable: the names that this program writes. A folder that holds anything else is
  ///     somebody's own and is not replaced.
  public convenience init(
    replacing path: String, holding replaceable: Set<String>
  ) throws(WriteFault) {
    try self.init(replacing: path, holding: replaceable, exchanges: true)
  }

  /// - Parameter exchanges: whether the system may be asked to exchange two names in one step.
  package init(
    replacing path: String, holding replaceable: Set<String>, exchanges: Bool
  ) throws(WriteFault) {
    self.exchanges = exchanges
    let target = FileSystem.resolved(path) ?? path
    guard let (parent, name) = FileSystem.split(target) else {
      throw WriteFault(path: path, reason: .notReplaceable)
    }
    try FileSystem.makeFolders(parent)
    let prefix = (parent == "/" ? "" : parent) + "/." + name
    self.path = target
    self.staging = prefix + ".partial"
    self.retired = prefix + ".old"
    self.lock = try PathLock(path: prefix + ".lock", name: path)

    // With the lock held these can only be the leftovers of a run that was killed.
    if FileSystem.kind(of: target) == nil, FileSystem.kind(of: retired) == .folder {
      try FileSystem.move(retired, to: target)
    }
    FileSystem.remove(staging)
    FileSystem.remove(retired)
    try AtomicFolder.check(target, name: path, replaceable)
    try FileSystem.makeFolder(staging)
  }

  deinit {
    if !isCommitted { FileSystem.remove(staging) }
  }

  /// Opens a file of the folder for writing; close it before ``commit()``.
  public func file(_ name: String) throws(WriteFault) -> FileOutput {
    precondition(!name.contains("/") && !name.isEmpty && !name.hasPrefix("."))
    return try FileOutput(path: staging + "/" + name, name: path + "/" + name, syncs: true)
  }

  /// Writes a whole file of the folder.
  public func write(_ text: String, to name: String) throws(WriteFault) {
    let output = try file(name)
    output.write(text)
    try output.close()
  }

  /// Puts the folder in its place. Whatever happens, either the old results or the new ones stand
  /// there, whole.
  public func commit() throws(WriteFault) {
    precondition(!isCommitted)
    FileSystem.synchronise(folder: staging)
    if FileSystem.kind(of: path) == nil {
      try FileSystem.move(staging, to: path)
    } else if exchanges, FileSystem.exchange(staging, path) {
      FileSystem.remove(staging)
    } else {
      try replaceInTwoSteps()
    }
    isCommitted = true
    if let parent = FileSystem.split(path)?.parent { FileSystem.synchronise(folder: parent) }
  }

  private func replaceInTwoSteps() throws(WriteFault) {
    try FileSystem.move(path, to: retired)
    do {
      try FileSystem.move(staging, to: path)
    } catch {
      try? FileSystem.move(retired, to: path)
      throw error
    }
    FileSystem.remove(retired)
  }

  private static func check(
    _ target: String, name: String, _ replaceable: Set<String>
  ) throws(WriteFault) {
    switch FileSystem.kind(of: target) {
    case nil:
      return
    case .folder:
      if let foreign = FileSystem.names(in: target).first(where: { !replaceable.contains($0) }) {
        throw WriteFault(path: name, reason: .foreignFile(foreign))
      }
    case .file, .other:
      throw WriteFault(path: name, reason: .isFile)
    }
  }
}
