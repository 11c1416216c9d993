public import EventSimulation

/// A name in both languages of the product.
public struct BilingualName: Sendable, Hashable {
  public var en: String
  public var zh: String

  public init(en: String, zh: String) {
    self.en = en
    self.zh = zh
  }
}

/// One step of the work in the workshop.
public struct Operation: Sendable, Equatable {
  /// Index into `Workshop.pools`.
  public var pool: Int
  /// Working time, in microseconds of the pool's hours.
  public var duration: Distribution

  public init(pool: Int, duration: Distribution) {
    self.pool = pool
    self.duration = duration
  }
}

/// A kind of visit: maintenance 保养, general repair 一般维修, body and paint 钣喷, …
public struct JobType: Sendable, Equatable {
  public var id: String
  public var name: BilingualName
  /// Weight of this type among walk-ins.
  public var share: Double
  /// Weight of this type among booked customers.
  public var bookedShare: Double
  /// Greeting, walk-around check and interview, at the car.
  public var atCar: Distribution
  /// Documents, parts, estimate and signature, at the desk.
  public var atDesk: Distribution
  public var diagnosisProbability: Double
  public var diagnosis: Distribution
  /// In order. Empty: the workshop only takes the car (and washes it).
  public var operations: [Operation]
  public var washAccepted: Double
  /// Body and paint, accident: not handed back in the peak when the policy defers major jobs.
  public var isMajor: Bool
  /// The advisor's time to hand the car back.
  public var handBack: Distribution
  /// From the car being ready to the customer being there to take it.
  public var pickUpDelay: Distribution

  public init(
    id: String, name: BilingualName, share: Double, bookedShare: Double, atCar: Distribution,
    atDesk: Distribution, diagnosisProbability: Double, diagnosis: Distribution,
    operations: [Operation], washAccepted: Double, isMajor: Bool, handBack: Distribution,
    pickUpDelay: Distribution
  ) {
    self.id = id
    self.name = name
    self.share = share
    self.bookedShare = bookedShare
    self.atCar = atCar
    self.atDesk = atDesk
    self.diagnosisProbability = diagnosisProbability
    self.diagnosis = diagnosis
    self.operations = operations
    self.washAccepted = washAccepted
    self.isMajor = isMajor
    self.handBack = handBack
    self.pickUpDelay = pickUpDelay
  }
}
