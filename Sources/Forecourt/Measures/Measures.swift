public import Tallies

/// What happened in one replication, or in many added together (`replications` says how many).
///
/// The simulator and the reader of a shop's own log fill the same type, so that a simulated month
/// and a recorded one are measured alike.
public struct Measures: Sendable, Equatable {
  public let shape: MeasureShape
  public internal(set) var replications: Int
  /// Flat sums, see `MeasureShape`.
  public internal(set) var sums: [Int64]
  /// By `Place.rawValue`: the most cars at a time, over all replications.
  public internal(set) var maximumInPlace: [Int64]
  public internal(set) var maximumInArea: Int64
  /// By `Timing.rawValue`.
  public internal(set) var timings: [LogLinearHistogram]

  /// Nothing happened yet.
  public init(shape: MeasureShape) {
    self.shape = shape
    replications = 0
    sums = [Int64](repeating: 0, count: shape.count)
    maximumInPlace = [Int64](repeating: 0, count: Place.allCases.count)
    maximumInArea = 0
    timings = Timing.allCases.map { _ in LogLinearHistogram() }
  }

  /// Adds another set of the same shape: exact, and the same in any order.
  public mutating func add(_ other: Measures) {
    precondition(shape == other.shape, "measures of different shops")
    replications += other.replications
    for index in sums.indices { sums[index] &+= other.sums[index] }
    for index in maximumInPlace.indices {
      maximumInPlace[index] = max(maximumInPlace[index], other.maximumInPlace[index])
    }
    maximumInArea = max(maximumInArea, other.maximumInArea)
    for index in timings.indices { timings[index].merge(other.timings[index]) }
  }

  public subscript(tally: Tally) -> Int64 { sums[MeasureShape.offset(tally)] }

  public subscript(tally: HourlyTally, weekday: Weekday, hour: Int) -> Int64 {
    sums[MeasureShape.offset(tally, weekdayHour: weekday.rawValue * 24 + hour)]
  }

  public subscript(tally: RoleTally, role: Role, hour: Int) -> Int64 {
    sums[MeasureShape.offset(tally, role, hour: hour)]
  }

  public subscript(tally: CauseTally, cause: DelayCause) -> Int64 {
    sums[MeasureShape.offset(tally, cause)]
  }

  public subscript(tally: BlameTally, role: Role) -> Int64 {
    sums[MeasureShape.offset(tally, role)]
  }

  public subscript(tally: PlaceTally, place: Place) -> Int64 {
    sums[MeasureShape.offset(tally, place)]
  }

  public subscript(tally: JobTally, job job: Int) -> Int64 {
    sums[MeasureShape.offset(tally, job: job)]
  }

  public subscript(tally: PersonTally, person person: Int) -> Int64 {
    sums[shape.offset(tally, person: person)]
  }

  public subscript(tally: PoolTally, pool pool: Int) -> Int64 {
    sums[shape.offset(tally, pool: pool)]
  }

  public subscript(tally: PoolHourTally, pool pool: Int, hour hour: Int) -> Int64 {
    sums[shape.offset(tally, pool: pool, hour: hour)]
  }

  public subscript(tally: DailyTally, day day: Int) -> Int64 {
    sums[shape.offset(tally, day: day)]
  }

  public subscript(timing: Timing) -> LogLinearHistogram { timings[timing.rawValue] }

  /// Cars that went from one place to another.
  public func flow(from: Place, to: Place) -> Int64 {
    sums[MeasureShape.offset(flowFrom: from, to: to)]
  }

  /// Microseconds of open days during which `level` cars were in the area in a 5-minute bin of the
  /// day; the last level means "that many or more".
  public func profile(bin: Int, level: Int) -> Int64 {
    sums[MeasureShape.offset(profileBin: bin, level: level)]
  }

  /// Area stays that lasted `minute` whole minutes; the last bin means "that long or longer".
  public func stays(minute: Int) -> Int64 { sums[MeasureShape.offset(stayMinute: minute)] }

  public func total(_ tally: HourlyTally, hour: Int) -> Int64 {
    Weekday.allCases.reduce(0) { $0 + self[tally, $1, hour] }
  }
}
