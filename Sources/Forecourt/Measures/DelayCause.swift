/// What a minute of a visit is booked to. Every microsecond from the gate to the repair (or to
/// driving away) belongs to exactly one cause, so that the causes of a car add up to its stay.
public enum DelayCause: UInt8, CaseIterable, Sendable, Hashable, BitwiseCopyable {
  /// In the queue outside: the area and the parking are full.
  case gate
  /// Waiting for a guard.
  case guidance
  /// In the lane: no bay is free (or the free ones are reserved).
  case bayFull
  /// In a bay: no advisor is free.
  case advisorBusy
  /// The work itself: guiding, greeting, walk-around, interview, and the hand-over.
  case service
  /// A technician looks for the fault.
  case diagnosis
  /// Documents, parts check, estimate, signature.
  case partsAndDesk
  /// Waiting for the supervisor.
  case supervisorBusy
  /// Ordered, and nobody is free to drive.
  case moverBusy
  /// Ordered, in the area: workshop, waiting bays and lot have no room for it.
  case workshopFull
  /// In temporary parking with a ticket, and on the way there and back.
  case diverted
  /// Ordered, outside the area: in the lot or a waiting bay, and on the way there.
  case awaitingWorkshop

  /// The part of the customer's clock that is not the area's clock.
  public var isOutsideArea: Bool {
    switch self {
    case .gate, .diverted, .awaitingWorkshop: true
    default: false
    }
  }

  /// Work that the visit needs anyway, as opposed to waiting for somebody or something.
  public var isWork: Bool {
    switch self {
    case .service, .diagnosis, .partsAndDesk: true
    default: false
    }
  }
}
