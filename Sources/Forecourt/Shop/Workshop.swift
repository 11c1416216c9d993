public import EventSimulation

/// Bays and teams of one trade: mechanical, body and paint, wash.
public struct Pool: Sendable, Equatable {
  public enum Kind: Sendable, Hashable {
    case mechanical, bodyAndPaint, wash
  }
  public var id: String
  public var name: BilingualName
  public var kind: Kind
  public var bays: Int
  /// Teams that work at a time; each works at one car.
  public var teams: Int
  /// Seven entries, Monday first: working intervals in order. Work stands still in between.
  public var hours: [[DayInterval]]
  /// Fen an hour for a whole team.
  public var teamWagePerHour: Int64

  public init(
    id: String, name: BilingualName, kind: Kind, bays: Int, teams: Int, hours: [[DayInterval]],
    teamWagePerHour: Int64
  ) {
    self.id = id
    self.name = name
    self.kind = kind
    self.bays = bays
    self.teams = teams
    self.hours = hours
    self.teamWagePerHour = teamWagePerHour
  }
}

/// Work found on the lift that needs the customer's consent (增项).
public struct AdditionalWork: Sendable, Equatable {
  public var probability: Double
  /// The advisor's call.
  public var call: Distribution
  /// From the call to the customer's answer; the bay is held.
  public var answer: Distribution
  public var accepted: Double
  /// Accepted work lengthens the operation by this share of its duration.
  public var extraShare: Double

  public init(
    probability: Double, call: Distribution, answer: Distribution, accepted: Double,
    extraShare: Double
  ) {
    self.probability = probability
    self.call = call
    self.answer = answer
    self.accepted = accepted
    self.extraShare = extraShare
  }
}

/// The workshop behind the forecourt (source section 3.2).
public struct Workshop: Sendable, Equatable {
  public enum Dispatch: Sendable, Hashable {
    /// In order of hand-over.
    case fifo
    /// Booked cars first.
    case bookedFirst
    /// Ordinary jobs before major ones.
    case minorFirst
  }
  public var pools: [Pool]
  public var dispatch: Dispatch
  public var additionalWork: AdditionalWork
  /// Probability that a job waits for parts at its first operation, and for how long (待料).
  public var partsWaitProbability: Double
  public var partsWait: Distribution
  /// The final inspector's time (总检).
  public var inspection: Distribution
  public var reworkProbability: Double
  /// Rework repeats this share of the last operation.
  public var reworkShare: Double
  /// Duration of a wash; in the pool of kind `.wash`, if there is one.
  public var wash: Distribution
  /// After a wash that came first: a touch-up of this length at the end.
  public var washTouchUp: Distribution

  public init(
    pools: [Pool], dispatch: Dispatch, additionalWork: AdditionalWork,
    partsWaitProbability: Double, partsWait: Distribution, inspection: Distribution,
    reworkProbability: Double, reworkShare: Double, wash: Distribution, washTouchUp: Distribution
  ) {
    self.pools = pools
    self.dispatch = dispatch
    self.additionalWork = additionalWork
    self.partsWaitProbability = partsWaitProbability
    self.partsWait = partsWait
    self.inspection = inspection
    self.reworkProbability = reworkProbability
    self.reworkShare = reworkShare
    self.wash = wash
    self.washTouchUp = washTouchUp
  }
}

/// Handing the finished car back (source section 3.3).
public struct HandBackPolicy: Sendable, Equatable {
  public enum Priority: Sendable, Hashable {
    case receptionFirst, handBackFirst
  }
  public var priority: Priority
  /// Major jobs are not handed back inside the peak windows.
  public var deferMajor: Bool
  /// Seven entries, Monday first.
  public var peakWindows: [[DayInterval]]
  /// At the cashier, with the advisor at the customer's side; only where there are cashiers.
  public var payment: Distribution

  public init(
    priority: Priority, deferMajor: Bool, peakWindows: [[DayInterval]], payment: Distribution
  ) {
    self.priority = priority
    self.deferMajor = deferMajor
    self.peakWindows = peakWindows
    self.payment = payment
  }
}

/// Plan clause 9 (维修进度通报).
public struct ProgressNotices: Sendable, Equatable {
  public var enabled: Bool
  /// One notice per car in the shop and interval, from its order to its completion.
  public var every: Microseconds
  /// An advisor's time for each.
  public var duration: Distribution
  /// Multiplies both tolerances while notices are given.
  public var toleranceFactor: Double

  public init(
    enabled: Bool, every: Microseconds, duration: Distribution, toleranceFactor: Double
  ) {
    self.enabled = enabled
    self.every = every
    self.duration = duration
    self.toleranceFactor = toleranceFactor
  }
}

public struct Costs: Sendable, Hashable {
  /// Wages of overtime, as a multiple of the hourly wage.
  public var overtimeFactor: Double
  /// On-costs: multiplies every wage.
  public var loadFactor: Double
  /// Fen for a customer who drives away.
  public var lostCustomer: Int64

  public init(overtimeFactor: Double, loadFactor: Double, lostCustomer: Int64) {
    self.overtimeFactor = overtimeFactor
    self.loadFactor = loadFactor
    self.lostCustomer = lostCustomer
  }
}
