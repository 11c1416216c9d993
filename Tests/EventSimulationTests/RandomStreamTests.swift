import EventSimulation
import Testing

@Suite("Random streams")
struct RandomStreamTests {
  /// Random123 1.14, tests/kat_vectors, the lines "philox2x64 10".
  static let knownAnswers: [(counter: [UInt64], key: UInt64, block: [UInt64])] = [
    ([0, 0], 0, [0xca00_a045_9843_d731, 0x66c2_4222_c9a8_45b5]),
    ([.max, .max], .max, [0x65b0_21d6_0cd8_310f, 0x4d02_f322_2f86_df20]),
    (
      [0x243f_6a88_85a3_08d3, 0x1319_8a2e_0370_7344], 0xa409_3822_299f_31d0,
      [0x0a5e_742c_2997_341c, 0xb0f8_83d3_8000_de5d]
    ),
  ]

  @Test("Philox gives the published answers", arguments: knownAnswers.indices)
  func knownAnswer(index: Int) {
    let (counter, key, block) = Self.knownAnswers[index]
    let answer = Philox2x64.block(counter: (counter[0], counter[1]), key: key)
    #expect([answer.0, answer.1] == block)
  }

  /// From a separate Philox in Python: counter (entity, replication << 32 | purpose << 24 | block),
  /// key (seed).
  @Test("A stream reads the counter layout philox-2")
  func layout() {
    #expect(RandomStream.version == "philox-2")
    var stream = RandomStream(
      seed: 0x0123_4567_89ab_cdef, replication: 9, purpose: 0x13, entity: 0xfeed_face_cafe_beef)
    let expected: [UInt64] = [
      0x260f_6b1f_3525_858c, 0xb72c_cd80_f73b_82a5, 0xdffe_6122_a67c_4153, 0x36d2_b03f_68a4_ce4b,
    ]
    for bits in expected { #expect(stream.nextBits() == bits) }
    var other = RandomStream(seed: 1, replication: 0, purpose: 1, entity: 7)
    #expect(other.uniform() == 0.19495529161494674)
  }

  @Test("A long stream, whose blocks are made four at a time, reads the same layout to its end")
  func longStream() {
    let seed: UInt64 = 0x0123_4567_89ab_cdef
    var stream = RandomStream(seed: seed, replication: 9, purpose: 0x13, entity: 0xfeed_face)
    for index in 0..<200 {
      let block = Philox2x64.block(
        counter: (0xfeed_face, 9 << 32 | 0x1300_0000 | UInt64(index / 2)), key: seed)
      #expect(stream.nextBits() == (index % 2 == 0 ? block.0 : block.1), "number \(index)")
    }
  }

  @Test("What others draw, and in which order, moves no stream")
  func independence() {
    func streams() -> [RandomStream] {
      (0..<20).map {
        RandomStream(seed: 7, replication: 3, purpose: UInt8($0 % 4), entity: UInt64($0 / 4))
      }
    }
    var oneByOne = streams()
    let alone = oneByOne.indices.map { index in (0..<9).map { _ in oneByOne[index].nextBits() } }
    var interleaved = streams()
    var mixed = Array(repeating: [UInt64](), count: 20)
    for round in 0..<9 {
      for step in 0..<20 {
        let index = (step * 7 + round) % 20
        mixed[index].append(interleaved[index].nextBits())
      }
    }
    #expect(mixed == alone)
    #expect(Set(alone.joined()).count == 180)
  }

  @Test("Seed, replication, purpose and entity each change the numbers")
  func arguments() {
    func first(_ seed: UInt64, _ replication: UInt32, _ purpose: UInt8, _ entity: UInt64) -> UInt64
    {
      var stream = RandomStream(
        seed: seed, replication: replication, purpose: purpose, entity: entity)
      return stream.nextBits()
    }
    let bits = [
      first(1, 1, 1, 1), first(2, 1, 1, 1), first(1 << 32 | 1, 1, 1, 1), first(1, 2, 1, 1),
      first(1, 1, 2, 1), first(1, 1, 1, 2), first(1, 1, 1, 1 << 32 | 1),
    ]
    #expect(Set(bits).count == bits.count)
  }

  @Test("Uniform numbers lie strictly between 0 and 1, and so do their complements")
  func uniformIsOpen() {
    var lowest = 1.0
    var highest = 0.0
    var sum = 0.0
    for entity in 0..<1000 {
      var stream = RandomStream(seed: 5, replication: 0, purpose: 0, entity: UInt64(entity))
      for _ in 0..<1000 {
        let u = stream.uniform()
        lowest = min(lowest, u)
        highest = max(highest, u)
        sum += u
      }
    }
    #expect(lowest > 0 && highest < 1 && 1 - lowest < 1 && 1 - highest > 0)
    // Six standard errors of a mean of 10^6 uniform numbers.
    #expect(abs(sum / 1e6 - 0.5) < 6 * (1.0 / 12).squareRoot() / 1e3)
    // The extremes of 10^6 numbers lie within 20/10^6 of the ends but for once in 10^8.
    #expect(lowest < 2e-5 && highest > 1 - 2e-5)
  }

  @Test("Uniform numbers fill 1000 cells, and pairs a 30 by 30 table, evenly")
  func chiSquare() {
    var stream = RandomStream(seed: 11, replication: 2, purpose: 3, entity: 4)
    var cells = [Double](repeating: 0, count: 1000)
    var pairs = [Double](repeating: 0, count: 900)
    var last = 0
    for draw in 0..<400_000 {
      let u = stream.uniform()
      cells[Int(u * 1000)] += 1
      if draw % 2 == 1 { pairs[last * 30 + Int(u * 30)] += 1 }
      last = Int(u * 30)
    }
    func z(_ counts: [Double], _ expected: Double) -> Double {
      let chi = counts.reduce(0) { $0 + ($1 - expected) * ($1 - expected) / expected }
      let degrees = Double(counts.count - 1)
      return (chi - degrees) / (2 * degrees).squareRoot()
    }
    #expect(abs(z(cells, 400)) < 5)
    #expect(abs(z(pairs, 200_000.0 / 900)) < 5)
  }

  @Test(
    "An index is unbiased, also below numbers that do not divide 2^64",
    arguments: [1, 2, 3, 7, 10, 48])
  func index(n: Int) {
    var stream = RandomStream(seed: 1, replication: 1, purpose: 9, entity: UInt64(n))
    var counts = [Int](repeating: 0, count: n)
    for _ in 0..<100_000 { counts[stream.index(below: n)] += 1 }
    let p = 1.0 / Double(n)
    for count in counts {
      #expect(abs(Double(count) - 1e5 * p) <= 5 * (1e5 * p * (1 - p)).squareRoot())
    }
  }

  @Test("An index below 3 · 2^61 favours no remainder")
  func largeIndex() {
    // 2^64 is 8/3 of it: without rejection the remainders by 3 would come at odds of 3 : 3 : 2.
    var stream = RandomStream(seed: 1, replication: 1, purpose: 8, entity: 1)
    var counts = [0, 0, 0]
    for _ in 0..<90_000 { counts[stream.index(below: 3 << 61) % 3] += 1 }
    for count in counts { #expect(abs(Double(count) - 3e4) < 5 * 2e4.squareRoot()) }
  }
}
