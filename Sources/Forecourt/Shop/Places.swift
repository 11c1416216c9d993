/// How many cars each place holds. `Places.unlimited` where there is no limit.
public struct Places: Sendable, Hashable {
  public static let unlimited = Int(Int32.max)

  /// Pre-inspection bays (预检工位); at least 1.
  public var bays: Int
  /// Marked lane inside the area, before the bays.
  public var lane: Int
  /// Temporary parking (临时停车位).
  public var temporaryParking: Int
  /// Waiting bays of the workshop (等待工位).
  public var waitingBays: Int
  /// Awaiting-repair lot (待修区).
  public var awaitingRepair: Int
  /// Queue on the road outside the gate; a car that finds it full drives on and is lost.
  public var gateQueue: Int
  /// Finished parking (竣工停车区).
  public var finishedParking: Int

  public init(
    bays: Int, lane: Int, temporaryParking: Int, waitingBays: Int, awaitingRepair: Int,
    gateQueue: Int, finishedParking: Int
  ) {
    self.bays = bays
    self.lane = lane
    self.temporaryParking = temporaryParking
    self.waitingBays = waitingBays
    self.awaitingRepair = awaitingRepair
    self.gateQueue = gateQueue
    self.finishedParking = finishedParking
  }
}
