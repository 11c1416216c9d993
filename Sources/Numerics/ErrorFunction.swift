/// The error function erf(x) = 2/√π ∫₀ˣ e^(−t²) dt, to four units in the last place.
public func erf(_ x: Double) -> Double {
  let size = abs(x)
  if size <= ErrorFunction.centre { return x * ErrorFunction.nearZero(x * x) }
  let value = size > 6 ? 1 : 1 - ErrorFunction.tail(size)
  return x.isNaN ? x : x < 0 ? -value : value
}

/// 1 − erf(x), without cancellation in the upper tail: relative error below 10⁻¹³ as long as the value
/// is a normal number (x < 26.5), 0 beyond.
public func erfc(_ x: Double) -> Double {
  let size = abs(x)
  if size <= ErrorFunction.centre { return 1 - x * ErrorFunction.nearZero(x * x) }
  if x.isNaN { return x }
  let value = size > 27 ? 0 : ErrorFunction.tail(size)
  return x < 0 ? 2 - value : value
}

/// Rational approximations of erf near 0 and of e^(x²)·erfc(x) beyond.
///
/// Source: W. J. Cody, "Rational Chebyshev approximations for the error function", Mathematics of
/// Computation 23 (1969), doi:10.1090/S0025-5718-1969-0247736-4; coefficients as in his CALERF.
private enum ErrorFunction {
  static var centre: Double { 0.46875 }

  /// erf(x)/x for x² ≤ 0.46875².
  static func nearZero(_ square: Double) -> Double {
    var upper = 1.85777706184603153e-1 * square
    var lower = square
    upper = (upper + 3.16112374387056560) * square
    lower = (lower + 2.36012909523441209e1) * square
    upper = (upper + 1.13864154151050156e2) * square
    lower = (lower + 2.44024637934444173e2) * square
    upper = (upper + 3.77485237685302021e2) * square
    lower = (lower + 1.28261652607737228e3) * square
    return (upper + 3.20937758913846947e3) / (lower + 2.84423683343917062e3)
  }

  /// erfc(x) for 0.46875 < x ≤ 27.
  static func tail(_ x: Double) -> Double {
    // e^(−x²) in two factors, the first of a square that is exact: x² itself would be rounded, and
    // e to its power would be wrong by as many units as it is large.
    let coarse = (x * 16).rounded(.towardZero) / 16
    let rest = (x - coarse) * (x + coarse)
    return exp(-coarse * coarse) * exp(-rest) * (x <= 4 ? middle(x) : far(x))
  }

  /// e^(x²)·erfc(x) for 0.46875 < x ≤ 4.
  private static func middle(_ x: Double) -> Double {
    var upper = 2.15311535474403846e-8 * x
    var lower = x
    upper = (upper + 5.64188496988670089e-1) * x
    lower = (lower + 1.57449261107098347e1) * x
    upper = (upper + 8.88314979438837594) * x
    lower = (lower + 1.17693950891312499e2) * x
    upper = (upper + 6.61191906371416295e1) * x
    lower = (lower + 5.37181101862009858e2) * x
    upper = (upper + 2.98635138197400131e2) * x
    lower = (lower + 1.62138957456669019e3) * x
    upper = (upper + 8.81952221241769090e2) * x
    lower = (lower + 3.29079923573345963e3) * x
    upper = (upper + 1.71204761263407058e3) * x
    lower = (lower + 4.36261909014324716e3) * x
    upper = (upper + 2.05107837782607147e3) * x
    lower = (lower + 3.43936767414372164e3) * x
    return (upper + 1.23033935479799725e3) / (lower + 1.23033935480374942e3)
  }

  /// The same for x > 4.
  private static func far(_ x: Double) -> Double {
    let square = 1 / (x * x)
    var upper = 1.63153871373020978e-2 * square
    var lower = square
    upper = (upper + 3.05326634961232344e-1) * square
    lower = (lower + 2.56852019228982242) * square
    upper = (upper + 3.60344899949804439e-1) * square
    lower = (lower + 1.87295284992346725) * square
    upper = (upper + 1.25781726111229246e-1) * square
    lower = (lower + 5.27905102951428412e-1) * square
    upper = (upper + 1.60837851487422766e-2) * square
    lower = (lower + 6.05183413124413191e-2) * square
    let ratio = (upper + 6.58749161529837803e-4) / (lower + 2.33520497626869185e-3)
    return (5.6418958354775628695e-1 - square * ratio) / x
  }
}
