/// The random numbers of one purpose for one entity in one replication.
///
/// Each draw is a pure function of (seed, replication, purpose, entity, how many were drawn before
/// from this stream). So a customer's needs and patience do not depend on what happened to others:
/// two policies meet the same customers, and any replication can be run alone.
///
/// ```swift
/// var patience = RandomStream(seed: 42, replication: 7, purpose: 3, entity: customer)
/// let u = patience.uniform()
/// ```
///
/// Counter layout ``version``: one Philox block of four words per two draws, with
///
/// | word | counter | key |
/// |---|---|---|
/// | 0 | entity, low half | seed, low half |
/// | 1 | entity, high half | seed, high half |
/// | 2 | purpose (8 bits), block index (24 bits) | |
/// | 3 | replication | |
///
/// The even draw is words 1 and 0 of the block (high half first), the odd draw words 3 and 2.
public struct RandomStream: Sendable, BitwiseCopyable {
  /// The name of the counter layout. It changes when the same seed would give other numbers.
  public static var version: String { "philox-1" }

  @usableFromInline let key: Philox4x32.Key
  @usableFromInline let entity: (UInt32, UInt32)
  @usableFromInline let replication: UInt32
  @usableFromInline let purpose: UInt32
  @usableFromInline var drawn: UInt32 = 0
  /// Numbers made ahead, by the last three binary digits of their index: those of one block, or from
  /// the ninth number on, where a stream has turned out to be a long one, of four.
  @usableFromInline var ready = InlineArray<8, UInt64>(repeating: 0)

  /// The stream of `entity` for `purpose` in `replication`, at its first draw.
  @inlinable
  public init(seed: UInt64, replication: UInt32, purpose: UInt8, entity: UInt64) {
    key = (UInt32(truncatingIfNeeded: seed), UInt32(truncatingIfNeeded: seed &>> 32))
    self.entity = (UInt32(truncatingIfNeeded: entity), UInt32(truncatingIfNeeded: entity &>> 32))
    self.replication = replication
    self.purpose = UInt32(purpose) &<< 24
  }

  /// The first `uniform()` of a stream, without the stream. Never inlined: one copy of it stays in a
  /// processor's cache for code.
  @inline(never)
  public static func firstUniform(
    seed: UInt64, replication: UInt32, purpose: UInt8, entity: UInt64
  ) -> Double {
    let stream = RandomStream(
      seed: seed, replication: replication, purpose: purpose, entity: entity)
    let block = Philox4x32.block(counter: stream.counter(ofBlock: 0), key: stream.key)
    return uniform(RandomPair(block).first)
  }

  /// The first two numbers of the streams of one entity for four purposes, made side by side in half
  /// the time of one after the other. Never inlined, as `firstUniform`.
  @inline(never)
  public static func firstPairs(
    seed: UInt64, replication: UInt32, purposes: (UInt8, UInt8, UInt8, UInt8), entity: UInt64
  ) -> (RandomPair, RandomPair, RandomPair, RandomPair) {
    @inline(__always)
    func counter(_ purpose: UInt8) -> Philox4x32.Counter {
      RandomStream(seed: seed, replication: replication, purpose: purpose, entity: entity)
        .counter(ofBlock: 0)
    }
    let key = (UInt32(truncatingIfNeeded: seed), UInt32(truncatingIfNeeded: seed &>> 32))
    let blocks = Philox4x32.fourBlocks(
      (counter(purposes.0), counter(purposes.1), counter(purposes.2), counter(purposes.3)),
      key: key)
    return (
      RandomPair(blocks.0), RandomPair(blocks.1), RandomPair(blocks.2), RandomPair(blocks.3)
    )
  }

  /// 64 random bits. A stream holds 2^25 of these; drawing more is a programming error.
  @inlinable @inline(__always)
  public mutating func nextBits() -> UInt64 {
    let index = drawn
    precondition(index < 1 &<< 25, "a random stream is used up")
    drawn = index &+ 1
    if index & 1 == 0 && (index < 8 || index & 7 == 0) { refill(at: index) }
    return ready[unchecked: Int(index & 7)]
  }

  @inlinable
  @inline(never)
  mutating func refill(at index: UInt32) {
    let block = index &>> 1
    if index < 8 {
      keep(Philox4x32.block(counter: counter(ofBlock: block), key: key), at: Int(index))
    } else {
      let blocks = Philox4x32.fourBlocks(
        (
          counter(ofBlock: block), counter(ofBlock: block &+ 1), counter(ofBlock: block &+ 2),
          counter(ofBlock: block &+ 3)
        ), key: key)
      keep(blocks.0, at: 0)
      keep(blocks.1, at: 2)
      keep(blocks.2, at: 4)
      keep(blocks.3, at: 6)
    }
  }

  @inlinable @inline(__always)
  func counter(ofBlock index: UInt32) -> Philox4x32.Counter {
    (entity.0, entity.1, purpose | index, replication)
  }

  @inlinable @inline(__always)
  mutating func keep(_ block: Philox4x32.Counter, at place: Int) {
    let pair = RandomPair(block)
    ready[unchecked: place] = pair.first
    ready[unchecked: place &+ 1] = pair.second
  }

  /// A number in the open interval (0, 1): an odd multiple of 2⁻⁵³, so that neither `u` nor `1 - u`
  /// is ever 0, both are exact, and the two are equally distributed.
  @inlinable @inline(__always)
  public mutating func uniform() -> Double { Self.uniform(nextBits()) }

  @inlinable @inline(__always)
  static func uniform(_ bits: UInt64) -> Double { Double((bits &>> 11) | 1) * 0x1p-53 }

  /// A whole number from 0 to `n - 1`, each as likely as the other.
  ///
  /// Source: D. Lemire, "Fast random integer generation in an interval", ACM TOMACS 29 (2019),
  /// doi:10.1145/3230636.
  @inlinable
  public mutating func index(below n: Int) -> Int {
    precondition(n > 0, "an index below nothing")
    let bound = UInt64(n)
    var product = nextBits().multipliedFullWidth(by: bound)
    if product.low < bound {
      let threshold = (0 &- bound) % bound
      while product.low < threshold {
        product = nextBits().multipliedFullWidth(by: bound)
      }
    }
    return Int(product.high)
  }
}

/// Two numbers of 64 random bits that follow each other in a stream: one Philox block.
public struct RandomPair: Sendable, BitwiseCopyable {
  @usableFromInline let first: UInt64
  @usableFromInline let second: UInt64

  @inlinable @inline(__always)
  init(_ block: Philox4x32.Counter) {
    first = UInt64(block.1) &<< 32 | UInt64(block.0)
    second = UInt64(block.3) &<< 32 | UInt64(block.2)
  }
}
