import EventSimulation

/// How many cars are in a place now, since when that is booked, and the most so far.
struct PlaceLevel: BitwiseCopyable {
  var count: Int64 = 0
  var since: Microseconds = 0
  var maximum: Int64 = 0
}

/// The counts of one hour, day, place or job type, which lie side by side: several are added to
/// after the row was looked up once.
struct TallyRow<Column: RawRepresentable<Int>> {
  let start: UnsafeMutablePointer<Int64>

  subscript(column: Column) -> Int64 {
    @inline(__always) get { start[column.rawValue] }
    @inline(__always) nonmutating set { start[column.rawValue] = newValue }
  }
}

extension MeasureRecorder {
  /// Of an hour of the week: 0 (Monday, 00:00-01:00) to 167.
  @inline(__always)
  func row(ofWeekdayHour index: Int) -> TallyRow<HourlyTally> {
    TallyRow(start: sums + MeasureShape.offset(.arrivals, weekdayHour: index))
  }

  @inline(__always)
  func hours(at time: Microseconds) -> TallyRow<HourlyTally> {
    precondition(time >= 0, "a time before the horizon")
    let hour = Int(time / TimeUnit.hour)
    return row(ofWeekdayHour: (firstWeekday &* 24 &+ hour) % 168)
  }

  /// Of a day of the horizon.
  @inline(__always)
  func days(at time: Microseconds) -> TallyRow<DailyTally> {
    let row = Int(time / TimeUnit.day) &- firstMeasuredDay
    return TallyRow(
      start: sums + shape.offset(.arrivals, day: row >= 0 && row < shape.days ? row : shape.days))
  }

  @inline(__always)
  func row(of place: Place) -> TallyRow<PlaceTally> {
    TallyRow(start: sums + MeasureShape.offset(.carTime, place))
  }

  @inline(__always)
  func row(ofJob job: Int) -> TallyRow<JobTally> {
    precondition(isBelow(job, shape.jobTypes), "a job type that the shop does not have")
    return TallyRow(start: sums + MeasureShape.offset(.arrivals, job: job))
  }

  @inline(__always)
  func row(ofPerson person: Int) -> TallyRow<PersonTally> {
    precondition(isBelow(person, shape.people), "a person whom the shop does not have")
    return TallyRow(start: sums + shape.personBase + person &* PersonTally.allCases.count)
  }

  @inline(__always)
  func row(ofPool pool: Int) -> TallyRow<PoolTally> {
    precondition(isBelow(pool, shape.pools), "a pool that the shop does not have")
    return TallyRow(start: sums + shape.poolBase + pool &* PoolTally.allCases.count)
  }

  /// Whether an index is from 0 to below a count: one comparison.
  @inline(__always)
  func isBelow(_ index: Int, _ count: Int) -> Bool {
    UInt(bitPattern: index) < UInt(bitPattern: count)
  }
}
