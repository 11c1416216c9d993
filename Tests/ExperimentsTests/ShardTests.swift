import Experiments
import Forecourt
import Statistics
import Testing

@Suite struct ShardTests {
  let plans = [
    ReplicationPlan(name: "base", shop: smallShop(), kpis: [carried], seed: 1) { _ in
      {
        carrying(
          0.1 * Double($0) + noise(1, $0), longStays: Int64($0 % 7), stays: [Int64($0) * 1000])
      }
    },
    plan("a policy, 100 %\nnew") { 1 / Double($0) },
  ]
  let identity = RunIdentity(digest: "abc", seed: 7, version: "1.0 β", replications: 23)
  let runner = Runner(threads: 2)

  func shards(of count: Int) -> [(name: String, result: ShardResult)] {
    (1...count).map {
      let empty = ShardResult(identity, shard: Shard($0, of: count)!, plans: plans)
      return ("shard-\($0)", runner.run(plans, into: empty))
    }
  }

  @Test(arguments: [(0, 1), (1, 1), (23, 4), (3, 8), (100, 7), (Int.max, 3)])
  func `Ranges follow each other and differ by one at most`(replications: Int, count: Int) {
    var next = 0
    var lengths: Set<Int> = []
    for number in 1...count {
      let range = Shard(number, of: count)!.numbers(of: replications)
      #expect(range.lowerBound == next)
      next = range.upperBound
      lengths.insert(range.count)
    }
    #expect(next == replications)
    #expect(lengths.max()! - lengths.min()! <= 1)
  }

  @Test(arguments: ["0/4", "5/4", "1", "1/2/3", "a/b", "1/0", "-1/2", "1/100001", "", "/"])
  func `What is no shard is refused`(text: String) {
    #expect(Shard(text) == nil)
    #expect(Shard("3/8")?.description == "3/8")
  }

  @Test(arguments: [1, 2, 5, 23, 40])
  func `Merged shards are byte for byte one run`(count: Int) throws {
    let whole = runner.run(plans, into: ShardResult(identity, shard: .whole, plans: plans))
    let merged = try ShardResult.merged(shards(of: count).reversed())
    #expect(merged == whole)
    #expect(merged.encoded() == whole.encoded())
    #expect(merged.parts[0].replications == runner.run(plans[0], replications: 23))
  }

  @Test func `A file reads back to the same bits`() throws {
    for (_, shard) in shards(of: 3) {
      let read = try ShardResult(decoding: shard.encoded())
      #expect(read == shard)
      #expect(read.encoded() == shard.encoded())
      try read.requireFits(plans, name: "x")
    }
  }

  @Test(arguments: [
    0.1, 1 / 3.0, -0.0, .nan, .infinity, -.infinity, .leastNonzeroMagnitude, 1.7976931348623157e308,
    1e22,
    123_456_789,
  ])
  func `Every double survives`(value: Double) throws {
    let one = [plan { _ in value }]
    let identity = RunIdentity(digest: "", seed: .max, version: "", replications: 1)
    let result = runner.run(one, into: ShardResult(identity, shard: .whole, plans: one))
    #expect(try ShardResult(decoding: result.encoded()) == result)
    let bits = result.parts[0].replications.cells[0].bitPattern
    #expect(bits == value.bitPattern)
  }

  @Test func `A file that claims more sums than there may be is refused at its line`() throws {
    let whole = runner.run(plans, into: ShardResult(identity, shard: .whole, plans: plans))
    let bytes = whole.encoded()
    let sums = whole.parts.reduce(0) { $0 + ($1.replications.merged?.shape.count ?? 0) }
    #expect(try ShardResult(decoding: bytes, sumsLimit: sums) == whole)
    let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n")
    let last = try #require(lines.lastIndex { $0.hasPrefix("measures") })
    do {
      _ = try ShardResult(decoding: bytes, sumsLimit: sums - 1)
      Issue.record("one sum too many was taken")
    } catch {
      #expect(error.line == last + 1 && error.expected.en.contains("at most \(sums - 1) sums"))
    }
  }

  @Test func `A run that was cut short goes on to the same bytes`() throws {
    let stop = StopFlag()
    let cut = Runner(threads: 2, stop: stop) { done, _ in if done == 9 { stop.raise() } }
    let empty = ShardResult(identity, shard: .whole, plans: plans)
    let part = cut.run(plans, into: empty)
    #expect(!part.isComplete && part.finished >= 9)
    let read = try ShardResult(decoding: part.encoded())
    #expect(runner.run(plans, into: read) == runner.run(plans, into: empty))
  }

  @Test func `Checkpoints are results that can be gone on from`() throws {
    var saved: [[UInt8]] = []
    let empty = ShardResult(identity, shard: .whole, plans: plans)
    let whole = runner.run(plans, into: empty, every: 10) { saved.append($0.encoded()) }
    // 23 replications in rounds of 10.
    #expect(saved.count == 3)
    #expect(whole == runner.run(plans, into: empty))
    for bytes in saved {
      #expect(runner.run(plans, into: try ShardResult(decoding: bytes)) == whole)
    }
  }

  // MARK: Refusals

  func fault(_ shards: [(name: String, result: ShardResult)]) -> ShardFault? {
    do {
      _ = try ShardResult.merged(shards)
      return nil
    } catch { return error }
  }

