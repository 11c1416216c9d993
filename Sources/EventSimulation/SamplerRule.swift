/// What a ``Sampler`` has worked out of its distribution: plain numbers, read in place.
public struct SamplerRule: BitwiseCopyable, @unchecked Sendable {
  @usableFromInline let kind: Kind
  @usableFromInline let a: Double
  let b: Double
  let c: Double
  /// Of the exponential density or of the normal bell.
  @usableFromInline let layers: UnsafePointer<Ziggurat.Layer>
  /// The duration that every sample is, if it always is the same.
  @usableFromInline let constant: Microseconds
  // What protects these: they are made of a distribution that was validated (an empirical one and a
  // mixture have a value at least), are as long as it says (`a`, `b` and `c` below), and live as long as
  // the sampler whose rule this is.

  /// A list in ascending order, or the bounds of a mixture's weights.
  let values: UnsafePointer<Double>?
  let parts: UnsafePointer<UnsafePointer<SamplerRule>>?
  let bell: TruncatedNormal

  @usableFromInline
  enum Kind: UInt8, Sendable, BitwiseCopyable {
    case constant
    // One number a sample: its inverse.
    case uniform, triangular, truncatedNormal, empirical
    // Nearly always one: a ziggurat.
    case exponential, normal, lognormal, weibull
    // One to choose, and what that takes.
    case mixture
    // Several.
    case gamma, erlang

    /// Whether one number nearly always makes a sample.
    var takesOneNumber: Bool { rawValue < Kind.mixture.rawValue }
  }

  init(
    valid distribution: Distribution, values: UnsafePointer<Double>?,
    parts: UnsafePointer<UnsafePointer<SamplerRule>>?
  ) {
    var bell = TruncatedNormal(mean: 0, sd: 1, low: -.infinity, high: .infinity)
    switch distribution {
    case .constant(let value): (kind, a, b, c) = (.constant, value, 0, 0)
    case .never: (kind, a, b, c) = (.constant, .infinity, 0, 0)
    case .exponential(let mean): (kind, a, b, c) = (.exponential, mean, 0, 0)
    case .uniform(let low, let high): (kind, a, b, c) = (.uniform, low, high - low, 0)
    case .triangular(let low, let mode, let high):
      (kind, a, b, c) = (.triangular, low, mode, high)
    case .normal(let mean, let sd, let low, let high):
      let whole = low == -.infinity && high == .infinity
      (kind, a, b, c) = (whole ? .normal : .truncatedNormal, mean, sd, 0)
      if !whole { bell = TruncatedNormal(mean: mean, sd: sd, low: low, high: high) }
    case .lognormal(let mean, let cv):
      let bell = LognormalBell(mean: mean, cv: cv)
      (kind, a, b, c) = (.lognormal, bell.mean, bell.sd, 0)
    case .gamma(let mean, let cv):
      (kind, a, b, c) = (.gamma, 1 / (cv * cv), mean * cv * cv, 0)
    case .weibull(let mean, let cv):
      let weibull = WeibullShape(mean: mean, cv: cv)
      (kind, a, b, c) = (.weibull, 1 / weibull.shape, weibull.scale, 0)
    case .erlang(let mean, let stages):
      let scale = mean / Double(stages)
      (kind, a, b, c) = (stages <= 12 ? .erlang : .gamma, Double(stages), scale, 0)
    case .empirical(let list):
      (kind, a, b, c) = (.empirical, Double(list.count), 0, 0)
    case .mixture(let components):
      let weight = components.reduce(0.0) { $0 + $1.weight }
      (kind, a, b, c) = (.mixture, weight, Double(components.count - 1), 0)
    }
    self.bell = bell
    switch kind {
    case .normal, .lognormal, .gamma: layers = Ziggurat.normal.layers
    default: layers = Ziggurat.exponential.layers
    }
    self.values = values
    self.parts = parts
    constant = kind == .constant ? Self.duration(a) : 0
  }

  /// Whether every sample is the same, and so draws nothing.
  @inlinable public var isConstant: Bool { kind == .constant }

  /// The duration that every sample is, or nil if they differ.
  @inlinable public var constantDuration: Microseconds? { isConstant ? constant : nil }

  /// A value rounded to the whole microsecond, halves up, from 0 to `.never`.
  @inlinable @inline(__always)
  public static func duration(_ value: Double) -> Microseconds {
    if !(value > 0) { return 0 }
    if value >= Double(Microseconds.never) { return .never }
    // The number before ½: with ½ itself, the number before ½ would be rounded up.
    return Microseconds(value + 0.5.nextDown)
  }
}
