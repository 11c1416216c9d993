/// How a figure stands against what is good. The report's own rules of thumb, shown beside each
/// figure, so that nobody has to trust a colour.
package enum Standing: String, Comparable {
  case good, watch, bad

  package static func < (left: Standing, right: Standing) -> Bool {
    left.rank < right.rank
  }

  private var rank: Int {
    switch self {
    case .good: 0
    case .watch: 1
    case .bad: 2
    }
  }

  /// - Parameters:
  ///   - good: up to here (or from here, where more is better) it is good,
  ///   - watch: and up to here it is to be watched.
  package init(_ value: Double, good: Double, watch: Double) {
    let isFalling = good <= watch
    if isFalling ? value <= good : value >= good {
      self = .good
    } else if isFalling ? value <= watch : value >= watch {
      self = .watch
    } else {
      self = .bad
    }
  }
}
