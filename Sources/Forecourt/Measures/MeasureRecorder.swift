public import EventSimulation
import Statistics

/// The one place where anything is counted: the simulator and the reader of a shop's own log drive
/// it with the same calls, so that both are measured by the same definitions.
///
/// Calls come in order of time. Storage is allocated once; recording allocates nothing.
public struct MeasureRecorder: ~Copyable {
  public let shape: MeasureShape
  public let threshold: Int
  public let limit: Microseconds
  /// False during the warm-up: levels are followed, nothing is counted.
  public private(set) var isMeasuring = false
  /// Cars in the area now, of customers and others.
  public private(set) var level = 0

  @usableFromInline let sums: UnsafeMutablePointer<Int64>
  private let timings: UnsafeMutablePointer<LogLinearRecorder>
  private let placeCount: UnsafeMutablePointer<Int64>
  private let placeSince: UnsafeMutablePointer<Microseconds>
  private let placeMaximum: UnsafeMutablePointer<Int64>
  private var areaMaximum: Int64 = 0
  private var dayMaximum: Int64 = 0

  private var lastTime: Microseconds = 0
  private var binEnd: Microseconds = 0
  private var bin = 0
  private var dayStart: Microseconds = 0
  private var weekday = 0
  /// Row of the day among the measured ones; −1: not measured, or past the limit of rows.
  private var dayRow = -1
  private var isOpenDay = false
  private var isOpen = false
  /// Weekday of day 0 of the horizon.
  private let firstWeekday: Int
  private let firstMeasuredDay: Int

  /// - Parameters:
  ///   - threshold: the count of cars at which the area is crowded (clause 5).
  ///   - limit: the stay over which it is long (clause 6).
  public init(
    shape: MeasureShape, threshold: Int, limit: Microseconds, firstWeekday: Weekday,
    firstMeasuredDay: Int
  ) {
    self.shape = shape
    self.threshold = threshold
    self.limit = limit
    self.firstWeekday = firstWeekday.rawValue
    self.firstMeasuredDay = firstMeasuredDay
    sums = .allocate(capacity: shape.count)
    timings = .allocate(capacity: Timing.allCases.count)
    for index in 0..<Timing.allCases.count {
      (timings + index).initialize(to: LogLinearRecorder())
    }
    placeCount = .allocate(capacity: Place.allCases.count)
    placeSince = .allocate(capacity: Place.allCases.count)
    placeMaximum = .allocate(capacity: Place.allCases.count)
    reset()
  }

  deinit {
    sums.deallocate()
    timings.deinitialize(count: Timing.allCases.count)
    timings.deallocate()
    placeCount.deallocate()
    placeSince.deallocate()
    placeMaximum.deallocate()
  }

  /// Nothing happened, nobody is there, midnight of the first day.
  public mutating func reset() {
    clearSums()
    placeCount.initialize(repeating: 0, count: Place.allCases.count)
    placeSince.initialize(repeating: 0, count: Place.allCases.count)
    placeMaximum.initialize(repeating: 0, count: Place.allCases.count)
    level = 0
    areaMaximum = 0
    dayMaximum = 0
    lastTime = 0
    binEnd = MeasureShape.profileBin
    bin = 0
    dayStart = 0
    weekday = firstWeekday
    dayRow = -1
    isOpenDay = false
    isOpen = false
    isMeasuring = false
  }

  private func clearSums() {
    sums.initialize(repeating: 0, count: shape.count)
    for index in 0..<Timing.allCases.count { timings[index].reset() }
  }

  // MARK: The calendar

  /// The warm-up is over: counting begins, with the cars that are there.
  public mutating func beginMeasuring(at now: Microseconds) {
    advance(to: now)
    clearSums()
    areaMaximum = Int64(level)
    for index in 0..<Place.allCases.count {
      placeSince[index] = now
      placeMaximum[index] = placeCount[index]
    }
    isMeasuring = true
  }

  /// Midnight before day `day` of the horizon.
  public mutating func beginDay(_ day: Int, isOpen: Bool) {
    let start = Microseconds(day) * TimeUnit.day
    advance(to: start)
    closeDay()
    dayStart = start
    weekday = (firstWeekday + day) % 7
    bin = 0
    binEnd = start + MeasureShape.profileBin
    isOpenDay = isOpen
    let row = day - firstMeasuredDay
    dayRow = row >= 0 && row < shape.days ? row : -1
    dayMaximum = Int64(level)
    if isMeasuring, isOpen { add(.openDays) }
  }

