/// Philox 4×32 with ten rounds: a random function of a counter and a key.
///
/// It has no state. The same counter and key give the same four words on any machine, so draws can
/// be made in any order and on any thread. Passes the published known-answer vectors of Random123.
///
/// Source: J. K. Salmon, M. A. Moraes, R. O. Dror, D. E. Shaw, "Parallel random numbers: as easy as
/// 1, 2, 3", SC'11, doi:10.1145/2063384.2063405.
public enum Philox4x32 {
  public typealias Counter = (UInt32, UInt32, UInt32, UInt32)
  public typealias Key = (UInt32, UInt32)

  /// The four words at `counter` under `key`.
  @inlinable
  public static func block(counter: Counter, key: Key) -> Counter {
    var words = Words(counter)
    var schedule = KeySchedule(key)
    for _ in 0..<5 {
      words.twoRounds(schedule)
      schedule.step()
    }
    return words.counter
  }

  /// The words at four counters under one key: four blocks side by side take little longer than one,
  /// of which each step waits for the one before.
  @inlinable
  static func fourBlocks(
    _ counters: (Counter, Counter, Counter, Counter), key: Key
  ) -> (Counter, Counter, Counter, Counter) {
    var a = Words(counters.0)
    var b = Words(counters.1)
    var c = Words(counters.2)
    var d = Words(counters.3)
    var schedule = KeySchedule(key)
    for _ in 0..<5 {
      a.twoRounds(schedule)
      b.twoRounds(schedule)
      c.twoRounds(schedule)
      d.twoRounds(schedule)
      schedule.step()
    }
    return (a.counter, b.counter, c.counter, d.counter)
  }
}

extension Philox4x32 {
  /// Four words on their way through the rounds.
  ///
  /// A round multiplies words 0 and 2 and crosses the products' halves over. Here both lie in the two
  /// 64-bit lanes of one vector and stay where they are; instead the lanes change their meaning, so
  /// rounds go in pairs, the second with the constants in the other order. High halves of `odd`, and
  /// of `even` until it is multiplied, hold what nobody reads.
  @usableFromInline
  struct Words {
    @usableFromInline var even: SIMD2<UInt64>
    @usableFromInline var odd: SIMD2<UInt64>

    @inlinable @inline(__always)
    init(_ counter: Counter) {
      even = SIMD2(UInt64(counter.0), UInt64(counter.2))
      odd = SIMD2(UInt64(counter.3), UInt64(counter.1))
    }

    @inlinable @inline(__always)
    mutating func twoRounds(_ schedule: KeySchedule) {
      let low = SIMD2<UInt64>(repeating: 0xFFFF_FFFF)
      let products = (even & low) &* SIMD2(0xD251_1F53, 0xCD9E_8D57)
      even = (products &>> 32) ^ (odd ^ schedule.first)
      odd = SIMD2(products.y, products.x)
      let otherProducts = (even & low) &* SIMD2(0xCD9E_8D57, 0xD251_1F53)
      even = (otherProducts &>> 32) ^ (odd ^ schedule.second)
      odd = SIMD2(otherProducts.y, otherProducts.x)
    }

    @inlinable var counter: Counter {
      @inline(__always) get {
        (
          UInt32(truncatingIfNeeded: even.x), UInt32(truncatingIfNeeded: odd.y),
          UInt32(truncatingIfNeeded: even.y), UInt32(truncatingIfNeeded: odd.x)
        )
      }
    }
  }

  /// The keys of the next two rounds, in the order of the lanes of each.
  @usableFromInline
  struct KeySchedule {
    @usableFromInline var first: SIMD2<UInt64>
    @usableFromInline var second: SIMD2<UInt64>

    @inlinable @inline(__always)
    init(_ key: Key) {
      first = SIMD2(UInt64(key.1), UInt64(key.0))
      second = SIMD2(UInt64(key.0) &+ 0x9E37_79B9, UInt64(key.1) &+ 0xBB67_AE85)
    }

    @inlinable @inline(__always)
    mutating func step() {
      first &+= SIMD2(2 * 0xBB67_AE85, 2 * 0x9E37_79B9)
      second &+= SIMD2(2 * 0x9E37_79B9, 2 * 0xBB67_AE85)
    }
  }
}
