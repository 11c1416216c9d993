/// "Did you mean": the candidate nearest to what was typed.
enum Suggestion {
  /// The nearest candidate, the first of several; nil if none is near enough to be a slip: one
  /// edit for each three characters, and at least one.
  static func nearest(to typed: String, among candidates: [String]) -> String? {
    let limit = max(1, typed.count / 3)
    return
      candidates
      .map { (candidate: $0, distance: distance(typed, $0)) }
      .filter { $0.distance <= limit }
      .min { $0.distance < $1.distance }?
      .candidate
  }

  /// Insertions, deletions, replacements and swaps of neighbours that turn one text into the other
  /// (optimal string alignment, the restricted Damerau-Levenshtein distance).
  static func distance(_ first: String, _ second: String) -> Int {
    let first = Array(first.lowercased())
    let second = Array(second.lowercased())
    var beforeLast: [Int] = []
    var last = Array(0...second.count)
    for (row, left) in first.enumerated() {
      var current = [row + 1]
      for (column, right) in second.enumerated() {
        var best = min(
          last[column] + (left == right ? 0 : 1), last[column + 1] + 1, current[column] + 1)
        if row > 0, column > 0, left == second[column - 1], first[row - 1] == right {
          best = min(best, beforeLast[column - 1] + 1)
        }
        current.append(best)
      }
      beforeLast = last
      last = current
    }
    return last[second.count]
  }
}
