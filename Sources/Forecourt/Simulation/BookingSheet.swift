import EventSimulation

/// The arrivals of today's booked customers, and of those who come before opening, in order of time.
/// Storage is allocated once, for as many as a day has, and grows if there are more: `next` and `count`
/// never pass `capacity`.
struct BookingSheet: ~Copyable {
  struct Arrival: BitwiseCopyable {
    var time: Microseconds
    /// `never`: one who has not booked and comes before opening.
    var slot: Microseconds
    var entity: UInt64
  }

  private var arrivals: UnsafeMutablePointer<Arrival>
  private var capacity: Int
  private var count = 0
  private var next = 0

  init(capacity: Int) {
    self.capacity = max(1, capacity)
    arrivals = .allocate(capacity: self.capacity)
  }

  deinit { arrivals.deallocate() }

  mutating func clear() {
    count = 0
    next = 0
  }

  /// Enters an arrival, keeping the order of time; equal times stay in order of entry. Slots come in
  /// order and customers are nearly punctual, so that few entries have to move.
  mutating func insert(_ arrival: Arrival) {
    if count == capacity { grow() }
    var at = count
    while at > 0, arrivals[at - 1].time > arrival.time {
      arrivals[at] = arrivals[at - 1]
      at -= 1
    }
    arrivals[at] = arrival
    count += 1
  }

  var first: Arrival? { next < count ? arrivals[next] : nil }

  mutating func removeFirst() {
    precondition(next < count, "nobody is booked")
    next += 1
  }

  private mutating func grow() {
    let larger = UnsafeMutablePointer<Arrival>.allocate(capacity: capacity * 2)
    larger.moveInitialize(from: arrivals, count: count)
    arrivals.deallocate()
    arrivals = larger
    capacity *= 2
  }
}

/// Where a day's Poisson arrivals have got to: exponential steps of mean 1 in expected counts.
struct WalkInProcess: BitwiseCopyable {
  var index = 0
  var expected = 0.0
  var factor = 1.0
  var cursor = 0
  var pendingEntity: UInt64 = 0
}
