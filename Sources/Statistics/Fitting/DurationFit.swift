/// What a list of recorded durations is best described by.
///
/// ```swift
/// let fit = DurationFit(minutes, censored: 4)
/// fit.choice             // .fitted(.lognormal(mu: 3.1, sigma: 0.4))
/// fit.candidates.map { $0.aicDifference }
/// ```
///
/// All four families by maximum likelihood, ranked by AIC (Akaike 1974, IEEE TAC 19(6)), each
/// judged by ``GoodnessOfFit``. Below 30 observations no family is fitted: so few cannot tell
/// one from another, and the data speak for themselves.
public struct DurationFit: Sendable, Hashable {
  /// What to draw from.
  public enum Choice: Sendable, Hashable {
    /// The family of the least AIC.
    case fitted(DurationDistribution)
    /// The observations themselves, for the reason given.
    case empirical(Reason)
  }

  /// Why no family was fitted.
  public enum Reason: String, Sendable, Hashable {
    /// Fewer than 30 observations.
    case fewObservations
    /// All observations are equal.
    case constant
  }

  /// One family's fit.
  public struct Candidate: Sendable, Hashable {
    /// The fitted distribution.
    public let distribution: DurationDistribution
    /// ln of the likelihood at the fit.
    public let logLikelihood: Double
    /// 2·parameters − 2·ln likelihood; smaller is better.
    public let aic: Double
    /// AIC minus that of the best family.
    public let aicDifference: Double
    /// How well it fits on its own, the best of four bad ones being bad still.
    public let goodness: GoodnessOfFit
  }

  /// The least number of observations for a family to be fitted.
  public static let leastObservations = 30

  /// The complete, positive observations, ascending.
  public let observations: [Double]
  /// Rows without an end stamp, which no fit has seen. Long stays are likelier to lack one: with
  /// many of these the fit is too short.
  public let censored: Int
  /// Rows whose duration was 0, negative or no number, and was left out.
  public let excluded: Int
  /// What to draw from.
  public let choice: Choice
  /// The families, best AIC first; empty where the choice is empirical.
  public let candidates: [Candidate]

  /// Fits all families.
  ///
  /// - Parameters:
  ///   - values: Durations in any one unit.
  ///   - censored: How many more rows had no end stamp; counted, and kept for the report.
  ///   - resamples: Bootstrap samples for the goodness of fit; 0 for none.
  ///   - seed: Repeats the bootstrap exactly.
  public init(_ values: [Double], censored: Int = 0, resamples: Int = 199, seed: UInt64 = 0) {
    observations = values.filter { $0 > 0 && $0.isFinite }.sorted()
    excluded = values.count - observations.count
    self.censored = censored
    if observations.count < DurationFit.leastObservations {
      candidates = []
      choice = .empirical(.fewObservations)
      return
    }
    if observations.first == observations.last {
      candidates = []
      choice = .empirical(.constant)
      return
    }
    candidates = DurationFit.ranked(observations, resamples: resamples, seed: seed)
    choice = candidates.first.map { .fitted($0.distribution) } ?? .empirical(.constant)
  }

  /// The share of rows without an end stamp.
  public var censoredShare: Double {
    let rows = observations.count + excluded + censored
    return rows > 0 ? Double(censored) / Double(rows) : 0
  }

  private static func ranked(
    _ values: [Double], resamples: Int, seed: UInt64
  ) -> [Candidate] {
    typealias Fit = (distribution: DurationDistribution, logLikelihood: Double, aic: Double)
    let fits = DurationFamily.allCases.compactMap { family -> Fit? in
      guard let fit = DurationDistribution.maximumLikelihood(family, values) else { return nil }
      let likelihood = values.reduce(0) { $0 + fit.logDensity($1) }
      return (fit, likelihood, 2 * Double(family.parameterCount) - 2 * likelihood)
    }
    let least = fits.map { $0.aic }.min() ?? 0
    return fits.sorted { $0.aic < $1.aic }.map { fit in
      Candidate(
        distribution: fit.distribution, logLikelihood: fit.logLikelihood, aic: fit.aic,
        aicDifference: fit.aic - least,
        goodness: GoodnessOfFit(
          values, fit.distribution, resamples: resamples, seed: seed))
    }
  }
}
