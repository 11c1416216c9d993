/// Exact results for small chains, computed here and not by the code under test.
enum MarkovChain {
  /// Stationary probabilities of a birth-death chain on 0...last: p(n+1) μ(n+1) = p(n) λ(n).
  static func birthDeath(
    last: Int, birth: (Int) -> Double, death: (Int) -> Double
  ) -> [Double] {
    var weights = [1.0]
    for n in 1...last { weights.append(weights[n - 1] * birth(n - 1) / death(n)) }
    let total = weights.reduce(0, +)
    return weights.map { $0 / total }
  }

  /// Stationary probabilities of any finite irreducible chain: π Q = 0 by Gauss elimination (GTH, the
  /// algorithm of Grassmann, Taksar and Heyman 1985, which subtracts nothing).
  static func stationary(_ rates: [[Double]]) -> [Double] {
    var q = rates
    let n = q.count
    for k in stride(from: n - 1, to: 0, by: -1) {
      let out = q[k][0..<k].reduce(0, +)
      for i in 0..<k {
        q[i][k] /= out
        for j in 0..<k where j != i { q[i][j] += q[i][k] * q[k][j] }
      }
    }
    var weights = [1.0]
    for k in 1..<n { weights.append((0..<k).reduce(0) { $0 + weights[$1] * q[$1][k] }) }
    let total = weights.reduce(0, +)
    return weights.map { $0 / total }
  }

  /// Mean wait in the queue of M/M/c, same unit as 1/μ.
  static func erlangCWait(servers c: Int, lambda: Double, mu: Double) -> Double {
    let a = lambda / mu
    var blocking = 1.0
    for k in 1...c { blocking = a * blocking / (Double(k) + a * blocking) }
    let rho = a / Double(c)
    let delay = blocking / (1 - rho * (1 - blocking))
    return delay / (Double(c) * mu - lambda)
  }
}
