import EventSimulation

/// The manager's re-ordering, plan clause 6: 先进行表面的清洗、先进行钣喷.
extension World {
  /// The pool exists, has a bay free, and nobody queues for it.
  @inline(__always)
  func hasRoomNow(_ pool: Int) -> Bool {
    pool >= 0 && pools[pool].freeBays > 0 && pools[pool].queue.isEmpty
  }

  @inline(__always)
  func canWashFirst(_ row: CarRow) -> Bool {
    cars[row].stage == .ordered && cars[row].phase == .operation
      && cars[row].washAccepted && !cars[row].isWashed
  }

  mutating func washFirst(_ row: CarRow) {
    leaveQueue(row)
    cars[row].phase = .wash
    cars[row].washedFirst = true
    cars[row].isExpedited = true
    cars[row].pool = Int16(shop.workshop?.pointee.washPool ?? 0)
    queueForPool(row)
  }

  mutating func canStartWithBody(_ row: CarRow) -> Bool {
    guard let workshop = shop.workshop, cars[row].stage == .ordered, cars[row].phase == .operation,
      Int(cars[row].pool) != workshop.pointee.bodyPool
    else { return false }
    return shop.jobs[Int(cars[row].jobType)].operations.contains {
      $0.pool == workshop.pointee.bodyPool
    }
  }

  mutating func startWithBody(_ row: CarRow) {
    guard let workshop = shop.workshop,
      let index = shop.jobs[Int(cars[row].jobType)].operations.firstIndex(where: {
        $0.pool == workshop.pointee.bodyPool
      })
    else { return }
    leaveQueue(row)
    cars[row].isExpedited = true
    setOperation(row, index)
    queueForPool(row)
  }
}
