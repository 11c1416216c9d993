import Numerics

/// Rinott's constant for the two-stage selection of the best of k independent normal systems.
///
/// With n₀ first-stage replications, take N_i = max(n₀, ⌈h²S_i²/δ²⌉) of each and choose the best
/// mean: the choice is right with probability P* whenever the best is δ better than the rest
/// (Rinott 1978, Communications in Statistics A7(8)).
public enum Rinott {
  /// h(k, n₀, P*), by numerical integration of Rinott's equation; good to 1e-8.
  public static func constant(
    systems k: Int, firstStage n0: Int, probability p: Double
  ) -> Double {
    precondition(k >= 2 && n0 >= 2, "two systems and two replications are the least")
    precondition(p > 1 / Double(k) && p < 1, "P* lies between 1/k and 1; got \(p)")
    let nu = Double(n0 - 1)
    let grid = LogChiSquareGrid(nu)
    func correct(_ h: Double) -> Double {
      grid.expectation { y in
        let single = grid.expectation { x in
          StandardNormal.cdf(h / (nu * (1 / x + 1 / y)).squareRoot())
        }
        return pow(single, Double(k - 1))
      }
    }
    var high = 4.0
    while correct(high) < p { high *= 2 }
    return Bracketed.root(low: 0, high: high) { correct($0) - p }
  }

  /// The replications that system needs in all: max(n₀, ⌈h²S²/δ²⌉).
  public static func replications(
    constant h: Double, firstStage n0: Int, variance: Double, indifference: Double
  ) -> Int {
    precondition(indifference > 0 && variance >= 0, "δ > 0 and S² ≥ 0 wanted")
    let wanted = (h * h * variance / (indifference * indifference)).rounded(.up)
    return max(n0, wanted < 1e15 ? Int(wanted) : Int.max)
  }
}
