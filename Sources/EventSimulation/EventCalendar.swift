/// The future event list: what is to happen, in the order in which it will.
///
/// ```swift
/// enum Step { case arrival, departure }
/// var calendar = EventCalendar<Step>()
/// calendar.schedule(.arrival, at: 5 * TimeUnit.minute, priority: 0)
/// while let step = calendar.next() {
///   switch step { … }   // calendar.now is the event's time
/// }
/// ```
///
/// Events at the same instant come by priority, 0 first, and then in the order in which they were
/// scheduled. Nothing else decides, so a run can be repeated to the digit.
///
/// The few events that come next stand in order (`CalendarFront`), all others are filed by their time
/// (`CalendarWheel`); the events themselves stay put in a table of slots. To enter, to cancel and to take
/// out an event cost the same however many are pending, as long as not many of them come within the
/// same microsecond.
///
/// Storage grows by doubling and is never given back before the end: a warm calendar allocates
/// nothing. It holds at most 16 777 215 pending events, and 137 billion between two resets.
public struct EventCalendar<Event: BitwiseCopyable>: ~Copyable {
  /// The receipt of one scheduled event, for cancelling it. A spent receipt is harmless.
  public struct Token: BitwiseCopyable, Equatable, Sendable {
    @usableFromInline var key: UInt64

    @inlinable init(key: UInt64) { self.key = key }

    /// The receipt of nothing.
    @inlinable public static var none: Token { Token(key: 0) }

    /// Whether this is the receipt of nothing.
    @inlinable public var isNone: Bool { key == 0 }
  }

  @usableFromInline var storage: CalendarStorage<Event>
  @usableFromInline var sequence: UInt64 = 0
  @usableFromInline var clock: Microseconds = 0

  /// An empty calendar at time 0 with room for `minimumCapacity` pending events.
  public init(minimumCapacity: Int = 64) {
    storage = CalendarStorage(capacity: minimumCapacity)
  }

  /// The time of the event that `next()` returned last; before that, the time of the last reset.
  @inlinable public var now: Microseconds { clock }

  /// How many events are to come; cancelled ones do not count.
  @inlinable public var pending: Int { storage.count }

  /// Enters an event.
  ///
  /// - Parameters:
  ///   - event: What is to happen.
  ///   - time: When; not before `now`, nor after twice `.never`.
  ///   - priority: 0 (first) to 7 (last) among the events of the same instant.
  /// - Returns: A receipt to cancel it with.
  @inlinable
  @discardableResult
  public mutating func schedule(
    _ event: Event, at time: Microseconds, priority: UInt8
  ) -> Token {
    precondition(time >= clock, "an event cannot be scheduled in the past")
    precondition(time <= 2 &* .never, "an event cannot be scheduled after the end of time")
    precondition(priority < 8, "a priority is 0 to 7")
    precondition(sequence < CalendarKey.sequenceLimit, "too many events between two resets")
    sequence &+= 1
    let key = storage.insert(
      event, time: time, order: CalendarKey.order(priority: priority, sequence: sequence))
    return Token(key: key)
  }

  /// Takes an event out again and blanks its receipt. Does nothing if there was none, or if it has
  /// already happened or been cancelled.
  @inlinable
  @inline(__always)
  public mutating func cancel(_ token: inout Token) {
    // Most receipts are blank, which takes no call to see.
    if token.isNone { return }
    storage.remove(key: token.key)
    token = .none
  }

  /// Takes out the earliest event and moves `now` to its time; nil when nothing is left.
  @inlinable
  public mutating func next() -> Event? {
    guard storage.front.count > 0 || storage.fillFront() else { return nil }
    let (time, event) = storage.popFirst()
    clock = time
    return event
  }

  /// The time of the earliest event, or nil when nothing is left.
  @inlinable
  public mutating func peekTime() -> Microseconds? {
    guard storage.front.count > 0 || storage.fillFront() else { return nil }
    return storage.front.first.time
  }

  /// Forgets every event and starts again at `time`; keeps the storage. Receipts from before the
  /// reset stay harmless.
  ///
  /// - Precondition: `time` lies within ±`.never`.
  public mutating func reset(at time: Microseconds = 0) {
    precondition(time >= -.never && time <= .never, "a clock starts within ±Microseconds.never")
    storage.removeAll(at: time)
    clock = time
    // Numbers run on over resets, so that an old receipt meets no new event; they begin again only
    // after 69 billion, by when no receipt of the first ones is left in any reasonable program.
    if sequence > CalendarKey.sequenceLimit / 2 { sequence = 0 }
  }
}
