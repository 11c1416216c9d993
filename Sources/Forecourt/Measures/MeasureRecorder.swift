public import EventSimulation
import Tallies

/// The one place where anything is counted: the simulator and the reader of a shop's own log drive
/// it with the same calls, so that both are measured by the same definitions.
///
/// Calls come in order of time. Storage is allocated once; recording allocates nothing.
///
/// Counts and times are added with `&+`: who drives it sees to it that no sum can overflow (`World` at
/// the end of a run; a log by its stays of a day at most).
///
/// What protects the raw buffers: their sizes come of one `MeasureShape`, and an index is a case of an
/// enumeration, is made here within its bounds (bins, levels, minutes), or comes from outside and is
/// checked in release builds too: a job type, person, pool, day, time or count below 0.
public struct MeasureRecorder: ~Copyable {
  public let shape: MeasureShape
  public let yardstick: Yardstick
  /// False during the warm-up. What is counted in it is forgotten when measuring begins, so that
  /// no count has to ask.
  public private(set) var isMeasuring = false
  /// Cars in the area now, of customers and others.
  public private(set) var level = 0

  @usableFromInline let sums: UnsafeMutablePointer<Int64>
  let timings: UnsafeMutablePointer<LogLinearRecorder>
  private let places: UnsafeMutablePointer<PlaceLevel>
  private var areaMaximum: Int64 = 0
  private var dayMaximum: Int64 = 0

  private var lastTime: Microseconds = 0
  private var binEnd: Microseconds = 0
  private var bin = 0
  private var dayStart: Microseconds = 0
  private var weekday = 0
  private var today: TallyRow<DailyTally>
  /// The hour of the week in which `bin` lies.
  private var thisHour: TallyRow<HourlyTally>
  private var measuringSince: Microseconds = 0
  /// Beginning and hour of the day (0 to 23) of the hour that a stretch was booked to last.
  var hourStart: Microseconds = 0
  var hourOfDay = 0
  private var isOpenDay = false
  private var isOpen = false
  /// Weekday of day 0 of the horizon.
  let firstWeekday: Int
  let firstMeasuredDay: Int

  public init(
    shape: MeasureShape, yardstick: Yardstick, firstWeekday: Weekday, firstMeasuredDay: Int
  ) {
    precondition(firstMeasuredDay >= 0, "measuring begins before the horizon")
    precondition(DelayTimes.count == DelayCause.allCases.count, "a cause without a time")
    self.shape = shape
    self.yardstick = yardstick
    self.firstWeekday = firstWeekday.rawValue
    self.firstMeasuredDay = firstMeasuredDay
    // Days without a row of their own are counted in a row at the end that nobody reads.
    sums = .allocate(capacity: shape.count + DailyTally.allCases.count)
    today = TallyRow(start: sums + shape.offset(.arrivals, day: shape.days))
    thisHour = TallyRow(start: sums)
    timings = .allocate(capacity: Timing.allCases.count)
    for index in 0..<Timing.allCases.count {
      (timings + index).initialize(to: LogLinearRecorder())
    }
    places = .allocate(capacity: Place.allCases.count)
    clearSums()
    reset()
  }

  deinit {
    sums.deallocate()
    timings.deinitialize(count: Timing.allCases.count)
    timings.deallocate()
    places.deallocate()
  }

  /// Nothing happened, nobody is there, midnight of the first day.
  ///
  /// What was counted is forgotten when measuring begins, not here: once is enough.
  public mutating func reset() {
    places.initialize(repeating: PlaceLevel(), count: Place.allCases.count)
    level = 0
    areaMaximum = 0
    dayMaximum = 0
    lastTime = 0
    binEnd = MeasureShape.profileBin
    bin = 0
    dayStart = 0
    weekday = firstWeekday
    measuringSince = 0
    today = days(at: -TimeUnit.day)
    findHour()
    isOpenDay = false
    isOpen = false
    isMeasuring = false
  }

  private func clearSums() {
    sums.initialize(repeating: 0, count: shape.count + DailyTally.allCases.count)
    for index in 0..<Timing.allCases.count { timings[index].reset() }
  }

  // MARK: The calendar

  /// The warm-up is over: counting begins, with the cars that are there.
  public mutating func beginMeasuring(at now: Microseconds) {
    advance(to: now)
    clearSums()
    areaMaximum = Int64(level)
    for index in 0..<Place.allCases.count {
      places[index].since = now
      places[index].maximum = places[index].count
    }
    measuringSince = now
    isMeasuring = true
  }

