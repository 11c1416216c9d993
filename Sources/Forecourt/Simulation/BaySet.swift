import EventSimulation

/// Which bays are free: one bit each, the lowest number first. The last `reserved` bays are kept
/// for booked cars. The numbers of bays that come from outside are checked; the words are as many as
/// these need.
struct BaySet: ~Copyable {
  let count: Int
  private let firstReserved: Int
  private let words: UnsafeMutablePointer<UInt64>
  private let wordCount: Int
  private var freeOpen = 0
  private var freeReserved = 0

  init(count: Int, reserved: Int) {
    precondition(count > 0 && reserved >= 0 && reserved <= count, "no such set of bays")
    self.count = count
    firstReserved = count - reserved
    wordCount = (count + 63) / 64
    words = .allocate(capacity: wordCount)
    clear()
  }

  deinit { words.deallocate() }

  mutating func clear() {
    for word in 0..<wordCount {
      let left = count - word * 64
      words[word] = left >= 64 ? .max : (1 << UInt64(left)) - 1
    }
    freeOpen = firstReserved
    freeReserved = count - firstReserved
  }

  var hasFree: Bool { freeOpen &+ freeReserved > 0 }

  /// Whether a car of this kind finds a bay.
  func hasFree(forBooked booked: Bool) -> Bool { freeOpen > 0 || (booked && freeReserved > 0) }

  /// Takes a bay: a booked car takes a reserved one first. The caller knows that there is one.
  mutating func take(forBooked booked: Bool) -> Int32 {
    if booked, freeReserved > 0 {
      let bay = lowestFree(from: firstReserved)
      mark(bay, free: false)
      return Int32(bay)
    }
    precondition(freeOpen > 0, "no bay is free")
    let bay = lowestFree(from: 0)
    mark(bay, free: false)
    return Int32(bay)
  }

  mutating func release(_ bay: Int32) { mark(Int(bay), free: true) }

  private mutating func mark(_ bay: Int, free: Bool) {
    precondition(bay >= 0 && bay < count, "a bay that the shop does not have")
    // A shift and not a division, which would first ask whether the number is negative.
    let bit: UInt64 = 1 &<< UInt64(truncatingIfNeeded: bay)
    if free { words[bay &>> 6] |= bit } else { words[bay &>> 6] &= ~bit }
    if bay < firstReserved { freeOpen &+= free ? 1 : -1 } else { freeReserved &+= free ? 1 : -1 }
  }

  private func lowestFree(from start: Int) -> Int {
    var word = start / 64
    var bits = words[word] & (.max << UInt64(start % 64))
    while bits == 0 {
      word &+= 1
      precondition(word < wordCount, "free bays are miscounted")
      bits = words[word]
    }
    return word * 64 + bits.trailingZeroBitCount
  }
}
