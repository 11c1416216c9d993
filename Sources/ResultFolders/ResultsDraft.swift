public import Documents

/// Results on the way to their place; see ``ResultsPlace``.
public final class ResultsDraft {
  private let place: ResultsPlace
  private let staging: StagingFolder
  private var names: [String] = []
  private var isCommitted = false

  init(_ place: ResultsPlace) throws(WriteFault) {
    self.place = place
    staging = try StagingFolder(stem: place.stagingStem, name: place.name)
  }

  /// Opens a file of the folder for writing; close it before ``commit()``.
  public func file(_ name: String) throws(WriteFault) -> FileOutput {
    precondition(ResultNames.files.contains(name), "every name of results stands in ResultNames")
    if !names.contains(name) { names.append(name) }
    return try FileOutput(
      path: staging.path + "/" + name, name: place.name + "/" + name, syncs: true)
  }

  /// Writes a whole file of the folder.
  public func write(_ text: String, to name: String) throws(WriteFault) {
    let output = try file(name)
    output.write(text)
    try output.close()
  }

  /// Puts the files in their place. Whatever happens, either the old results or the new ones stand
  /// there, whole.
  public func commit() throws(WriteFault) {
    precondition(!isCommitted)
    var manifest = place.claim.manifest
    for name in names {
      guard let file = FolderManifest.File(name: name, in: staging.path) else {
        throw WriteFault(path: place.name + "/" + name, reason: .changedFile(name))
      }
      manifest.files.append(file)
    }
    let output = try FileOutput(
      path: staging.path + "/" + FolderManifest.name,
      name: place.name + "/" + FolderManifest.name, syncs: true)
    output.write(manifest.text)
    try output.close()
    try Unfinished.undisturbed { () throws(WriteFault) in
      FileSystem.synchronise(folder: staging.path)
      if place.writesInside {
        try putInside()
      } else if FileSystem.kind(of: place.path) == nil {
        staging.release()
        try moveStaging()
      } else {
        try replace()
      }
      isCommitted = true
      if let parent = FileSystem.split(place.path)?.parent {
        FileSystem.synchronise(folder: parent)
      }
    }
  }

  // MARK: The whole folder

  private func moveStaging() throws(WriteFault) {
    do {
      try FileSystem.move(staging.path, to: place.path)
    } catch {
      StagingFolder.remove(staging.path)
      throw error.about(place.name)
    }
  }

  private func replace() throws(WriteFault) {
    // Once more, since the work may have lasted.
    _ = try FolderProof(of: place.path, name: place.name)
    FileSystem.copyMode(from: place.path, to: staging.path)
    staging.release()
    var aside = staging.path
    if !place.exchanges || !FileSystem.exchange(staging.path, place.path) {
      aside = try replaceInTwoSteps()
    }
    // Nobody reaches the old results by their name any more: what they are now, they stay.
    do throws(WriteFault) {
      try FolderProof(of: aside, name: place.name).remove(aside)
    } catch {
      // Somebody put something in at the last moment: it comes back, and the new results go.
      guard FileSystem.exchange(aside, place.path) else {
        throw WriteFault(path: aside, reason: error.reason)
      }
      StagingFolder.remove(aside)
      throw error
    }
  }

  /// - Returns: where the old results are.
  private func replaceInTwoSteps() throws(WriteFault) -> String {
    let aside = try StagingFolder(stem: place.stagingStem, name: place.name)
    // Empty now; a folder takes the place of an empty one.
    aside.release()
    do {
      try FileSystem.move(place.path, to: aside.path)
    } catch {
      FileSystem.removeEmptyFolder(aside.path)
      StagingFolder.remove(staging.path)
      throw error.about(place.name)
    }
    do {
      try moveStaging()
    } catch {
      try? FileSystem.move(aside.path, to: place.path)
      throw error
    }
    return aside.path
  }

  // MARK: One by one

  /// From the moment in which the old manifest leaves the folder the new results are the ones: a run
  /// that is killed is finished by the next (``finish(inside:)``). Until the manifest is in its place
  /// again the folder says by its want that it holds no whole results.
  private func putInside() throws(WriteFault) {
    let old = try FolderProof(of: place.path, name: place.name).manifest
    staging.keep()
    if old != nil {
      try FileSystem.move(
        place.path + "/" + FolderManifest.name, to: staging.path + "/" + StagingFolder.replaced)
    }
    for file in old?.files ?? [] where !names.contains(file.name) {
      FileSystem.removeFile(place.path + "/" + file.name)
    }
    for name in names + [FolderManifest.name] {
      try FileSystem.move(staging.path + "/" + name, to: place.path + "/" + name)
    }
    FileSystem.synchronise(folder: place.path)
  }

  /// Finishes what a run that was killed while it put its files inside had begun; nothing where there
  /// is no such thing, or where something has been changed since.
  static func finish(inside folder: String) {
    guard FileSystem.size(of: folder + "/" + FolderManifest.name) == nil else { return }
    for name in FileSystem.names(in: folder) where StagingFolder.isTemporary(name, after: "") {
      let staging = folder + "/" + name
      guard StagingFolder.isAbandoned(staging),
        let new = manifest(staging + "/" + FolderManifest.name)
      else { continue }
      let old = manifest(staging + "/" + StagingFolder.replaced)
      // Each new file is ready or in its place, and what it takes the place of is proven.
      let isWhole = new.files.allSatisfy { file in
        if file.isUnchanged(in: folder) { return true }
        let taken = FileSystem.kind(of: folder + "/" + file.name) != nil
        let isOurs = old?.files.contains { $0.name == file.name && $0.isUnchanged(in: folder) }
        return file.isUnchanged(in: staging) && (!taken || isOurs == true)
      }
      guard isWhole else { continue }
      for file in old?.files ?? [] where !new.files.contains(where: { $0.name == file.name }) {
        if file.isUnchanged(in: folder) { FileSystem.removeFile(folder + "/" + file.name) }
      }
      for own in new.files.map(\.name) + [FolderManifest.name] {
        try? FileSystem.move(staging + "/" + own, to: folder + "/" + own)
      }
      return
    }
  }

  private static func manifest(_ path: String) -> FolderManifest? {
    FileSystem.bytes(of: path, limit: FolderManifest.limit).flatMap(FolderManifest.init(reading:))
  }
}
