import EventSimulation

/// Step 9 of a visit: finished parking, and handing back by the same advisors (source section 3.3).
extension World {
  /// The work is done: to finished parking, or, while that is full, on in its bay.
  mutating func finishInWorkshop(_ row: CarRow) {
    cars[row].stage = .waitingForParking
    if finishedHeld < rules.places.finishedParking {
      park(row)
    } else {
      cars.append(row, to: &parkingWaiting)
    }
  }

  private mutating func park(_ row: CarRow) {
    finishedHeld &+= 1
    freePoolBay(row)
    move(row, to: .finishedParking)
    cars[row].stage = .finished
    cars[row].finishedAt = now
    stopProgressNotices(row)
    note(.finished, car: row, place: .finishedParking)
    let job = Int(cars[row].jobType)
    let delay = draw(shop.jobs[job].pickUpDelay, .pickUp, cars[row].entity)
    if delay == 0 { return customerReturns(row) }
    guard delay < .never else { return }
    schedule(
      .customerReturns(row), after: delay, priority: Priority.completion)
  }

  /// The customer is there; major jobs wait for the end of the peak (大修车、事故车等不要在高峰时间交车).
  mutating func customerReturns(_ row: CarRow) {
    cars[row].openTimeAtReturn = openTime
    cars[row].stage = .waitingForHandBack
    if shop.jobs[Int(cars[row].jobType)].isMajor, rules.handBack.deferMajor, isHandBackPeak {
      recorder.add(Tally.deferredHandBacks)
      cars.append(row, to: &deferredHandBacks)
    } else {
      cars.append(row, to: &handBackWaiting)
    }
  }

  @inline(__always)
  private var isHandBackPeak: Bool {
    guard !today.isClosed else { return false }
    let timeOfDay = now &- Microseconds(day) * TimeUnit.day
    return rules.handBack.peakWindows[today.weekday].contains { $0.contains(timeOfDay) }
  }

  mutating func planPeakEnds(_ start: Microseconds) {
    guard rules.handBack.deferMajor else { return }
    for window in rules.handBack.peakWindows[today.weekday] {
      schedule(.peakEnds, at: start + window.to, priority: Priority.calendar)
    }
  }

  mutating func releaseDeferredHandBacks() {
    guard !isHandBackPeak else { return }
    while !deferredHandBacks.isEmpty {
      let row = deferredHandBacks.first
      cars.remove(row, from: &deferredHandBacks)
      cars.append(row, to: &handBackWaiting)
    }
  }

  mutating func beginHandBack() {
    let row = handBackWaiting.first
    guard let person = takeIdle(.advisor, preferring: cars[row].advisor) else { return }
    cars.remove(row, from: &handBackWaiting)
    cars[row].worker = Int32(person)
    cars[row].stage = .inHandBack
    recorder.add(Tally.handBacks)
    recorder.add(Tally.handBackWait, openTime &- cars[row].openTimeAtReturn)
    note(.handBackBegins, car: row, person: Int32(person), place: .finishedParking)
    let job = Int(cars[row].jobType)
    let duration = personal(draw(shop.jobs[job].handBack, .handBack, cars[row].entity), person)
    schedule(.handBackEnds(row), after: duration, priority: Priority.completion)
  }

  /// The advisor goes along to the cashier, if one is on duty.
  mutating func endHandBack(_ row: CarRow) {
    guard present(.cashier) > 0 else { return leaveShop(row) }
    cars[row].stage = .waitingForCashier
    cars.append(row, to: &cashierWaiting)
  }

  private mutating func beginPayment() {
    let row = cashierWaiting.first
    guard let cashier = takeIdle(.cashier) else { return }
    cars.remove(row, from: &cashierWaiting)
    cars[row].driver = Int32(cashier)
    cars[row].stage = .paying
    note(.paymentBegins, car: row, person: Int32(cashier), place: .finishedParking)
    let duration = personal(draw(shop.payment, .payment, cars[row].entity), cashier)
    schedule(.paymentEnds(row), after: duration, priority: Priority.completion)
  }

  mutating func endPayment(_ row: CarRow) {
    release(Int(cars[row].driver))
    cars[row].driver = -1
    leaveShop(row)
  }

  private mutating func leaveShop(_ row: CarRow) {
    let person = cars[row].worker
    note(.handedBack, car: row, person: person, place: .finishedParking)
    cars[row].worker = -1
    finishedHeld &-= 1
    complete(row)
    release(Int(person))
  }

  /// Inspectors, cashiers and finished parking take whom they can.
  mutating func serveBehindTheForecourt() -> Bool {
    var progress = false
    while !inspectorWaiting.isEmpty, let person = takeIdle(.inspector) {
      let row = inspectorWaiting.first
      cars.remove(row, from: &inspectorWaiting)
      beginInspection(row, person: person)
      progress = true
    }
    while !cashierWaiting.isEmpty, idleCount(.cashier) > 0 {
      beginPayment()
      progress = true
    }
    while !cashierWaiting.isEmpty, present(.cashier) == 0 {
      // The last cashier has gone home: the bill is settled at the desk.
      let row = cashierWaiting.first
      cars.remove(row, from: &cashierWaiting)
      leaveShop(row)
      progress = true
    }
    while !parkingWaiting.isEmpty, finishedHeld < rules.places.finishedParking {
      let row = parkingWaiting.first
      cars.remove(row, from: &parkingWaiting)
      park(row)
      progress = true
    }
    return progress
  }
}
