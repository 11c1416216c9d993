import Numerics

/// How far a sample lies from a distribution fitted to it.
///
/// The textbook tables of critical values do not hold once the parameters are estimated from the
/// same data; the p-values here are the parametric bootstrap's: draw from the fit, refit, and
/// count how often the distance is as large (Stute, González Manteiga and Presedo Quindimil
/// 1993, Metrika 40; Law 2015 §6.6.2).
public struct GoodnessOfFit: Sendable, Hashable {
  /// Anderson and Darling's A², which looks hardest at the tails.
  public let andersonDarling: Double
  /// Kolmogorov and Smirnov's D, the largest vertical distance.
  public let kolmogorovSmirnov: Double
  /// P(A² as large | the family is right); NaN if no bootstrap was asked for.
  public let andersonDarlingP: Double
  /// P(D as large | the family is right); NaN if no bootstrap was asked for.
  public let kolmogorovSmirnovP: Double

  /// Judges a fit made to these values.
  ///
  /// - Parameters:
  ///   - values: The positive observations, in any order.
  ///   - fit: The maximum-likelihood fit of its family to just these values.
  ///   - resamples: Bootstrap samples; the p-values are multiples of 1/(resamples + 1).
  ///   - seed: Repeats the bootstrap exactly.
  public init(
    _ values: [Double], _ fit: DurationDistribution, resamples: Int = 199, seed: UInt64 = 0
  ) {
    let observed = GoodnessOfFit.distances(values.sorted(), fit)
    andersonDarling = observed.a2
    kolmogorovSmirnov = observed.d
    var (beyondA2, beyondD, drawn) = (0, 0, 0)
    for number in 0..<resamples {
      var random = SplitMix64(seed: seed, stream: UInt64(number))
      let sample = values.map { _ in fit.sample(&random) }.sorted()
      guard let refit = DurationDistribution.maximumLikelihood(fit.family, sample) else {
        continue
      }
      let distance = GoodnessOfFit.distances(sample, refit)
      drawn += 1
      if distance.a2 >= observed.a2 { beyondA2 += 1 }
      if distance.d >= observed.d { beyondD += 1 }
    }
    andersonDarlingP = drawn > 0 ? Double(beyondA2 + 1) / Double(drawn + 1) : .nan
    kolmogorovSmirnovP = drawn > 0 ? Double(beyondD + 1) / Double(drawn + 1) : .nan
  }

  /// A² and D of sorted values (D'Agostino and Stephens 1986, §4.2).
  static func distances(
    _ sorted: [Double], _ distribution: DurationDistribution
  ) -> (a2: Double, d: Double) {
    let n = Double(sorted.count)
    var sum = 0.0
    var d = 0.0
    for (i, x) in sorted.enumerated() {
      let tails = distribution.tails(x)
      let rank = Double(i)
      // Σ(2i−1)[ln F(x_i) + ln(1−F(x_{n+1−i}))], each value's two terms taken together.
      sum += (2 * rank + 1) * log(max(tails.lower, 1e-300))
      sum += (2 * (n - rank) - 1) * log(max(tails.upper, 1e-300))
      d = max(d, tails.lower - rank / n, (rank + 1) / n - tails.lower)
    }
    return (-n - sum / n, d)
  }
}
