import EventSimulation
import Forecourt

/// A pool of the workshop: bays, teams, hours, and who queues for it.
final class OraclePool {
  let index: Int
  let pool: Pool
  var queue: [OracleCar] = []
  /// In a bay, or on the way to it.
  var inBays: [OracleCar] = []
  var waitingForTeam: [OracleCar] = []
  var teamsAtWork = 0

  init(index: Int, pool: Pool) {
    self.index = index
    self.pool = pool
  }

  var hasFreeBay: Bool { inBays.count < pool.bays }
}

/// What a team does at a car.
enum OracleWork {
  case nothing
  case operation(Int)
  case more(Int)
  case rework, wash, touchUp

  var isWash: Bool {
    switch self {
    case .wash, .touchUp: true
    default: false
    }
  }
}

/// Section 8 of the page.
extension Oracle {
  var washPool: OraclePool? { pools.first { $0.pool.kind == .wash } }

  /// Ordered: into the queue of its first operation.
  func enterWorkshop(_ car: OracleCar) {
    car.wantsWash =
      washPool != nil && chance(shop.jobTypes[car.job].washAccepted, .washAccepted, car.entity)
    car.pool = pools[0]
    goOn(car)
    if !car.isDriving { queue(car) }
  }

  /// Chooses the next operation and its pool. False if none is left.
  @discardableResult
  private func goOn(_ car: OracleCar) -> Bool {
    let operations = shop.jobTypes[car.job].operations
    guard let next = operations.indices.first(where: { !car.done.contains($0) }) else {
      return false
    }
    car.next = .operation(next)
    car.pool = pools[operations[next].pool]
    return true
  }

  /// By class of dispatch, then by order, whatever was re-ordered.
  func queue(_ car: OracleCar) {
    changed = true
    func rank(_ car: OracleCar) -> (Int, Int) {
      let first =
        switch shop.workshop!.dispatch {
        case .fifo: 0
        case .bookedFirst: car.isBooked ? 0 : 1
        case .minorFirst: shop.jobTypes[car.job].isMajor ? 1 : 0
        }
      return (first, car.orderNumber!)
    }
    car.pool!.queue.append(car)
    car.pool!.queue.sort { rank($0) < rank($1) }
  }

  /// Free bays take the heads of the queues.
  func fillPools() {
    for pool in pools {
      while pool.hasFreeBay, let car = pool.queue.first {
        let isInBay = car.place == .bay
        let drive = isInBay ? driver(for: car) : Driver(person: nil)
        guard let drive else {
          for other in pool.queue.prefix(pool.pool.bays - pool.inBays.count)
          where other.place == .bay {
            other.waitsForDriver = true
          }
          break
        }
        if isInBay, car.move != nil { cancelMove(car) }
        pool.queue.removeFirst()
        pool.inBays.append(car)
        if car.place == .workshop {
          reachesPool(car)
        } else {
          lot.removeAll { $0 === car }
          waitingBays.removeAll { $0 === car }
          setOff(car, to: .workshop, by: drive.person)
        }
      }
    }
  }

  func reachesPool(_ car: OracleCar) {
    changed = true
    if case .operation = car.next, !car.hadParts {
      car.hadParts = true
      if chance(shop.workshop!.partsWaitProbability, .partsNeeded, car.entity) {
        log(.partsAwaited, car)
        let wait = min(draw(shop.workshop!.partsWait, .partsWait, car.entity), horizon)
        agenda.at(now + wait, Agenda.completion) {
          self.log(.partsArrive, car)
          self.wantTeam(car)
        }
        return
      }
    }
    wantTeam(car)
  }

  private func wantTeam(_ car: OracleCar) {
    changed = true
    let workshop = shop.workshop!
    switch car.next {
    case .nothing: car.work = 0
    case .operation(let index):
      var stream = stream(.operation, car.entity, plus: index)
      car.operationTime = Sampler(durations: shop.jobTypes[car.job].operations[index].duration)
        .sampleDuration(&stream)
      car.work = car.operationTime
    case .more: car.work = share(workshop.additionalWork.extraShare, of: car.operationTime)
    case .rework: car.work = share(workshop.reworkShare, of: car.operationTime)
    case .wash: car.work = draw(workshop.wash, .wash, car.entity)
    case .touchUp: car.work = draw(workshop.washTouchUp, .touchUp, car.entity)
    }
    if car.pool!.teamsAtWork < car.pool!.pool.teams {
      startWork(car)
    } else {
      car.pool!.waitingForTeam.append(car)
    }
  }

