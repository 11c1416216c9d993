public import EventSimulation

/// The order in which waiting cars are taken.
public enum QueueOrder: Sendable, Hashable {
  /// In order of arrival at the gate.
  case fifo
  /// Booked cars before walk-ins, each in order of arrival.
  case bookedFirst
}

/// When and with what the front desk helps the advisors (source section 10).
public struct FrontDeskHelp: Sendable, Hashable {
  public enum Steps: Sendable, Hashable {
    /// The desk step only: the advisor goes to the next car.
    case desk
    /// The whole reception.
    case reception
  }
  /// Seven entries, Monday first: the peak windows.
  public var peakWindows: [[DayInterval]]
  /// Also while at least this many cars in the area wait for reception; nil: windows only.
  public var assistAt: Int?
  public var steps: Steps

  public init(peakWindows: [[DayInterval]], assistAt: Int?, steps: Steps) {
    self.peakWindows = peakWindows
    self.assistAt = assistAt
    self.steps = steps
  }
}

/// From the gate to the signed work order (plan clause 4, source section 3.1).
public struct ReceptionPolicy: Sendable, Equatable {
  /// A guard leads the car to its bay.
  public var guide: Distribution
  /// The driver parks alone: no guard is on duty.
  public var selfParking: Distribution
  public var order: QueueOrder
  /// Bays that only booked cars may take; less than the number of bays.
  public var reservedBays: Int
  /// The promise of one-minute reception (一分钟接待).
  public var target: Microseconds
  /// Multiplies the steps at the car and at the desk for booked cars (papers are prepared).
  public var bookedFactor: Double
  /// The advisor waits through a technician's diagnosis instead of going to the next car.
  public var advisorStaysForDiagnosis: Bool
  /// A driver takes the car to the awaiting-repair lot as soon as the work at the car is done.
  public var clearBayEarly: Bool
  /// Nil: the front desk does not help.
  public var frontDeskHelp: FrontDeskHelp?

  public init(
    guide: Distribution, selfParking: Distribution, order: QueueOrder, reservedBays: Int,
    target: Microseconds, bookedFactor: Double, advisorStaysForDiagnosis: Bool,
    clearBayEarly: Bool, frontDeskHelp: FrontDeskHelp?
  ) {
    self.guide = guide
    self.selfParking = selfParking
    self.order = order
    self.reservedBays = reservedBays
    self.target = target
    self.bookedFactor = bookedFactor
    self.advisorStaysForDiagnosis = advisorStaysForDiagnosis
    self.clearBayEarly = clearBayEarly
    self.frontDeskHelp = frontDeskHelp
  }
}

/// From the signed work order to the workshop (plan clause 4, source section 3.2).
public struct HandOverPolicy: Sendable, Equatable {
  public enum Destination: Sendable, Hashable {
    /// The car stays in its bay until the workshop takes it.
    case holdInBay
    /// The car is driven to the awaiting-repair lot.
    case awaitingRepair
  }
  /// The supervisor's time to take key and papers.
  public var handOver: Distribution
  public var destination: Destination
  /// Who drives cars out of the area.
  public var driver: Role
  public var drive: Distribution
  /// Customer-driven moves to temporary parking and back.
  public var parkingDrive: Distribution
  /// Without a `workshop`: how long after its hand-over the workshop takes the car.
  public var workshopTakesOver: Distribution

  public init(
    handOver: Distribution, destination: Destination, driver: Role, drive: Distribution,
    parkingDrive: Distribution, workshopTakesOver: Distribution
  ) {
    self.handOver = handOver
    self.destination = destination
    self.driver = driver
    self.drive = drive
    self.parkingDrive = parkingDrive
    self.workshopTakesOver = workshopTakesOver
  }
}
