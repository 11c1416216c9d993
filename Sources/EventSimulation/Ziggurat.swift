import Numerics

/// A bell or a slope cut into 256 layers of equal area: a sample for one look-up, one product and one
/// comparison, 98 % of the time.
///
/// A layer reaches from the axis of ordinates to a point on the curve. A random point of it lies under
/// the curve for certain if it lies inside the layer above (`core`); if not, the curve itself decides;
/// the lowest layer goes on as the tail. Exact, not an approximation: what it draws has the density
/// itself, on a grid of 2⁻⁵³ of a layer's width.
///
/// Source: G. Marsaglia, W. W. Tsang, "The ziggurat method for generating random variables", J. Stat.
/// Software 5 (2000), doi:10.18637/jss.v005.i08. Layer, sign and place are taken from different bits
/// of a number, as J. A. Doornik, "An improved ziggurat method to generate normal random samples"
/// (2005), asks for.
@usableFromInline
package struct Ziggurat: @unchecked Sendable {
  /// Where a layer ends, in 2⁻⁵³, and how far all of it lies under the curve.
  @usableFromInline
  package struct Layer: BitwiseCopyable {
    @usableFromInline package let width: Double
    @usableFromInline package let core: Double
  }

  package static var layerCount: Int { 256 }

  /// Of the density e⁻ˣ.
  package static let exponential = Ziggurat(
    tail: 7.697117470131049714, area: 3.949659822581557220e-3,
    density: { exp(-$0) }, inverse: { -log($0) })

  /// Of the bell e^(−x²/2), its right half.
  package static let normal = Ziggurat(
    tail: 3.654152885361008772, area: 4.928673233974655347e-3,
    density: { exp(-0.5 * $0 * $0) },
    inverse: { (-2 * log($0)).squareRoot() })

  /// 256 layers, the lowest first; never changed, and in memory for as long as the program runs. Eight
  /// bits of a random number choose one.
  package let layers: UnsafePointer<Layer>

  /// - Parameters:
  ///   - tail: Where the lowest layer becomes the tail.
  ///   - area: Of each layer, the lowest with its tail; it belongs to `tail` and the density.
  private init(
    tail: Double, area: Double, density: (Double) -> Double, inverse: (Double) -> Double
  ) {
    let table = UnsafeMutablePointer<Layer>.allocate(capacity: Self.layerCount)
    // The lowest is made as wide as a rectangle of its area and height would be.
    table.initialize(to: Layer(width: area / density(tail) * 0x1p-53, core: tail))
    var edge = tail
    for index in 1..<Self.layerCount {
      let height = density(edge) + area / edge
      let above = index == Self.layerCount - 1 ? 0 : inverse(height)
      (table + index).initialize(to: Layer(width: edge * 0x1p-53, core: above))
      edge = above
    }
    layers = UnsafePointer(table)
  }

  // MARK: Of one number

  /// The layer on which a number of 64 random bits falls, and the place within it, above 0.
  @inlinable @inline(__always)
  static func point(
    _ bits: UInt64, _ layers: UnsafePointer<Layer>
  ) -> (x: Double, core: Double) {
    let layer = layers + Int(truncatingIfNeeded: bits & 255)
    return (Double(bits &>> 11 | 1) * layer.pointee.width, layer.pointee.core)
  }

  /// An exponential number of mean 1, or nil if it takes more than one number to make.
  @inlinable @inline(__always)
  static func exponential(_ bits: UInt64, _ layers: UnsafePointer<Layer>) -> Double? {
    let (x, core) = point(bits, layers)
    return x < core ? x : nil
  }

  /// A standard normal number, or nil if it takes more than one number to make.
  @inline(__always)
  static func normal(_ bits: UInt64, _ layers: UnsafePointer<Layer>) -> Double? {
    let (x, core) = point(bits, layers)
    return x < core ? signed(x, bits) : nil
  }

  @inline(__always)
  private static func signed(_ x: Double, _ bits: UInt64) -> Double {
    Double(bitPattern: x.bitPattern | (bits & 256) &<< 55)
  }

  // MARK: Of a stream

  /// An exponential number of mean 1, above 0.
  @inlinable @inline(__always)
  static func exponential(
    _ stream: inout RandomStream, _ layers: UnsafePointer<Layer>
  ) -> Double {
    let bits = stream.nextBits()
    return exponential(bits, layers) ?? exponential(after: bits, &stream, layers)
  }

  /// A standard normal number.
  @inline(__always)
  static func normal(_ stream: inout RandomStream, _ layers: UnsafePointer<Layer>) -> Double {
    let bits = stream.nextBits()
    return normal(bits, layers) ?? normal(after: bits, &stream, layers)
  }

  /// Goes on from a number whose point is not inside the layer above.
  @usableFromInline
  @inline(never)
  static func exponential(
    after bits: UInt64, _ stream: inout RandomStream, _ layers: UnsafePointer<Layer>
  ) -> Double {
    var bits = bits
    // A tail of e⁻ˣ is e⁻ˣ again.
    var beyond = 0.0
    while true {
      let (x, core) = point(bits, layers)
      if x < core { return beyond + x }
      if bits & 255 == 0 {
        beyond += core
      } else {
        let upper = exp(-core)
        let lower = exp(-edge(bits, layers))
        let height = lower + stream.uniform() * (upper - lower)
        if height < exp(-x) { return beyond + x }
      }
      bits = stream.nextBits()
    }
  }

  /// Goes on from a number whose point is not inside the layer above.
  @inline(never)
  static func normal(
    after bits: UInt64, _ stream: inout RandomStream, _ layers: UnsafePointer<Layer>
  ) -> Double {
    func bell(_ x: Double) -> Double { exp(-0.5 * x * x) }
    var bits = bits
    while true {
      let (x, core) = point(bits, layers)
      if x < core { return signed(x, bits) }
      if bits & 255 == 0 { return signed(normalTail(from: core, &stream), bits) }
      let upper = bell(core)
      let lower = bell(edge(bits, layers))
      let height = lower + stream.uniform() * (upper - lower)
      if height < bell(x) { return signed(x, bits) }
      bits = stream.nextBits()
    }
  }

  /// Where the layer of a number ends.
  private static func edge(_ bits: UInt64, _ layers: UnsafePointer<Layer>) -> Double {
    layers[Int(truncatingIfNeeded: bits & 255)].width * 0x1p53
  }

  /// A normal number that is known to lie beyond `start`.
  ///
  /// Source: G. Marsaglia, "Generating a variable from the tail of the normal distribution",
  /// Technometrics 6 (1964), doi:10.1080/00401706.1964.10490150.
  private static func normalTail(
    from start: Double, _ stream: inout RandomStream
  ) -> Double {
    let layers = Self.exponential.layers
    while true {
      let beyond = exponential(&stream, layers) / start
      if 2 * exponential(&stream, layers) > beyond * beyond { return start + beyond }
    }
  }
}
