import Forecourt
import Statistics
import Tallies
import Testing

/// Replications of one shop, held against known truths.
struct Replicated {
  let measures: [Measures]

  init(_ shop: Shop, seed: UInt64, count: Int = 40) {
    let simulator = Simulator(shop)
    measures = (0..<count).map { simulator.run(seed: seed, replication: $0) }
  }

  typealias Truth = (name: String, value: Double, figure: @Sendable (Measures) -> Double)

  /// Each truth lies within the 99 % interval of the replications' means (Bonferroni over all of them
  /// if `simultaneous`), and the interval is not so wide that this says nothing.
  func expect(
    _ truths: [Truth], simultaneous: Bool = false, within tolerance: Double = 0.1,
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    let level = simultaneous ? 1 - 0.01 / Double(truths.count) : 0.99
    for truth in truths {
      let moments = RunningMoments(measures.map(truth.figure))
      let critical = StudentT.critical(
        level: level, degreesOfFreedom: Double(moments.count - 1))
      let halfWidth = critical * moments.standardError
      #expect(
        abs(moments.mean - truth.value) <= halfWidth,
        "\(truth.name): \(moments.mean) ± \(halfWidth), true \(truth.value)",
        sourceLocation: sourceLocation)
      #expect(
        halfWidth <= tolerance * truth.value, "\(truth.name): ± \(halfWidth) says too little",
        sourceLocation: sourceLocation)
    }
  }
}
