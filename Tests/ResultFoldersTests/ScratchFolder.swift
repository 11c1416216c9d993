import Foundation

/// Runs the body with a new folder that is removed afterwards.
func withScratchFolder(_ body: (String) throws -> Void) throws {
  let base = FileManager.default.temporaryDirectory.resolvingSymlinksInPath()
  let root = base.appendingPathComponent("baysim-\(UUID().uuidString)")
  try FileManager.default.createDirectory(at: root, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(at: root) }
  try body(root.path)
}

/// The files of a folder, by name.
func contents(of folder: String) throws -> [String: String] {
  var files: [String: String] = [:]
  for name in try FileManager.default.contentsOfDirectory(atPath: folder) {
    files[name] = try String(contentsOfFile: folder + "/" + name, encoding: .utf8)
  }
  return files
}

/// Hidden names in a folder.
func leftovers(in folder: String) -> [String] {
  let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
  return names.filter { $0.hasPrefix(".") }.sorted()
}
