public import EventSimulation

/// How a rule's trigger reaches the person who acts (plan clauses 5 and 6: 保安第一时间通知服务经理).
public struct EscalationResponse: Sendable, Equatable {
  /// From a free guard to the manager knowing.
  public var noticeDelay: Distribution
  /// Probability that the trigger is noticed at once.
  public var noticeReliability: Double
  /// When it was missed, it is looked for again after this.
  public var patrolEvery: Microseconds
  /// The manager's way to the area.
  public var attendance: Distribution
  /// One round of coordination on the spot.
  public var coordination: Distribution
  /// Who is on the way for it is called off when no known matter is left; else walks on in vain.
  public var calledOff: Bool

  public init(
    noticeDelay: Distribution, noticeReliability: Double, patrolEvery: Microseconds,
    attendance: Distribution, coordination: Distribution, calledOff: Bool
  ) {
    self.noticeDelay = noticeDelay
    self.noticeReliability = noticeReliability
    self.patrolEvery = patrolEvery
    self.attendance = attendance
    self.coordination = coordination
    self.calledOff = calledOff
  }
}

public enum CrowdingAction: UInt8, Sendable, Hashable, CaseIterable {
  case releaseToWaitingBay, divertToTemporaryParking
}

public enum LongStayAction: UInt8, Sendable, Hashable, CaseIterable {
  case moveToAwaitingRepair, washFirst, bodyAndPaintFirst
}

/// Plan clause 5: four or more cars in the area.
public struct CrowdingRule: Sendable, Equatable {
  public var enabled: Bool
  /// The count of cars in the area at which an episode begins, and the guard calls.
  public var threshold: Int
  /// An episode ends when the count has stayed below the threshold for this long.
  public var closeAfter: Microseconds
  /// In order of preference. Empty: the rule only watches, and calls nobody away.
  public var actions: [CrowdingAction]
  /// Ticketed cars are held back while the count is not below this, for as long as the rule can act;
  /// nil: never, a bay goes to whoever came first.
  public var recallBelow: Int?
  public var response: EscalationResponse

  public init(
    enabled: Bool, threshold: Int, closeAfter: Microseconds, actions: [CrowdingAction],
    recallBelow: Int?, response: EscalationResponse
  ) {
    self.enabled = enabled
    self.threshold = threshold
    self.closeAfter = closeAfter
    self.actions = actions
    self.recallBelow = recallBelow
    self.response = response
  }

  /// The count from which on tickets are in fact held back. A rule that is off, or only watches, holds
  /// back nobody.
  public var heldBackFrom: Int? { enabled && !actions.isEmpty ? recallBelow : nil }
}

/// Plan clause 6: a stay over 20 minutes.
public struct LongStayRule: Sendable, Equatable {
  public enum ClockAfterReturn: Sendable, Hashable {
    case resume, restart
  }
  public var enabled: Bool
  /// The guard calls when the area clock is strictly over this.
  public var limit: Microseconds
  /// Escalate again after each further such time; nil: once.
  public var repeatEvery: Microseconds?
  /// In order of preference. Empty: the rule only watches, and calls nobody away.
  public var actions: [LongStayAction]
  /// What temporary parking does to the area clock.
  public var clockAfterReturn: ClockAfterReturn
  public var response: EscalationResponse

  public init(
    enabled: Bool, limit: Microseconds, repeatEvery: Microseconds?, actions: [LongStayAction],
    clockAfterReturn: ClockAfterReturn, response: EscalationResponse
  ) {
    self.enabled = enabled
    self.limit = limit
    self.repeatEvery = repeatEvery
    self.actions = actions
    self.clockAfterReturn = clockAfterReturn
    self.response = response
  }
}

/// How customers wait.
public struct CustomerBehaviour: Sendable, Equatable {
  /// A walk-in drives away when not received within this.
  public var patience: Distribution
  /// Perceived wait from arrival to reception after which the customer complains.
  public var receptionTolerance: Distribution
  /// Perceived stay in the area after which the customer complains.
  public var stayTolerance: Distribution
  /// Rate of the perceived wait in the lounge with a ticket (1 = as outside).
  public var loungeFactor: Double

  public init(
    patience: Distribution, receptionTolerance: Distribution, stayTolerance: Distribution,
    loungeFactor: Double
  ) {
    self.patience = patience
    self.receptionTolerance = receptionTolerance
    self.stayTolerance = stayTolerance
    self.loungeFactor = loungeFactor
  }
}

/// Plan clause 8: ¥50 a car for the person responsible. A simulated ledger (考核扣款（模拟）).
public struct FineRule: Sendable, Equatable {
  public enum Trigger: Sendable, Hashable {
    /// A complaint of crowding or of a long stay (the plan's word).
    case complaint
    /// Every crowding episode, once, on the car that brought the count to the threshold.
    case episode
    /// Every stay over the limit.
    case longStay
  }
  public enum Attribution: Sendable, Hashable {
    case largestDelay
    case fixed(Role)
    case sharedByDelay
  }
  /// Fen a car and visit; 0 = no fines.
  public var amount: Int64
  public var trigger: Trigger
  public var attribution: Attribution

  public init(amount: Int64, trigger: Trigger, attribution: Attribution) {
    self.amount = amount
    self.trigger = trigger
    self.attribution = attribution
  }
}
