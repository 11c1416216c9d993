import Documents

/// A folder under a name of this program's own, in which files are made ready before they take their
/// place.
///
/// Its name ends in random digits and it is made only where nothing stood, so it cannot be anybody's.
/// A run that is killed leaves it behind; the next one removes it, and does so only where the marker
/// in it says that it was ours and no living run holds the marker's lock.
final class StagingFolder {
  /// In the middle of every temporary name.
  static let infix = ".baysim-"
  /// Made first and removed last.
  private static let marker = "unfinished.baysim"
  /// The one file of a folder in which a single file is made ready.
  static let single = "content"
  /// The manifest of the results that these are about to replace.
  static let replaced = "replaced.txt"
  private static let digits = 16

  let path: String
  private var lock: FileLock?
  private var isReleased = false

  /// - Parameters:
  ///   - stem: the path up to the random part: `results/.baseline` or `out/`.
  ///   - name: what messages call the place.
  init(stem: String, name: String) throws(WriteFault) {
    while true {
      let path = stem + StagingFolder.infix + StagingFolder.randomDigits()
      do {
        guard try FileSystem.makeNewFolder(path) else { continue }
      } catch { throw error.about(name) }
      Unfinished.begin(staging: path)
      do {
        lock = try FileLock(creating: path + "/" + StagingFolder.marker, name: name)
      } catch {
        FileSystem.removeEmptyFolder(path)
        Unfinished.end(staging: path)
        // A sweep of another run took it while it was still empty.
        if error.reason == .noParent { continue }
        throw error
      }
      self.path = path
      return
    }
  }

  deinit {
    if !isReleased { StagingFolder.remove(path) }
    Unfinished.end(staging: path)
  }

  /// From here on an end of the program leaves the folder as it is: what is in it may be all there is.
  func keep() { Unfinished.end(staging: path) }

  /// The folder is about to take another name, with nothing in it but what was made ready.
  func release() {
    keep()
    isReleased = true
    FileSystem.removeFile(path + "/" + StagingFolder.marker)
    lock = nil
  }

  // MARK: Leftovers

  /// The stem of the names beside a file or folder. Names have 255 bytes at most.
  static func stem(beside path: String) -> String? {
    guard let (parent, name) = FileSystem.split(path) else { return nil }
    var short = name
    while short.utf8.count > 200 { short.removeLast() }
    return (parent == "/" ? "" : parent) + "/." + short
  }

  /// Whether a name in a folder is one that begins with this and was given by this program.
  static func isTemporary(_ name: String, after prefix: String) -> Bool {
    guard name.hasPrefix(prefix + infix) else { return false }
    let rest = name.dropFirst(prefix.count + infix.count).utf8
    return rest.count == digits
      && rest.allSatisfy { (48...57).contains($0) || (97...102).contains($0) }
  }

  /// Removes what killed runs have left under such names.
  static func sweep(stem: String) {
    guard let slash = stem.lastIndex(of: "/") else { return }
    let folder = slash == stem.startIndex ? "/" : String(stem[..<slash])
    let prefix = String(stem[stem.index(after: slash)...])
    for name in FileSystem.names(in: folder) where isTemporary(name, after: prefix) {
      let path = (folder == "/" ? "" : folder) + "/" + name
      if isAbandoned(path) { remove(path) }
    }
  }

  /// Whether a folder is provably this program's: nothing but files of our names.
  static func isProven(_ path: String) -> Bool {
    guard !FileSystem.isLink(path), let names = try? FileSystem.listing(of: path) else {
      return false
    }
    return names.allSatisfy { isOwn($0, in: path) }
  }

  /// Whether it is provably what a killed run has left: with our marker, which nobody holds, or with
  /// nothing but what a manifest proves.
  static func isAbandoned(_ path: String) -> Bool {
    guard isProven(path), let names = try? FileSystem.listing(of: path) else { return false }
    if names.isEmpty { return true }
    if names.contains(marker) { return FileLock.isFree(path + "/" + marker) }
    return (try? FolderProof(of: path, name: path))?.manifest != nil
  }

  private static func isOwn(_ name: String, in path: String) -> Bool {
    let isKnown =
      name == marker || name == single || name == replaced || name == FolderManifest.name
      || ResultNames.files.contains(name)
    return isKnown && FileSystem.size(of: path + "/" + name) != nil
  }

  /// Removes files of our names, and the folder if nothing else is in it.
  static func remove(_ path: String) {
    for name in FileSystem.names(in: path) where name != marker && isOwn(name, in: path) {
      FileSystem.removeFile(path + "/" + name)
    }
    FileSystem.removeFile(path + "/" + marker)
    FileSystem.removeEmptyFolder(path)
  }

  private static func randomDigits() -> String {
    let text = String(UInt64.random(in: .min ... .max), radix: 16)
    return String(repeating: "0", count: digits - text.count) + text
  }
}
