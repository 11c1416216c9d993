#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// A distribution made ready for drawing: shapes solved, lists sorted, bounds turned into
/// probabilities.
///
/// One draw of the stream a sample, by inversion, so that a sample rises with its draw and common
/// random numbers stay in step when a parameter changes. Exceptions: a constant and `never` draw
/// nothing; Erlang draws once a stage up to 12 stages; a mixture draws once to choose; gamma, and
/// Erlang of more stages, draw until Marsaglia and Tsang's test accepts. Allocates nothing.
public struct Sampler: Sendable {
  @usableFromInline let kind: Kind
  @usableFromInline let a: Double
  let b: Double
  let c: Double
  let truncated: TruncatedNormal
  let table: Table?

  @usableFromInline
  enum Kind: UInt8, Sendable {
    case constant, exponential, uniform, triangular, normal, truncatedNormal, lognormal, gamma
    case weibull, erlang, empirical, mixture
  }

  /// What does not fit into a few numbers.
  final class Table: Sendable {
    let values: [Double]
    let samplers: [Sampler]

    init(values: [Double], samplers: [Sampler] = []) {
      self.values = values
      self.samplers = samplers
    }
  }

  /// Of a distribution in its own unit; the values may be negative where its shape allows.
  ///
  /// - Precondition: `distribution.validate()` is nil.
  public init(_ distribution: Distribution) {
    let problem = distribution.validate()
    precondition(problem == nil, problem ?? "")
    self.init(valid: distribution)
  }

  /// Of a distribution of durations in microseconds: a normal bell is cut at 0.
  ///
  /// - Precondition: `durations.validate(asDuration: true)` is nil.
  public init(durations: Distribution) {
    let problem = durations.validate(asDuration: true)
    precondition(problem == nil, problem ?? "")
    self.init(valid: durations.truncatedAtZero)
  }

  private init(valid distribution: Distribution) {
    var truncated = TruncatedNormal(mean: 0, sd: 1, low: -.infinity, high: .infinity)
    var table: Table?
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
      if !whole { truncated = TruncatedNormal(mean: mean, sd: sd, low: low, high: high) }
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
    case .empirical(let values):
      (kind, a, b, c) = (.empirical, Double(values.count), 0, 0)
      table = Table(values: values.sorted())
    case .mixture(let components):
      var weight = 0.0
      var bounds: [Double] = []
      for component in components {
        weight += component.weight
        bounds.append(weight)
      }
      (kind, a, b, c) = (.mixture, weight, 0, 0)
      table = Table(values: bounds, samplers: components.map { Sampler(valid: $0.distribution) })
    }
    self.truncated = truncated
    self.table = table
  }

  /// Whether every sample is the same (`constant`, `never`), and so draws nothing.
  @inlinable public var isConstant: Bool { kind == .constant }

  /// The duration that every sample is, or nil if they differ.
  @inlinable public var constantDuration: Microseconds? {
    isConstant ? Sampler.duration(a) : nil
  }

  /// A value in the distribution's own unit; infinity for `never`.
  @inlinable
  public func sample(_ stream: inout RandomStream) -> Double {
    kind == .constant ? a : draw(&stream)
  }

  /// A duration: a value rounded to the whole microsecond, halves up, from 0 to `.never`.
  @inlinable
  public func sampleDuration(_ stream: inout RandomStream) -> Microseconds {
    Sampler.duration(sample(&stream))
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
    switch kind {
    case .constant: return a
    case .exponential: return -a * log(1 - stream.uniform())
    case .uniform: return a + b * stream.uniform()
    case .triangular:
      return TriangularInverse(low: a, mode: b, high: c).value(stream.uniform())
    case .normal: return a + b * StandardNormal.quantile(stream.uniform())
    case .truncatedNormal: return truncated.quantile(stream.uniform())
    case .lognormal: return exp(a + b * StandardNormal.quantile(stream.uniform()))
    case .weibull: return b * pow(-log(1 - stream.uniform()), a)
    case .gamma: return b * Sampler.gamma(shape: a, &stream)
    case .erlang:
      var product = 1.0
      for _ in 0..<Int(a) { product *= 1 - stream.uniform() }
      return -b * log(product)
    case .empirical:
      // u · n is at most n − n · 2⁻⁵³, which lies nearer to the number below n than to n.
      return table.unsafelyUnwrapped.values[Int(stream.uniform() * a)]
    case .mixture: return mixture(&stream)
    }
  }

  private func mixture(_ stream: inout RandomStream) -> Double {
    let table = table.unsafelyUnwrapped
    let mark = stream.uniform() * a
    var index = 0
    while index < table.values.count - 1 && mark >= table.values[index] { index += 1 }
    return table.samplers[index].sample(&stream)
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
