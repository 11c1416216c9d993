import Documents
import Foundation
import Testing

@Suite struct `A folder of results, whole or not at all` {
  private static let names: Set<String> = ["summary.json", "hours.csv"]

  @Test func `new results appear at the commit, with the folders above them`() throws {
    try withScratchFolder { root in
      let target = root + "/results/baseline"
      do {
        let folder = try AtomicFolder(replacing: target, holding: Self.names)
        try folder.write("{}", to: "summary.json")
        #expect(!FileManager.default.fileExists(atPath: target))
        try folder.commit()
      }
      #expect(try contents(of: target) == ["summary.json": "{}"])
      #expect(leftovers(in: root + "/results").isEmpty)
    }
  }

  @Test(arguments: [true, false])
  func `old results are replaced as a whole, and nothing is left behind`(exchanges: Bool) throws {
    try withScratchFolder { root in
      let target = root + "/baseline"
      try write(["summary.json": "old", "hours.csv": "old"], to: target, exchanges: exchanges)
      try write(["summary.json": "new"], to: target, exchanges: exchanges)
      #expect(try contents(of: target) == ["summary.json": "new"])
      #expect(leftovers(in: root).isEmpty)
    }
  }

  @Test func `without a commit the old results stay`() throws {
    try withScratchFolder { root in
      let target = root + "/baseline"
      try write(["summary.json": "old"], to: target)
      do {
        let folder = try AtomicFolder(replacing: target, holding: Self.names)
        try folder.write("half", to: "summary.json")
      }
      #expect(try contents(of: target) == ["summary.json": "old"])
      #expect(leftovers(in: root).isEmpty)
    }
  }

  @Test func `a full disk is reported with the file's name, and the old results stay`() throws {
    try withScratchFolder { root in
      let target = root + "/baseline"
      try write(["summary.json": "old"], to: target)
      do {
        let folder = try AtomicFolder(replacing: target, holding: Self.names)
        try FileManager.default.createSymbolicLink(
          atPath: root + "/.baseline.partial/hours.csv", withDestinationPath: "/dev/full")
        #expect(throws: WriteFault(path: target + "/hours.csv", reason: .noSpace)) {
          try folder.write("hour", to: "hours.csv")
        }
      }
      #expect(try contents(of: target) == ["summary.json": "old"])
      #expect(leftovers(in: root).isEmpty)
    }
  }

  @Test func `a folder that holds something else is not touched`() throws {
    try withScratchFolder { root in
      try "mine".write(toFile: root + "/notes.txt", atomically: false, encoding: .utf8)
      #expect(throws: WriteFault(path: root, reason: .foreignFile("notes.txt"))) {
        try AtomicFolder(replacing: root, holding: Self.names)
      }
      #expect(try contents(of: root) == ["notes.txt": "mine"])
    }
  }

  @Test func `a file in the way, and a file where a folder above should be`() throws {
    try withScratchFolder { root in
      let file = root + "/file"
      try "x".write(toFile: file, atomically: false, encoding: .utf8)
      #expect(throws: WriteFault(path: file, reason: .isFile)) {
        try AtomicFolder(replacing: file, holding: Self.names)
      }
      #expect(throws: WriteFault(path: file, reason: .isFile)) {
        try AtomicFolder(replacing: file + "/results", holding: Self.names)
      }
    }
  }

  @Test(arguments: ["/", "", ".."])
  func `the root and nothing are no place for results`(path: String) {
    #expect(throws: WriteFault.self) {
      try AtomicFolder(replacing: path, holding: Self.names)
    }
  }

  @Test func `a second run into the same folder is refused while the first one lasts`() throws {
    try withScratchFolder { root in
      let target = root + "/baseline"
      let first = try AtomicFolder(replacing: target, holding: Self.names)
      #expect(throws: WriteFault(path: target, reason: .inUse)) {
        try AtomicFolder(replacing: target, holding: Self.names)
      }
      try first.write("1", to: "summary.json")
      try first.commit()
      #expect(try contents(of: target) == ["summary.json": "1"])
    }
  }

  @Test func `what killed runs left behind is cleaned up, and what they had moved is put back`()
    throws
  {
    try withScratchFolder { root in
      let target = root + "/baseline"
      // Killed between two renames: the old results stand aside, the new ones nowhere.
      try write(["summary.json": "old"], to: root + "/was")
      try FileManager.default.moveItem(atPath: root + "/was", toPath: root + "/.baseline.old")
      try write(["summary.json": "half"], to: root + "/part")
      try FileManager.default.moveItem(atPath: root + "/part", toPath: root + "/.baseline.partial")
      do { _ = try AtomicFolder(replacing: target, holding: Self.names) }
      #expect(try contents(of: target) == ["summary.json": "old"])
      #expect(leftovers(in: root).isEmpty)
    }
  }

  @Test func `a link to a folder stays a link`() throws {
    try withScratchFolder { root in
      try write(["summary.json": "old"], to: root + "/real")
      try FileManager.default.createSymbolicLink(
        atPath: root + "/link", withDestinationPath: root + "/real")
      try write(["summary.json": "new"], to: root + "/link")
      #expect(try contents(of: root + "/real") == ["summary.json": "new"])
      #expect(
        try FileManager.default.destinationOfSymbolicLink(atPath: root + "/link") == root + "/real")
    }
  }

  @Test func `each fault is one clear line in both languages`() {
    let fault = WriteFault(path: "results/\u{1B}x", reason: .noSpace)
    #expect(fault.message.en == "cannot write results/\\u{1B}x: no space left on the device")
    #expect(fault.message.zh == "无法写入 results/\\u{1B}x：磁盘空间不足")
  }

  private func write(
    _ files: [String: String], to target: String, exchanges: Bool = true
  ) throws {
    let folder = try AtomicFolder(
      replacing: target, holding: Self.names, exchanges: exchanges)
    for (name, text) in files.sorted(by: { $0.key < $1.key }) { try folder.write(text, to: name) }
    try folder.commit()
  }
}