  @Test func `Missing, double and unfinished shards are named`() {
    var four = shards(of: 4)
    #expect(fault([]) == .nothingToMerge)
    #expect(fault([four[0], four[3]]) == .missing(numbers: [2, 3], of: 4))
    four.append((name: "copy", result: four[1].result))
    #expect(fault(four) == .double(number: 2, of: 4, first: "shard-2", second: "copy"))
    four.removeLast()
    four[2].result = ShardResult(identity, shard: Shard(3, of: 4)!, plans: plans)
    #expect(fault(four) == .unfinished(name: "shard-3", finished: 0, wanted: 12))
    #expect(fault(four)?.message.en == "shard-3: 0 of 12 replications finished; resume it first")
  }

  @Test(arguments: ShardFault.Difference.allCases)
  func `A foreign shard is named with what differs`(difference: ShardFault.Difference) throws {
    var identity = identity
    var cut = Shard(2, of: 2)!
    var plans = plans
    switch difference {
    case .scenario: identity.digest = "other"
    case .seed: identity.seed = 8
    case .version: identity.version = "1.1"
    case .replications: identity.replications = 24
    case .shards: cut = Shard(3, of: 3)!
    case .policies: plans[1].name = "other"
    case .figures: plans[0].kpis[0].key = "other"
    case .shape:
      let shape = MeasureShape(jobTypes: 2, people: 0, pools: 0, days: 1)
      plans[0].makeReplicate = { _, _ in
        { _ in
          Measures(
            shape: shape, replications: 1, sums: [Int64](repeating: 0, count: shape.count),
            maximumInPlace: Place.allCases.map { _ in 0 }, maximumInArea: 0,
            timings: Timing.allCases.map { _ in noTimes })!
        }
      }
    }
    let other = runner.run(plans, into: ShardResult(identity, shard: cut, plans: plans))
    guard
      case .foreign("other", difference, _, _) = fault(
        [shards(of: 2)[0], (name: "other", result: other)])
    else {
      Issue.record("\(String(describing: fault([shards(of: 2)[0], ("other", other)])))")
      return
    }
    if difference == .shape {
      #expect(throws: ShardFault.self) { try other.requireFits(self.plans, name: "other") }
    }
  }

  // MARK: Hostile files

  static func resealed(_ body: String) -> [UInt8] {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in body.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    let digits = String(hash, radix: 16)
    let padded = String(repeating: "0", count: 16 - digits.count) + digits
    return Array((body + "checksum \(padded)\n").utf8)
  }

  @Test func `A changed or shortened file is refused`() {
    let bytes = shards(of: 2)[0].result.encoded()
    for cut in stride(from: 0, to: bytes.count, by: 97) {
      #expect(throws: ShardSyntaxError.self) { try ShardResult(decoding: Array(bytes[..<cut])) }
    }
    for place in stride(from: 0, to: bytes.count, by: 53) {
      var changed = bytes
      changed[place] ^= 1
      #expect(throws: ShardSyntaxError.self) { try ShardResult(decoding: changed) }
    }
  }

  @Test(arguments: [
    ("replications 23", "replications -1"), ("replications 23", "replications 9999999999999999999"),
    ("seed 7", "seed -7"), ("shard 1/2", "shard 3/2"), ("parts 2", "parts 3"),
    ("parts 2", "parts 9223372036854775807"), ("parts 2", "parts 1"),
    ("columns carried", "columns carried more"), ("columns carried", "columns %zz"),
    ("rows 0 11", "rows 0 99999999"), ("rows 0 11", "rows 5 11"), ("rows 0 11", "rows 0 -1"),
    ("measures 1 5", "measures 1 999999999"), ("measures 1 5", "measures -1 5"),
    ("measures 1 5 0 1 11", "measures 1 5 0 1 12"), ("maxima", "maxima x"), ("sums ", "sums 0:"),
    ("sums ", "sums 99999999:1 "), ("sums ", "sums -1:1 "), ("timing 11", "timing 12"),
    ("timing 11 0", "timing 11 5"), ("digest abc", "digest"), ("digest abc", "digest a b"),
    ("timing 0 9223372036854775807 -1 0 0", "timing 0 9223372036854775807 -1 0 0 9999:1"),
  ])
  func `A file that contradicts itself is an error and no trap`(from: String, to: String) throws {
    let text = String(decoding: shards(of: 2)[0].result.encoded(), as: UTF8.self)
    let body = String(text[..<text.firstRange(of: "checksum")!.lowerBound])
    _ = try ShardResult(decoding: Self.resealed(body))
    let place = try #require(body.firstRange(of: from), "the test's own text")
    let changed = body.replacingCharacters(place, to)
    #expect(throws: ShardSyntaxError.self) { try ShardResult(decoding: Self.resealed(changed)) }
  }

  @Test func `Random damage under a true checksum never traps`() {
    let text = Array(shards(of: 2)[0].result.encoded())
    let body = text[..<(text.count - "checksum 0123456789abcdef\n".utf8.count)]
    var state: UInt64 = 99
    func next(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % bound
    }
    let alphabet = Array("0123456789 -:\n%.ex".utf8)
    for _ in 0..<3000 {
      var changed = Array(body)
      for _ in 0...next(3) { changed[next(changed.count)] = alphabet[next(alphabet.count)] }
      let sealed = Self.resealed(String(decoding: changed, as: UTF8.self))
      guard let read = try? ShardResult(decoding: sealed) else { continue }
      // What is accepted is whole: it can be summed up and written again.
      guard (try? read.requireFits(plans, name: "x")) != nil else { continue }
      for (part, plan) in zip(read.parts, plans) { _ = Summary(plan, part.replications) }
      #expect((try? ShardResult(decoding: read.encoded())) == read)
    }
  }
}

extension String {
  fileprivate func replacingCharacters(_ range: Range<Index>, _ text: String) -> String {
    self[..<range.lowerBound] + text + self[range.upperBound...]
  }
}
