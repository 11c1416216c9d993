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
  @usableFromInline var spare: UInt64 = 0

  /// The stream of `entity` for `purpose` in `replication`, at its first draw.
  @inlinable
  public init(seed: UInt64, replication: UInt32, purpose: UInt8, entity: UInt64) {
    key = (UInt32(truncatingIfNeeded: seed), UInt32(truncatingIfNeeded: seed &>> 32))
    self.entity = (UInt32(truncatingIfNeeded: entity), UInt32(truncatingIfNeeded: entity &>> 32))
    self.replication = replication
    self.purpose = UInt32(purpose) &<< 24
  }

  /// The first `uniform()` of a stream, without the stream.
  @inlinable @inline(__always)
  public static func firstUniform(
    seed: UInt64, replication: UInt32, purpose: UInt8, entity: UInt64
  ) -> Double {
    var stream = RandomStream(
      seed: seed, replication: replication, purpose: purpose, entity: entity)
    return stream.uniform()
  }

  /// 64 random bits. A stream holds 2^25 of these; drawing more is a programming error.
  @inlinable @inline(__always)
  public mutating func nextBits() -> UInt64 {
    let index = drawn
    precondition(index < 1 &<< 25, "a random stream is used up")
    drawn = index &+ 1
    if index & 1 == 1 { return spare }
    let block = Philox4x32.block(
      counter: (entity.0, entity.1, purpose | index &>> 1, replication), key: key)
    spare = UInt64(block.3) &<< 32 | UInt64(block.2)
    return UInt64(block.1) &<< 32 | UInt64(block.0)
  }

  /// A number in the open interval (0, 1): an odd multiple of 2⁻⁵³, so that neither `u` nor `1 - u`
  /// is ever 0, both are exact, and the two are equally distributed.
  @inlinable @inline(__always)
  public mutating func uniform() -> Double {
    Double((nextBits() &>> 11) | 1) * 0x1p-53
  }

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
