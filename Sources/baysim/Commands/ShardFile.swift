import CommandLines
import DataFiles
import Documents
import Experiments
import Forecourt
import Reporting
import ResultFolders
import ScenarioFiles

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// A shard as a file: a line of JSON that says what was asked, resolved, and the finished
/// replications. It needs no other file: `merge` may run on a machine that has no scenarios.
struct ShardFile {
  static let ending = ".shard"
  /// More than any study needs: a hundred policies over ten thousand months.
  private static let limit = 1 << 30

  let manifest: StudyManifest
  let result: ShardResult

  init(manifest: StudyManifest, result: ShardResult) {
    self.manifest = manifest
    self.result = result
  }

  /// `3-of-8.shard` in a folder.
  static func path(of shard: Shard, in folder: String) -> String {
    "\(folder)/\(shard.number)-of-\(shard.of)\(ending)"
  }

  func write(to path: String) throws {
    try StoredFile.makeFolder(of: path)
    try AtomicFile.write(to: path) { output in
      output.write(manifest.line + "\n")
      output.write(String(decoding: result.encoded(), as: UTF8.self))
    }
  }

  /// - Throws: ``CommandFailure`` for what is no whole shard of this program.
  init(reading path: String) throws {
    let bytes = try StoredFile.bytes(path, limit: ShardFile.limit)
    let name = path.safeForTerminal
    guard let end = bytes.firstIndex(of: UInt8(ascii: "\n")),
      case .success(let node) = JSONCReader.read(Array(bytes[..<end]), file: path),
      let manifest = StudyManifest(reading: node)
    else {
      throw CommandFailure(
        .badInput, Text("\(name): this is no shard of baysim", "\(name)：不是 baysim 的分片文件"))
    }
    let result: ShardResult
    do {
      result = try ShardResult(decoding: Array(bytes[(end + 1)...]))
    } catch {
      // The first line of the file is the manifest's.
      let place = error.line > 0 ? "\(name):\(error.line + 1)" : name
      throw CommandFailure(
        .badInput, Text("\(place): \(error.expected.en)", "\(place)：\(error.expected.zh)"))
    }
    let expected = manifest.identity(
      seed: result.identity.seed, replications: result.identity.replications)
    guard result.identity == expected else {
      throw CommandFailure(
        .badInput,
        Text(
          "\(name): its first line was changed; its digest does not fit",
          "\(name)：首行已被改动，摘要不符"))
    }
    self.init(manifest: manifest, result: result)
  }

  /// Merging sums up what was measured by the definitions of this program.
  func requireThisVersion(_ path: String) throws {
    let made = "\(manifest.programVersion) \(manifest.randomStreams)"
    let own = "\(Version.current) \(StudyInput.randomStreams)"
    guard made != own else { return }
    let name = path.safeForTerminal
    throw CommandFailure(
      .badInput,
      Text(
        "\(name): made by version \(made.safeForTerminal); this is \(own)",
        "\(name)：由版本 \(made.safeForTerminal) 生成，当前为 \(own)"))
  }
}

/// Files that this program wrote.
enum StoredFile {
  static func bytes(_ path: String, limit: Int = 64 << 20) throws -> [UInt8] {
    do {
      return try FileReading.bytes(of: path, limit: limit)
    } catch {
      let name = path.safeForTerminal
      throw CommandFailure(
        .badInput, Text("\(name): \(error.message.en)", "\(name)：\(error.message.zh)"))
    }
  }

  static func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }

  static func isFolder(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }

  static func remove(_ path: String) { unlink(path) }

  /// Writes a file that must not exist; false, and nothing written, where it does.
  static func create(_ path: String, _ content: [UInt8]) throws -> Bool {
    // O_EXCL decides and creates in one step: nothing can come between.
    let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else {
      if errno == EEXIST { return false }
      throw WriteFault(path: path, errno: errno)
    }
    close(descriptor)
    do {
      try AtomicFile.write(to: path) { $0.write(content) }
    } catch {
      // Left empty it would be in the way the next time.
      unlink(path)
      throw error
    }
    return true
  }

  static func makeFolder(of path: String) throws {
    guard let slash = path.lastIndex(of: "/"), slash != path.startIndex else { return }
    try FileSystem.makeFolders(String(path[..<slash]))
  }

  /// The names in a folder with an ending, sorted.
  static func names(in folder: String, ending: String) -> [String] {
    FileSystem.names(in: folder).filter { $0.hasSuffix(ending) && !$0.hasPrefix(".") }.sorted()
  }
}
