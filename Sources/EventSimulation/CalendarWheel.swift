/// Where the events are filed that do not come next: a hierarchical timing wheel.
///
/// Time since the last reset is written in base 16. An event is filed under the highest digit in which
/// its time differs from the wheel's position, and the value of that digit: at once, with no
/// comparison, and it can be taken out again at once. Of the buckets in use the lowest level comes
/// first, and in it the lowest digit; what is in one of them is later than all in the ones before.
/// When a bucket's turn comes, its events are few enough to be put in order, or they are filed
/// anew under their next lower digit: sixteen times finer. So an event is moved a few times, however
/// many there are, and a timer that is cancelled in time (most are) was never put in order.
///
/// Sources: G. Varghese, T. Lauck, "Hashed and hierarchical timing wheels", SOSP 1987,
/// doi:10.1145/37499.37504, scheme 7; filing by the highest differing digit after R. K. Ahuja et al.,
/// "Faster algorithms for the shortest path problem", J. ACM 37 (1990), doi:10.1145/77600.77615.
///
/// What protects the two tables: a time on the wheel is after the position (all before `frontEnd` are in
/// the front, and that is not before the end of the bucket opened last), so that it has a highest
/// differing digit, one of 16; and a bucket is opened only while `count` says that there is one.
@usableFromInline
struct CalendarWheel: ~Copyable {
  /// Digits of the longest time.
  @inlinable static var levels: Int { 16 }

  /// Bit `d` of word `l`: bucket `l * 16 + d` holds an event.
  @usableFromInline let used: UnsafeMutablePointer<UInt64>
  /// Bit `l`: a bucket of level `l` holds an event.
  @usableFromInline var usedLevels: UInt64 = 0
  /// The first slot of each bucket that is used; of others, nothing.
  @usableFromInline let heads: UnsafeMutablePointer<Int32>
  /// Events on the wheel.
  @usableFromInline var count = 0
  /// Where time 0 of the wheel is.
  @usableFromInline var origin: Microseconds = 0
  /// The beginning of the bucket that was opened last; no event on the wheel is as early.
  @usableFromInline var position: UInt64 = 0

  @usableFromInline
  init() {
    used = .allocate(capacity: Self.levels)
    heads = .allocate(capacity: Self.levels * 16)
    reset(at: 0)
  }

  @inlinable
  deinit {
    used.deallocate()
    heads.deallocate()
  }

  @usableFromInline
  mutating func reset(at time: Microseconds) {
    used.initialize(repeating: 0, count: Self.levels)
    usedLevels = 0
    count = 0
    origin = time
    position = 0
  }

  @inlinable
  func sinceOrigin(_ time: Microseconds) -> UInt64 { UInt64(bitPattern: time &- origin) }

  /// The bucket of a time after the position.
  @inlinable
  func bucket(of time: Microseconds) -> Int {
    let time = sinceOrigin(time)
    let level = (63 &- (time ^ position).leadingZeroBitCount) &>> 2
    return bucket(of: time, level: level)
  }

  @inlinable
  func bucket(of time: UInt64, level: Int) -> Int {
    level &<< 4 | Int(truncatingIfNeeded: time &>> UInt64(level &<< 2) & 15)
  }

  @inlinable
  func isUsed(_ bucket: Int) -> Bool { used[bucket &>> 4] &>> UInt64(bucket & 15) & 1 == 1 }

  @inlinable
  mutating func markUsed(_ bucket: Int) {
    used[bucket &>> 4] |= 1 &<< UInt64(bucket & 15)
    usedLevels |= 1 &<< UInt64(bucket &>> 4)
  }

  @inlinable
  mutating func markEmpty(_ bucket: Int) {
    used[bucket &>> 4] &= ~(1 &<< UInt64(bucket & 15))
    if used[bucket &>> 4] == 0 { usedLevels &= ~(1 &<< UInt64(bucket &>> 4)) }
  }

  /// Moves on to the earliest bucket, which there is, and leaves it empty.
  ///
  /// - Returns: Its level, its first slot, and where it ends.
  @inlinable
  mutating func openNext() -> (level: Int, slot: Int32, end: Microseconds) {
    let level = usedLevels.trailingZeroBitCount
    let digit = used[level].trailingZeroBitCount
    let bucket = level &<< 4 | digit
    markEmpty(bucket)
    // Times of one bucket agree with the position in all higher digits; lower ones are 0 where it
    // begins. (These shifts may go beyond all digits.)
    let low = UInt64(level &<< 2)
    position = (position >> (low + 4)) << (low + 4) | UInt64(digit) << low
    return (level, heads[bucket], origin &+ Microseconds(bitPattern: position &+ (1 &<< low)))
  }
}
