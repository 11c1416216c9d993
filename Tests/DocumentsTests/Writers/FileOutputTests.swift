import Documents
import Foundation
import Testing

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
