/// Philox 2×64 with ten rounds: a random function of a counter and a key.
///
/// It has no state. The same counter and key give the same two words on any machine, so draws can be
/// made in any order and on any thread. Passes the published known-answer vectors of Random123.
///
/// Source: J. K. Salmon, M. A. Moraes, R. O. Dror, D. E. Shaw, "Parallel random numbers: as easy as
/// 1, 2, 3", SC'11, doi:10.1145/2063384.2063405.
public enum Philox2x64 {
  public typealias Counter = (UInt64, UInt64)

  /// The two words at `counter` under `key`.
  @inlinable @inline(__always)
  public static func block(counter: Counter, key: UInt64) -> Counter {
    block(counter: counter) { roundKey(key, $0) }
  }

  /// - Parameter key: of each round.
  @inlinable @inline(__always)
  static func block(counter: Counter, key: (_ round: Int) -> UInt64) -> Counter {
    var words = Words(counter)
    for round in 0..<rounds { words.round(key(round)) }
    return (words.first, words.second)
  }

  /// The words at four counters under one key: four blocks side by side take little longer than one,
  /// of which each step waits for the one before.
  @inlinable @inline(__always)
  static func fourBlocks(
    _ counters: (Counter, Counter, Counter, Counter), key: (_ round: Int) -> UInt64
  ) -> (Counter, Counter, Counter, Counter) {
    var a = Words(counters.0)
    var b = Words(counters.1)
    var c = Words(counters.2)
    var d = Words(counters.3)
    for round in 0..<rounds {
      let key = key(round)
      a.round(key)
      b.round(key)
      c.round(key)
      d.round(key)
    }
    return (
      (a.first, a.second), (b.first, b.second), (c.first, c.second), (d.first, d.second)
    )
  }

  @inlinable @inline(__always)
  static func roundKey(_ key: UInt64, _ round: Int) -> UInt64 {
    key &+ UInt64(truncatingIfNeeded: round) &* keyStep
  }

  @inlinable static var rounds: Int { 10 }

  /// What the key rises by from round to round: the golden ratio, less 1, times 2⁶⁴.
  @inlinable static var keyStep: UInt64 { 0x9E37_79B9_7F4A_7C15 }

  /// The key of each round. Kept where many blocks are made under one key: a round then has less to
  /// do, and less to wait for. The unchecked index is a round, from 0 to below `rounds`.
  @usableFromInline
  struct RoundKeys: Sendable, BitwiseCopyable {
    @usableFromInline var keys = InlineArray<10, UInt64>(repeating: 0)

    @inlinable @inline(__always)
    init(_ key: UInt64) {
      for round in 0..<rounds { keys[unchecked: round] = roundKey(key, round) }
    }

    @inlinable @inline(__always)
    subscript(round: Int) -> UInt64 { keys[unchecked: round] }
  }

  /// Two words on their way through the rounds.
  @usableFromInline
  struct Words {
    @usableFromInline var first: UInt64
    @usableFromInline var second: UInt64

    @inlinable @inline(__always)
    init(_ counter: Counter) { (first, second) = counter }

    @inlinable @inline(__always)
    mutating func round(_ key: UInt64) {
      let product = first.multipliedFullWidth(by: 0xD2B7_4407_B1CE_6E93)
      first = product.high ^ (key ^ second)
      second = product.low
    }
  }
}
