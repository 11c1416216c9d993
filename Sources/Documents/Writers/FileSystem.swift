#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The few system calls on files and folders that the writers need, with typed faults.
package enum FileSystem {
  package enum Kind {
    case file
    case folder
    case other
  }

  /// What stands at a path, following links; nil if nothing.
  package static func kind(of path: String) -> Kind? {
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    return switch status.st_mode & S_IFMT {
    case S_IFDIR: .folder
    case S_IFREG: .file
    default: .other
    }
  }

  /// The path with links, "." and ".." resolved, of something that exists.
  package static func resolved(_ path: String) -> String? {
    guard let pointer = realpath(path, nil) else { return nil }
    defer { free(pointer) }
    return String(cString: pointer)
  }

  /// A path's folder and last name: "a/b" is ("a", "b"), "b" is (".", "b"). Nil where the last name
  /// is none: "/", ".", "..", "".
  package static func split(_ path: String) -> (parent: String, name: String)? {
    var trimmed = path[...]
    while trimmed.count > 1, trimmed.last == "/" { trimmed.removeLast() }
    let start = trimmed.lastIndex(of: "/").map { trimmed.index(after: $0) } ?? trimmed.startIndex
    let name = String(trimmed[start...])
    guard !["", ".", "..", "/"].contains(name) else { return nil }
    let parent = trimmed[..<start]
    if parent.isEmpty { return (".", name) }
    return (parent == "/" ? "/" : String(parent.dropLast()), name)
  }

  /// Names in a folder, sorted; empty if it cannot be read.
  package static func names(in folder: String) -> [String] {
    guard let stream = opendir(folder) else { return [] }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names.sorted()
  }

  /// Makes a folder and those above it that are missing.
  package static func makeFolders(_ path: String) throws(WriteFault) {
    if kind(of: path) == .folder { return }
    if let parent = split(path)?.parent, parent != path { try makeFolders(parent) }
    try makeFolder(path)
  }

  package static func makeFolder(_ path: String) throws(WriteFault) {
    guard mkdir(path, 0o777) != 0 else { return }
    let number = errno
    if number == EEXIST {
      if kind(of: path) == .folder { return }
      throw WriteFault(path: path, reason: .isFile)
    }
    throw WriteFault(path: path, errno: number)
  }

  /// Removes a file, a link (not what it points to), or a folder with all that is in it. What is
  /// not there, or cannot be removed, stays without complaint: only leftovers come here.
  package static func remove(_ path: String) {
    var status = stat()
    guard lstat(path, &status) == 0 else { return }
    if status.st_mode & S_IFMT == S_IFDIR {
      for name in names(in: path) { remove(path + "/" + name) }
      _ = rmdir(path)
    } else {
      _ = unlink(path)
    }
  }

  package static func move(_ source: String, to target: String) throws(WriteFault) {
    guard rename(source, target) == 0 else { throw WriteFault(path: target, errno: errno) }
  }

  /// Exchanges two names in one step; false where the system cannot.
  ///
  /// `renameat2` (Linux 3.15, glibc 2.28) is declared for GNU sources only, so Swift does not see
  /// it and it is looked up by name.
  package static func exchange(_ first: String, _ second: String) -> Bool {
    #if canImport(Glibc)
      typealias Exchange =
        @convention(c) (Int32, UnsafePointer<CChar>, Int32, UnsafePointer<CChar>, UInt32) -> Int32
      guard let symbol = dlsym(nil, "renameat2") else { return false }
      let renameExchange: UInt32 = 1 << 1
      return unsafeBitCast(symbol, to: Exchange.self)(
        AT_FDCWD, first, AT_FDCWD, second, renameExchange) == 0
    #else
      return false
    #endif
  }

  /// Waits until a folder's entries are on the disk, where the system can say so.
  package static func synchronise(folder: String) {
    let descriptor = open(folder, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return }
    _ = fsync(descriptor)
    _ = close(descriptor)
  }
}
