import EventSimulation

/// The manager's re-ordering, plan clause 6: 先进行表面的清洗、先进行钣喷. It changes the order of the
/// car's own operations; in every queue it stands where its order puts it.
extension World {
  /// The pool exists, has a bay free, and nobody queues for it.
  @inline(__always)
  func hasRoomNow(_ pool: Int) -> Bool {
    pool >= 0 && pools[pool].freeBays > 0 && pools[pool].queue.isEmpty
  }

  /// Which of the manager's actions would do for a car: to the lot any, re-ordered only one that is
  /// ordered and not begun. Called when that has changed.
  mutating func updateFittingActions(_ row: CarRow) {
    var actions = LongStayAction.moveToAwaitingRepair.bit
    if cars[row].stage == .ordered, cars[row].phase == .operation {
      if cars[row].washAccepted, !cars[row].isWashed { actions |= LongStayAction.washFirst.bit }
      if canStartWithBody(row) { actions |= LongStayAction.bodyAndPaintFirst.bit }
    }
    cars[row].fittingActions = actions
    cars.stir(.response)
  }

  /// An ordered car has to wait for its first operation: its pool has no bay for it, whoever drives.
  mutating func hasToWait(_ row: CarRow) -> Bool {
    let pool = Int(cars[row].pool)
    var room = pools[pool].freeBays
    var next = pools[pool].queue.first
    while room > 0, !next.isNone {
      if next == row { return false }
      next = cars.next(next)
      room &-= 1
    }
    return true
  }

  mutating func washFirst(_ row: CarRow) {
    // It comes back to this queue: one job, one wait.
    stepOutOfQueue(row)
    cars[row].phase = .wash
    cars[row].washedFirst = true
    cars[row].pool = Int16(shop.washPool)
    updateFittingActions(row)
    queueForPool(row)
  }

  private mutating func canStartWithBody(_ row: CarRow) -> Bool {
    Int(cars[row].pool) != shop.bodyPool && shop.jobs[Int(cars[row].jobType)].bodyOperation >= 0
  }

  mutating func startWithBody(_ row: CarRow) {
    let index = shop.jobs[Int(cars[row].jobType)].bodyOperation
    guard index >= 0 else { return }
    stepOutOfQueue(row)
    setOperation(row, index)
    updateFittingActions(row)
    queueForPool(row)
  }
}