  private mutating func closeDay() {
    if dayRow >= 0, isMeasuring {
      sums[shape.offset(.maximumInArea, day: dayRow)] = dayMaximum
    }
  }

  /// The doors open, or close.
  public mutating func setOpen(_ open: Bool, at now: Microseconds) {
    advance(to: now)
    isOpen = open
  }

  /// The horizon ends.
  public mutating func finish(at now: Microseconds) {
    advance(to: now)
    closeDay()
    for place in Place.allCases { touch(place, at: now) }
  }

  // MARK: The count in the area

  /// A car enters (+1) or leaves (−1) the area.
  @inline(__always)
  public mutating func changeLevel(by change: Int, at now: Microseconds) {
    advance(to: now)
    level += change
    if Int64(level) > areaMaximum { areaMaximum = Int64(level) }
    if Int64(level) > dayMaximum { dayMaximum = Int64(level) }
  }

  /// Books the time since the last call to the bins of the day in which it fell.
  @inline(__always)
  private mutating func advance(to now: Microseconds) {
    while lastTime < now {
      let end = min(now, binEnd)
      if isMeasuring { book(end - lastTime) }
      lastTime = end
      if end == binEnd {
        bin += 1
        binEnd += MeasureShape.profileBin
        if bin == MeasureShape.profileBins {
          bin = 0
          dayStart += TimeUnit.day
          weekday = weekday == 6 ? 0 : weekday + 1
        }
      }
    }
  }

  @inline(__always)
  private mutating func book(_ time: Microseconds) {
    if isOpenDay {
      let bounded = min(level, MeasureShape.profileLevels - 1)
      sums[MeasureShape.offset(profileBin: bin, level: bounded)] += time
    }
    sums[MeasureShape.offset(.horizonTime)] += time
    let weekdayHour = weekday * 24 + bin / 12
    if level >= threshold {
      sums[MeasureShape.offset(.crowdedTime)] += time
      sums[MeasureShape.offset(.crowdedTime, weekdayHour: weekdayHour)] += time
      if isOpen { sums[MeasureShape.offset(.crowdedOpenTime)] += time }
      if dayRow >= 0 { sums[shape.offset(.crowdedTime, day: dayRow)] += time }
    }
    if isOpen {
      sums[MeasureShape.offset(.openTime)] += time
      sums[MeasureShape.offset(.openTime, weekdayHour: weekdayHour)] += time
      if level > 0 {
        let carTime = time * Int64(level)
        sums[MeasureShape.offset(.areaCarTime)] += carTime
        sums[MeasureShape.offset(.areaCarTime, weekdayHour: weekdayHour)] += carTime
      }
    }
  }

  // MARK: Places

  /// A car enters a place from another.
  @inline(__always)
  public mutating func enter(_ place: Place, from: Place, at now: Microseconds) {
    touch(place, at: now)
    placeCount[Int(place.rawValue)] += 1
    placeMaximum[Int(place.rawValue)] = max(
      placeMaximum[Int(place.rawValue)], placeCount[Int(place.rawValue)])
    guard isMeasuring else { return }
    sums[MeasureShape.offset(.entries, place)] += 1
    sums[MeasureShape.offset(flowFrom: from, to: place)] += 1
  }

  /// A car leaves a place in which it was since `since` (`isExit` false: it stays, the horizon ends).
  @inline(__always)
  public mutating func leave(
    _ place: Place, since: Microseconds, at now: Microseconds, isExit: Bool = true
  ) {
    touch(place, at: now)
    if isExit { placeCount[Int(place.rawValue)] -= 1 }
    guard isMeasuring else { return }
    sums[MeasureShape.offset(.stayTime, place)] += now - since
    if isExit { sums[MeasureShape.offset(.exits, place)] += 1 }
  }

  public func count(in place: Place) -> Int64 { placeCount[Int(place.rawValue)] }

  @inline(__always)
  private mutating func touch(_ place: Place, at now: Microseconds) {
    let index = Int(place.rawValue)
    if isMeasuring {
      sums[MeasureShape.offset(.carTime, place)] += placeCount[index] * (now - placeSince[index])
    }
    placeSince[index] = now
  }

  // MARK: Counting

