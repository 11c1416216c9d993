/// The special functions on which distributions rest.
///
/// Relative error is below 1e-10 for shapes up to 1e6:
/// the leading factors are written with Stirling's series and `log(1+e) − e`, so that the large
/// logarithms never have to cancel (DiDonato and Morris 1992, ACM TOMS 18(3), algorithm 708).
public enum SpecialFunctions {
  /// ln Γ(x) for x > 0.
  ///
  /// Stirling's series above 10, the recurrence Γ(x+1) = xΓ(x) below (Abramowitz and Stegun
  /// 6.1.40 and 6.1.15). Absolute error near 1e-15 where ln Γ passes through 0.
  public static func logGamma(_ x: Double) -> Double {
    precondition(x > 0, "ln Γ is defined here for x > 0 only; got \(x)")
    var shifted = x
    var product = 1.0
    while shifted < stirlingStart {
      product *= shifted
      shifted += 1
    }
    let main = (shifted - 0.5) * log(shifted) - shifted + 0.5 * logTwoPi
    return main + stirlingCorrection(shifted) - log(product)
  }

  /// From here on Stirling's series with seven terms is exact to a double.
  static let stirlingStart = 10.0
  public static let logTwoPi = 1.837877066409345483560659472811

  /// ln Γ(x) − ((x − ½) ln x − x + ½ ln 2π) for x ≥ 10.
  static func stirlingCorrection(_ x: Double) -> Double {
    let r = 1 / x
    let r2 = r * r
    var s = 1.0 / 156
    s = s * r2 - 691.0 / 360360
    s = s * r2 + 1.0 / 1188
    s = s * r2 - 1.0 / 1680
    s = s * r2 + 1.0 / 1260
    s = s * r2 - 1.0 / 360
    s = s * r2 + 1.0 / 12
    return s * r
  }

  /// ln(1 + e) − e, where the caller also knows 1 + e without cancellation.
  static func logOnePlusMinus(_ e: Double, onePlus: Double) -> Double {
    if e < -0.5 { return log(onePlus) - e }
    if abs(e) > 0.1 { return log1p(e) - e }
    var power = -e * e
    var sum = 0.0
    var k = 2.0
    while k < 40 {
      let term = power / k
      sum += term
      if abs(term) <= 1e-17 * abs(sum) { break }
      power *= -e
      k += 1
    }
    return sum
  }

  /// Smallest magnitude a continued fraction's denominator may take (Lentz's safeguard).
  static let tiny = 1e-300
  static let maximumTerms = 100_000
}
