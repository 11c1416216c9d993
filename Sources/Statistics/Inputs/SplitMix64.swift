import Numerics

/// A small generator for resampling, keyed by seed and stream so that results can be repeated
/// (Steele, Lea and Flood 2014, OOPSLA). Not the simulator's: this floor knows no simulation.
struct SplitMix64 {
  private var state: UInt64

  init(seed: UInt64, stream: UInt64 = 0) {
    state = SplitMix64.mixed(seed &+ 0x9E37_79B9_7F4A_7C15) ^ SplitMix64.mixed(~stream)
  }

  private static func mixed(_ value: UInt64) -> UInt64 {
    var z = value
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    return SplitMix64.mixed(state)
  }

  /// Uniform in the open interval (0, 1).
  mutating func uniform() -> Double { (Double(next() >> 11) + 0.5) * 0x1p-53 }

  /// Uniform in 0..<bound, without bias beyond 2⁻⁶⁴ (Lemire 2019).
  mutating func index(below bound: Int) -> Int {
    Int(next().multipliedFullWidth(by: UInt64(bound)).high)
  }

  /// Standard normal by inversion: one number, one draw.
  mutating func normal() -> Double { StandardNormal.quantile(uniform()) }

  /// Exponential with mean 1.
  mutating func exponential() -> Double { -log(uniform()) }

  /// Gamma with scale 1 (Marsaglia and Tsang 2000, ACM TOMS 26(3)).
  mutating func gamma(shape: Double) -> Double {
    if shape < 1 {
      let boost = pow(uniform(), 1 / shape)
      return gamma(shape: shape + 1) * boost
    }
    let d = shape - 1.0 / 3
    let c = 1 / (9 * d).squareRoot()
    while true {
      let x = normal()
      let root = 1 + c * x
      if root <= 0 { continue }
      let v = root * root * root
      if log(uniform()) < 0.5 * x * x + d - d * v + d * log(v) { return d * v }
    }
  }
}
