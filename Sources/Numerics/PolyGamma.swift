extension SpecialFunctions {
  /// ψ(x) = d ln Γ(x)/dx for x > 0 (Abramowitz and Stegun 6.3.5 and 6.3.18).
  public static func digamma(_ x: Double) -> Double {
    precondition(x > 0, "ψ is defined here for x > 0 only; got \(x)")
    var shifted = x
    var below = 0.0
    while shifted < stirlingStart {
      below += 1 / shifted
      shifted += 1
    }
    let r2 = 1 / (shifted * shifted)
    var s = 1.0 / 12
    s = s * r2 - 691.0 / 32760
    s = s * r2 + 1.0 / 132
    s = s * r2 - 1.0 / 240
    s = s * r2 + 1.0 / 252
    s = s * r2 - 1.0 / 120
    s = s * r2 + 1.0 / 12
    return log(shifted) - 0.5 / shifted - s * r2 - below
  }

  /// ψ′(x) for x > 0 (Abramowitz and Stegun 6.4.6 and 6.4.12).
  public static func trigamma(_ x: Double) -> Double {
    precondition(x > 0, "ψ′ is defined here for x > 0 only; got \(x)")
    var shifted = x
    var below = 0.0
    while shifted < stirlingStart {
      below += 1 / (shifted * shifted)
      shifted += 1
    }
    let r = 1 / shifted
    let r2 = r * r
    var s = 7.0 / 6
    s = s * r2 - 691.0 / 2730
    s = s * r2 + 5.0 / 66
    s = s * r2 - 1.0 / 30
    s = s * r2 + 1.0 / 42
    s = s * r2 - 1.0 / 30
    s = s * r2 + 1.0 / 6
    return below + r + 0.5 * r2 + s * r2 * r
  }
}
