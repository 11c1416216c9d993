// The elementary functions, made of nothing but the four basic operations.
//
// A C library's own may differ in the last bit from one system, version or processor to the next. The
// same scenario and seed give the same bytes everywhere, so nothing in the program asks a C library for
// them: what samples and statistics need is here. Free functions, so that a formula reads as in its
// source.

/// ln 2 in two parts. The first has so few digits that a whole number below 2²⁰ times it is exact.
@usableFromInline var ln2High: Double {
  @inlinable @inline(__always) get { 0x1.62e42feep-1 }
}
@usableFromInline var ln2Low: Double {
  @inlinable @inline(__always) get { 0x1.a39ef35793c76p-33 }
}

/// e to the power x, to two units in the last place; 0 where that is below 2⁻¹⁰²², which is too small
/// for a full number.
///
/// Its Taylor series on a short interval, carried on until what is left out is less than half a bit.
@inlinable @inline(__always)
public func exp(_ x: Double) -> Double {
  if !(abs(x) < 708) { return x > 0 ? largeExp(x) : x <= -708 ? 0 : x }
  // x = k·ln 2 + r, |r| ≤ ln 2 / 2. Added to 3·2⁵¹, a number is rounded to a whole one, which then
  // is what the sum's last digits say.
  let shifted = x * 1.442695040888963407359925 + 0x1.8p52
  let k = shifted - 0x1.8p52
  let r = x - k * ln2High - k * ln2Low
  // Σ rⁿ/n! to n = 13, in pairs of pairs, so that a step need not wait for all those before it.
  let r2 = r * r
  let r4 = r2 * r2
  let low = (1 + r) + r2 * (1.0 / 2 + r * (1.0 / 6))
  let middle = (1.0 / 24 + r * (1.0 / 120)) + r2 * (1.0 / 720 + r * (1.0 / 5040))
  let high =
    (1.0 / 40320 + r * (1.0 / 362_880)) + r2 * (1.0 / 3_628_800 + r * (1.0 / 39_916_800))
  let rest = 1.0 / 479_001_600 + r * (1.0 / 6_227_020_800)
  let value = low + r4 * (middle + r4 * (high + r4 * rest))
  // Times 2ᵏ: |k| ≤ 1022, so that the exponent's field neither overflows nor runs empty.
  return Double(bitPattern: value.bitPattern &+ shifted.bitPattern &<< 52)
}

@usableFromInline
func largeExp(_ x: Double) -> Double {
  x > 710 ? .infinity : exp(x - 64) * exp(64)
}

/// The natural logarithm, to two units in the last place; −∞ of 0, and of what is below 2⁻¹⁰²²; NaN
/// below 0.
@inlinable @inline(__always)
public func log(_ x: Double) -> Double {
  guard x >= .leastNormalMagnitude else { return x >= 0 ? -.infinity : .nan }
  guard x < .infinity else { return x }
  // x = 2ᵏ·m with m from about √½ to √2: what a number's digits have above those of √½ goes to k.
  // Both differences stay in range, for x is a positive normal number.
  let exponent = (Int64(bitPattern: x.bitPattern) &- 0x3FE6_A09E_0000_0000) &>> 52
  let k = Double(exponent)
  let m = Double(bitPattern: x.bitPattern &- UInt64(bitPattern: exponent &<< 52))
  // ln m = 2 artanh s = 2 Σ s²ⁿ⁺¹/(2n + 1), |s| < 0.172.
  let s = (m - 1) / (m + 1)
  let s2 = s * s
  var sum = 0.0
  var divisor = 19.0
  while divisor > 1 {
    sum = (sum + 1 / divisor) * s2
    divisor -= 2
  }
  return k * ln2High + (2 * s + (2 * s * sum + k * ln2Low))
}

/// ln(1 + x) without cancellation near 0, to five units in the last place; −∞ at −1, NaN below.
///
/// The logarithm of the sum as it was rounded, corrected by the rounding's share (Kahan; theorem 4 of
/// D. Goldberg, ACM Computing Surveys 23 (1991), doi:10.1145/103162.103163).
public func log1p(_ x: Double) -> Double {
  let sum = 1 + x
  if sum == 1 || sum == .infinity { return x }
  return sum > 0 ? log(sum) * (x / (sum - 1)) : log(sum)
}

/// e to the power x, less 1, without cancellation near 0, to four units in the last place.
public func expm1(_ x: Double) -> Double {
  if !(abs(x) < 40) { return exp(x) - 1 }
  let k = (x * 1.442695040888963407359925).rounded()
  let r = x - k * ln2High - k * ln2Low
  // eʳ − 1 by its Taylor series, from the far end; then eˣ − 1 = 2ᵏ(eʳ − 1) + (2ᵏ − 1).
  var sum = 1.0
  var n = 17.0
  while n > 1 {
    sum = 1 + sum * r / n
    n -= 1
  }
  let power = Double(sign: .plus, exponent: Int(k), significand: 1)
  return k == 0 ? r * sum : power * (r * sum) + (power - 1)
}

/// x to the power y for x ≥ 0, as e to the power y·ln x: its relative error is about |y·ln x| units in
/// the last place, since that product is rounded.
public func pow(_ x: Double, _ y: Double) -> Double {
  if y == 0 || x == 1 { return 1 }
  if x == 0 { return y > 0 ? 0 : .infinity }
  return exp(y * log(x))
}
