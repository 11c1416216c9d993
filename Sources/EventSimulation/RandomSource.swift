/// The random numbers of one replication: the streams of all its entities, and the first numbers of a
/// stream without the stream, which is all that a single duration takes.
///
/// ```swift
/// var random = RandomSource(seed: 42, replication: 7)
/// let needs = random.firstPair(purpose: 3, entity: customer)  // `needs.firstUniform` …
/// var patience = random.stream(purpose: 4, entity: customer)  // … or any number of them
/// ```
///
/// The keys of the generator's rounds are made once. What is asked often is `mutating` although it
/// changes nothing: it is given the source's address and not a copy of it. And it is never inlined:
/// one copy of it stays in a processor's cache for code.
public struct RandomSource: Sendable, BitwiseCopyable {
  public let seed: UInt64
  public let replication: UInt32
  @usableFromInline let keys: Philox2x64.RoundKeys

  public init(seed: UInt64, replication: UInt32) {
    self.seed = seed
    self.replication = replication
    keys = Philox2x64.RoundKeys(seed)
  }

  /// The stream of `entity` for `purpose`, at its first draw.
  @inlinable
  public func stream(purpose: UInt8, entity: UInt64) -> RandomStream {
    RandomStream(seed: seed, replication: replication, purpose: purpose, entity: entity)
  }

  /// The first two numbers of a stream.
  @inline(never)
  public mutating func firstPair(purpose: UInt8, entity: UInt64) -> RandomPair {
    RandomPair(Philox2x64.block(counter: counter(purpose, entity)) { keys[$0] })
  }

  /// The first two numbers of the streams of one entity for four purposes, made side by side in
  /// little more than the time of one.
  @inline(never)
  public mutating func firstPairs(
    purposes: (UInt8, UInt8, UInt8, UInt8), entity: UInt64
  ) -> (RandomPair, RandomPair, RandomPair, RandomPair) {
    let blocks = Philox2x64.fourBlocks(
      (
        counter(purposes.0, entity), counter(purposes.1, entity), counter(purposes.2, entity),
        counter(purposes.3, entity)
      )
    ) { keys[$0] }
    return (
      RandomPair(blocks.0), RandomPair(blocks.1), RandomPair(blocks.2), RandomPair(blocks.3)
    )
  }

  @inline(__always)
  private func counter(_ purpose: UInt8, _ entity: UInt64) -> Philox2x64.Counter {
    RandomStream.counter(replication: replication, purpose: purpose, entity: entity)
  }
}
