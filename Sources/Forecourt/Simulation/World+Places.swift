import EventSimulation

/// Where cars are, and the clocks that run there.
extension World {
  /// Books the time since the last change to the cause that held, and goes on with another.
  @inline(__always)
  mutating func book(_ row: CarRow, to cause: DelayCause) { book(row, to: cause, at: now) }

  @inline(never)
  mutating func book(_ row: CarRow, to cause: DelayCause, at instant: Microseconds) {
    let elapsed = instant - cars[row].causeSince
    if elapsed > 0 {
      let old = cars[row].cause
      cars[row].delays[old] &+= elapsed
      if cars[row].place == .bay, isOpen {
        recorder.add(bayTally(row, old), elapsed)
      }
      cars[row].causeSince = instant
    }
    cars[row].cause = cause
  }

  /// What a bay is doing while its car's time is booked to a cause. It is held for a car that is led or
  /// drives to it; one that drove up by itself and waits for a guard waits for a person like others.
  private mutating func bayTally(_ row: CarRow, _ cause: DelayCause) -> Tally {
    switch cause {
    case .guidance: return .bayWaiting
    case _ where cars[row].bayReached == .never: return .bayHeld
    case .service, .diagnosis, .partsAndDesk: return .bayWorking
    case .advisorBusy, .supervisorBusy: return .bayWaiting
    case .moverBusy, .workshopFull: return .bayBlocked
    default: return .bayHeld
    }
  }

  /// Sets a car's place and keeps count; the car sets off now, and the place is held for it.
  @inline(never)
  mutating func move(_ row: CarRow, to place: Place) {
    let from = cars[row].place
    if from != .road { recorder.leave(from, since: cars[row].placeSince, at: now) }
    if place != .road { recorder.enter(place, from: from, at: now) }
    cars[row].place = place
    cars[row].placeSince = now
  }

  // MARK: The area and its clock

  /// The car counts from now on. The clocks of the 20 minutes and of the customer's tolerance run.
  mutating func enterArea(_ row: CarRow) {
    cars[row].areaSince = now
    if cars[row].firstInArea == .never { cars[row].firstInArea = now }
    recorder.changeLevel(by: 1, at: now)
    // Tickets may be held back from now on.
    cars.stir(.lane)
    if !cars[row].isVisitor {
      startLimitTimer(row)
      startStayTimer(row)
    }
    crowdingMayBegin(row)
  }

  /// The car no longer counts; its clock stands still.
  mutating func leaveArea(_ row: CarRow) {
    cars[row].areaClock &+= now &- cars[row].areaSince
    cars[row].leftArea = now
    calendar.cancel(&cars[row].limitTimer)
    calendar.cancel(&cars[row].stayTimer)
    recorder.changeLevel(by: -1, at: now)
    // A bay, a place in the lane, or room for a ticket.
    cars.stir([.lane, .tickets, .gate])
    note(.leavesArea, car: row, detail: cars[row].areaClock)
    if cars[row].escalation != .none { endLongStayEscalation(row) }
    crowdingMayEnd()
  }

  /// In the area and counted. A car that drives back from parking has a bay, but is not there yet.
  mutating func isInArea(_ row: CarRow) -> Bool {
    cars[row].place.isInArea && cars[row].stage != .drivingBack
  }

  // MARK: The end of a visit to the forecourt

  /// The car has left the area for good: its stay is a stay.
  mutating func endAreaStay(_ row: CarRow) {
    guard cars[row].isMeasured, !cars[row].isVisitor, cars[row].firstInArea != .never else {
      return
    }
    cars[row].isLong = rules.yardstick.isLong(cars[row].areaClock)
    recorder.areaStayEnded(
      job: Int(cars[row].jobType), began: cars[row].firstInArea,
      areaClock: cars[row].areaClock,
      bayClock: cars[row].bayReached != .never ? cars[row].bayClock : nil)
    judgeLongStay(row)
  }

  /// Whether the work alone, without any wait, would have made a long stay of it. Asked when the car
  /// is out of the area and ordered, whichever comes last: only then is all of its work known.
  mutating func judgeLongStay(_ row: CarRow) {
    guard cars[row].isLong, cars[row].orderNumber > 0, rules.yardstick.isLong(cars[row].areaWork)
    else { return }
    recorder.longStayWasWork(began: cars[row].firstInArea)
  }