  @inline(__always)
  public func add(_ tally: Tally, _ amount: Int64 = 1) {
    guard isMeasuring else { return }
    sums[MeasureShape.offset(tally)] += amount
  }

  @inline(__always)
  public func add(_ tally: HourlyTally, at time: Microseconds, _ amount: Int64 = 1) {
    guard isMeasuring else { return }
    sums[MeasureShape.offset(tally, weekdayHour: weekdayHour(of: time))] += amount
  }

  @inline(__always)
  public func add(_ tally: DailyTally, at time: Microseconds, _ amount: Int64 = 1) {
    guard isMeasuring else { return }
    let row = Int(time / TimeUnit.day) - firstMeasuredDay
    if row >= 0, row < shape.days { sums[shape.offset(tally, day: row)] += amount }
  }

  @inline(__always)
  public func add(_ tally: JobTally, job: Int, _ amount: Int64 = 1) {
    guard isMeasuring else { return }
    sums[MeasureShape.offset(tally, job: job)] += amount
  }

  @inline(__always)
  public func add(_ tally: PersonTally, person: Int, _ amount: Int64 = 1) {
    guard isMeasuring else { return }
    sums[shape.offset(tally, person: person)] += amount
  }

  @inline(__always)
  public func add(_ tally: CauseTally, _ cause: DelayCause, _ amount: Int64 = 1) {
    guard isMeasuring else { return }
    sums[MeasureShape.offset(tally, cause)] += amount
  }

  @inline(__always)
  public func add(_ tally: BlameTally, _ role: Role, _ amount: Int64 = 1) {
    guard isMeasuring else { return }
    sums[MeasureShape.offset(tally, role)] += amount
  }

  @inline(__always)
  public func add(_ tally: PoolTally, pool: Int, _ amount: Int64 = 1) {
    guard isMeasuring else { return }
    sums[shape.offset(tally, pool: pool)] += amount
  }

  /// Books a stretch of time of a role to the hours of the day in which it lies.
  public func add(_ tally: RoleTally, _ role: Role, from: Microseconds, to: Microseconds) {
    guard isMeasuring else { return }
    forEachHour(from: from, to: to) { hour, time in
      sums[MeasureShape.offset(tally, role, hour: hour)] += time
    }
  }

  /// Books a stretch of time of a pool to the hours of the day in which it lies.
  public func add(
    _ tally: PoolHourTally, pool: Int, from: Microseconds, to: Microseconds, times: Int64 = 1
  ) {
    guard isMeasuring else { return }
    forEachHour(from: from, to: to) { hour, time in
      sums[shape.offset(tally, pool: pool, hour: hour)] += time * times
    }
  }

  @inline(__always)
  public func add(_ timing: Timing, _ time: Microseconds) {
    guard isMeasuring else { return }
    timings[Int(timing.rawValue)].add(time)
  }

  @inline(__always)
  private func forEachHour(
    from: Microseconds, to: Microseconds, _ body: (Int, Microseconds) -> Void
  ) {
    var at = from
    while at < to {
      let hourIndex = at / TimeUnit.hour
      let end = min(to, (hourIndex + 1) * TimeUnit.hour)
      body(Int(hourIndex % 24), end - at)
      at = end
    }
  }

  /// 0 (Monday, 00:00-01:00) to 167.
  @inline(__always)
  private func weekdayHour(of time: Microseconds) -> Int {
    if time >= dayStart, time < dayStart + TimeUnit.day {
      return weekday * 24 + Int((time - dayStart) / TimeUnit.hour)
    }
    let hours = Int(time / TimeUnit.hour)
    return (firstWeekday + hours / 24) % 7 * 24 + hours % 24
  }

  public func sum(_ tally: PersonTally, person: Int) -> Int64 {
    sums[shape.offset(tally, person: person)]
  }

  public func sum(_ tally: PoolTally, pool: Int) -> Int64 {
    sums[shape.offset(tally, pool: pool)]
  }

  /// Everything counted so far, as a plain value of one replication.
  public func measures() -> Measures {
    var result = Measures(shape: shape)
    result.replications = 1
    result.sums = Array(UnsafeBufferPointer(start: sums, count: shape.count))
    result.maximumInPlace = Array(
      UnsafeBufferPointer(start: placeMaximum, count: Place.allCases.count))
    result.maximumInArea = areaMaximum
    result.timings = (0..<Timing.allCases.count).map { timings[$0].snapshot() }
    return result
  }
}
