import Experiments
import Forecourt
import Statistics
import Testing

@Suite struct FactorialTests {
  let advisors = Factor(name: "advisors", levels: ["4", "5", "6"])
  let booking = Factor(name: "booking", levels: ["as is", "level"])

  @Test func `Every combination, the last factor fastest`() throws {
    let design = try FactorialDesign([advisors, booking])
    #expect(design.count == 6)
    #expect(
      (0..<6).map { design.levels(ofCell: $0) } == [
        [0, 0], [0, 1], [1, 0], [1, 1], [2, 0], [2, 1],
      ])
    #expect(design.name(ofCell: 3) == "advisors = 5, booking = level")
  }

  @Test func `A design that cannot be is refused in words`() {
    let many = (0..<80).map { Factor(name: "f\($0)", levels: ["a", "b"]) }
    #expect(throws: FactorialDesignError.noFactors) { try FactorialDesign([]) }
    #expect(throws: FactorialDesignError.tooFewLevels(factor: "x")) {
      try FactorialDesign([Factor(name: "x", levels: ["1"])])
    }
    #expect(throws: FactorialDesignError.repeated(name: "booking")) {
      try FactorialDesign([booking, booking])
    }
    #expect(throws: FactorialDesignError.repeated(name: "x = 1")) {
      try FactorialDesign([Factor(name: "x", levels: ["1", "1"])])
    }
    #expect(throws: FactorialDesignError.tooMany(combinations: 1024, limit: 512)) {
      try FactorialDesign(Array(many.prefix(10)))
    }
    #expect(throws: FactorialDesignError.tooMany(combinations: nil, limit: 512)) {
      try FactorialDesign(many)
    }
    #expect(
      FactorialDesignError.tooMany(combinations: 1024, limit: 512).description
        == "1024 combinations of levels, over the limit of 512: drop a factor or levels, or search "
        + "with `optimize`")
  }

  @Test func `Main effects and an interaction of known size`() throws {
    // y = 10 − 2·[5] − 3·[6] + 1·level + 4·[6]·level: the effects at level 6 are
    // −3 + 4/2 = −1 (advisors), 1 + 4/3 (booking), and 4/2 = 2 (interaction).
    let design = try FactorialDesign([advisors, booking])
    let study = try #require(
      Runner(threads: 2).run(design, keys: ["carried"], replications: 40) { levels in
        let mean =
          10 - [0.0, 2, 3][levels[0]] + Double(levels[1]) + (levels == [2, 1] ? 4 : 0)
        return plan { mean + noise(1, $0) + 0.2 * noise(UInt64(levels[0] * 2 + levels[1] + 9), $0) }
      })
    #expect(study.cells.map(\.name)[5] == "advisors = 6, booking = level")
    let effects = study.effects(on: "carried")
    let expected = [
      ("advisors: 4 → 5", -2.0), ("advisors: 4 → 6", -1), ("booking: as is → level", 1 + 4 / 3.0),
      ("advisors: 4 → 5 × booking: as is → level", 0),
      ("advisors: 4 → 6 × booking: as is → level", 2),
    ]
    #expect(effects.map(\.name) == expected.map(\.0))
    for (effect, (name, truth)) in zip(effects, expected) {
      #expect(abs(effect.interval.estimate - truth) < 0.15, "\(name)")
    }
    #expect(effects[4].adjustedPValue < 1e-6 && effects[3].adjustedPValue > 0.01)
    #expect(study.effects(on: "absent").isEmpty)
  }

  @Test func `The tornado's longest bar is first`() throws {
    let base = plan { 10 + noise(1, $0) }
    func guess(_ name: String, _ low: Double, _ high: Double) -> Sensitivity.Guess {
      Sensitivity.Guess(
        name: name, low: plan { 10 + low + noise(1, $0) }, high: plan { 10 + high + noise(1, $0) })
    }
    let result = try #require(
      Runner(threads: 2).sensitivity(
        of: base, to: [guess("small", -0.1, 0.1), guess("none", 0, 0), guess("large", 3, -2)],
        on: "carried", replications: 20))
    #expect(result.bars.map(\.name) == ["large", "small", "none"])
    #expect(abs(result.bars[0].swing.estimate + 5) < 1e-9)
    #expect(abs(result.bars[0].lowMean - result.baseMean - 3) < 1e-9)
    #expect(result.bars[2].swing.estimate == 0 && result.bars[2].swing.halfWidth == 0)
    let stop = StopFlag()
    stop.raise()
    #expect(
      Runner(threads: 1, stop: stop).sensitivity(of: base, to: [], on: "carried", replications: 5)
        == nil)
  }
}