  private func share(_ share: Double, of time: Microseconds) -> Microseconds {
    Microseconds((Double(time) * share).rounded())
  }

  private func startWork(_ car: OracleCar) {
    let pool = car.pool!
    pool.teamsAtWork += 1
    log(car.next.isWash ? .washBegins : .operationBegins, car, index: pool.index)
    if !car.next.isWash, car.ended == nil { endCustomerClock(car) }
    guard let end = workingEnd(pool, car.work) else { return }
    agenda.at(end, Agenda.completion) { self.workEnds(car) }
  }

  /// The team goes on with the same car before it takes another.
  private func workEnds(_ car: OracleCar) {
    changed = true
    let pool = car.pool!
    pool.teamsAtWork -= 1
    log(car.next.isWash ? .washEnds : .operationEnds, car, index: pool.index)
    afterWork(car)
    while pool.teamsAtWork < pool.pool.teams, !pool.waitingForTeam.isEmpty {
      startWork(pool.waitingForTeam.removeFirst())
    }
  }

  private func afterWork(_ car: OracleCar) {
    switch car.next {
    case .operation(let index):
      if car.done.isEmpty, !car.wasAsked,
        chance(shop.workshop!.additionalWork.probability, .additionalWork, car.entity)
      {
        car.wasAsked = true
        log(.additionalWorkFound, car)
        toBeCalled.append(car)
      } else {
        operationDone(car, index)
      }
    case .more(let index): operationDone(car, index)
    case .rework, .nothing: inspect(car)
    case .wash:
      car.isWashed = true
      guard car.wasWashedFirst else { return finishWork(car) }
      leavePool(car)
      goOn(car)
      queue(car)
    case .touchUp: finishWork(car)
    }
  }

  /// When work of this length ends that begins now; it stands still outside the pool's hours.
  private func workingEnd(_ pool: OraclePool, _ work: Microseconds) -> Microseconds? {
    var left = work
    let today = Int(now / TimeUnit.day)
    for day in today..<today + 366 {
      let midnight = Microseconds(day) * TimeUnit.day
      for interval in hours(pool, day: day) where midnight + interval.to > now {
        let from = max(now, midnight + interval.from)
        let length = midnight + interval.to - from
        if left <= length { return from + left }
        left -= length
      }
    }
    return nil
  }

  private func hours(_ pool: OraclePool, day: Int) -> [DayInterval] {
    guard let plan = plan(ofDay: day) else { return [] }
    return pool.pool.hours[plan.weekday]
  }

  // MARK: Additional work

  func call(_ car: OracleCar, by advisor: OraclePerson) {
    toBeCalled.removeAll { $0 === car }
    begin(advisor)
    let additional = shop.workshop!.additionalWork
    let time = divided(draw(additional.call, .additionalCall, car.entity), by: advisor.speed)
    log(.callBegins, car, by: advisor, detail: time)
    agenda.at(now + time, Agenda.completion) {
      self.finish(advisor)
      let wait = self.draw(additional.answer, .additionalAnswer, car.entity)
      self.agenda.at(self.now + min(wait, self.horizon), Agenda.completion) {
        self.customerAnswers(car)
      }
    }
  }

  private func customerAnswers(_ car: OracleCar) {
    changed = true
    guard case .operation(let index) = car.next else { return }
    let accepts = chance(
      shop.workshop!.additionalWork.accepted, .additionalWork, OracleEntity.repeated(car.entity, 1))
    log(.customerAnswers, car, detail: accepts ? 1 : 0)
    guard accepts else { return operationDone(car, index) }
    car.next = .more(index)
    wantTeam(car)
  }

  // MARK: On to the next operation, inspection, wash

