/// Where increasing functions cross, without a derivative.
public enum Bracketed {
  /// The x in low…high where f passes through 0: regula falsi, Illinois variant (Dowell and
  /// Jarratt 1971, BIT 11), until steps or the bracket are below 1e-13 of x.
  public static func root(low: Double, high: Double, _ f: (Double) -> Double) -> Double {
    var (a, b) = (low, high)
    var (fa, fb) = (f(a), f(b))
    if fa >= 0 { return a }
    if fb <= 0 { return b }
    var last = a
    var side = 0
    for _ in 0..<200 {
      var x = b - fb * (b - a) / (fb - fa)
      if !(x > a && x < b) { x = 0.5 * (a + b) }
      let fx = f(x)
      if fx == 0 || abs(x - last) <= 1e-13 * abs(x) || b - a <= 1e-13 * abs(x) { return x }
      last = x
      if fx < 0 {
        (a, fa) = (x, fx)
        if side < 0 { fb *= 0.5 }
        side = -1
      } else {
        (b, fb) = (x, fx)
        if side > 0 { fa *= 0.5 }
        side = 1
      }
    }
    return 0.5 * (a + b)
  }

  /// The smallest number from `low` to `high` for which a rising condition holds, to the last bit.
  public static func smallest(
    from low: Double, to high: Double, where holds: (Double) -> Bool
  ) -> Double {
    var low = low
    var high = high
    if holds(low) { return low }
    while true {
      let middle = low + (high - low) / 2
      if middle <= low || middle >= high { return high }
      if holds(middle) { high = middle } else { low = middle }
    }
  }
}
