/// Where a car can be. A car is in exactly one place, or on its way to the one that is held for it.
public enum Place: UInt8, CaseIterable, Sendable, Hashable, BitwiseCopyable {
  /// On the road: not yet there, driven on, or left for good.
  case road
  case gateQueue
  case lane
  case bay
  case temporaryParking
  case waitingBay
  case awaitingRepair
  case workshop
  case finishedParking

  /// Counts towards the four cars of clause 5.
  public var isInArea: Bool { self == .lane || self == .bay }
}
