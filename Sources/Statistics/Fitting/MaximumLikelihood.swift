import Numerics
import Tallies

extension DurationDistribution {
  /// The maximum-likelihood fit of one family to positive values.
  ///
  /// Closed form for the exponential and the lognormal; Newton on the profile likelihood for the
  /// gamma (Minka 2002) and the Weibull (Law 2015 §6.2.2). `nil` where the values do not vary
  /// enough for a shape, or one is not above 0.
  public static func maximumLikelihood(
    _ family: DurationFamily, _ values: [Double]
  ) -> DurationDistribution? {
    guard !values.isEmpty, values.allSatisfy({ $0 > 0 && $0.isFinite }) else { return nil }
    let mean = RunningMoments(values).mean
    if family == .exponential { return .exponential(mean: mean) }
    let logs = values.map { log($0) }
    let moments = RunningMoments(logs)
    guard moments.count > 1, moments.variance > 1e-18 else { return nil }
    switch family {
    case .exponential: return .exponential(mean: mean)
    case .lognormal:
      let n = Double(moments.count)
      return .lognormal(mu: moments.mean, sigma: (moments.variance * (n - 1) / n).squareRoot())
    case .gamma: return gammaFit(mean: mean, logExcess: log(mean) - moments.mean)
    case .weibull: return weibullFit(logs, moments)
    }
  }

  /// Solves ln k − ψ(k) = ln x̄ − mean ln x.
  private static func gammaFit(mean: Double, logExcess s: Double) -> DurationDistribution? {
    guard s > 1e-12 else { return nil }
    var k = (3 - s + ((s - 3) * (s - 3) + 24 * s).squareRoot()) / (12 * s)
    for _ in 0..<50 {
      let miss = log(k) - SpecialFunctions.digamma(k) - s
      let step = miss / (1 / k - SpecialFunctions.trigamma(k))
      let next = k - step > 0 ? k - step : 0.5 * k
      let done = abs(next - k) <= 1e-14 * k
      k = next
      if done { break }
    }
    return .gamma(shape: k, scale: mean / k)
  }

  /// Solves Σ xᵏ ln x/Σ xᵏ − 1/k = mean ln x, with x over its geometric mean so that no power
  /// overflows early; the left side increases in k.
  private static func weibullFit(
    _ logs: [Double], _ moments: RunningMoments
  ) -> DurationDistribution? {
    let centred = logs.map { $0 - moments.mean }
    let top = centred.max()!
    func sums(_ k: Double) -> (s0: Double, s1: Double, s2: Double) {
      var (s0, s1, s2) = (0.0, 0.0, 0.0)
      for c in centred {
        let power = exp(k * (c - top))
        s0 += power
        s1 += power * c
        s2 += power * c * c
      }
      return (s0, s1, s2)
    }
    var k = 1.2825498301618641 / moments.standardDeviation
    var (low, high) = (0.0, Double.infinity)
    for _ in 0..<100 {
      let (s0, s1, s2) = sums(k)
      let weighted = s1 / s0
      let miss = weighted - 1 / k
      if miss < 0 { low = k } else { high = k }
      var next = k - miss / (s2 / s0 - weighted * weighted + 1 / (k * k))
      if !(next > low && next < high) { next = high.isFinite ? 0.5 * (low + high) : 2 * k }
      let done = abs(next - k) <= 1e-14 * k
      k = next
      if done { break }
    }
    let logScale = top + log(sums(k).s0 / Double(centred.count)) / k
    return .weibull(shape: k, scale: exp(moments.mean + logScale))
  }
}
