import EventSimulation
import Forecourt

/// Gate, lane, parking and bays.
extension Oracle {
  func arrives(entity: UInt64, job given: Int?, slot: Microseconds?) {
    let car = newCar(entity: entity, job: given, slot: slot)
    if !car.isBooked { car.patience = draw(shop.customers.patience, .patience, entity) }
    if car.patience < .never {
      car.patienceEnds = agenda.at(car.waitsSince + car.patience, Agenda.limit) {
        self.losesPatience(car)
      }
    }
    watchReception(car)
    let inFront = !gate.isEmpty || somebodyWaitsForBay(before: car)
    if gateIsShut, gate.count < shop.places.gateQueue {
      car.place = .gateQueue
      gate.append(car)
      log(.joinsGateQueue, car)
    } else if gateIsShut {
      log(.drivesOn, car)
      lose(car)
    } else if gateDiverts, hasRoomInParking {
      park(car)
    } else if hasRoomInLane, gate.isEmpty {
      enterLane(car)
    } else if !inFront, let bay = freeBay(for: car) {
      standInBay(car, bay)
    } else if hasRoomInParking {
      park(car)
    } else if gate.count < shop.places.gateQueue {
      car.place = .gateQueue
      gate.append(car)
      log(.joinsGateQueue, car)
    } else {
      log(.drivesOn, car)
      lose(car)
    }
  }

  /// Ordered before the horizon began.
  func standsInTheLot(_ entity: UInt64, job: Int) {
    let car = newCar(entity: entity, job: job, slot: nil)
    car.place = .awaitingRepair
    lot.append(car)
    log(.handOverEnds, car)
    becomesOrdered(car)
  }

  private func newCar(entity: UInt64, job given: Int?, slot: Microseconds?) -> OracleCar {
    let job = given ?? drawJob(entity, booked: slot != nil)
    let car = OracleCar(
      number: UInt32(cars.count + 1), entity: entity, isVisitor: false, job: job, slot: slot,
      arrival: now, waitsSince: gateIsShut ? opening : nil)
    cars.append(car)
    log(.arrives, car, detail: Int64(job))
    let type = shop.jobTypes[job]
    let factor = car.isBooked ? shop.reception.bookedFactor : 1
    car.atCar = divided(draw(type.atCar, .atCar, entity), by: 1 / factor)
    car.atDesk = divided(draw(type.atDesk, .atDesk, entity), by: 1 / factor)
    let customers = shop.customers
    let stretch = shop.progressNotices.enabled ? shop.progressNotices.toleranceFactor : 1
    car.receptionTolerance = divided(
      draw(customers.receptionTolerance, .receptionTolerance, entity), by: 1 / stretch)
    car.stayTolerance = divided(
      draw(customers.stayTolerance, .stayTolerance, entity), by: 1 / stretch)
    return car
  }

  private func drawJob(_ entity: UInt64, booked: Bool) -> Int {
    let weights = shop.jobTypes.map { booked ? $0.bookedShare : $0.share }
    var stream = stream(.jobType, entity)
    let mark = stream.uniform() * weights.reduce(0, +)
    var sum = 0.0
    for (index, weight) in weights.enumerated() {
      sum += weight
      if mark < sum { return index }
    }
    return weights.count - 1
  }

  var hasRoomInLane: Bool { lane.count + visitorsInLane < shop.places.lane }
  var hasRoomInParking: Bool { parking.count < shop.places.temporaryParking }

  func freeBay(for car: OracleCar) -> Int? {
    let open = shop.places.bays - shop.reception.reservedBays
    let free = bays.indices.filter { bays[$0] == nil }
    if !car.isBooked { return free.first { $0 < open } }
    return free.first { $0 >= open } ?? free.first
  }

  func goesBefore(_ left: OracleCar, _ right: OracleCar) -> Bool {
    if shop.reception.order == .bookedFirst, left.isBooked != right.isBooked {
      return left.isBooked
    }
    return left.number < right.number
  }

  func enterLane(_ car: OracleCar) {
    changed = true
    car.place = .lane
    lane.append(car)
    log(.entersLane, car)
    enterArea(car)
  }

  /// Straight to a bay: it stands there, and waits to be guided.
  func standInBay(_ car: OracleCar, _ bay: Int) {
    changed = true
    hold(bay, car)
    toBeGuided.append(car)
    log(.entersLane, car)
    enterArea(car)
  }

  func hold(_ bay: Int, _ car: OracleCar) {
    bays[bay] = car
    car.bay = bay
    car.place = .bay
    car.bayReached = nil
  }

  /// To temporary parking with a ticket; the place is held from now on.
  func park(_ car: OracleCar) {
    changed = true
    if car.isInArea { leaveArea(car) }
    lane.removeAll { $0 === car }
    gate.removeAll { $0 === car }
    parking.append(car)
    car.place = .temporaryParking
    car.isDriving = true
    setRate(car, shop.customers.loungeFactor)
    ticketNumber += 1
    car.ticket = ticketNumber
    tickets.append(car)
    tickets.sort { $0.number < $1.number }
    log(.diverted, car, detail: ticketNumber)
    let drive = draw(
      shop.handOver.parkingDrive, .parkingDrive, OracleEntity.repeated(car.entity, car.moves))
    car.moves += 1
    after(drive, Agenda.completion) {
      car.isDriving = false
      self.changed = true
      self.log(.parked, car)
      self.losesPatienceOnArrival(car)
    }
  }

  // MARK: Guiding

