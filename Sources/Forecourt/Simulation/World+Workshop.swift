import EventSimulation

/// A pool of the workshop: its bays, its teams, and who waits for them.
struct PoolState: BitwiseCopyable {
  var freeBays = 0
  var freeTeams = 0
  /// Ordered cars whose next operation is here, in order of dispatch.
  var queue = CarList()
  /// In one of the bays, without a team.
  var teamWaiting = CarList()
  /// Since when the bays' time is booked.
  var touched: Microseconds = 0
  /// A bay is free and a car queues for it.
  var isReady = false
  /// A stretch of the pool's working time, the last that was asked for; empty: none was.
  var workingFrom: Microseconds = 0
  var workingTo: Microseconds = 0
}

/// Step 8 of a visit: the workshop (source section 3.2).
extension World {
  mutating func resetPools() {
    poolsReady = 0
    guard let workshop = shop.workshop else { return }
    for pool in workshop.pointee.pools.indices {
      pools[pool] = PoolState(
        freeBays: workshop.pointee.pools[pool].bays, freeTeams: workshop.pointee.pools[pool].teams)
    }
  }

  // MARK: Dispatch (派工)

  /// Keeps count of the pools that can take a car: called when bays or queue have changed.
  private mutating func updateReadiness(_ pool: Int) {
    let isReady = pools[pool].freeBays > 0 && !pools[pool].queue.isEmpty
    poolsReady &+= (isReady ? 1 : 0) &- (pools[pool].isReady ? 1 : 0)
    pools[pool].isReady = isReady
    cars.mark(.pools, isOccupied: poolsReady > 0)
    // The manager's re-ordering asks who has to wait for a bay, and where there is room.
    cars.stir(.response)
  }

  /// The car is the workshop's: it queues for its first operation.
  mutating func planOperations(_ row: CarRow) {
    chooseOperation(row)
    if cars[row].operation < 0 {
      // A job without operations: the first pool takes the car, and there is nothing to do at it.
      cars[row].pool = 0
      cars[row].phase = .nothing
    }
    updateFittingActions(row)
    if !cars[row].isDriven { queueForPool(row) }
  }

  /// The first operation that is not done yet.
  mutating func chooseOperation(_ row: CarRow) {
    let operations = shop.jobs[Int(cars[row].jobType)].operations
    for index in operations.indices where cars[row].operationsDone & 1 << UInt64(index) == 0 {
      setOperation(row, index)
      return
    }
    cars[row].operation = -1
  }

  mutating func setOperation(_ row: CarRow, _ index: Int) {
    cars[row].operation = Int16(index)
    cars[row].pool = Int16(shop.jobs[Int(cars[row].jobType)].operations[index].pool)
    cars[row].phase = .operation
  }

  /// Enters the car into the queue of its pool, by order of dispatch.
  mutating func queueForPool(_ row: CarRow) {
    let pool = Int(cars[row].pool)
    cars[row].queuedSince = now
    let rank = queueRank(row)
    let order = cars[row].orderNumber
    cars[row].queueRank = rank
    cars.insert(row, into: &pools[pool].queue) {
      ($0.car.pointee.queueRank, $0.car.pointee.orderNumber) > (rank, order)
    }
    updateReadiness(pool)
  }

  /// Lower goes first: the policy's class, then the order. A car whose own operations the manager has
  /// re-ordered gains nothing by it where others wait.
  private mutating func queueRank(_ row: CarRow) -> Int8 {
    switch shop.workshop?.pointee.dispatch ?? .fifo {
    case .fifo: return 0
    case .bookedFirst: return cars[row].isBooked ? 0 : 1
    case .minorFirst: return shop.jobs[Int(cars[row].jobType)].isMajor ? 1 : 0
    }
  }

  mutating func leaveQueue(_ row: CarRow) {
    stepOutOfQueue(row)
    recorder.add(PoolTally.queueEntries, pool: Int(cars[row].pool))
  }

  /// While it is driven to the lot or a waiting bay the car cannot be taken; it keeps its rank.
  mutating func stepOutOfQueue(_ row: CarRow) {
    let pool = Int(cars[row].pool)
    cars.remove(row, from: &pools[pool].queue)
    updateReadiness(pool)
    recorder.add(PoolTally.queueTime, pool: pool, now &- cars[row].queuedSince)
  }

  /// Gives free bays to the heads of the queues. A car in a pre-inspection bay needs a driver; one
  /// that stands outside is fetched by the team.
  mutating func dispatchWorkshop() -> Bool {
    var progress = false
    for pool in 0..<shop.shape.pools {
      while pools[pool].isReady {
        let row = pools[pool].queue.first
        if cars[row].place == .bay {
          guard takesItself || idleCount(rules.handOver.driver) > 0 else {
            waitForDriver(queuedFor: pool)
            break
          }
          leaveOrderList(row)
        }
        leaveQueue(row)
        touchPool(pool, at: now)
        pools[pool].freeBays &-= 1
        updateReadiness(pool)
        if cars[row].place == .workshop {
          arriveInPool(row)
        } else {
          startDrive(row, to: .workshop)
        }
        progress = true
      }
    }
    return progress
  }

  /// As many cars from the head of the queue as the pool has free bays could go.
  private mutating func waitForDriver(queuedFor pool: Int) {
    var row = pools[pool].queue.first
    var room = pools[pool].freeBays
    while !row.isNone, room > 0 {
      if cars[row].place == .bay { waitForDriver(row) }
      row = cars.next(row)
      room &-= 1
    }
  }

  private var takesItself: Bool { shop.drive.pointee.constantDuration == 0 }

  // MARK: On to the next operation

  mutating func finishOperation(_ row: CarRow) {
    cars[row].operationsDone |= 1 << UInt64(cars[row].operation)
    let pool = cars[row].pool
    chooseOperation(row)
    if cars[row].operation < 0 {
      cars[row].pool = pool
      return inspect(row)
    }
    if cars[row].pool == pool {
      prepareWork(row)
      return waitForTeam(row)
    }
    let next = cars[row].pool
    cars[row].pool = pool
    freePoolBay(row)
    cars[row].pool = next
    cars[row].stage = .waitingForPool
    queueForPool(row)
  }

  /// Between pools a car stands in the workshop's yard and holds no bay, so that two pools cannot
  /// wait for each other.
  mutating func goToNextPool(_ row: CarRow) {
    let next = cars[row].pool
    cars[row].pool = Int16(shop.washPool)
    freePoolBay(row)
    cars[row].pool = next
    cars[row].stage = .waitingForPool
    queueForPool(row)
  }

  mutating func freePoolBay(_ row: CarRow) {
    let pool = Int(cars[row].pool)
    touchPool(pool, at: now)
    pools[pool].freeBays &+= 1
    updateReadiness(pool)
  }
}
