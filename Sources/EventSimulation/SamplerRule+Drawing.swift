import Numerics

/// Drawing: methods of the pointer, not of the rule, which is large and would be copied to be asked.
extension UnsafePointer<SamplerRule> {
  /// A value in the distribution's own unit; infinity for `never`.
  public func sample(_ stream: inout RandomStream) -> Double {
    if pointee.isConstant { return pointee.a }
    guard pointee.kind.takesOneNumber else { return drawOften(&stream) }
    let bits = stream.nextBits()
    return value(of: bits) ?? value(after: bits, &stream)
  }

  /// The first sample of a stream that begins with these numbers; nil if it may take more.
  @inline(never)
  public func firstSample(_ pair: RandomPair) -> Double? { first(pair) }

  /// The first duration of a stream that begins with these numbers; nil if it may take more.
  ///
  /// Never inlined, as `RandomSource.firstPair`.
  @inline(never)
  public func firstDuration(_ pair: RandomPair) -> Microseconds? {
    if pointee.isConstant { return pointee.constant }
    guard let value = first(pair) else { return nil }
    return SamplerRule.duration(value)
  }

  @inline(__always)
  private func first(_ pair: RandomPair) -> Double? {
    if pointee.kind.takesOneNumber { return value(of: pair.first) }
    guard pointee.kind == .mixture else { return nil }
    let part = part(at: pair.firstUniform)
    guard part.pointee.kind.takesOneNumber else { return nil }
    return part.value(of: pair.second)
  }

  /// What one number makes: the inverse of the distribution function, or a point of the ziggurat if
  /// that can be taken as it is.
  @inline(__always)
  private func value(of bits: UInt64) -> Double? {
    switch pointee.kind {
    case .exponential: return Ziggurat.exponential(bits, pointee.layers).map { pointee.a * $0 }
    case .normal: return Ziggurat.normal(bits, pointee.layers).map { pointee.a + pointee.b * $0 }
    case .lognormal:
      return Ziggurat.normal(bits, pointee.layers).map {
        exp(pointee.a + pointee.b * $0)
      }
    case .weibull: return Ziggurat.exponential(bits, pointee.layers).map(weibull)
    default: return inverse(at: RandomStream.uniform(bits))
    }
  }

  /// Goes on from a number that was not enough.
  @inline(never)
  private func value(after bits: UInt64, _ stream: inout RandomStream) -> Double {
    switch pointee.kind {
    case .exponential: return pointee.a * Ziggurat.exponential(after: bits, &stream, pointee.layers)
    case .weibull: return weibull(Ziggurat.exponential(after: bits, &stream, pointee.layers))
    default:
      let value = pointee.a + pointee.b * Ziggurat.normal(after: bits, &stream, pointee.layers)
      return pointee.kind == .lognormal ? exp(value) : value
    }
  }

  private func weibull(_ x: Double) -> Double {
    pointee.b * exp(pointee.a * log(x))
  }

  private func inverse(at u: Double) -> Double {
    switch pointee.kind {
    case .uniform: return pointee.a + pointee.b * u
    case .triangular:
      return TriangularInverse(low: pointee.a, mode: pointee.b, high: pointee.c).value(u)
    case .truncatedNormal: return pointee.bell.quantile(u)
    // u · n is at most n − n · 2⁻⁵³, which lies nearer to the number below n than to n.
    case .empirical: return pointee.values.unsafelyUnwrapped[Int(u * pointee.a)]
    default: return pointee.a
    }
  }

  private func drawOften(_ stream: inout RandomStream) -> Double {
    switch pointee.kind {
    case .gamma: return pointee.b * gamma(shape: pointee.a, &stream)
    case .erlang:
      var sum = 0.0
      for _ in 0..<Int(pointee.a) { sum += Ziggurat.exponential(&stream, pointee.layers) }
      return pointee.b * sum
    default:
      let part = part(at: stream.uniform())
      return part.sample(&stream)
    }
  }

  /// The component of a mixture on which a number falls.
  @inline(__always)
  private func part(at u: Double) -> UnsafePointer<SamplerRule> {
    let bounds = pointee.values.unsafelyUnwrapped
    let mark = u * pointee.a
    let last = Int(pointee.b)
    var index = 0
    while index < last && mark >= bounds[index] { index += 1 }
    return pointee.parts.unsafelyUnwrapped[index]
  }

  /// A gamma variable of scale 1.
  ///
  /// Source: G. Marsaglia, W. W. Tsang, "A simple method for generating gamma variables", ACM TOMS
  /// 26 (2000), doi:10.1145/358407.358414; below shape 1, their boost by u^(1/shape) (section 6).
  private func gamma(shape: Double, _ stream: inout RandomStream) -> Double {
    if shape < 1 {
      // u^(1/shape), for −ln u is exponential.
      let x = Ziggurat.exponential(&stream, Ziggurat.exponential.layers)
      return exp(-x / shape) * gamma(shape: shape + 1, &stream)
    }
    let d = shape - 1.0 / 3
    let c = 1 / (9 * d).squareRoot()
    while true {
      let x = Ziggurat.normal(&stream, pointee.layers)
      let cube = 1 + c * x
      let u = stream.uniform()
      guard cube > 0 else { continue }
      let v = cube * cube * cube
      if u < 1 - 0.0331 * (x * x) * (x * x) { return d * v }
      let height = 0.5 * x * x + d * (1 - v + log(v))
      if log(u) < height { return d * v }
    }
  }
}
