import EventSimulation
import Testing

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

@Suite("Piecewise constant rates")
struct PiecewiseRateTests {
  /// 8:00 to 9:00 at 6 an hour, 9:00 to 9:30 at 0, 9:30 to 12:00 at 4: 16 expected.
  static let morning = PiecewiseRate(
    breakpoints: [
      8 * TimeUnit.hour, 9 * TimeUnit.hour, 9 * TimeUnit.hour + 30 * TimeUnit.minute,
      12 * TimeUnit.hour,
    ], ratesPerHour: [6, 0, 4])

  @Test(
    "The expected count at an instant",
    arguments: [(0, 0), (480, 0), (490, 1), (540, 6), (555, 6), (570, 6), (585, 7), (720, 16)])
  func cumulative(minute: Int, count: Int) {
    let time = Microseconds(minute) * TimeUnit.minute
    #expect(abs(Self.morning.cumulative(at: time) - Double(count)) < 1e-12)
    #expect(Self.morning.total == 16)
  }

  @Test(
    "The instant of an expected count, by hand",
    arguments: [(0, 480), (1, 490), (3, 510), (6, 570), (7, 585), (14, 690)])
  func time(count: Int, minute: Int) {
    #expect(Self.morning.time(ofCumulative: Double(count)) == Int64(minute) * TimeUnit.minute)
  }

  @Test("The last instant is excluded, and beyond the end there is none")
  func ends() {
    #expect(Self.morning.time(ofCumulative: 16) == nil)
    #expect(Self.morning.time(ofCumulative: .infinity) == nil)
    #expect(Self.morning.time(ofCumulative: 16.0.nextDown) == 12 * TimeUnit.hour - 1)
    #expect(Self.morning.time(ofCumulative: 6.0.nextDown) == 9 * TimeUnit.hour - 1)
    #expect(Self.morning.ratePerHour(at: 12 * TimeUnit.hour) == 0)
    #expect(Self.morning.ratePerHour(at: 12 * TimeUnit.hour - 1) == 4)
    #expect(Self.morning.ratePerHour(at: 9 * TimeUnit.hour) == 0)
    #expect(Self.morning.ratePerHour(at: 0) == 0)
    #expect(Self.morning.ratePerHour(at: 8 * TimeUnit.hour) == 6)
  }

  @Test("A division that rounds up does not reach the next interval")
  func roundedUp() {
    // Found by search: 0.005.nextDown / 0.3 · 3.6e9 is 6e7 in doubles, the excluded end.
    let minute = PiecewiseRate(breakpoints: [0, TimeUnit.minute], ratesPerHour: [0.3])
    #expect(0.005.nextDown / 0.3 * 3.6e9 == 6e7)
    #expect(minute.time(ofCumulative: 0.005.nextDown) == TimeUnit.minute - 1)
  }

  @Test("Nothing arrives where every rate is 0")
  func noArrivals() {
    let closed = PiecewiseRate(breakpoints: [0, 10, 20], ratesPerHour: [0, 0])
    #expect(closed.total == 0)
    #expect(closed.time(ofCumulative: 0) == nil)
  }

  @Test("Time and expected count are each other's inverse, with and without a cursor")
  func inverse() {
    var stream = RandomStream(seed: 2, replication: 0, purpose: 0, entity: 0)
    for _ in 0..<100 {
      let n = 1 + stream.index(below: 40)
      var breakpoints: [Microseconds] = [Int64(stream.index(below: 1_000_000))]
      var rates: [Double] = []
      for _ in 0..<n {
        breakpoints.append(breakpoints.last! + 1 + Int64(stream.index(below: 7_200_000_000)))
        rates.append(stream.index(below: 3) == 0 ? 0 : 20 * stream.uniform())
      }
      let rate = PiecewiseRate(breakpoints: breakpoints, ratesPerHour: rates)
      var cursor = 0
      var lambda = 0.0
      while let time = rate.time(ofCumulative: lambda, cursor: &cursor) {
        #expect(rate.time(ofCumulative: lambda) == time)
        #expect(rate.ratePerHour(at: time) > 0)
        // Rounded down by less than a microsecond, worth rate / 3.6e9.
        let back = rate.cumulative(at: time)
        #expect(back <= lambda + 1e-11)
        #expect(lambda - back <= rate.ratePerHour(at: time) / 3.6e9 + 1e-11)
        lambda += stream.uniform() * rate.total / 50
      }
      #expect(lambda >= rate.total)
      // A cursor left behind by a later search does no harm.
      #expect(rate.time(ofCumulative: 0, cursor: &cursor) == rate.time(ofCumulative: 0))
    }
  }

  @Test("Arrivals by the inverse are Poisson in each interval")
  func poisson() {
    let days = 20_000
    var counts = [[Double]](repeating: [], count: 2)
    for day in 0..<days {
      var stream = RandomStream(
        seed: 4, replication: UInt32(day), purpose: 1, entity: 0)
      var lambda = -log(stream.uniform())
      var early = 0.0
      var late = 0.0
      var cursor = 0
      while let time = Self.morning.time(ofCumulative: lambda, cursor: &cursor) {
        if time < 9 * TimeUnit.hour { early += 1 } else { late += 1 }
        lambda -= log(stream.uniform())
      }
      counts[0].append(early)
      counts[1].append(late)
    }
    let n = Double(days)
    for (values, expected) in zip(counts, [6.0, 10]) {
      let mean = values.reduce(0, +) / n
      let variance = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / (n - 1)
      #expect(abs(mean - expected) < 5 * (expected / n).squareRoot())
      // The index of dispersion of n Poisson counts is chi-square on n - 1 degrees, over n - 1.
      #expect(abs(variance / mean - 1) < 5 * (2 / n).squareRoot())
    }
    let covariance =
      zip(counts[0], counts[1]).reduce(0) { $0 + ($1.0 - 6) * ($1.1 - 10) } / n
    #expect(abs(covariance) < 5 * (60 / n).squareRoot())
  }
}
