import Numerics
import Tallies

/// Rates of events that come one by one: cars per hour, complaints per month.
public enum PoissonRate {
  /// The exact interval of a rate from a count over an exposure (hours, days): chi-square
  /// quantiles with 2c and 2c + 2 degrees of freedom (Garwood 1936, Biometrika 28).
  ///
  /// In events per unit of exposure; n is the count. Conservative: covers at least the level.
  public static func interval(
    count: Int, exposure: Double = 1, level: Double = 0.95
  ) -> ConfidenceInterval {
    precondition(count >= 0 && exposure > 0, "count ≥ 0 and exposure > 0 wanted")
    precondition(level > 0 && level < 1, "a confidence level lies between 0 and 1; got \(level)")
    let tail = 0.5 * (1 - level)
    let c = Double(count)
    let low =
      count == 0
      ? 0 : SpecialFunctions.inverseGamma(shape: c, lower: tail, upper: 1 - tail)
    let high = SpecialFunctions.inverseGamma(shape: c + 1, lower: 1 - tail, upper: tail)
    return ConfidenceInterval(
      estimate: c / exposure, low: low / exposure, high: high / exposure, level: level, n: count)
  }
}

/// Shares: of cars that stay too long, of days with an escalation.
public enum Proportion {
  /// The exact interval of a share (Clopper and Pearson 1934, Biometrika 26): covers at least
  /// the level, whatever the share.
  public static func clopperPearson(
    _ successes: Int, of trials: Int, level: Double = 0.95
  ) -> ConfidenceInterval {
    check(successes, trials, level)
    let tail = 0.5 * (1 - level)
    let (s, f) = (Double(successes), Double(trials - successes))
    let low =
      successes == 0
      ? 0 : SpecialFunctions.inverseBeta(s, f + 1, lower: tail, upper: 1 - tail).x
    let high =
      successes == trials
      ? 1 : SpecialFunctions.inverseBeta(s + 1, f, lower: 1 - tail, upper: tail).x
    return ConfidenceInterval(
      estimate: s / Double(trials), low: low, high: high, level: level, n: trials)
  }

  /// Wilson's score interval (1927, JASA 22): shorter, covers the level on average.
  public static func wilson(
    _ successes: Int, of trials: Int, level: Double = 0.95
  ) -> ConfidenceInterval {
    check(successes, trials, level)
    let z = StandardNormal.quantile(0.5 + 0.5 * level)
    let n = Double(trials)
    let share = Double(successes) / n
    let scale = 1 + z * z / n
    let centre = (share + z * z / (2 * n)) / scale
    let half = z / scale * (share * (1 - share) / n + z * z / (4 * n * n)).squareRoot()
    return ConfidenceInterval(
      estimate: share, low: successes == 0 ? 0 : max(0, centre - half),
      high: successes == trials ? 1 : min(1, centre + half), level: level, n: trials)
  }

  private static func check(_ successes: Int, _ trials: Int, _ level: Double) {
    precondition(trials > 0 && (0...trials).contains(successes), "0 ≤ successes ≤ trials > 0")
    precondition(level > 0 && level < 1, "a confidence level lies between 0 and 1; got \(level)")
  }
}
