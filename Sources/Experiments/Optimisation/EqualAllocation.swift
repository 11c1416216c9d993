import Statistics
import Tallies

/// What the same promise would cost with the same number of replications for every candidate.
enum EqualAllocation {
  /// Replications of each candidate, by Clark and Yang's two-stage procedure for common random
  /// numbers (1986, Naval Research Logistics Quarterly 33(4)): ⌈t²·S²/δ²⌉ with the largest
  /// variance of a difference, t at 1 − α/(k − 1), Bonferroni's; and the same for every limit.
  ///
  /// - Parameters:
  ///   - objectives: first-stage values by candidate and replication.
  ///   - figures: by limit, candidate and replication.
  static func replications(
    objectives: [[Double]], figures: [[[Double]]], limits: [ConstrainedRace.Limit],
    indifference: Double, alpha: Double
  ) -> Int {
    let k = objectives.count
    let n0 = objectives.first?.count ?? 0
    guard k > 1 || !limits.isEmpty, n0 >= 2 else { return n0 }
    let share = limits.isEmpty ? alpha : alpha / 2
    func needed(_ variance: Double, _ difference: Double, _ tail: Double) -> Double {
      let t = StudentT.quantile(1 - tail, degreesOfFreedom: Double(n0 - 1))
      return (t * t * variance / (difference * difference)).rounded(.up)
    }
    var most = Double(n0)
    if k > 1 {
      var largest = 0.0
      for i in 0..<k {
        for l in 0..<i {
          var difference = RunningMoments()
          for (x, y) in zip(objectives[i], objectives[l]) { difference.add(x - y) }
          largest = max(largest, difference.variance)
        }
      }
      most = max(most, needed(largest, indifference, share / Double(k - 1)))
    }
    for (index, limit) in limits.enumerated() {
      let largest = figures[index].map { RunningMoments($0).variance }.max() ?? 0
      most = max(
        most, needed(largest, limit.tolerance, share / Double(k * limits.count)))
    }
    return Int(min(most, 1e12))
  }
}
