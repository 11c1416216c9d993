/// How one text differs from another, as lines that people can read and that give the other text
/// back to the byte.
///
/// A policy is mostly its base: its difference keeps results small where two dozen whole scenarios
/// would not.
public enum LineDifference {
  /// `-17 text` takes line 17 of the old text away, `+17 text` is line 17 of the new one.
  public static func lines(from old: String, to new: String) -> [String] {
    split(new).difference(from: split(old)).map { change in
      switch change {
      case .remove(let offset, let line, _): "-\(offset + 1) \(line)"
      case .insert(let offset, let line, _): "+\(offset + 1) \(line)"
      }
    }
  }

  /// The new text; nil where the difference is not one of this old text.
  public static func apply(_ difference: [String], to old: String) -> String? {
    let lines = split(old)
    var changes: [CollectionDifference<String>.Change] = []
    for entry in difference {
      let parts = entry.dropFirst().split(
        separator: " ", maxSplits: 1, omittingEmptySubsequences: false)
      guard parts.count == 2, let number = Int(parts[0]), number > 0 else { return nil }
      let (offset, line) = (number - 1, String(parts[1]))
      switch entry.first {
      case "-":
        guard lines.indices.contains(offset), lines[offset] == line else { return nil }
        changes.append(.remove(offset: offset, element: line, associatedWith: nil))
      case "+": changes.append(.insert(offset: offset, element: line, associatedWith: nil))
      default: return nil
      }
    }
    guard let changed = CollectionDifference(changes).flatMap(lines.applying) else { return nil }
    return changed.joined(separator: "\n")
  }

  private static func split(_ text: String) -> [String] {
    text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  }
}
