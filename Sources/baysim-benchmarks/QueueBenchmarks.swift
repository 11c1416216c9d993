import EventSimulation
import Forecourt

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// M/M/3, arrivals 2.4 and service 1: by hand, on the kernel, and through the full model.
enum QueueBenchmarks {
  static var all: [Benchmark] { [loop, loopWithStreams, calendar, kernel, model] }

  /// As one would write it for this queue alone: no event list to speak of.
  private static var loop: Benchmark {
    Benchmark(name: "mm3.loop", unit: "events") {
      { Benchmark.Work(HandWrittenQueue.run(customers: 300_000, QuickDraws())) }
    }
  }

  /// The same loop with the kernel's random streams: what is between the two is the price of random
  /// numbers that belong to a customer and not to a sequence.
  private static var loopWithStreams: Benchmark {
    Benchmark(name: "mm3.loop.streams", unit: "events", bound: "mm3.loop") {
      { Benchmark.Work(HandWrittenQueue.run(customers: 300_000, KernelDraws())) }
    }
  }

  /// On `EventCalendar`, with the loop's random numbers: the price of an event list.
  private static var calendar: Benchmark {
    Benchmark(name: "mm3.calendar", unit: "events", bound: "mm3.loop") {
      { Benchmark.Work(KernelQueue.run(customers: 300_000, QuickDraws())) }
    }
  }

  /// On `EventCalendar`, `RandomStream` and `Sampler`: the whole kernel.
  private static var kernel: Benchmark {
    Benchmark(name: "mm3.kernel", unit: "events", bound: "mm3.loop") {
      { Benchmark.Work(KernelQueue.run(customers: 300_000, KernelDraws())) }
    }
  }

  /// The same as a shop: three bays, three advisors, nobody else, and all that a shop counts.
  private static var model: Benchmark {
    Benchmark(name: "mm3.model", unit: "events", bound: "mm3.loop", secondUnit: "cars") {
      let simulator = Simulator(.queue(servers: 3, carsPerHour: 8, days: 400))
      return {
        let measures = simulator.run(seed: 1, replication: 0)
        return Benchmark.Work(simulator.eventCount, second: Int(measures[.arrivals]))
      }
    }
  }
}

/// Where a queue has its times from, in microseconds; the mean service takes a second.
protocol QueueDraws {
  associatedtype Time: QueueTime
  mutating func gap() -> Time
  mutating func service() -> Time
}

/// Each queue takes what it is given into its own kind of number.
protocol QueueTime {
  var real: Double { get }
  var whole: Microseconds { get }
}

extension Double: QueueTime {
  var real: Double { self }
  var whole: Microseconds { Microseconds(self) }
}

extension Microseconds: QueueTime {
  var real: Double { Double(self) }
  var whole: Microseconds { self }
}

/// One sequence for all: xoshiro256++.
struct QuickDraws: QueueDraws {
  private var s: (UInt64, UInt64, UInt64, UInt64) = (1, 2, 3, 4)

  mutating func gap() -> Double { exponential(1e6 / 2.4) }
  mutating func service() -> Double { exponential(1e6) }

  @inline(__always)
  private mutating func exponential(_ mean: Double) -> Double {
    let sum = s.0 &+ s.3
    let bits = (sum << 23 | sum >> 41) &+ s.0
    let t = s.1 << 17
    s.2 ^= s.0
    s.3 ^= s.1
    s.1 ^= s.2
    s.0 ^= s.3
    s.2 ^= t
    s.3 = s.3 << 45 | s.3 >> 19
    return -mean * log((Double(bits >> 11) + 0.5) * 0x1p-53)
  }
}

/// The streams and samplers of the kernel.
struct KernelDraws: QueueDraws {
  private let gapLength = Sampler(durations: .exponential(mean: 1e6 / 2.4))
  private let serviceLength = Sampler(durations: .exponential(mean: 1e6))
  private var gaps = RandomStream(seed: 1, replication: 0, purpose: 1, entity: 0)
  private var services = RandomStream(seed: 1, replication: 0, purpose: 2, entity: 0)

  mutating func gap() -> Microseconds { gapLength.sampleDuration(&gaps) }
  mutating func service() -> Microseconds { serviceLength.sampleDuration(&services) }
}

/// The reference: three departure times and a ring of arrival times.
enum HandWrittenQueue {
  /// Serves so many customers; the number of events.
  static func run(customers: Int, _ draws: some QueueDraws) -> Int {
    var draws = draws
    let size = 1 << 16
    let waiting = UnsafeMutablePointer<Double>.allocate(capacity: size)
    defer { waiting.deallocate() }
    var arrival = draws.gap().real
    var departures = (Double.infinity, Double.infinity, Double.infinity)
    var (head, tail, served, busy, events) = (0, 0, 0, 0, 0)
    var (now, waits, area) = (0.0, 0.0, 0.0)
    while served < customers {
      var server = -1
      var time = arrival
      if departures.0 < time { (time, server) = (departures.0, 0) }
      if departures.1 < time { (time, server) = (departures.1, 1) }
      if departures.2 < time { (time, server) = (departures.2, 2) }
      area += Double(tail - head) * (time - now)
      now = time
      events += 1
      var next = Double.infinity
      if server < 0 {
        arrival = now + draws.gap().real
        guard busy < 3 else {
          waiting[tail & (size - 1)] = now
          tail += 1
          continue
        }
        busy += 1
        server = departures.0 == .infinity ? 0 : departures.1 == .infinity ? 1 : 2
        next = now + draws.service().real
      } else {
        served += 1
        if head < tail {
          waits += now - waiting[head & (size - 1)]
          head += 1
          next = now + draws.service().real
        } else {
          busy -= 1
        }
      }
      switch server {
      case 0: departures.0 = next
      case 1: departures.1 = next
      default: departures.2 = next
      }
    }
    consume((waits, area))
    return events
  }
}

/// The same queue on the public kernel.
enum KernelQueue {
  private enum Step: BitwiseCopyable { case arrival, departure }

  static func run(customers: Int, _ draws: some QueueDraws) -> Int {
    var draws = draws
    var calendar = EventCalendar<Step>()
    let size = 1 << 16
    let waiting = UnsafeMutablePointer<Microseconds>.allocate(capacity: size)
    defer { waiting.deallocate() }
    var (head, tail, served, busy, events) = (0, 0, 0, 0, 0)
    var (before, waits, area): (Microseconds, Microseconds, Microseconds) = (0, 0, 0)
    calendar.schedule(.arrival, at: draws.gap().whole, priority: 0)
    while served < customers, let step = calendar.next() {
      let now = calendar.now
      area &+= Int64(tail &- head) &* (now &- before)
      before = now
      events &+= 1
      switch step {
      case .arrival:
        calendar.schedule(.arrival, at: now + draws.gap().whole, priority: 0)
        if busy < 3 {
          busy += 1
          calendar.schedule(.departure, at: now + draws.service().whole, priority: 0)
        } else {
          waiting[tail & (size - 1)] = now
          tail += 1
        }
      case .departure:
        served += 1
        if head < tail {
          waits += now - waiting[head & (size - 1)]
          head += 1
          calendar.schedule(.departure, at: now + draws.service().whole, priority: 0)
        } else {
          busy -= 1
        }
      }
    }
    consume((waits, area))
    return events
  }
}
