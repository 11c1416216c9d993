#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// What a ``Sampler`` has worked out of its distribution: plain numbers, read in place.
public struct SamplerRule: BitwiseCopyable, @unchecked Sendable {
  @usableFromInline let kind: Kind
  @usableFromInline let a: Double
  let b: Double
  let c: Double
  let bell: TruncatedNormal
  /// A list in ascending order, or the bounds of a mixture's weights.
  let values: UnsafePointer<Double>?
  let parts: UnsafePointer<UnsafePointer<SamplerRule>>?
  /// The duration that every sample is, if it always is the same.
  @usableFromInline let constant: Microseconds

  @usableFromInline
  enum Kind: UInt8, Sendable, BitwiseCopyable {
    case constant, exponential, uniform, triangular, normal, truncatedNormal, lognormal, weibull
    case empirical
    // More than one draw a sample
    case gamma, erlang, mixture
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
    self.values = values
    self.parts = parts
    constant = kind == .constant ? Self.duration(a) : 0
  }

  /// Whether every sample is the same, and so draws nothing.
  @inlinable public var isConstant: Bool { kind == .constant }

  /// The duration that every sample is, or nil if they differ.
  @inlinable public var constantDuration: Microseconds? { isConstant ? constant : nil }

  /// A value in the distribution's own unit; infinity for `never`.
  @inlinable
  public func sample(_ stream: inout RandomStream) -> Double {
    kind == .constant ? a : draw(&stream)
  }

  /// The first sample of the stream of `entity` for `purpose`: the same as by `RandomStream` and
  /// `sample`, in one call.
  public func firstSample(
    seed: UInt64, replication: UInt32, purpose: UInt8, entity: UInt64
  ) -> Double {
    if kind.rawValue < Kind.gamma.rawValue {
      return value(
        at: RandomStream.firstUniform(
          seed: seed, replication: replication, purpose: purpose, entity: entity))
    }
    var stream = RandomStream(
      seed: seed, replication: replication, purpose: purpose, entity: entity)
    return drawOften(&stream)
  }

  /// The first duration of the stream of `entity` for `purpose`.
  public func firstDuration(
    seed: UInt64, replication: UInt32, purpose: UInt8, entity: UInt64
  ) -> Microseconds {
    Self.duration(
      firstSample(seed: seed, replication: replication, purpose: purpose, entity: entity))
  }

  /// The first duration of a stream that begins with these numbers; nil if it takes more than two.
  public func firstDuration(_ pair: RandomPair) -> Microseconds? {
    if isConstant { return constant }
    let u = RandomStream.uniform(pair.first)
    if kind.rawValue < Kind.gamma.rawValue { return Self.duration(value(at: u)) }
    guard kind == .mixture else { return nil }
    let part = part(at: u)
    guard part.pointee.kind.rawValue < Kind.gamma.rawValue else { return nil }
    return Self.duration(part.pointee.value(at: RandomStream.uniform(pair.second)))
  }

  @inlinable
  static func duration(_ value: Double) -> Microseconds {
    if !(value > 0) { return 0 }
    if value >= Double(Microseconds.never) { return .never }
    let whole = Microseconds(value)
    return value - Double(whole) >= 0.5 ? whole &+ 1 : whole
  }

  @usableFromInline
  func draw(_ stream: inout RandomStream) -> Double {
    kind.rawValue < Kind.gamma.rawValue ? value(at: stream.uniform()) : drawOften(&stream)
  }

  /// The inverse of the distribution function.
  @inline(__always)
  private func value(at u: Double) -> Double {
    switch kind {
    case .exponential: return -a * log(1 - u)
    case .uniform: return a + b * u
    case .triangular: return TriangularInverse(low: a, mode: b, high: c).value(u)
    case .normal: return a + b * StandardNormal.quantile(u)
    case .truncatedNormal: return bell.quantile(u)
    case .lognormal: return exp(a + b * StandardNormal.quantile(u))
    case .weibull: return b * pow(-log(1 - u), a)
    // u · n is at most n − n · 2⁻⁵³, which lies nearer to the number below n than to n.
    case .empirical: return values.unsafelyUnwrapped[Int(u * a)]
    case .constant, .gamma, .erlang, .mixture: return a
    }
  }

  private func drawOften(_ stream: inout RandomStream) -> Double {
    switch kind {
    case .gamma: return b * Self.gamma(shape: a, &stream)
    case .erlang:
      var product = 1.0
      for _ in 0..<Int(a) { product *= 1 - stream.uniform() }
      return -b * log(product)
    default: return mixture(&stream)
    }
  }

  private func mixture(_ stream: inout RandomStream) -> Double {
    let part = part(at: stream.uniform())
    return part.pointee.sample(&stream)
  }

  /// The component of a mixture on which a number falls.
  @inline(__always)
  private func part(at u: Double) -> UnsafePointer<SamplerRule> {
    let bounds = values.unsafelyUnwrapped
    let mark = u * a
    let last = Int(b)
    var index = 0
    while index < last && mark >= bounds[index] { index += 1 }
    return parts.unsafelyUnwrapped[index]
  }

  /// A gamma variable of scale 1.
  ///
  /// Source: G. Marsaglia, W. W. Tsang, "A simple method for generating gamma variables", ACM TOMS
  /// 26 (2000), doi:10.1145/358407.358414; below shape 1, their boost by u^(1/shape) (section 6).
  private static func gamma(shape: Double, _ stream: inout RandomStream) -> Double {
    if shape < 1 {
      let boost = pow(stream.uniform(), 1 / shape)
      return boost * gamma(shape: shape + 1, &stream)
    }
    let d = shape - 1.0 / 3
    let c = 1 / (9 * d).squareRoot()
    while true {
      let x = StandardNormal.quantile(stream.uniform())
      let cube = 1 + c * x
      let u = stream.uniform()
      guard cube > 0 else { continue }
      let v = cube * cube * cube
      if u < 1 - 0.0331 * (x * x) * (x * x) { return d * v }
      if log(u) < 0.5 * x * x + d * (1 - v + log(v)) { return d * v }
    }
  }
}
