public import EventSimulation

/// How many people, job types and pools a set of measures speaks of; where each number lies.
///
/// All sums of a replication are one flat array of 64-bit integers: adding two replications is
/// adding arrays, exactly and in any order, so that threads and shards cannot change a digit.
public struct MeasureShape: Sendable, Hashable {
  public let jobTypes: Int
  public let people: Int
  public let pools: Int
  /// Measured days of the horizon, at most `dailyLimit`.
  public let days: Int
  /// Days that keep a row of their own; later days count in the sums only, so that the memory of a
  /// replication does not grow with its horizon.
  public static let dailyLimit = 400
  /// Bins of the average day: 5 minutes each.
  public static let profileBins = 288
  static let profileBinsPerHour = profileBins / 24
  public static let profileBin: Microseconds = 5 * TimeUnit.minute
  /// Counts of cars 0 … 30, and "more" in the last.
  public static let profileLevels = 32
  /// Stays in the area by whole minutes 0 … 119, and "longer" in the last.
  public static let stayMinutes = 121

  /// - Precondition: none of them is below 0 or more than a shop can have (`ShopLimits`), with room to
  ///   spare: every offset below lies within `count`, and `count` is a number.
  public init(jobTypes: Int, people: Int, pools: Int, days: Int) {
    precondition(
      [jobTypes, people, pools].allSatisfy { (0...1_000_000).contains($0) } && days >= 0,
      "the measures of no possible shop")
    self.jobTypes = jobTypes
    self.people = people
    self.pools = pools
    self.days = min(days, Self.dailyLimit)
    personBase = Self.jobBase + JobTally.allCases.count * jobTypes
    poolBase = personBase + PersonTally.allCases.count * people
    poolHourBase = poolBase + PoolTally.allCases.count * pools
    dailyBase = poolHourBase + PoolHourTally.allCases.count * pools * 24
  }

  // Offsets, in the order in which the blocks lie.
  @usableFromInline static let tallyBase = 0
  static let hourlyBase = tallyBase + Tally.allCases.count
  static let roleBase = hourlyBase + HourlyTally.allCases.count * 168
  static let causeBase = roleBase + RoleTally.allCases.count * Role.allCases.count * 24
  static let blameBase = causeBase + CauseTally.allCases.count * DelayCause.allCases.count
  static let placeBase = blameBase + BlameTally.allCases.count * Role.allCases.count
  static let flowBase = placeBase + PlaceTally.allCases.count * Place.allCases.count
  static let profileBase = flowBase + Place.allCases.count * Place.allCases.count
  static let stayBase = profileBase + profileBins * profileLevels
  static let jobBase = stayBase + stayMinutes
  let personBase: Int
  let poolBase: Int
  let poolHourBase: Int
  let dailyBase: Int
  /// Length of the flat array.
  public var count: Int { dailyBase + DailyTally.allCases.count * days }

  @inline(__always) static func offset(_ tally: Tally) -> Int { tallyBase &+ tally.rawValue }
  @inline(__always) static func offset(_ tally: HourlyTally, weekdayHour: Int) -> Int {
    hourlyBase &+ weekdayHour &* HourlyTally.allCases.count &+ tally.rawValue
  }
  @inline(__always) static func offset(_ tally: RoleTally, _ role: Role, hour: Int) -> Int {
    roleBase &+ (tally.rawValue &* Role.allCases.count &+ Int(role.rawValue)) &* 24 &+ hour
  }
  @inline(__always) static func offset(_ tally: CauseTally, _ cause: DelayCause) -> Int {
    causeBase &+ tally.rawValue &* DelayCause.allCases.count &+ Int(cause.rawValue)
  }
  @inline(__always) static func offset(_ tally: BlameTally, _ role: Role) -> Int {
    blameBase &+ tally.rawValue &* Role.allCases.count &+ Int(role.rawValue)
  }
  @inline(__always) static func offset(_ tally: PlaceTally, _ place: Place) -> Int {
    placeBase &+ Int(place.rawValue) &* PlaceTally.allCases.count &+ tally.rawValue
  }
  @inline(__always) static func offset(flowFrom: Place, to: Place) -> Int {
    flowBase &+ Int(flowFrom.rawValue) &* Place.allCases.count &+ Int(to.rawValue)
  }
  @inline(__always) static func offset(profileBin bin: Int, level: Int) -> Int {
    profileBase &+ bin &* profileLevels &+ level
  }
  @inline(__always) static func offset(stayMinute minute: Int) -> Int { stayBase &+ minute }
  @inline(__always) static func offset(_ tally: JobTally, job: Int) -> Int {
    jobBase &+ job &* JobTally.allCases.count &+ tally.rawValue
  }
  @inline(__always) func offset(_ tally: PersonTally, person: Int) -> Int {
    personBase &+ person &* PersonTally.allCases.count &+ tally.rawValue
  }
  @inline(__always) func offset(_ tally: PoolTally, pool: Int) -> Int {
    poolBase &+ pool &* PoolTally.allCases.count &+ tally.rawValue
  }
  @inline(__always) func offset(_ tally: PoolHourTally, pool: Int, hour: Int) -> Int {
    poolHourBase &+ (pool &* PoolHourTally.allCases.count &+ tally.rawValue) &* 24 &+ hour
  }
  @inline(__always) func offset(_ tally: DailyTally, day: Int) -> Int {
    dailyBase &+ day &* DailyTally.allCases.count &+ tally.rawValue
  }
}
