import EventSimulation
import Testing

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

@Suite("Ziggurats and what they are made of")
struct ZigguratTests {
  private static func slope(_ x: Double) -> Double { exp(-x) }
  private static func bell(_ x: Double) -> Double { exp(-0.5 * x * x) }

  /// The areas that a table leaves under its curve, from the definition.
  private func areas(
    _ ziggurat: Ziggurat, _ density: (Double) -> Double, tailArea: (Double) -> Double
  ) -> [Double] {
    (0..<Ziggurat.layerCount).map { index in
      let layer = ziggurat.layers[index]
      let edge = layer.width * 0x1p53
      return index == 0
        ? layer.core * density(layer.core) + tailArea(layer.core)
        : edge * (density(layer.core) - density(edge))
    }
  }

  @Test("All layers have the same area, the highest and the lowest too")
  func geometry() {
    let slopes = areas(.exponential, Self.slope) { exp(-$0) }
    let bells = areas(.normal, Self.bell) {
      (Double.pi / 2).squareRoot() * erfc($0 / 2.0.squareRoot())
    }
    for list in [slopes, bells] {
      for area in list { #expect(abs(area / list[0] - 1) < 1e-10) }
    }
    // The layers together are the curve.
    #expect(abs(slopes.reduce(0, +) - 1) < 0.02 && slopes.reduce(0, +) > 1)
    #expect(abs(bells.reduce(0, +) / (Double.pi / 2).squareRoot() - 1) < 0.02)
    for ziggurat in [Ziggurat.exponential, .normal] {
      for index in 1..<Ziggurat.layerCount - 1 {
        #expect(ziggurat.layers[index].core == ziggurat.layers[index + 1].width * 0x1p53)
      }
      #expect(ziggurat.layers[Ziggurat.layerCount - 1].core == 0)
    }
  }

  /// From a separate ziggurat in Python, on a separate Philox.
  @Test("A number falls on its layer, and takes its sign from a bit of its own")
  func reference() {
    let exponential = Sampler(.exponential(mean: 1))
    let normal = Sampler(.normal(mean: 0, sd: 1))
    var slopes = RandomStream(seed: 7, replication: 0, purpose: 3, entity: 11)
    var bells = slopes
    let expected = [
      (0.047647162802695084, 0.10243586972717954), (0.8475993382057989, 0.7026677249319306),
      (0.47617341652457257, -0.32210197096380067), (4.084033585208667, 2.553125308646252),
      (0.07228978153951905, -0.10738687384971533), (0.09414360710363966, 0.13039482946798683),
    ]
    for (x, z) in expected {
      #expect(abs(exponential.sample(&slopes) / x - 1) < 1e-13)
      #expect(abs(normal.sample(&bells) / z - 1) < 1e-13)
    }
  }

  /// Where a mistake in the wedges or in the tail would show: near each layer's edge, and far out.
  @Test(
    "4 000 000 samples fall into 400 cells, and into the tails, as often as they should"
  )
  func cells() {
    let n = 4_000_000
    for distribution in [Distribution.exponential(mean: 1), .normal(mean: 0, sd: 1)] {
      let sampler = Sampler(distribution)
      var stream = RandomStream(seed: 20_261_126, replication: 0, purpose: 1, entity: 1)
      let bounds = (1..<400).map { distribution.quantile(Double($0) / 400) }
      var counts = [Int](repeating: 0, count: 400)
      var beyond = [3.0, 3.654152885361009, 4.2, 7.697117470131050, 9].map { (bound: $0, count: 0) }
      for _ in 0..<n {
        let x = sampler.sample(&stream)
        var low = 0
        var high = 399
        while low < high {
          let middle = (low + high) / 2
          if x < bounds[middle] { high = middle } else { low = middle + 1 }
        }
        counts[low] += 1
        for index in beyond.indices where x > beyond[index].bound { beyond[index].count += 1 }
      }
      let expected = Double(n) / 400
      let chi = counts.reduce(0.0) { sum, count in
        sum + (Double(count) - expected) * (Double(count) - expected) / expected
      }
      #expect(abs(chi - 399) < 5 * (2.0 * 399).squareRoot(), "\(distribution): chi square \(chi)")
      for (bound, count) in beyond {
        let mean = Double(n) * (1 - distribution.cdf(bound))
        #expect(abs(Double(count) - mean) <= 5 * max(1, mean).squareRoot(), "beyond \(bound)")
      }
    }
  }
}