  /// Midnight before day `day` of the horizon.
  public mutating func beginDay(_ day: Int, isOpen: Bool) {
    precondition(day >= 0, "a day before the horizon")
    let start = Microseconds(day) * TimeUnit.day
    advance(to: start)
    closeDay()
    dayStart = start
    weekday = (firstWeekday + day) % 7
    bin = 0
    binEnd = start + MeasureShape.profileBin
    isOpenDay = isOpen
    today = days(at: start)
    findHour()
    dayMaximum = Int64(level)
    if isOpen { add(.openDays) }
  }

  private func closeDay() { today[.maximumInArea] = dayMaximum }

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
    sums[MeasureShape.offset(.horizonTime)] = now &- measuringSince
  }

  // MARK: The count in the area

  /// A car enters (+1) or leaves (−1) the area.
  @inline(never)
  public mutating func changeLevel(by change: Int, at now: Microseconds) {
    advance(to: now)
    level &+= change
    // It is an index of the profile.
    precondition(level >= 0, "fewer cars than none")
    if Int64(level) > areaMaximum { areaMaximum = Int64(level) }
    if Int64(level) > dayMaximum { dayMaximum = Int64(level) }
    if change > 0, level == yardstick.crowded { crowdingBegins(at: now) }
  }

  /// The count has risen to the yardstick.
  @inline(never)
  private func crowdingBegins(at now: Microseconds) {
    add(Tally.crowdingEpisodes)
    add(HourlyTally.crowdingEpisodes, at: now)
    add(DailyTally.crowdingEpisodes, at: now)
  }

  /// Books the time since the last call to the bins of the day in which it fell.
  @inline(__always)
  private mutating func advance(to now: Microseconds) {
    while lastTime < now {
      let end = min(now, binEnd)
      book(end - lastTime)
      lastTime = end
      if end == binEnd {
        bin &+= 1
        binEnd &+= MeasureShape.profileBin
        if bin == MeasureShape.profileBins {
          bin = 0
          dayStart &+= TimeUnit.day
          weekday = weekday == 6 ? 0 : weekday + 1
        }
        findHour()
      }
    }
  }

  @inline(__always)
  private mutating func findHour() {
    thisHour = row(ofWeekdayHour: weekday &* 24 &+ bin / MeasureShape.profileBinsPerHour)
  }

  @inline(__always)
  private func book(_ time: Microseconds) {
    if isOpenDay {
      let bounded = min(level, MeasureShape.profileLevels - 1)
      sums[MeasureShape.offset(profileBin: bin, level: bounded)] &+= time
    }
    if yardstick.isCrowded(level) {
      add(.crowdedTime, time)
      thisHour[.crowdedTime] &+= time
      if isOpen {
        add(.crowdedOpenTime, time)
        thisHour[.crowdedOpenTime] &+= time
      }
      today[.crowdedTime] &+= time
    }
    if isOpen {
      add(.openTime, time)
      thisHour[.openTime] &+= time
      if level > 0 {
        let carTime = time &* Int64(level)
        add(.areaCarTime, carTime)
        thisHour[.areaCarTime] &+= carTime
      }
    }
  }

  // MARK: Places

  /// A car enters a place from another.
  @inline(__always)
  public mutating func enter(_ place: Place, from: Place, at now: Microseconds) {
    touch(place, at: now)
    let level = places + Int(place.rawValue)
    level.pointee.count &+= 1
    level.pointee.maximum = max(level.pointee.maximum, level.pointee.count)
    row(of: place)[.entries] &+= 1
    sums[MeasureShape.offset(flowFrom: from, to: place)] &+= 1
  }

  /// A car leaves a place in which it was since `since` (`isExit` false: it stays, the horizon ends).
  @inline(__always)
  public mutating func leave(
    _ place: Place, since: Microseconds, at now: Microseconds, isExit: Bool = true
  ) {
    touch(place, at: now)
    row(of: place)[.stayTime] &+= now &- since
    guard isExit else { return }
    places[Int(place.rawValue)].count &-= 1
    row(of: place)[.exits] &+= 1
  }

  public func count(in place: Place) -> Int64 { places[Int(place.rawValue)].count }

  @inline(__always)
  private mutating func touch(_ place: Place, at now: Microseconds) {
    let level = places + Int(place.rawValue)
    row(of: place)[.carTime] &+= level.pointee.count &* (now &- level.pointee.since)
    level.pointee.since = now
  }

  /// Everything counted so far, as a plain value of one replication.
  public func measures() -> Measures {
    guard isMeasuring else {
      var nothing = Measures(shape: shape)
      nothing.replications = 1
      return nothing
    }
    return Measures(
      shape: shape, replications: 1,
      sums: Array(UnsafeBufferPointer(start: sums, count: shape.count)),
      maximumInPlace: Place.allCases.map { places[Int($0.rawValue)].maximum },
      maximumInArea: areaMaximum,
      timings: (0..<Timing.allCases.count).map { timings[$0].snapshot() })!
  }
}
