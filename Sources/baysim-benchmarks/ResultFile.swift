import FoundationEssentials

/// Results as they are written to a file and read again.
struct ResultFile: Codable {
  var results: [Result] = []
  var scaling: [Scaling.Row] = []

  init() {}

  init(path: String) throws {
    self = try JSONDecoder().decode(
      ResultFile.self, from: Data(contentsOf: URL(filePath: path)))
  }

  func write(to path: String) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
    try encoder.encode(self).write(to: URL(filePath: path))
  }

  /// Every benchmark that both have, with the change of its speed, and whether that is more than
  /// both spreads together explain.
  func changes(since old: ResultFile) -> [(name: String, change: Double, isClear: Bool)] {
    results.compactMap { new in
      guard let before = old.results.first(where: { $0.name == new.name }) else { return nil }
      let change = new.perSecond / before.perSecond - 1
      let isClear = new.slowest > before.fastest || new.fastest < before.slowest
      return (new.name, change, isClear)
    }
  }
}
