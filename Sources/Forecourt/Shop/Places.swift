/// How many cars each place holds. `Places.unlimited` where there is no limit but that of memory.
public struct Places: Sendable, Hashable {
  /// Half a million cars, a queue of more than 2,000 km: so many at a time can be remembered (some 500
  /// bytes each, and a few pending events), and where nothing else ends a queue this does.
  public static let unlimited = 500_000

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
