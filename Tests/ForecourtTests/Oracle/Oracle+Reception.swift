import EventSimulation
import Forecourt

/// From the bay to the signed work order.
extension Oracle {
  /// Advisors take what waits; then the front desk, where it helps.
  func serve() {
    while let task = nextTask() { task() }
    guard let help = shop.reception.frontDeskHelp, help.steps == .reception else { return }
    while frontDeskHelps, let helper = free(.frontDesk), free(.advisor) == nil,
      let car = toBeReceived.min(by: goesBefore)
    {
      receive(car, by: helper)
    }
  }

  private func nextTask() -> (() -> Void)? {
    if let help = shop.reception.frontDeskHelp, help.steps == .desk, frontDeskHelps,
      let car = diagnosed.first, let helper = free(.frontDesk)
    {
      return { self.continueAfterDiagnosis(car, by: helper) }
    }
    guard free(.advisor) != nil else { return nil }
    if let car = diagnosed.first {
      let advisor = preferred(car)!
      return { self.continueAfterDiagnosis(car, by: advisor) }
    }
    let reception = toBeReceived.min(by: goesBefore).map { car in
      { self.receive(car, by: self.free(.advisor)!) }
    }
    let handBack = toBeHandedBack.first.map { car in
      { self.handBack(car, by: self.preferred(car)!) }
    }
    let first = shop.handBack.priority == .receptionFirst
    if let task = first ? reception ?? handBack : handBack ?? reception { return task }
    if let car = toBeCalled.first { return { self.call(car, by: self.preferred(car)!) } }
    if let car = toBeNotified.first { return { self.notify(car, by: self.preferred(car)!) } }
    return nil
  }

  /// The customer's own advisor if free, else the one idle longest.
  func preferred(_ car: OracleCar) -> OraclePerson? {
    if let own = car.advisor, own.role == .advisor, own.isFree { return own }
    return free(.advisor)
  }

  var frontDeskHelps: Bool {
    guard let help = shop.reception.frontDeskHelp else { return false }
    if let plan = plan(ofDay: Int(now / TimeUnit.day)),
      help.peakWindows[plan.weekday].contains(where: { $0.contains(now % TimeUnit.day) })
    {
      return true
    }
    guard let least = help.assistAt else { return false }
    return lane.count + toBeReceived.count + toBeGuided.count >= least
  }

  private func receive(_ car: OracleCar, by person: OraclePerson) {
    toBeReceived.removeAll { $0 === car }
    begin(person)
    car.isReceived = true
    car.receptionBegan = now
    car.advisor = person
    car.patienceEnds?.isCancelled = true
    car.receptionEnds?.isCancelled = true
    log(.receptionBegins, car, by: person, place: .bay, index: car.bay)
    let time = divided(car.atCar, by: person.speed)
    car.areaWork += time
    after(time, Agenda.completion) { self.atCarEnds(car, person) }
  }

  private func atCarEnds(_ car: OracleCar, _ person: OraclePerson) {
    log(.atCarEnds, car, by: person, place: .bay, index: car.bay)
    changed = true
    let type = shop.jobTypes[car.job]
    guard chance(type.diagnosisProbability, .diagnosis, car.entity) else {
      workAtCarDone(car, person)
      return
    }
    log(.diagnosisBegins, car, place: .bay, index: car.bay)
    car.isBeingDiagnosed = true
    let stays = shop.reception.advisorStaysForDiagnosis
    if !stays { finish(person) }
    let time = draw(type.diagnosis, .diagnosisDuration, car.entity)
    car.areaWork += time
    after(time, Agenda.completion) {
      car.isBeingDiagnosed = false
      self.log(.diagnosisEnds, car, place: .bay, index: car.bay)
      self.changed = true
      if stays {
        self.workAtCarDone(car, person)
      } else {
        self.diagnosed.append(car)
        self.markAtCarDone(car)
      }
    }
  }

  private func workAtCarDone(_ car: OracleCar, _ person: OraclePerson) {
    markAtCarDone(car)
    toTheDesk(car, person)
  }

  private func continueAfterDiagnosis(_ car: OracleCar, by advisor: OraclePerson) {
    diagnosed.removeAll { $0 === car }
    begin(advisor)
    toTheDesk(car, advisor)
  }

  private func markAtCarDone(_ car: OracleCar) {
    car.atCarDone = true
    guard shop.reception.clearBayEarly, car.place == .bay, car.move == nil, hasRoomInLot
    else { return }
    order(car, to: .awaitingRepair)
  }

  private func toTheDesk(_ car: OracleCar, _ advisor: OraclePerson) {
    var person = advisor
    if let help = shop.reception.frontDeskHelp, help.steps == .desk, advisor.role == .advisor,
      frontDeskHelps, let helper = free(.frontDesk)
    {
      finish(advisor)
      begin(helper)
      person = helper
    }
    car.deskBegan = true
    log(.deskBegins, car, by: person)
    let desk = person
    let time = divided(car.atDesk, by: person.speed)
    if papersHoldTheBay { car.areaWork += time }
    after(time, Agenda.completion) {
      self.log(.orderSigned, car, by: desk)
      car.orderSigned = self.now
      self.finish(desk)
      if Sampler(durations: self.shop.handOver.handOver).constantDuration == 0 {
        self.log(.handOverEnds, car)
        self.becomesOrdered(car)
      } else {
        self.toBeHandedOver.append(car)
      }
    }
  }

  /// Whether a car stands in its bay while its papers are done.
  private var papersHoldTheBay: Bool {
    !shop.reception.clearBayEarly || shop.places.awaitingRepair == 0
  }

  // MARK: Hand-over

  func handOver() {
    while let car = toBeHandedOver.first {
      let person: OraclePerson?
      if isPresent(.supervisor) { person = free(.supervisor) } else { person = preferred(car) }
      guard let person else { return }
      toBeHandedOver.removeFirst()
      begin(person)
      car.isBeingHandedOver = true
      car.supervisorMet = person
      log(.handOverBegins, car, by: person)
      let time = divided(draw(shop.handOver.handOver, .handOver, car.entity), by: person.speed)
      if papersHoldTheBay { car.areaWork += time }
      after(time, Agenda.completion) {
        self.finish(person)
        self.log(.handOverEnds, car, by: person)
        self.becomesOrdered(car)
      }
    }
  }

  func becomesOrdered(_ car: OracleCar) {
    orders += 1
    car.orderNumber = orders
    changed = true
    ordered.append(car)
    beginNotices(car)
    guard shop.workshop == nil else { return enterWorkshop(car) }
    let time = draw(shop.handOver.workshopTakesOver, .workshopTakesOver, car.entity)
    after(time, Agenda.completion) {
      self.changed = true
      car.isTakenOver = true
      self.taken.append(car)
      // An order to move it elsewhere lapses.
      if car.move != nil { self.cancelMove(car) }
      if !car.isDriving, car.place == .awaitingRepair || car.place == .waitingBay {
        self.leaveLot(car)
      }
    }
  }
}