  /// The customer's clock stops: the repair begins, or, with no workshop modelled, the workshop has
  /// the car. A wash that only comes first is no repair.
  mutating func beginRepair(_ row: CarRow) {
    cars[row].repairBegan = now
    endCustomerClock(row, isRepairBegun: true)
  }

  /// The customer's clock stops, there or driven away.
  private mutating func endCustomerClock(_ row: CarRow, isRepairBegun: Bool) {
    book(row, to: cars[row].cause)
    guard cars[row].isMeasured else { return }
    if isRepairBegun {
      recorder.repairBegan(
        job: Int(cars[row].jobType), customerClock: now &- cars[row].arrival)
    }
    recorder.add(CauseTally.delay, cars[row].delays)
    if cars[row].isLong {
      recorder.add(CauseTally.delayInLongStays, cars[row].delays)
      recorder.add(CauseTally.longStays, responsibleCause(row))
    }
  }

  /// The customer drives away unserved.
  mutating func lose(_ row: CarRow, _ tally: Tally, _ kind: EventKind) {
    cars[row].isLost = true
    // While it still stands where it waited.
    book(row, to: cars[row].cause)
    note(kind, car: row)
    if cars[row].isMeasured {
      recorder.add(tally)
      recorder.add(HourlyTally.lost, at: cars[row].arrival)
      recorder.add(DailyTally.lost, at: cars[row].arrival)
      recorder.add(JobTally.lost, job: Int(cars[row].jobType))
      recorder.add(Tally.lostCustomerValue, rules.costs.lostCustomer)
    }
    if cars[row].place != .road { move(row, to: .road) }
    endAreaStay(row)
    endCustomerClock(row, isRepairBegun: false)
    serve(row)
    forget(row)
  }

  /// The car is gone; its row is free for another.
  mutating func forget(_ row: CarRow) {
    closeVisitRecord(row)
    timeOfCars += Double(now &- cars[row].arrival)
    if cars[row].noticeQueued { cars.remove(row, from: &pendingNotices) }
    calendar.cancel(&cars[row].patienceTimer)
    calendar.cancel(&cars[row].receptionTimer)
    calendar.cancel(&cars[row].stayTimer)
    calendar.cancel(&cars[row].limitTimer)
    calendar.cancel(&cars[row].escalationTimer)
    calendar.cancel(&cars[row].noticeTimer)
    cars.remove(row)
  }

  /// The visit's record, for an observer.
  func visitRecord(_ row: CarRow, ended: Microseconds?) -> LoggedVisit {
    let car = cars[row]
    func known(_ time: Microseconds) -> Microseconds? { time == .never ? nil : time }
    return LoggedVisit(
      car: car.serial, isVisitor: car.isVisitor, jobType: Int(car.jobType),
      bookedSlot: known(car.bookedSlot), arrival: car.arrival,
      receptionBegan: known(car.received), orderSigned: known(car.signed),
      leftArea: known(car.leftArea), ended: ended, areaClock: car.areaClock,
      bayClock: car.bayClock, delays: DelayCause.allCases.map { car.delays[$0] },
      isLost: car.isLost, complainedOfCrowding: car.hasComplainedOfCrowding,
      complainedOfLongStay: car.hasComplainedOfLongStay, fined: car.fined,
      advisor: car.advisor >= 0 ? Int(car.advisor) : nil,
      receptionTolerance: car.receptionTolerance, stayTolerance: car.stayTolerance,
      patience: car.patienceEnds == .never ? .never : car.patienceEnds - car.waitsSince,
      atCarDuration: car.atCar, atDeskDuration: car.atDesk,
      entity: car.entity, areaWork: car.areaWork)
  }

  mutating func closeVisitRecord(_ row: CarRow) {
    guard Observer.isRecording else { return }
    let ended: Microseconds? =
      cars[row].isLost ? now : cars[row].repairBegan == .never ? nil : cars[row].repairBegan
    observer.record(visitRecord(row, ended: ended))
  }
}
