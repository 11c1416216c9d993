import Tallies

/// How much of a run's start to throw away: MSER-5.
///
/// Batches of five, and the cut that makes the standard error of what remains smallest
/// (White 1997, Simulation 69(6); White, Cobb and Spratt 2000, WSC).
public struct MSER5: Sendable, Hashable {
  /// Observations to drop, a multiple of 5.
  public let warmUp: Int
  /// The mean of what remains; NaN if the series is shorter than ten.
  public let mean: Double
  /// The mean of all.
  public let untruncatedMean: Double
  /// False where the cut lies in the second half, or the series is too short: the run must be
  /// longer before its start can be told from its steady state.
  public let isReliable: Bool

  /// The cut of one series (for several replications, of their averages per day).
  public init(_ series: [Double]) {
    let batches = stride(from: 0, to: series.count - series.count % 5, by: 5).map {
      series[$0..<($0 + 5)].reduce(0, +) / 5
    }
    untruncatedMean = RunningMoments(series).mean
    // The last five batches are not cut away: so few of them may agree by accident.
    let lastCut = batches.count - 5
    guard lastCut >= 1 else {
      warmUp = 0
      mean = series.count < 10 ? .nan : RunningMoments(batches).mean
      isReliable = false
      return
    }
    var best = (cut: 0, score: Double.infinity, mean: Double.nan)
    var rest = RunningMoments()
    for cut in batches.indices.reversed() {
      rest.add(batches[cut])
      if cut > lastCut { continue }
      let n = Double(rest.count)
      let score = rest.variance * (n - 1) / (n * n)
      // Going backwards, ties go to the earlier cut, which keeps more data.
      if score <= best.score { best = (cut, score, rest.mean) }
    }
    warmUp = best.cut * 5
    mean = best.mean
    isReliable = 2 * best.cut <= batches.count
  }
}
