import Documents

/// That all that stands in a folder was written by this program, and has not been changed since:
/// what may be replaced.
struct FolderProof {
  /// What was written; nil for an empty folder.
  let manifest: FolderManifest?

  /// - Parameters:
  ///   - name: what messages call the folder.
  ///   - checksContent: whether every file is read; else sizes are believed.
  /// - Throws: a fault that names the first thing that is not proven.
  init(
    of folder: String, name: String, checksContent: Bool = true
  ) throws(WriteFault) {
    func refuse(_ reason: WriteFault.Reason) -> WriteFault {
      WriteFault(path: name, reason: reason)
    }
    let names: [String]
    do {
      names = try FileSystem.listing(of: folder).filter {
        !HiddenPlace.isOwn($0, in: folder)
      }
    } catch { throw error.about(name) }
    guard !names.isEmpty else {
      manifest = nil
      return
    }
    let file = folder + "/" + FolderManifest.name
    guard let bytes = FileSystem.bytes(of: file, limit: FolderManifest.limit),
      let manifest = FolderManifest(reading: bytes)
    else {
      let foreign = names.first { !ResultNames.files.contains($0) }
      throw refuse(foreign.map { .foreignFile($0) } ?? .noManifest(names[0]))
    }
    let known = Set(manifest.files.map(\.name) + [FolderManifest.name])
    if let foreign = names.first(where: { !known.contains($0) }) {
      throw refuse(.foreignFile(foreign))
    }
    // One that is missing was taken away by its owner, or never committed: nothing to lose.
    for own in manifest.files where names.contains(own.name) {
      let isUnchanged =
        checksContent
        ? own.isUnchanged(in: folder) : FileSystem.size(of: folder + "/" + own.name) == own.size
      guard isUnchanged else { throw refuse(.changedFile(own.name)) }
    }
    self.manifest = manifest
  }

  /// Removes what was proven, and the folder if nothing has come since.
  func remove(_ folder: String) {
    for file in manifest?.files ?? [] { FileSystem.removeFile(folder + "/" + file.name) }
    if manifest != nil { FileSystem.removeFile(folder + "/" + FolderManifest.name) }
    FileSystem.removeEmptyFolder(folder)
  }
}

/// The hidden names that this program has inside a folder which cannot be renamed.
enum HiddenPlace {
  static let lock = ".baysim-lock"
  static let checkpoint = ".baysim-checkpoint"

  /// The stem of the names of staging folders inside.
  static func stem(in folder: String) -> String { (folder == "/" ? "" : folder) + "/" }

  static func isOwn(_ name: String, in folder: String) -> Bool {
    let path = folder + "/" + name
    if name == lock || name == checkpoint { return FileSystem.size(of: path) != nil }
    let isTemporary =
      StagingFolder.isTemporary(name, after: "")
      || StagingFolder.isTemporary(name, after: "." + checkpoint)
    return isTemporary && StagingFolder.isProven(path)
  }
}
