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
/// Layout ``version``: one Philox block of two words per two draws, with
///
/// | word | counter | key |
/// |---|---|---|
/// | 0 | entity | seed |
/// | 1 | replication (32 bits), purpose (8 bits), block index (24 bits), from the top | |
///
/// The even draw is word 0 of the block, the odd draw word 1.
public struct RandomStream: Sendable, BitwiseCopyable {
  /// The name of the counter layout and of what samplers make of the numbers. It changes when the
  /// same seed would give others.
  public static var version: String { "philox-2" }

  @usableFromInline let seed: UInt64
  @usableFromInline let entity: UInt64
  /// Replication and purpose, where the counter has them.
  @usableFromInline let use: UInt64
  /// How many numbers were drawn, and how many made.
  @usableFromInline var drawn: UInt32 = 0
  @usableFromInline var made: UInt32 = 0
  /// Numbers made ahead, by the last three binary digits of their index: those of one block, or from
  /// the ninth number on, where a stream has turned out to be a long one, of four. The unchecked index
  /// is those three digits.
  @usableFromInline var ready = InlineArray<8, UInt64>(repeating: 0)

  /// The stream of `entity` for `purpose` in `replication`, at its first draw.
  @inlinable
  public init(seed: UInt64, replication: UInt32, purpose: UInt8, entity: UInt64) {
    self.seed = seed
    self.entity = entity
    use = Self.counter(replication: replication, purpose: purpose, entity: entity).1
  }

  /// Where a stream begins.
  @inlinable @inline(__always)
  static func counter(
    replication: UInt32, purpose: UInt8, entity: UInt64
  ) -> Philox2x64.Counter {
    (entity, UInt64(replication) &<< 32 | UInt64(purpose) &<< 24)
  }

  /// 64 random bits. A stream holds 2^25 of these; drawing more is a programming error.
  @inlinable @inline(__always)
  public mutating func nextBits() -> UInt64 {
    if drawn == made { makeMore() }
    let bits = ready[unchecked: Int(drawn & 7)]
    drawn &+= 1
    return bits
  }

  @inlinable
  @inline(never)
  mutating func makeMore() {
    precondition(made < 1 &<< 25, "a random stream is used up")
    let block = made &>> 1
    if made < 8 {
      keep(Philox2x64.block(counter: counter(ofBlock: block), key: seed), at: Int(made))
      made &+= 2
    } else {
      let blocks = Philox2x64.fourBlocks(
        (
          counter(ofBlock: block), counter(ofBlock: block &+ 1), counter(ofBlock: block &+ 2),
          counter(ofBlock: block &+ 3)
        )
      ) { Philox2x64.roundKey(seed, $0) }
      keep(blocks.0, at: 0)
      keep(blocks.1, at: 2)
      keep(blocks.2, at: 4)
      keep(blocks.3, at: 6)
      made &+= 8
    }
  }

  @inlinable @inline(__always)
  func counter(ofBlock index: UInt32) -> Philox2x64.Counter {
    (entity, use | UInt64(index))
  }

  @inlinable @inline(__always)
  mutating func keep(_ block: Philox2x64.Counter, at place: Int) {
    ready[unchecked: place] = block.0
    ready[unchecked: place &+ 1] = block.1
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
  init(_ block: Philox2x64.Counter) { (first, second) = block }

  /// What `uniform()` of the stream gives first.
  @inlinable public var firstUniform: Double { RandomStream.uniform(first) }

  /// What `uniform()` of the stream gives second.
  @inlinable public var secondUniform: Double { RandomStream.uniform(second) }
}
