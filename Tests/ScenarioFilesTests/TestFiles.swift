import DataFiles
import FoundationEssentials
import ScenarioFiles
import Testing

/// The folder of the package, from the place of this file.
let packageFolder: String = {
  var parts = #filePath.split(separator: "/")
  parts.removeLast(3)
  return "/" + parts.joined(separator: "/")
}()

/// A scenario of the shipped library, without diagnostics.
func shipped(_ path: String, overrides: [String] = []) throws -> Scenario {
  let result = ScenarioLoader().load(
    path: packageFolder + "/scenarios/" + path, overrides: overrides)
  #expect(result.diagnostics.filter { $0.severity == .error }.map(\.description) == [])
  return try #require(result.scenario)
}

/// What a text, read as a scenario `x.jsonc`, is told.
func messages(_ text: String, overrides: [String] = []) -> [String] {
  ScenarioLoader().load(text: text, file: "x.jsonc", overrides: overrides).diagnostics
    .map(\.description)
}

/// A folder of files that is removed again.
struct TemporaryFolder: ~Copyable {
  let path: String

  init(_ files: [String: String] = [:]) throws {
    path = FileManager.default.temporaryDirectory.path + "/scenario-files-\(UUID().uuidString)"
    try FileManager.default.createDirectory(
      atPath: path, withIntermediateDirectories: true)
    for (name, text) in files.sorted(by: { $0.key < $1.key }) { try write(text, to: name) }
  }

  func write(_ text: String, to name: String) throws {
    let full = path + "/" + name
    let folder = String(full[..<(full.lastIndex(of: "/") ?? full.endIndex)])
    try FileManager.default.createDirectory(
      atPath: folder, withIntermediateDirectories: true)
    try Data(text.utf8).write(to: URL(filePath: full))
  }

  deinit {
    try? FileManager.default.removeItem(atPath: path)
  }
}
