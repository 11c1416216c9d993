import EventSimulation
import Forecourt

/// Out of the area, and the clocks.
extension Oracle {
  var hasRoomInLot: Bool { lot.count < shop.places.awaitingRepair }
  var hasRoomInWaitingBays: Bool { waitingBays.count < shop.places.waitingBays }
  var drivesTakeNoTime: Bool { Sampler(durations: shop.handOver.drive).constantDuration == 0 }

  /// An ordered move: the place is held from now on.
  func order(_ car: OracleCar, to place: Place) {
    changed = true
    car.move = place
    if place == .awaitingRepair { lot.append(car) } else { waitingBays.append(car) }
    movesOrdered.append(car)
  }

  func cancelMove(_ car: OracleCar) {
    car.move = nil
    movesOrdered.removeAll { $0 === car }
    lot.removeAll { $0 === car }
    waitingBays.removeAll { $0 === car }
  }

  /// Ordered moves, cars taken by the workshop, cars that go to the lot.
  func driveOut() {
    while let car = movesOrdered.first {
      guard let drive = driver(for: car) else { return nobodyDrives() }
      movesOrdered.removeFirst()
      setOff(car, to: car.move!, by: drive.person)
    }
    while let car = takenOutOfBays.first {
      guard let drive = driver(for: car) else { return nobodyDrives() }
      setOff(car, to: .workshop, by: drive.person)
    }
    while let car = boundForTheLot.first {
      guard let drive = driver(for: car) else { return nobodyDrives() }
      lot.append(car)
      setOff(car, to: .awaitingRepair, by: drive.person)
    }
  }

  private var takenOutOfBays: [OracleCar] { taken.filter { $0.place == .bay } }

  /// Those that the lot has room for. After closing the yard is empty.
  private var boundForTheLot: [OracleCar] {
    guard shop.handOver.destination == .awaitingRepair else { return [] }
    let cars = ordered.filter { !$0.isTakenOver && $0.place == .bay && $0.move == nil }
    return isOpen ? Array(cars.prefix(max(0, shop.places.awaitingRepair - lot.count))) : cars
  }

  /// That is what every car waits for from now on that could go.
  private func nobodyDrives() {
    for car in movesOrdered + takenOutOfBays + boundForTheLot where car.isOrdered {
      car.waitsForDriver = true
    }
  }

  /// Whoever drives; nobody where drives take no time.
  struct Driver {
    var person: OraclePerson?
  }

  func driver(for car: OracleCar) -> Driver? {
    if drivesTakeNoTime { return Driver(person: nil) }
    let role = shop.handOver.driver
    if let own = car.advisor, own.role == role, own.isFree { return Driver(person: own) }
    guard let person = free(role) else { return nil }
    return Driver(person: person)
  }

  func setOff(_ car: OracleCar, to place: Place, by person: OraclePerson?) {
    changed = true
    if let person { begin(person) }
    let time = draw(
      shop.handOver.drive, .drive, OracleEntity.repeated(car.entity, car.drives))
    car.drives += 1
    log(.driveBegins, car, by: person, place: place)
    if car.place == .bay {
      freeBay(car)
      leaveArea(car)
    }
    // On the way to the lot it cannot be taken.
    if place != .workshop { car.pool?.queue.removeAll { $0 === car } }
    car.move = nil
    car.place = place
    car.isDriving = true
    after(divided(time, by: person?.speed ?? 1), Agenda.completion) {
      self.changed = true
      car.isDriving = false
      self.log(.driveEnds, car, by: person, place: place)
      if let person { self.finish(person) }
      if place == .workshop {
        self.ordered.removeAll { $0 === car }
        self.taken.removeAll { $0 === car }
        if self.shop.workshop == nil {
          self.endCustomerClock(car)
          self.complete(car)
        } else {
          self.reachesPool(car)
        }
      } else if car.isTakenOver {
        self.leaveLot(car)
      } else if car.isOrdered, self.shop.workshop != nil {
        self.queue(car)
      }
    }
  }

  func leaveLot(_ car: OracleCar) {
    changed = true
    lot.removeAll { $0 === car }
    waitingBays.removeAll { $0 === car }
    ordered.removeAll { $0 === car }
    taken.removeAll { $0 === car }
    endCustomerClock(car)
    complete(car)
  }

  /// The repair begins; with no workshop modelled, it has the car.
  func endCustomerClock(_ car: OracleCar) {
    car.ended = now
    book(car, nil)
  }

  func complete(_ car: OracleCar) {
    car.place = .road
    car.isDone = true
    endNotices(car)
    log(.completes, car)
  }

  func lose(_ car: OracleCar) {
    car.isLost = true
    car.place = .road
    car.ended = now
    car.patienceEnds?.isCancelled = true
    car.receptionEnds?.isCancelled = true
    book(car, nil)
    changed = true
  }

  func freeBay(_ car: OracleCar) {
    guard car.bay >= 0 else { return }
    bays[car.bay] = nil
    if let reached = car.bayReached { car.bayClock += now - reached }
    car.bayReached = nil
    car.bay = -1
  }

  // MARK: Entering and leaving the area

  func enterArea(_ car: OracleCar) {
    level += 1
    changed = true
    car.areaSince = now
    if !car.isVisitor {
      if car.firstInArea == nil { car.firstInArea = now }
      if car.leftArea != nil, shop.longStay.clockAfterReturn == .restart {
        car.forgiven = car.areaSum
        car.limit = 0
      }
      watchArea(car)
    }
    crowdingMayBegin(car)
  }

  func leaveArea(_ car: OracleCar) {
    level -= 1
    changed = true
    if let since = car.areaSince {
      car.areaSum += now - since
      car.areaSince = nil
    }
    car.limitPassed?.isCancelled = true
    car.stayEnds?.isCancelled = true
    car.leftArea = now
    log(.leavesArea, car, detail: car.areaSum)
    if let matter = car.matter { endLongStay(matter) }
    crowdingMayEnd()
  }

  /// Books the time since the last cause; from now on it is `cause`.
  func book(_ car: OracleCar, _ cause: DelayCause?) {
    if let last = car.cause { car.delays[Int(last.rawValue)] += now - car.causeSince }
    car.cause = cause
    car.causeSince = now
  }

  func bookCauses() {
    for car in cars where !car.isVisitor && car.ended == nil {
      let cause = cause(of: car)
      if cause != car.cause { book(car, cause) }
    }
  }

  /// The model page's table of causes, line by line.
  func cause(of car: OracleCar) -> DelayCause {
    switch car.place {
    case .gateQueue: return .gate
    case .lane: return car.waitsForGuard ? .guidance : .bayFull
    case .temporaryParking, .road: return .diverted
    case .bay: return causeInBay(of: car)
    default: return .awaitingWorkshop
    }
  }

  private func causeInBay(of car: OracleCar) -> DelayCause {
    if toBeGuided.contains(where: { $0 === car }) { return .guidance }
    if car.isDriving { return .service }
    if !car.isReceived { return .advisorBusy }
    if car.isBeingDiagnosed { return .diagnosis }
    if !car.atCarDone { return .service }
    if !car.deskBegan { return .advisorBusy }
    if car.orderSigned == nil { return .partsAndDesk }
    if car.isOrdered { return car.waitsForDriver ? .moverBusy : .workshopFull }
    return car.isBeingHandedOver ? .service : .supervisorBusy
  }
}
