import Tallies

/// Every combination of the levels of some factors.
public struct FullFactorial: Sendable, Hashable {
  /// How many levels each factor has, each at least 2.
  public let levels: [Int]

  /// A design; the last factor varies fastest.
  public init(levels: [Int]) {
    precondition(!levels.isEmpty && levels.allSatisfy { $0 >= 2 }, "a factor has 2 levels or more")
    self.levels = levels
  }

  /// How many design points there are.
  public var count: Int { levels.reduce(1, *) }

  /// The level of each factor at a design point.
  public func point(_ index: Int) -> [Int] {
    precondition((0..<count).contains(index), "there is no design point \(index)")
    var rest = index
    return levels.reversed().map { size in
      defer { rest /= size }
      return rest % size
    }.reversed()
  }
}

/// Main effects and two-way interactions of a replicated full factorial design.
///
/// Each replication, all its design points run with common random numbers, gives one value of
/// each effect; the interval is the t interval over replications (Law 2015 §12.2), so that
/// unequal and correlated errors do no harm.
public struct FactorialEffects: Sendable, Hashable {
  /// One effect: of one factor, or the interaction of two.
  public struct Effect: Sendable, Hashable {
    /// One factor, or two.
    public let factors: [Int]
    /// The level of each that is set against level 0.
    public let levels: [Int]
    /// Main effect: mean at the level − mean at level 0. Interaction: half of how much the first
    /// factor's effect changes as the second goes from level 0 to its level. Averages run over
    /// all levels of the other factors.
    public let interval: ConfidenceInterval
    /// Two-sided p-value of "no effect".
    public let pValue: Double
    /// The p-value adjusted by Holm for all effects of the list.
    public let adjustedPValue: Double
    /// The standard error of the effect.
    public let standardError: Double
  }

  /// The design.
  public let design: FullFactorial
  private let contrasts: [Contrast]
  private var moments: [RunningMoments]

  private struct Contrast: Hashable {
    var factors: [Int]
    var levels: [Int]
    var weights: [Double]
  }

  /// Effects of nothing yet.
  public init(_ design: FullFactorial) {
    self.design = design
    let points = (0..<design.count).map(design.point)
    var list: [Contrast] = []
    for a in design.levels.indices {
      for l in 1..<design.levels[a] {
        let weights = FactorialEffects.weights(points, design, [(a, l)])
        list.append(Contrast(factors: [a], levels: [l], weights: weights))
      }
    }
    for a in design.levels.indices {
      for b in design.levels.indices where b > a {
        for l in 1..<design.levels[a] {
          for m in 1..<design.levels[b] {
            let weights = FactorialEffects.weights(points, design, [(a, l), (b, m)])
            list.append(
              Contrast(factors: [a, b], levels: [l, m], weights: weights.map { 0.5 * $0 }))
          }
        }
      }
    }
    contrasts = list
    moments = Array(repeating: RunningMoments(), count: list.count)
  }

  /// Effects of replications × design points.
  public init(_ design: FullFactorial, rows: [[Double]]) {
    self.init(design)
    for row in rows { add(row) }
  }

  /// Adds one replication: one value for each design point, in the design's order.
  public mutating func add(_ row: [Double]) {
    precondition(row.count == design.count, "one value for each of \(design.count) points")
    for (index, contrast) in contrasts.enumerated() {
      var effect = 0.0
      for (weight, value) in zip(contrast.weights, row) { effect += weight * value }
      moments[index].add(effect)
    }
  }

  /// The effects, main ones first; all their intervals hold together at `level` (Bonferroni).
  public func effects(level: Double = 0.95) -> [Effect] {
    let pValues = moments.map(PairedComparison.pValue)
    let adjusted = Holm.adjusted(pValues)
    let own = Bonferroni.level(overall: level, count: contrasts.count)
    return contrasts.indices.map { i in
      Effect(
        factors: contrasts[i].factors, levels: contrasts[i].levels,
        interval: moments[i].meanInterval(level: own), pValue: pValues[i],
        adjustedPValue: adjusted[i], standardError: moments[i].standardError)
    }
  }

  /// Products of (at the level: +1, at level 0: −1, else 0) over the average of the rest.
  private static func weights(
    _ points: [[Int]], _ design: FullFactorial, _ against: [(factor: Int, level: Int)]
  ) -> [Double] {
    let cells = against.reduce(design.count) { $0 / design.levels[$1.factor] }
    return points.map { point in
      var weight = 1 / Double(cells)
      for (factor, level) in against {
        weight *= point[factor] == level ? 1 : point[factor] == 0 ? -1 : 0
      }
      return weight
    }
  }
}
