import Foundation
import Testing

/// The program itself, as a child: what a signal does can be seen from outside alone. At many moments
/// of many commands it is tried by `.ci/interruptions`.
@Suite struct `Interruption by a signal` {
  let bench: Workbench
  let program: String

  init() throws {
    bench = try Workbench()
    // Beside the bundle of tests lie the programs that were built with it.
    let words = CommandLine.arguments
    let place = words.firstIndex(of: "--test-bundle-path").map { words[$0 + 1] } ?? words[0]
    program = URL(filePath: place).deletingLastPathComponent().appending(path: "baysim").path
    try #require(FileManager.default.isExecutableFile(atPath: program))
  }

  private func start(_ words: [String]) throws -> Process {
    let child = Process()
    child.executableURL = URL(filePath: words[0])
    child.arguments = Array(words.dropFirst())
    child.currentDirectoryURL = URL(filePath: bench.folder)
    child.standardOutput = FileHandle.nullDevice
    child.standardError = FileHandle.nullDevice
    try child.run()
    Thread.sleep(forTimeInterval: 0.5)
    return child
  }

  /// Work of hours, of the kinds that look at no flag and that do.
  @Test(
    arguments: [SIGINT, SIGTERM, SIGHUP],
    ["why escalations base.jsonc --replications 100000", "run base.jsonc --days 300000 -o d"])
  func `it ends whatever is done`(number: Int32, line: String) throws {
    let child = try start([program] + line.split(separator: " ").map(String.init))
    kill(child.processIdentifier, number)
    child.waitUntilExit()
    #expect(child.terminationReason == .exit && child.terminationStatus == 130)
    let left = try bench.names(".").filter { $0.hasPrefix(".") }
    #expect(left.isEmpty)
  }

  @Test func `one that the parent has it ignore stays ignored`() throws {
    let child = try start([
      "/bin/sh", "-c",
      "trap '' HUP; exec \"$0\" run base.jsonc --replications 60 -q -o d", program,
    ])
    kill(child.processIdentifier, SIGHUP)
    child.waitUntilExit()
    #expect(child.terminationReason == .exit && child.terminationStatus == 0)
    #expect(bench.exists("d/summary.json"))
  }
}