  /// In the same pool it stays in its bay; else it stands in the yard.
  private func operationDone(_ car: OracleCar, _ index: Int) {
    car.done.insert(index)
    let pool = car.pool!
    guard goOn(car) else { return inspect(car) }
    if car.pool === pool { return wantTeam(car) }
    pool.inBays.removeAll { $0 === car }
    queue(car)
  }

  private func leavePool(_ car: OracleCar) {
    car.pool!.inBays.removeAll { $0 === car }
    changed = true
  }

  private func inspect(_ car: OracleCar) {
    changed = true
    if people.contains(where: { $0.role == .inspector }) {
      toBeInspected.append(car)
    } else {
      beginInspection(car, nil)
    }
  }

  private func beginInspection(_ car: OracleCar, _ inspector: OraclePerson?) {
    if let inspector { begin(inspector) }
    log(.inspectionBegins, car, by: inspector)
    let time = draw(
      shop.workshop!.inspection, .inspection, OracleEntity.repeated(car.entity, car.reworks))
    agenda.at(now + divided(time, by: inspector?.speed ?? 1), Agenda.completion) {
      self.log(.inspectionEnds, car, by: inspector)
      if let inspector { self.finish(inspector) }
      self.inspected(car)
    }
  }

  private func inspected(_ car: OracleCar) {
    changed = true
    let entity = OracleEntity.repeated(car.entity, car.reworks)
    if car.reworks < 5, chance(shop.workshop!.reworkProbability, .rework, entity) {
      car.reworks += 1
      log(.reworkNeeded, car)
      car.next = .rework
      return wantTeam(car)
    }
    let mustWash = car.wantsWash && !car.isWashed
    guard let washPool, mustWash || car.wasWashedFirst else { return finishWork(car) }
    leavePool(car)
    car.next = mustWash ? .wash : .touchUp
    car.pool = washPool
    queue(car)
  }

  private func finishWork(_ car: OracleCar) {
    changed = true
    toBeParked.append(car)
    parkFinished()
  }

  /// Inspections and finished parking; payments stand with the hand-back.
  func inspectWaiting() {
    while let car = toBeInspected.first, let inspector = free(.inspector) {
      toBeInspected.removeFirst()
      beginInspection(car, inspector)
    }
  }

  func parkFinished() {
    while finishedCars < shop.places.finishedParking, let car = toBeParked.first {
      toBeParked.removeFirst()
      leavePool(car)
      finishedCars += 1
      car.place = .finishedParking
      car.isFinished = true
      endNotices(car)
      log(.finished, car)
      after(draw(shop.jobTypes[car.job].pickUpDelay, .pickUp, car.entity), Agenda.completion) {
        self.changed = true
        self.customerReturns(car)
      }
    }
  }

  // MARK: Re-ordered by the manager

  func canStart(with kind: Pool.Kind, _ car: OracleCar) -> Bool {
    guard shop.workshop != nil, let pool = pools.first(where: { $0.pool.kind == kind }),
      pool.hasFreeBay, pool.queue.isEmpty, car.isOrdered, car.place == .bay, car.move == nil,
      hasToWait(car),
      case .operation = car.next
    else { return false }
    if kind == .wash { return car.wantsWash }
    return pool !== car.pool
      && shop.jobTypes[car.job].operations.contains { pools[$0.pool] === pool }
  }

  /// Its own pool has no bay for it, not even if somebody drove.
  private func hasToWait(_ car: OracleCar) -> Bool {
    let pool = car.pool!
    return !pool.queue.prefix(pool.pool.bays - pool.inBays.count).contains { $0 === car }
  }

  func start(with kind: Pool.Kind, _ car: OracleCar) {
    let pool = pools.first { $0.pool.kind == kind }!
    car.pool!.queue.removeAll { $0 === car }
    car.pool = pool
    if kind == .wash {
      car.next = .wash
      car.wasWashedFirst = true
    } else {
      let operations = shop.jobTypes[car.job].operations
      car.next = .operation(operations.firstIndex { pools[$0.pool] === pool }!)
    }
    queue(car)
  }
}
