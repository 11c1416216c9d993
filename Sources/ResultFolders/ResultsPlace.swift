public import Documents

/// A folder of results that appears whole or not at all.
///
/// It is claimed before anything is worked out: all that can be refused is refused then. Files are
/// made ready in a folder of a temporary name; ``commit(_:)`` puts them in their place together, with
/// a manifest that proves them ours. Without a commit what stood there stays as it was.
///
///     let place = try ResultsPlace("results/baseline", claim)
///     …                                           // the work
///     let results = try place.begin()
///     try results.write(summary, to: "summary.json")
///     try results.commit()
///
/// Mostly the whole folder is exchanged in one step (`renameat2` with `RENAME_EXCHANGE`; where the
/// system lacks it, two renames, and a run killed between them is repaired by the next). A folder that
/// cannot be renamed, a mount point say, or that somebody stands in, gets its files one by one; the
/// manifest goes first and comes last, and a run killed between is finished by the next.
public final class ResultsPlace {
  /// Where the results will stand, links resolved.
  public let path: String
  /// As the user named it.
  public let name: String
  /// What is about to be written.
  public private(set) var claim: ResultsClaim
  /// Whether files are put into the folder that is there, since it cannot be exchanged for another.
  let writesInside: Bool
  /// Whether not even a name beside the folder is ours to make.
  private let isPinned: Bool
  let exchanges: Bool
  private let lock: FileLock

  public convenience init(_ path: String, _ claim: ResultsClaim) throws(WriteFault) {
    try self.init(path, claim, exchanges: true)
  }

  /// - Parameter exchanges: whether the system may be asked to exchange two names in one step.
  package init(_ path: String, _ claim: ResultsClaim, exchanges: Bool) throws(WriteFault) {
    name = path
    self.claim = claim
    self.exchanges = exchanges
    guard !path.isEmpty, !path.utf8.contains(0) else {
      throw WriteFault(path: path, reason: .notReplaceable)
    }
    let target = FileSystem.resolved(path) ?? path
    guard let (parent, own) = FileSystem.split(target) else {
      throw WriteFault(path: path, reason: .notReplaceable)
    }
    // What the name cannot be is known before folders are made for it.
    switch FileSystem.kind(of: target) {
    case .file, .other: throw WriteFault(path: path, reason: .isFile)
    case .folder: break
    case nil where FileSystem.isLink(target): throw WriteFault(path: path, reason: .isLink)
    case nil: try FileSystem.makeFolders(parent)
    }
    // Above a folder that was just made, there may have been a link.
    self.path = FileSystem.resolved(target) ?? (FileSystem.resolved(parent) ?? parent) + "/" + own
    let isThere = FileSystem.kind(of: target) == .folder
    isPinned =
      isThere
      && (FileSystem.isMountPoint(target, under: parent) || !FileSystem.isWritable(parent))
    // What is kept inside, since the folder was a mount point once, is not to be carried away.
    let keepsOwn = FileSystem.names(in: target).contains { HiddenPlace.isOwn($0, in: target) }
    writesInside =
      isPinned || keepsOwn || (isThere && ResultsPlace.isAroundWorkingFolder(self.path))
    guard let stem = StagingFolder.stem(beside: self.path) else {
      throw WriteFault(path: path, reason: .notReplaceable)
    }
    lock = try FileLock(
      path: isPinned ? self.path + "/" + HiddenPlace.lock : stem + ".baysim-lock", name: path)
    try recover()
    try refuse()
  }

  /// Where the work so far is kept while it is not finished.
  public var checkpoint: String {
    isPinned ? path + "/" + HiddenPlace.checkpoint : path + ".checkpoint"
  }

  /// Begins to write.
  public func begin() throws(WriteFault) -> ResultsDraft { try ResultsDraft(self) }

  /// The results turned out to be other than claimed: fewer, after an interruption.
  ///
  /// - Throws: where they may not replace what stands there.
  public func claim(replications: Int) throws(WriteFault) {
    claim.manifest.replications = replications
    guard FileSystem.kind(of: path) == .folder else { return }
    let old = try FolderProof(of: path, name: name, checksContent: false).manifest
    if let old, claim.manifest.isLess(than: old), !claim.isForced { throw fewer(than: old) }
  }

  /// The stem of temporary names.
  var stagingStem: String {
    writesInside ? HiddenPlace.stem(in: path) : StagingFolder.stem(beside: path)!
  }

  // MARK: Refusing

  /// All that can be known before the work.
  private func refuse() throws(WriteFault) {
    try refuseInputs()
    if FileSystem.kind(of: path) == .folder {
      let old = try FolderProof(of: path, name: name).manifest
      if let old { try refuseReplacing(old) }
    }
    let above = FileSystem.split(path)?.parent ?? "/"
    let room = FileSystem.room(in: writesInside ? path : above)
    if let room, room < claim.room {
      throw WriteFault(path: name, reason: .tooLittleRoom(needed: claim.room, free: room))
    }
    // Whether anything can be written there shows when it is tried.
    _ = try StagingFolder(stem: stagingStem, name: name)
  }

  private func refuseReplacing(_ old: FolderManifest) throws(WriteFault) {
    let new = claim.manifest
    if claim.isDefaultPlace, (old.command, old.question) != (new.command, new.question) {
      throw WriteFault(
        path: name, reason: .otherQuestion("baysim \(old.command) \(old.question)"))
    }
    if new.isLess(than: old), !claim.isForced { throw fewer(than: old) }
  }

  private func fewer(than old: FolderManifest) -> WriteFault {
    WriteFault(
      path: name,
      reason: .moreResults(old: old.replications, new: claim.manifest.replications))
  }

  private func refuseInputs() throws(WriteFault) {
    for input in claim.inputs {
      guard let real = FileSystem.resolved(input) else { continue }
      if real == path || real.hasPrefix(path == "/" ? "/" : path + "/") {
        throw WriteFault(path: name, reason: .holdsInput(input))
      }
    }
  }

  /// Whether the folder is the working folder, or around it: exchanged for another, it would be taken
  /// from under the shell.
  private static func isAroundWorkingFolder(_ path: String) -> Bool {
    guard let here = FileSystem.resolved(".") else { return false }
    return here == path || here.hasPrefix(path == "/" ? "/" : path + "/")
  }

  // MARK: Leftovers

  /// Puts right what a killed run has left; with the lock held nobody else is at it.
  private func recover() throws(WriteFault) {
    let beside = StagingFolder.stem(beside: path)
    switch FileSystem.kind(of: path) {
    case .folder:
      // A folder was written into, if somebody stood in it then.
      ResultsDraft.finish(inside: path)
      StagingFolder.sweep(stem: HiddenPlace.stem(in: path))
    default:
      // Killed between two renames: the old results stand aside.
      if let aside = beside.flatMap(ResultsPlace.setAside) { try FileSystem.move(aside, to: path) }
    }
    if !isPinned, let beside { StagingFolder.sweep(stem: beside) }
  }

  /// Whole results under a temporary name.
  private static func setAside(stem: String) -> String? {
    guard let (parent, prefix) = FileSystem.split(stem) else { return nil }
    return FileSystem.names(in: parent).lazy
      .filter { StagingFolder.isTemporary($0, after: prefix) }
      .map { (parent == "/" ? "" : parent) + "/" + $0 }
      .first { (try? FolderProof(of: $0, name: $0))?.manifest != nil }
  }
}
