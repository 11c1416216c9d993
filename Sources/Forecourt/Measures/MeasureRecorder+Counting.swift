public import EventSimulation
import Tallies

/// Adding to one of the counts, wherever it lies.
extension MeasureRecorder {
  @inline(__always)
  public func add(_ tally: Tally, _ amount: Int64 = 1) {
    sums[MeasureShape.offset(tally)] &+= amount
  }

  @inline(__always)
  public func add(_ tally: HourlyTally, at time: Microseconds, _ amount: Int64 = 1) {
    hours(at: time)[tally] &+= amount
  }

  @inline(__always)
  public func add(_ tally: DailyTally, at time: Microseconds, _ amount: Int64 = 1) {
    days(at: time)[tally] &+= amount
  }

  @inline(__always)
  public func add(_ tally: JobTally, job: Int, _ amount: Int64 = 1) {
    row(ofJob: job)[tally] &+= amount
  }

  @inline(__always)
  public func add(_ tally: PersonTally, person: Int, _ amount: Int64 = 1) {
    row(ofPerson: person)[tally] &+= amount
  }

  @inline(__always)
  public func add(_ tally: CauseTally, _ cause: DelayCause, _ amount: Int64 = 1) {
    sums[MeasureShape.offset(tally, cause)] &+= amount
  }

  /// Adds a time to each cause.
  @inline(__always)
  func add(_ tally: CauseTally, _ times: DelayTimes) {
    let row = sums + (MeasureShape.offset(tally, .gate))
    for cause in 0..<DelayTimes.count { row[cause] &+= times[at: cause] }
  }

  @inline(__always)
  public func add(_ tally: BlameTally, _ role: Role, _ amount: Int64 = 1) {
    sums[MeasureShape.offset(tally, role)] &+= amount
  }

  @inline(__always)
  public func add(_ tally: PoolTally, pool: Int, _ amount: Int64 = 1) {
    row(ofPool: pool)[tally] &+= amount
  }

  /// Books a stretch of time of a role to the hours of the day in which it lies.
  public mutating func add(
    _ tally: RoleTally, _ role: Role, from: Microseconds, to: Microseconds
  ) {
    forEachHour(from: from, to: to) { [sums] hour, time in
      sums[MeasureShape.offset(tally, role, hour: hour)] &+= time
    }
  }

  /// Books a stretch of time of a pool to the hours of the day in which it lies.
  public mutating func add(
    _ tally: PoolHourTally, pool: Int, from: Microseconds, to: Microseconds, times: Int64 = 1
  ) {
    precondition(isBelow(pool, shape.pools), "a pool that the shop does not have")
    forEachHour(from: from, to: to) { [sums, shape] hour, time in
      sums[shape.offset(tally, pool: pool, hour: hour)] &+= time &* times
    }
  }

  @inline(__always)
  public func add(_ timing: Timing, _ time: Microseconds) {
    timings[Int(timing.rawValue)].add(time)
  }

  /// Takes a stretch apart by hours of the day. Most lie within one, and stretches come nearly in order
  /// of time, so that the hour is seldom another than that of the one before.
  @inline(__always)
  private mutating func forEachHour(
    from: Microseconds, to: Microseconds, _ body: (Int, Microseconds) -> Void
  ) {
    guard from < to else { return }
    precondition(from >= 0, "a time before the horizon")
    if from < hourStart || from >= hourStart &+ TimeUnit.hour {
      let index = from / TimeUnit.hour
      hourStart = index * TimeUnit.hour
      hourOfDay = Int(index % 24)
    }
    var hour = hourOfDay
    var at = from
    var end = hourStart &+ TimeUnit.hour
    while end < to {
      body(hour, end &- at)
      at = end
      end &+= TimeUnit.hour
      hour = hour == 23 ? 0 : hour &+ 1
    }
    body(hour, to &- at)
  }

  public func sum(_ tally: PersonTally, person: Int) -> Int64 { row(ofPerson: person)[tally] }

  public func sum(_ tally: PoolTally, pool: Int) -> Int64 { row(ofPool: pool)[tally] }
}
