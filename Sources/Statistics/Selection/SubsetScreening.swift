import Numerics
public import Tallies

/// Throwing out the hopeless among hundreds: a subset that holds the best with probability ≥ level.
public enum SubsetScreening {
  /// The survivors of independently simulated systems, variances and sizes unequal.
  ///
  /// System i stays if its mean is within √(t_i²S_i²/n_i + t_j²S_j²/n_j) of every other's, with
  /// t at the (1−α)^(1/(k−1)) point (Nelson, Swann, Goldsman and Song 2001, Operations Research
  /// 49(6); unequal sizes: Boesel, Nelson and Kim 2003, Operations Research 51(5)).
  public static func independent(
    _ systems: [RunningMoments], direction: Direction, level: Double = 0.95
  ) -> [Int] {
    precondition(level > 0.5 && level < 1, "0.5 < level < 1 wanted; got \(level)")
    if systems.count < 2 { return Array(systems.indices) }
    let point = pow(level, 1 / Double(systems.count - 1))
    let reach = systems.map { m -> Double in
      guard m.count > 1 else { return .infinity }
      let t = StudentT.quantile(point, degreesOfFreedom: Double(m.count - 1))
      return t * t * m.variance / Double(m.count)
    }
    let values = systems.map { direction.sign * $0.mean }
    return systems.indices.filter { i in
      systems.indices.allSatisfy { j in
        j == i || !(values[i] > values[j] + (reach[i] + reach[j]).squareRoot())
      }
    }
  }

  /// The survivors under common random numbers: paired t with Bonferroni's correction over the
  /// k − 1 comparisons with the best, valid under any dependence (the same argument as Nelson et
  /// al. 2001 with Bonferroni's inequality for their product). `samples[system][replication]`.
  public static func paired(
    _ samples: [[Double]], direction: Direction, level: Double = 0.95
  ) -> [Int] {
    precondition(level > 0.5 && level < 1, "0.5 < level < 1 wanted; got \(level)")
    let k = samples.count
    if k < 2 { return Array(samples.indices) }
    let n = samples[0].count
    precondition(n >= 2 && samples.allSatisfy { $0.count == n }, "every system, all replications")
    let t = StudentT.quantile(1 - (1 - level) / Double(k - 1), degreesOfFreedom: Double(n - 1))
    let means = samples.map { direction.sign * RunningMoments($0).mean }
    let variances = PairwiseVariances(samples).values
    return samples.indices.filter { i in
      samples.indices.allSatisfy { j in
        let width = t * (variances[i * k + j] / Double(n)).squareRoot()
        return j == i || means[i] <= means[j] + width
      }
    }
  }
}
