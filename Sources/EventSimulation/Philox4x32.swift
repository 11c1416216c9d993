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
    var (x0, x1, x2, x3) = counter
    var (k0, k1) = key
    for _ in 0..<10 {
      let a = UInt64(x0) &* 0xD251_1F53
      let b = UInt64(x2) &* 0xCD9E_8D57
      (x0, x1, x2, x3) = (
        UInt32(truncatingIfNeeded: b &>> 32) ^ x1 ^ k0, UInt32(truncatingIfNeeded: b),
        UInt32(truncatingIfNeeded: a &>> 32) ^ x3 ^ k1, UInt32(truncatingIfNeeded: a)
      )
      k0 &+= 0x9E37_79B9
      k1 &+= 0xBB67_AE85
    }
    return (x0, x1, x2, x3)
  }
}
