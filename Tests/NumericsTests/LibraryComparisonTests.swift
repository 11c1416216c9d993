import Numerics
import Testing

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

@Suite struct `Elementary functions agree with the C library's` {
  @Test func `The exponential and the logarithm are right to two units in the last place`() {
    var bits: UInt64 = 3
    func uniform() -> Double {
      bits = bits &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Double(bits >> 11) * 0x1p-53
    }
    func close(_ got: Double, _ want: Double) -> Bool { abs(got - want) <= 2 * want.ulp }
    for _ in 0..<200_000 {
      let x = (uniform() - 0.5) * 1410
      #expect(close(Numerics.exp(x), Self.exp(x)), "e to the power \(x)")
      let near = (uniform() - 0.5) * 2
      #expect(close(Numerics.exp(near), Self.exp(near)), "e to the power \(near)")
      let power = Self.exp((uniform() - 0.5) * 1400)
      #expect(close(Numerics.log(power), Self.log(power)), "ln \(power)")
      let nearOne = 0.5 + uniform()
      #expect(close(Numerics.log(nearOne), Self.log(nearOne)), "ln \(nearOne)")
    }
    #expect(close(Numerics.log(.greatestFiniteMagnitude), Self.log(.greatestFiniteMagnitude)))
    #expect(close(Numerics.log(.leastNormalMagnitude), Self.log(.leastNormalMagnitude)))
    #expect(abs(Numerics.exp(709.5) / Self.exp(709.5) - 1) < 1e-13)
  }

  // The C library's, by a name of their own.
  #if canImport(Glibc)
    private static func exp(_ x: Double) -> Double { Glibc.exp(x) }
    private static func log(_ x: Double) -> Double { Glibc.log(x) }
  #elseif canImport(Musl)
    private static func exp(_ x: Double) -> Double { Musl.exp(x) }
    private static func log(_ x: Double) -> Double { Musl.log(x) }
  #else
    private static func exp(_ x: Double) -> Double { Darwin.exp(x) }
    private static func log(_ x: Double) -> Double { Darwin.log(x) }
  #endif
}
