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

  /// Whether a link stands at the path, to whatever it points.
  package static func isLink(_ path: String) -> Bool {
    var status = stat()
    return lstat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFLNK
  }

  /// The first link on the way from a folder to something in it; the folder itself may be one.
  package static func firstLink(below folder: String, on path: String) -> String? {
    guard path.hasPrefix(folder + "/") else { return isLink(path) ? path : nil }
    var place = folder
    for part in path.dropFirst(folder.count + 1).split(separator: "/") {
      place += "/" + part
      if isLink(place) { return place }
    }
    return nil
  }

  /// Bytes of a regular file, links not followed; nil for anything else.
  package static func size(of path: String) -> Int? {
    var status = stat()
    guard lstat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
    return Int(status.st_size)
  }

  /// Hands a regular file on piece by piece, links not followed; false if it cannot be read.
  package static func read(_ path: String, _ body: (ArraySlice<UInt8>) -> Void) -> Bool {
    let descriptor = repeatingInterrupted {
      open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
    }
    guard descriptor >= 0 else { return false }
    defer { _ = close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return false }
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = systemRead(descriptor, &chunk)
      if count > 0 { body(chunk[..<count]) }
      if count == 0 { return true }
      if count < 0, errno != EINTR { return false }
    }
  }

  /// The whole of a small regular file; nil if there is none or it is larger.
  package static func bytes(of path: String, limit: Int) -> [UInt8]? {
    guard let size = size(of: path), size <= limit else { return nil }
    var bytes: [UInt8] = []
    guard read(path, { bytes += $0.prefix(limit + 1 - bytes.count) }), bytes.count <= limit else {
      return nil
    }
    return bytes
  }

  /// Whether files may be made and removed in a folder.
  package static func isWritable(_ folder: String) -> Bool { access(folder, W_OK | X_OK) == 0 }

  /// Whether another file system, or another part of one, was mounted there: such a folder cannot be
  /// renamed.
  package static func isMountPoint(_ folder: String, under parent: String) -> Bool {
    var (own, above) = (stat(), stat())
    guard stat(folder, &own) == 0, stat(parent, &above) == 0 else { return false }
    if own.st_dev != above.st_dev { return true }
    // A part of the same file system: only the system's own table tells. Blanks stand there as \040.
    var table: [UInt8] = []
    guard read("/proc/self/mountinfo", { table += $0 }) else { return false }
    let name = folder.utf8.flatMap { byte -> [UInt8] in
      let isPlain = byte > 32 && byte != UInt8(ascii: "\\")
      let octal = String(byte, radix: 8)
      return isPlain
        ? [byte] : Array(("\\" + String(repeating: "0", count: 3 - octal.count) + octal).utf8)
    }
    return table.split(separator: UInt8(ascii: "\n")).contains { line in
      let fields = line.split(separator: UInt8(ascii: " "), maxSplits: 5)
      return fields.count > 4 && fields[4].elementsEqual(name)
    }
  }

  /// Bytes that a user may still write to the file system of a folder; nil where it does not say.
  package static func room(in folder: String) -> Int? {
    var status = statvfs()
    guard statvfs(folder, &status) == 0 else { return nil }
    let (bytes, overflow) = Int(clamping: status.f_bavail).multipliedReportingOverflow(
      by: Int(clamping: status.f_frsize))
    return overflow ? .max : bytes
  }

  /// Gives a folder the permissions of another.
  package static func copyMode(from folder: String, to other: String) {
    var status = stat()
    guard stat(folder, &status) == 0 else { return }
    _ = chmod(other, status.st_mode & 0o7777)
  }

  /// Waits, a signal or not.
  package static func pause(milliseconds: Int) {
    _ = poll(nil, 0, Int32(clamping: milliseconds))
  }

  /// Makes a folder that must not have been there; false where something of the name was.
  package static func makeNewFolder(_ path: String) throws(WriteFault) -> Bool {
    if mkdir(path, 0o777) == 0 { return true }
    let number = errno
    if number == EEXIST { return false }
    throw WriteFault(path: path, errno: number)
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
    (try? listing(of: folder)) ?? []
  }

  /// Names in a folder, sorted. A folder that cannot be read is not an empty one.
  package static func listing(of folder: String) throws(WriteFault) -> [String] {
    guard let stream = opendir(folder) else { throw WriteFault(path: folder, errno: errno) }
    defer { closedir(stream) }
    var names: [String] = []
    while true {
      errno = 0
      guard let entry = readdir(stream) else {
        guard errno == 0 else { throw WriteFault(path: folder, errno: errno) }
        return names.sorted()
      }
      let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        // The system ends each name with a zero within its 256 bytes.
        pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name != ".", name != ".." { names.append(name) }
    }
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

  /// Removes a file or a link (not what it points to). What is not there, or cannot be removed, stays
  /// without complaint.
  package static func removeFile(_ path: String) { _ = unlink(path) }

  /// Removes a folder if there is nothing in it.
  package static func removeEmptyFolder(_ path: String) { _ = rmdir(path) }

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
      // The type is that of the function of this name in every glibc that has it.
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

// Inside the type the name of this call is taken by its own.
private func systemRead(_ descriptor: Int32, _ chunk: inout [UInt8]) -> Int {
  chunk.withUnsafeMutableBytes { read(descriptor, $0.baseAddress, $0.count) }
}
