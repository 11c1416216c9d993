import Tallies

/// Which policy is best? Multiple comparisons with the best, under common random numbers.
///
/// For each policy the interval of its distance from the best of the others; all k intervals
/// hold together with the level asked for. Hsu 1984 (Annals of Statistics 12(3)) for the
/// construction, Nelson and Matejcik 1995 (Management Science 41(12)) under common random
/// numbers.
public struct MultipleComparisonsWithBest: Sendable, Hashable {
  /// What is taken for granted of the dependence between policies.
  public enum Assumption: String, Sendable, Hashable {
    /// Nothing: paired t with Bonferroni's correction over the k − 1 comparisons with the best.
    case anyDependence
    /// All differences have one variance (sphericity; Nelson and Matejcik 1995): tighter
    /// for many policies, a little off where some are far more correlated than others.
    case sphericity
  }

  /// Where a policy stands.
  public enum Standing: String, Sendable, Hashable {
    /// Shown to be better than all others.
    case best
    /// May be the best.
    case notDistinguishable
    /// Shown to be worse than another.
    case worse
  }

  /// One policy's line.
  public struct Entry: Sendable, Hashable {
    /// The policy's index in the input.
    public let system: Int
    /// Its mean, in the measure's unit.
    public let mean: Double
    /// Its mean minus that of the best other, with the constrained interval (one end is 0 where
    /// the standing is decided). Below 0 is better when minimising, above 0 when maximising.
    public let versusBestOther: ConfidenceInterval
    /// What that interval says.
    public let standing: Standing
  }

  /// The policies, in the input's order.
  public let entries: [Entry]
  /// Which end is good.
  public let direction: Direction
  /// How sure one is that all intervals hold.
  public let level: Double
  /// What was taken for granted.
  public let assumption: Assumption

  /// The indices of one standing, better means first.
  public func systems(_ standing: Standing) -> [Int] {
    entries.filter { $0.standing == standing }
      .sorted { direction.isBetter($0.mean, than: $1.mean) }.map { $0.system }
  }

  /// Compares `samples[policy][replication]`, at least two policies and two replications, the
  /// same replications for each.
  ///
  /// - Parameter contenders: by policy, whether it may be the best; others are set against these and
  ///   nobody against them. All intervals hold whoever is chosen. Nil: all may.
  public init(
    _ samples: [[Double]], direction: Direction, level: Double = 0.95,
    assumption: Assumption = .anyDependence, contenders: [Bool]? = nil
  ) {
    let k = samples.count
    let n = samples.first?.count ?? 0
    precondition(k >= 2 && n >= 2, "two policies and two replications are the least to compare")
    precondition(samples.allSatisfy { $0.count == n }, "each policy needs every replication")
    precondition(contenders == nil || contenders!.count == k, "one answer for each policy")
    let sign = direction.sign
    let means = samples.map { RunningMoments($0).mean }
    let widths = Self.halfWidths(samples, level: level, assumption: assumption)
    self.direction = direction
    self.level = level
    self.assumption = assumption
    entries = (0..<k).map { i in
      var centre = -Double.infinity
      var low = -Double.infinity
      var high = -Double.infinity
      // As if minimising: the distance from the smallest other is the largest difference.
      for j in 0..<k where j != i && contenders?[j] != false {
        let d = sign * (means[i] - means[j])
        centre = max(centre, d)
        low = max(low, d - widths[i * k + j])
        high = max(high, d + widths[i * k + j])
      }
      // Nobody to be set against.
      if centre == -.infinity { (centre, low, high) = (0, 0, 0) }
      let standing: Standing = high < 0 ? .best : low > 0 ? .worse : .notDistinguishable
      low = min(0, low)
      high = max(0, high)
      return Entry(
        system: i, mean: means[i],
        versusBestOther: ConfidenceInterval(
          estimate: sign * centre, low: sign > 0 ? low : -high, high: sign > 0 ? high : -low,
          level: level, n: n),
        standing: standing)
    }
  }

  private static func halfWidths(
    _ samples: [[Double]], level: Double, assumption: Assumption
  ) -> [Double] {
    let k = samples.count
    let n = samples[0].count
    let root = Double(n).squareRoot()
    switch assumption {
    case .anyDependence:
      let t = StudentT.quantile(
        1 - (1 - level) / Double(k - 1), degreesOfFreedom: Double(n - 1))
      return PairwiseVariances(samples).values.map { t * $0.squareRoot() / root }
    case .sphericity:
      let degrees = Double((k - 1) * (n - 1))
      let t = MultivariateT.equicoordinate(
        dimensions: k - 1, degreesOfFreedom: degrees, probability: level)
      let variance = 2 * sphericalResidual(samples) / degrees
      return Array(repeating: t * variance.squareRoot() / root, count: k * k)
    }
  }

  /// Σ(Y_ij − Ȳ_i. − Ȳ_.j + Ȳ_..)², the residual of the two-way table without interaction.
  private static func sphericalResidual(_ samples: [[Double]]) -> Double {
    let k = Double(samples.count)
    let systemMeans = samples.map { RunningMoments($0).mean }
    let grand = RunningMoments(systemMeans).mean
    var sum = 0.0
    for j in samples[0].indices {
      let replicationMean = samples.reduce(0) { $0 + $1[j] } / k
      for i in samples.indices {
        let residual = samples[i][j] - systemMeans[i] - replicationMean + grand
        sum += residual * residual
      }
    }
    return sum
  }
}

/// Var(X_i − X_j) for all pairs of paired samples; symmetric, 0 on the diagonal.
struct PairwiseVariances {
  /// k × k, row by row.
  let values: [Double]

  init(_ samples: [[Double]]) {
    let k = samples.count
    let n = samples.first?.count ?? 0
    var matrix = [Double](repeating: 0, count: k * k)
    for i in 0..<k {
      for j in 0..<i {
        var difference = RunningMoments()
        for r in 0..<n { difference.add(samples[i][r] - samples[j][r]) }
        matrix[i * k + j] = difference.variance
        matrix[j * k + i] = difference.variance
      }
    }
    values = matrix
  }
}
