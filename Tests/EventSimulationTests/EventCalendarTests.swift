import EventSimulation
import Testing

@Suite("The event calendar")
struct EventCalendarTests {
  @Test("An empty calendar has nothing to come and stands at 0")
  func empty() {
    var calendar = EventCalendar<Int>()
    #expect(calendar.pending == 0)
    #expect(calendar.now == 0)
    #expect(calendar.peekTime() == nil)
    #expect(calendar.next() == nil)
    #expect(calendar.now == 0)
  }

  @Test("Time decides first, then priority, then the order of scheduling")
  func tieOrder() {
    var calendar = EventCalendar<String.Index>()
    let names = "abcdefgh"
    let index = { (offset: Int) in names.index(names.startIndex, offsetBy: offset) }
    calendar.schedule(index(7), at: 20, priority: 0)
    calendar.schedule(index(4), at: 10, priority: 7)
    calendar.schedule(index(2), at: 10, priority: 1)
    calendar.schedule(index(5), at: 10, priority: 7)
    calendar.schedule(index(0), at: 5, priority: 7)
    calendar.schedule(index(3), at: 10, priority: 1)
    calendar.schedule(index(1), at: 10, priority: 0)
    calendar.schedule(index(6), at: 10, priority: 7)
    var order = ""
    while let event = calendar.next() { order.append(names[event]) }
    #expect(order == names)
    #expect(calendar.now == 20)
  }

  @Test("An event may be scheduled for now, and then comes before later ones")
  func scheduleNow() {
    var calendar = EventCalendar<Int>()
    calendar.schedule(1, at: 10, priority: 3)
    calendar.schedule(3, at: 11, priority: 0)
    #expect(calendar.next() == 1)
    calendar.schedule(2, at: calendar.now, priority: 7)
    #expect(calendar.next() == 2)
    #expect(calendar.now == 10)
    #expect(calendar.next() == 3)
  }

  @Test("Cancelling takes out the event meant, once, and blanks the receipt")
  func cancel() {
    var calendar = EventCalendar<Int>()
    var first = calendar.schedule(1, at: 1, priority: 0)
    var second = calendar.schedule(2, at: 2, priority: 0)
    var copy = first
    #expect(!first.isNone && first != second)
    calendar.cancel(&first)
    #expect(first == .none && first.isNone)
    #expect(calendar.pending == 1)
    calendar.cancel(&first)
    calendar.cancel(&copy)
    #expect(calendar.pending == 1)
    #expect(calendar.peekTime() == 2)
    #expect(calendar.next() == 2)
    calendar.cancel(&second)
    #expect(second.isNone)
    #expect(calendar.pending == 0)
    calendar.checkInvariants()
  }

  @Test("A spent receipt does not reach the event that took over its slot")
  func staleReceipt() {
    var calendar = EventCalendar<Int>()
    var fired = calendar.schedule(1, at: 1, priority: 0)
    #expect(calendar.next() == 1)
    calendar.schedule(2, at: 1, priority: 0)
    calendar.cancel(&fired)
    var cancelled = calendar.schedule(3, at: 2, priority: 0)
    var again = cancelled
    calendar.cancel(&cancelled)
    calendar.schedule(4, at: 2, priority: 0)
    calendar.cancel(&again)
    #expect(calendar.pending == 2)
    #expect(calendar.next() == 2)
    #expect(calendar.next() == 4)
    #expect(calendar.next() == nil)
  }