@Suite struct `A file, whole or not at all` {
  @Test func `it is replaced, or stays as it was`() throws {
    try withScratchFolder { root in
      let path = root + "/junit.xml"
      try AtomicFile.write("one", to: path)
      try AtomicFile.write("two", to: path)
      #expect(throws: CancellationError.self) {
        try AtomicFile.write(to: path) { output in
          output.write("three")
          throw CancellationError()
        }
      }
      #expect(try contents(of: root) == ["junit.xml": "two"])
    }
  }

  @Test func `a missing folder, a folder in the way, a file as a folder, a full device`() throws {
    try withScratchFolder { root in
      let file = root + "/file"
      try AtomicFile.write("x", to: file)
      let missing = root + "/none/a.csv"
      #expect(throws: WriteFault(path: missing, reason: .noParent)) {
        try AtomicFile.write("x", to: missing)
      }
      #expect(throws: WriteFault(path: root, reason: .isFolder)) {
        try AtomicFile.write("x", to: root)
      }
      #expect(throws: WriteFault(path: file + "/a", reason: .parentIsNoFolder)) {
        try AtomicFile.write("x", to: file + "/a")
      }
      #expect(throws: WriteFault(path: "/dev/full", reason: .noSpace)) {
        try AtomicFile.write("x", to: "/dev/full")
      }
      try AtomicFile.write("x", to: "/dev/null")
    }
  }
}

@Suite struct `A way out` {
  @Test func `a lot of text arrives whole and in order`() throws {
    try withScratchFolder { root in
      let path = root + "/big.txt"
      let output = try FileOutput(path: path)
      let lines = (0..<20_000).map { "line \($0) 预检区\n" }
      for line in lines { output.write(line) }
      try output.close()
      #expect(try String(contentsOfFile: path, encoding: .utf8) == lines.joined())
    }
  }

  @Test func `a reader that lags behind loses nothing, though the pipe does not block`()
    async throws
  {
    let pipe = Pipe()
    let descriptor = pipe.fileHandleForWriting.fileDescriptor
    #expect(fcntl(descriptor, F_SETFL, O_NONBLOCK) == 0)
    let text = String(repeating: "0123456789", count: 100_000)
    let reader = pipe.fileHandleForReading
    async let read = Task.detached { try reader.readToEnd() }.value
    let output = FileOutput(descriptor: descriptor, name: "pipe")
    for _ in 0..<3 { output.write(text) }
    try output.close()
    try pipe.fileHandleForWriting.close()
    #expect(try await read?.count == 3 * text.utf8.count)
  }

  @Test func `the first fault is kept and told at the end`() throws {
    let output = try FileOutput(path: "/dev/full")
    output.write(String(repeating: "x", count: 200_000))
    #expect(output.fault?.reason == .noSpace)
    #expect(throws: WriteFault(path: "/dev/full", reason: .noSpace)) { try output.close() }
  }
}

/// Runs the body with a new folder that is removed afterwards.
private func withScratchFolder(_ body: (String) throws -> Void) throws {
  let base = FileManager.default.temporaryDirectory.resolvingSymlinksInPath()
  let root = base.appendingPathComponent("baysim-\(UUID().uuidString)")
  try FileManager.default.createDirectory(at: root, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(at: root) }
  try body(root.path)
}

/// The files of a folder, by name.
private func contents(of folder: String) throws -> [String: String] {
  var files: [String: String] = [:]
  for name in try FileManager.default.contentsOfDirectory(atPath: folder) {
    files[name] = try String(contentsOfFile: folder + "/" + name, encoding: .utf8)
  }
  return files
}

/// Hidden names in a folder.
private func leftovers(in folder: String) -> [String] {
  let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
  return names.filter { $0.hasPrefix(".") }.sorted()
}