  func guideStanding() {
    while let car = toBeGuided.first {
      if let guardPost = free(.guardPost) {
        toBeGuided.removeFirst()
        lead(car, by: guardPost)
      } else if !isPresent(.guardPost) {
        toBeGuided.removeFirst()
        parkAlone(car)
      } else {
        return
      }
    }
  }

  func fillBays() {
    while true {
      var heads: [OracleCar] = []
      for booked in [true, false] {
        if let head = lane.filter({ $0.isBooked == booked }).min(by: goesBefore) {
          heads.append(head)
        }
        if !holdsTicketsBack,
          let head = tickets.first(where: { $0.isBooked == booked })
        {
          heads.append(head)
        }
      }
      guard let car = heads.filter({ freeBay(for: $0) != nil }).min(by: goesBefore),
        let bay = freeBay(for: car)
      else { return }
      if car.place == .temporaryParking {
        // Not parked yet: it keeps its place in the order, and the bay is its.
        if car.isDriving { return }
        call(car, bay)
      } else if let guardPost = free(.guardPost) {
        setOff(car, bay)
        lead(car, by: guardPost)
      } else if !isPresent(.guardPost) {
        setOff(car, bay)
        parkAlone(car)
      } else {
        car.waitsForGuard = true
        return
      }
    }
  }

  /// Clause 5 of the page: a shop may hold tickets back; a rule that is off, or that only watches,
  /// does nothing.
  private var holdsTicketsBack: Bool {
    let rule = shop.crowding
    guard rule.enabled, !rule.actions.isEmpty, let line = rule.recallBelow else { return false }
    return level >= line
  }

  /// In the lane, at its bay without a guard, or with a ticket and a right to a bay that is free.
  private func somebodyWaitsForBay(before car: OracleCar) -> Bool {
    !lane.isEmpty || !toBeGuided.isEmpty
      || tickets.contains { freeBay(for: $0) != nil && goesBefore($0, car) }
  }

  private func setOff(_ car: OracleCar, _ bay: Int) {
    lane.removeAll { $0 === car }
    hold(bay, car)
    changed = true
  }

  private func lead(_ car: OracleCar, by guardPost: OraclePerson) {
    begin(guardPost)
    car.guardMet = guardPost
    car.isDriving = true
    log(.guideBegins, car, by: guardPost, place: .bay, index: car.bay)
    let time = divided(draw(shop.reception.guide, .guide, car.entity), by: guardPost.speed)
    car.areaWork += time
    after(time, Agenda.completion) {
      self.finish(guardPost)
      self.reachesBay(car)
    }
  }

  private func parkAlone(_ car: OracleCar) {
    changed = true
    car.isDriving = true
    log(.selfParks, car, place: .bay, index: car.bay)
    let time = draw(shop.reception.selfParking, .guide, car.entity)
    car.areaWork += time
    after(time, Agenda.completion) {
      self.reachesBay(car)
    }
  }

  private func call(_ car: OracleCar, _ bay: Int) {
    changed = true
    tickets.removeAll { $0 === car }
    parking.removeAll { $0 === car }
    hold(bay, car)
    car.place = .road
    car.isDriving = true
    setRate(car, 1)
    log(.called, car, place: .bay, index: bay)
    let drive = draw(
      shop.handOver.parkingDrive, .parkingDrive, OracleEntity.repeated(car.entity, car.moves))
    car.moves += 1
    after(drive, Agenda.completion) {
      car.place = .bay
      self.enterArea(car)
      self.reachesBay(car)
    }
  }

  private func reachesBay(_ car: OracleCar) {
    car.isDriving = false
    changed = true
    car.bayReached = now
    log(.reachesBay, car, place: .bay, index: car.bay)
    toBeReceived.append(car)
    losesPatienceOnArrival(car)
  }

  // MARK: The queue outside

  /// One car a pass: what it makes possible comes before the next.
  func moveUp() {
    guard !gateIsShut, let car = gate.min(by: goesBefore) else { return }
    if gateDiverts || !hasRoomInLane, hasRoomInParking {
      park(car)
    } else if hasRoomInLane {
      gate.removeAll { $0 === car }
      enterLane(car)
    } else if !somebodyWaitsForBay(before: car), let bay = freeBay(for: car) {
      gate.removeAll { $0 === car }
      standInBay(car, bay)
    }
  }

  // MARK: Other visitors

  func visitorArrives(_ entity: UInt64) {
    let car = OracleCar(
      number: UInt32(cars.count + 1), entity: entity, isVisitor: true, job: 0, slot: nil,
      arrival: now)
    cars.append(car)
    log(.arrives, car, detail: -1)
    if let guardPost = free(.guardPost) {
      begin(guardPost)
      log(.turnAwayBegins, car, by: guardPost)
      let time = draw(shop.demand.visitors.turnAway, .turnAway, entity)
      agenda.at(now + divided(time, by: guardPost.speed), Agenda.completion) {
        self.finish(guardPost)
        self.log(.visitorLeaves, car)
      }
    } else if hasRoomInLane {
      visitorsInLane += 1
      car.place = .lane
      log(.entersLane, car)
      changed = true
      enterArea(car)
      let stay = draw(shop.demand.visitors.stay, .visitorStay, entity)
      agenda.at(now + stay, Agenda.completion) {
        self.visitorsInLane -= 1
        self.changed = true
        self.leaveArea(car)
        car.place = .road
        self.log(.visitorLeaves, car)
      }
    } else {
      log(.visitorLeaves, car)
    }
  }
}
