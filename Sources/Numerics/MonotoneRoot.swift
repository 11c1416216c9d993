/// Newton's method for a distribution function's inverse, kept inside a bracket.
public enum MonotoneRoot {
  /// The u at which `tails(u).lower == lower`.
  ///
  /// Works on the logarithm of the smaller tail, which is close to straight in the logarithm (or
  /// logit) of the variate, and falls back to halving the bracket where a step would leave it.
  public static func solve(
    lower p: Double, upper q: Double, start: Double, tails: (Double) -> Tails
  ) -> Double {
    let useLower = p <= q
    let goal = log(useLower ? p : q)
    var low = -745.0
    var high = 745.0
    var u = min(max(start, low), high)
    for _ in 0..<200 {
      let here = tails(u)
      let tail = useLower ? here.lower : here.upper
      let miss = tail > 0 ? log(tail) - goal : -.infinity
      if miss == 0 { return u }
      if (miss < 0) == useLower { low = u } else { high = u }
      let slope = here.density / tail
      let step = useLower ? -miss / slope : miss / slope
      var next = u + step
      if !(next > low && next < high) { next = 0.5 * (low + high) }
      if abs(next - u) <= 2e-16 * max(1, abs(next)) { return next }
      u = next
    }
    return u
  }
}
