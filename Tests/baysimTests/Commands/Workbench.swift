import Documents
import Foundation
import baysim

/// A folder of its own in which real commands run on small scenarios.
final class Workbench {
  let folder: String

  init() throws {
    folder = FileManager.default.temporaryDirectory.path + "/baysim-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    try write(
      "base.jsonc",
      #"{ "name": "Base", "calendar": { "firstDate": "2024-07-01", "days": 2 } }"#)
    try write(
      "off.jsonc",
      #"""
      { "extends": "base.jsonc", "name": "Off", "crowding": { "enabled": false },
        "longStay": { "enabled": false } }
      """#)
  }

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  func path(_ name: String) -> String { folder + "/" + name }

  func write(_ name: String, _ text: String) throws {
    let folder = path(name).split(separator: "/").dropLast().joined(separator: "/")
    try FileManager.default.createDirectory(
      atPath: "/" + folder, withIntermediateDirectories: true)
    try text.write(toFile: path(name), atomically: true, encoding: .utf8)
  }

  func text(_ name: String) throws -> String {
    try String(contentsOfFile: path(name), encoding: .utf8)
  }

  func json(_ name: String) throws -> [String: Any] {
    let data = try Data(contentsOf: URL(filePath: path(name)))
    return try JSONSerialization.jsonObject(with: data) as? [String: Any] ?? [:]
  }

  func exists(_ name: String) -> Bool { FileManager.default.fileExists(atPath: path(name)) }

  func names(_ folder: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: path(folder)).sorted()
  }

  /// Whether two folders hold the same files to the byte. Their manifests say which command line made
  /// them, and that may be another.
  func agree(_ first: String, _ second: String) throws -> Bool {
    let names = try names(first)
    guard try names == self.names(second), !names.isEmpty else { return false }
    return try names.filter { $0 != "manifest.txt" }.allSatisfy {
      try text("\(first)/\($0)") == text("\(second)/\($0)")
    }
  }

  /// Words that end in `.jsonc` or begin with `./` are paths in the folder.
  @discardableResult
  func run(_ line: String, language: Language = .en, width: Int = 80) throws -> Outcome {
    let words = line.split(separator: " ").map { word -> String in
      if word.hasPrefix("./") { return path(String(word.dropFirst(2))) }
      return word.hasSuffix(".jsonc") ? path(String(word)) : String(word)
    }
    return try outcome(words, language: language, width: width, table: Commands.table)
  }
}
