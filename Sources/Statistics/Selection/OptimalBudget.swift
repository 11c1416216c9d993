/// Optimal computing budget allocation: where the next replications teach most about the best.
///
/// For a fixed budget, N_i ∝ (σ_i/δ_i)² for the others, δ_i their distance from the best, and
/// N_b = σ_b·√Σ(N_i/σ_i)² for the best (Chen, Lin, Yücesan and Chick 2000, Discrete Event Dynamic
/// Systems 10).
public struct OptimalBudget: Sendable, Hashable {
  /// The share of all replications that each system should have; they add up to 1.
  public let shares: [Double]
  /// The best system so far.
  public let best: Int

  /// Shares from means and standard deviations seen so far.
  ///
  /// - Parameters:
  ///   - means: One mean for each system.
  ///   - deviations: Their standard deviations, each ≥ 0.
  ///   - direction: Which end is good.
  ///   - indifference: Distances from the best below this are taken as this; without it, a tie
  ///     would swallow the whole budget.
  public init(
    means: [Double], deviations: [Double], direction: Direction, indifference: Double
  ) {
    precondition(!means.isEmpty && means.count == deviations.count, "a deviation for each mean")
    precondition(indifference > 0, "the indifference is above 0; got \(indifference)")
    precondition(deviations.allSatisfy { $0 >= 0 }, "a deviation is not negative")
    let best = direction.best(of: means)!
    self.best = best
    var weights = means.indices.map { i -> Double in
      if i == best { return 0 }
      let ratio = deviations[i] / max(abs(means[i] - means[best]), indifference)
      return ratio * ratio
    }
    var sum = 0.0
    for i in weights.indices where deviations[i] > 0 {
      let term = weights[i] / deviations[i]
      sum += term * term
    }
    weights[best] = deviations[best] * sum.squareRoot()
    let total = weights.reduce(0, +)
    shares =
      total > 0 && total.isFinite
      ? weights.map { $0 / total }
      : Array(repeating: 1 / Double(means.count), count: means.count)
  }

  /// How many of `additional` replications to give each system, those it has being counted.
  ///
  /// Whole numbers that add up to `additional`; the largest remainders are rounded up.
  public func allocation(of additional: Int, having replications: [Int]) -> [Int] {
    precondition(replications.count == shares.count && additional >= 0, "one count per system")
    let total = Double(replications.reduce(0, +) + additional)
    var lack = shares.indices.map { max(0, shares[$0] * total - Double(replications[$0])) }
    let sum = lack.reduce(0, +)
    if sum == 0 { lack = shares }
    let scale = Double(additional) / lack.reduce(0, +)
    var result = lack.map { Int(($0 * scale).rounded(.down)) }
    let order = lack.indices.sorted { a, b in
      let (x, y) = (lack[a] * scale - Double(result[a]), lack[b] * scale - Double(result[b]))
      return x > y || (x == y && a < b)
    }
    var rest = additional - result.reduce(0, +)
    for i in order where rest > 0 {
      result[i] += 1
      rest -= 1
    }
    return result
  }
}
