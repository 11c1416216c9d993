import FoundationEssentials

/// How often the studies repeat: a few times in the suite, and as many times more as `BAYSIM_FUZZ`
/// says for a long search, which then also prints what it found.
enum LongSearch {
  private static let factor = max(
    1, ProcessInfo.processInfo.environment["BAYSIM_FUZZ"].flatMap { Int($0) } ?? 1)

  static var isAsked: Bool { factor > 1 }

  static func times(_ count: Int) -> Int { count * factor }

  /// Tells a finding of a long search; the short one says only what is wrong.
  static func tell(_ line: String) {
    if isAsked { print(line) }
  }
}