  @Test("A reset forgets everything, and receipts from before reach nothing after")
  func reset() {
    var calendar = EventCalendar<Int>(minimumCapacity: 4)
    var old = (0..<100).map { calendar.schedule($0, at: 50 + Int64($0), priority: 1) }
    #expect(calendar.next() == 0)
    calendar.reset(at: 20)
    calendar.checkInvariants()
    #expect(calendar.now == 20)
    #expect(calendar.pending == 0)
    #expect(calendar.next() == nil)
    for event in 0..<100 { calendar.schedule(event, at: 120 - Int64(event), priority: 1) }
    for index in old.indices { calendar.cancel(&old[index]) }
    #expect(calendar.pending == 100)
    for event in (0..<100).reversed() { #expect(calendar.next() == event) }
  }

  @Test("Times may lie before the first midnight")
  func negativeTimes() {
    var calendar = EventCalendar<Int>()
    calendar.reset(at: -100)
    calendar.schedule(3, at: 5, priority: 0)
    calendar.schedule(1, at: -100, priority: 0)
    calendar.schedule(2, at: -1, priority: 0)
    #expect(calendar.next() == 1)
    #expect(calendar.next() == 2)
    #expect(calendar.next() == 3)
  }

  @Test("Endless cancelling of far events does not grow the calendar")
  func cancelledEntriesAreDropped() {
    // A patience timer for each customer, always cancelled, none of them ever reaching the top.
    var calendar = EventCalendar<Int>()
    calendar.schedule(-1, at: .never, priority: 0)
    for event in 0..<100_000 {
      var timer = calendar.schedule(event, at: .never - 1, priority: 0)
      calendar.cancel(&timer)
    }
    #expect(calendar.pending == 1)
    #expect(calendar.mostPending == 2)
    calendar.checkInvariants()
    #expect(calendar.next() == -1)
  }

  @Test(
    "It agrees with a sorted list over random histories",
    arguments: [
      // (weights of schedule, cancel, next), range of delays, seed
      History(schedule: 5, cancel: 2, next: 3, delay: 1_000_000, seed: 1),
      History(schedule: 5, cancel: 1, next: 5, delay: 1_000_000, seed: 2),
      History(schedule: 5, cancel: 2, next: 3, delay: 3, seed: 3),
      History(schedule: 6, cancel: 3, next: 4, delay: 1, seed: 4),
      History(schedule: 8, cancel: 7, next: 1, delay: 50, seed: 5),
      History(schedule: 9, cancel: 1, next: 1, delay: 1000, seed: 6),
    ])
  func oracle(history: History) {
    var stream = RandomStream(seed: history.seed, replication: 0, purpose: 0, entity: 0)
    var calendar = EventCalendar<Int32>(minimumCapacity: 1)
    var list = SortedList()
    var tokens: [EventCalendar<Int32>.Token] = []
    let weights = history.schedule + history.cancel + history.next
    for _ in 0..<4000 {
      let choice = stream.index(below: weights)
      if choice < history.schedule {
        let time = list.now + Int64(stream.index(below: history.delay))
        let priority = UInt8(stream.index(below: 8))
        tokens.append(calendar.schedule(Int32(tokens.count), at: time, priority: priority))
        list.insert(Int32(tokens.count - 1), time: time, priority: priority)
      } else if choice < history.schedule + history.cancel, !tokens.isEmpty {
        // Any receipt ever given, living or spent, and sometimes a copy that stays behind.
        let index = stream.index(below: tokens.count)
        var copy = tokens[index]
        if stream.index(below: 2) == 0 {
          calendar.cancel(&tokens[index])
        } else {
          calendar.cancel(&copy)
          #expect(copy.isNone)
        }
        list.remove(Int32(index))
      } else {
        if stream.index(below: 2) == 0 { #expect(calendar.peekTime() == list.entries.last?.time) }
        #expect(calendar.next() == list.popFirst())
      }
      #expect(calendar.pending == list.entries.count)
      #expect(calendar.now == list.now)
      calendar.checkInvariants()
    }
    while let event = calendar.next() {
      #expect(event == list.popFirst())
      #expect(calendar.now == list.now)
    }
    #expect(list.entries.isEmpty)
    calendar.checkInvariants()
  }

  @Test("It agrees with a sorted list whether events are a microsecond apart or centuries")
  func allScales() {
    for seed in UInt64(1)...20 {
      var stream = RandomStream(seed: seed, replication: 0, purpose: 1, entity: 0)
      var calendar = EventCalendar<Int32>()
      let start = seed % 2 == 0 ? -Microseconds.never : Int64(seed) * 1_234_567_891
      calendar.reset(at: start)
      var list = SortedList(now: start)
      var tokens: [EventCalendar<Int32>.Token] = []
      // Phases in which the calendar fills, lives, and empties, so that it goes through every size.
      for step in 0..<1500 {
        let fills = step % 500 < 200
        let choice = stream.index(below: 10)
        if choice < (fills ? 8 : 4) {
          // Often many at one instant, else any power of two from now on.
          let delay = stream.index(below: 4) == 0 ? 0 : Int64(1) << Int64(stream.index(below: 55))
          let time =
            stream.index(below: 3) == 0 ? (list.entries.last?.time ?? list.now) : list.now + delay
          let priority = UInt8(stream.index(below: 8))
          tokens.append(calendar.schedule(Int32(tokens.count), at: time, priority: priority))
          list.insert(Int32(tokens.count - 1), time: time, priority: priority)
        } else if choice < (fills ? 9 : 6), !tokens.isEmpty {
          let index = stream.index(below: tokens.count)
          calendar.cancel(&tokens[index])
          list.remove(Int32(index))
        } else {
          if step % 3 == 0 { #expect(calendar.peekTime() == list.entries.last?.time) }
          #expect(calendar.next() == list.popFirst())
        }
        #expect(calendar.pending == list.entries.count)
        calendar.checkInvariants()
      }
      while let event = calendar.next() {
        #expect(event == list.popFirst())
        #expect(calendar.now == list.now)
      }
      #expect(list.entries.isEmpty)
    }
  }

  @Test("Ten thousand events come out in order, from a calendar made for four")
  func growth() {
    var stream = RandomStream(seed: 3, replication: 0, purpose: 0, entity: 0)
    var calendar = EventCalendar<Int64>(minimumCapacity: 0)
    var times: [Int64] = []
    for _ in 0..<10_000 {
      let time = Int64(stream.index(below: 1_000_000))
      times.append(time)
      calendar.schedule(time, at: time, priority: 0)
    }
    calendar.checkInvariants()
    times.sort()
    for time in times {
      #expect(calendar.next() == time)
      #expect(calendar.now == time)
    }
  }
}

struct History: Sendable, CustomTestStringConvertible {
  let schedule: Int
  let cancel: Int
  let next: Int
  let delay: Int
  let seed: UInt64

  var testDescription: String { "\(schedule):\(cancel):\(next), delays below \(delay)" }
}

/// The plainest event list: sorted, the earliest last.
struct SortedList {
  struct Entry {
    let time: Int64
    let priority: UInt8
    let order: Int
    let event: Int32
  }

  var entries: [Entry] = []
  var now: Int64
  private var scheduled = 0

  init(now: Int64 = 0) { self.now = now }

  mutating func insert(_ event: Int32, time: Int64, priority: UInt8) {
    entries.append(Entry(time: time, priority: priority, order: scheduled, event: event))
    scheduled += 1
    entries.sort { ($0.time, $0.priority, $0.order) > ($1.time, $1.priority, $1.order) }
  }

  mutating func remove(_ event: Int32) { entries.removeAll { $0.event == event } }

  mutating func popFirst() -> Int32? {
    guard let entry = entries.popLast() else { return nil }
    now = entry.time
    return entry.event
  }
}
