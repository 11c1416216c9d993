import EventSimulation
import Forecourt

/// Clauses 5, 6 and 8: crowding, long stays, complaints; and patience.
extension Oracle {
  // MARK: Crowding

  func crowdingMayBegin(_ car: OracleCar) {
    guard level >= shop.crowding.threshold else { return }
    closing?.isCancelled = true
    closing = nil
    guard episode == nil else { return }
    episodes += 1
    let matter = OracleMatter(
      car: nil, entity: OracleEntity.episode(episodes, attempt: 0), number: episodes)
    episode = matter
    log(.crowdingBegins, car, detail: Int64(level))
    if shop.fines.trigger == .episode, !car.isVisitor { fine(car) }
    if shop.crowding.enabled { look(matter) }
  }

  func crowdingMayEnd() {
    guard let matter = episode, level < shop.crowding.threshold, closing == nil else { return }
    closing = after(shop.crowding.closeAfter, Agenda.escalation) {
      self.closing = nil
      self.episode = nil
      self.gateDiverts = false
      self.log(.crowdingEnds, detail: Int64(self.level))
      self.end(matter)
    }
  }

  // MARK: Long stays

  func watchArea(_ car: OracleCar) {
    if car.limit == 0 { car.limit = shop.longStay.limit }
    scheduleLimit(car)
    if car.stayTolerance < .never, !car.stayComplained {
      let left = max(0, car.stayTolerance - car.areaSum) + 1
      car.stayEnds = agenda.at(now + left, Agenda.limit) {
        car.stayComplained = true
        self.complain(car)
      }
    }
  }

  private func scheduleLimit(_ car: OracleCar) {
    let clock = car.areaSum - car.forgiven + (car.areaSince.map { now - $0 } ?? 0)
    guard car.limit < .never else { return }
    car.limitPassed = agenda.at(now + max(0, car.limit - clock) + 1, Agenda.limit) {
      self.limitPassed(car)
    }
  }

  private func limitPassed(_ car: OracleCar) {
    changed = true
    if let again = shop.longStay.repeatEvery {
      car.limit += again
      scheduleLimit(car)
    } else {
      car.limit = .never
    }
    log(.longStayBegins, car)
    if shop.fines.trigger == .longStay { fine(car) }
    guard shop.longStay.enabled, car.matter == nil else { return }
    car.escalations += 1
    let matter = OracleMatter(car: car, entity: car.entity, number: car.escalations)
    car.matter = matter
    look(matter)
  }

  func endLongStay(_ matter: OracleMatter) {
    matter.car?.matter = nil
    end(matter)
  }

  // MARK: Notices

  private func response(_ matter: OracleMatter) -> EscalationResponse {
    matter.isCrowding ? shop.crowding.response : shop.longStay.response
  }

  private func detail(_ matter: OracleMatter) -> Int64 { matter.isCrowding ? 0 : 1 }

  private func look(_ matter: OracleMatter) {
    guard !matter.isOver else { return }
    changed = true
    let response = response(matter)
    let entity =
      matter.isCrowding
      ? OracleEntity.episode(matter.number, attempt: 2 * matter.attempts)
      : OracleEntity.repeated(matter.entity, 2 * matter.car!.attempts)
    matter.attempts += 1
    matter.car?.attempts += 1
    if chance(
      response.noticeReliability, matter.isCrowding ? .crowdingNotice : .longStayNotice, entity)
    {
      unnotified.append(matter)
    } else {
      log(.noticeMissed, matter.car, detail: detail(matter))
      matter.patrol = after(response.patrolEvery, Agenda.escalation) { self.look(matter) }
    }
  }

  func giveNotices() {
    while let matter = unnotified.first {
      let teller: OraclePerson?
      if isPresent(.guardPost) {
        teller = free(.guardPost)
      } else {
        teller = shop.staff.notifyDeputies.lazy.compactMap { self.free($0) }.first
      }
      guard let teller else { return }
      unnotified.removeFirst()
      changed = true
      log(.noticeBegins, matter.car, by: teller, detail: detail(matter))
      let delay = draw(
        response(matter).noticeDelay, matter.isCrowding ? .crowdingNotice : .longStayNotice,
        matter.isCrowding
          ? OracleEntity.episode(matter.number, attempt: 1)
          : OracleEntity.repeated(matter.entity, 1 + 2 * matter.number))
      matter.call = after(delay, Agenda.escalation) {
        guard !matter.isOver else { return }
        self.changed = true
        self.log(.noticeGiven, matter.car, detail: self.detail(matter))
        let acts =
          matter.isCrowding
          ? !self.shop.crowding.actions.isEmpty : !self.shop.longStay.actions.isEmpty
        if acts { self.known.append(matter) }
      }
    }
  }

  private func end(_ matter: OracleMatter) {
    matter.isOver = true
    matter.patrol?.isCancelled = true
    matter.call?.isCancelled = true
    unnotified.removeAll { $0 === matter }
    known.removeAll { $0 === matter }
    changed = true
  }

  // MARK: The response team

  /// One step a pass: set off, begin a round, go back.
  func respond() {
    guard let person = attendant else {
      if !hasOtherWork(.manager), let manager = free(.manager) { setsOff(manager) }
      return
    }
    if attendantState == .travelling, turnsBack, known.isEmpty {
      way?.isCancelled = true
      return goesBack(person, calledOff: true)
    }
    guard attendantState == .there else { return }
    let isDeputy = hasOtherWork(person.role)
    if known.isEmpty || isDeputy && roundIsDone {
      goesBack(person)
    } else if let matter = known.first(where: { self.action(for: $0) != nil }) {
      attendantState = .coordinating
      changed = true
      log(.coordinationBegins, matter.car, by: person)
      let time = draw(
        response(matter).coordination,
        matter.isCrowding ? .crowdingCoordination : .longStayCoordination,
        OracleEntity.episode(rounds, attempt: 0))
      rounds += 1
      after(divided(time, by: person.speed), Agenda.escalation) {
        self.attendantState = .there
        self.roundIsDone = true
        self.changed = true
        // What is known now of the same car, or of the crowd, is served.
        if let current = self.known.first(where: { $0.car === matter.car }),
          let action = self.action(for: current)
        {
          self.take(action, current, by: person)
        }
      }
    } else if isDeputy {
      goesBack(person)
    }
  }

  private func hasOtherWork(_ role: Role) -> Bool {
    role != .manager || shop.handOver.driver == .manager
  }

  /// When nothing else can start: who has other work comes for one round, if there is a point in it.
  func respondBesideOtherWork() {
    guard attendant == nil, known.contains(where: { action(for: $0) != nil }) else { return }
    if isPresent(.manager) {
      if hasOtherWork(.manager), let manager = free(.manager) { setsOff(manager) }
    } else if let deputy = shop.staff.attendDeputies.lazy.compactMap({ self.free($0) }).first {
      setsOff(deputy)
    }
  }

  private func setsOff(_ person: OraclePerson) {
    guard let matter = known.first else { return }
    begin(person)
    attendant = person
    attendantState = .travelling
    roundIsDone = false
    turnsBack = response(matter).calledOff
    log(.managerSetsOff, by: person)
    let time = draw(
      response(matter).attendance,
      matter.isCrowding ? .crowdingAttendance : .longStayAttendance, matter.entity)
    way = after(divided(time, by: person.speed), Agenda.escalation) {
      self.attendantState = .there
      self.changed = true
      self.log(.managerAttends, by: person)
    }
  }

  private func goesBack(_ person: OraclePerson, calledOff: Bool = false) {
    attendant = nil
    log(.managerLeaves, by: person, detail: calledOff ? 1 : 0)
    finish(person)
  }

  enum Action {
    case crowding(CrowdingAction)
    case longStay(LongStayAction)
  }

  private func action(for matter: OracleMatter) -> Action? {
    if let car = matter.car {
      return shop.longStay.actions.first { self.isPossible($0, car) }.map { .longStay($0) }
    }
    return shop.crowding.actions.first { self.isPossible($0) }.map { .crowding($0) }
  }

  private var releasable: OracleCar? {
    cars.filter { $0.isOrdered && $0.place == .bay && $0.move == nil && !$0.isTakenOver }
      .min { $0.orderNumber! < $1.orderNumber! }
  }

  private func isPossible(_ action: CrowdingAction) -> Bool {
    switch action {
    case .releaseToWaitingBay: return hasRoomInWaitingBays && releasable != nil
    case .divertToTemporaryParking:
      return hasRoomInParking && (!lane.isEmpty || !gateDiverts)
    }
  }

  private func isPossible(_ action: LongStayAction, _ car: OracleCar) -> Bool {
    switch action {
    case .moveToAwaitingRepair:
      return car.place == .bay && car.atCarDone && car.move == nil && !car.isTakenOver
        && hasRoomInLot
    case .washFirst: return canStart(with: .wash, car)
    case .bodyAndPaintFirst: return canStart(with: .bodyAndPaint, car)
    }
  }

  private func take(_ action: Action, _ matter: OracleMatter, by person: OraclePerson) {
    switch action {
    case .crowding(.releaseToWaitingBay):
      let car = releasable!
      log(.actionTaken, car, by: person, detail: 0)
      order(car, to: .waitingBay)
    case .crowding(.divertToTemporaryParking):
      let car = lane.max { $0.number < $1.number }
      log(.actionTaken, car, by: person, detail: 1)
      gateDiverts = true
      if let car { park(car) }
    case .longStay(let action):
      log(.actionTaken, matter.car, by: person, detail: 16 + Int64(action.rawValue))
      endLongStay(matter)
      switch action {
      case .moveToAwaitingRepair: order(matter.car!, to: .awaitingRepair)
      case .washFirst: start(with: .wash, matter.car!)
      case .bodyAndPaintFirst: start(with: .bodyAndPaint, matter.car!)
      }
    }
  }

  // MARK: Customers

  func losesPatience(_ car: OracleCar) {
    guard !car.isReceived, !car.isLost, !car.isDriving else { return }
    gate.removeAll { $0 === car }
    lane.removeAll { $0 === car }
    tickets.removeAll { $0 === car }
    parking.removeAll { $0 === car }
    toBeGuided.removeAll { $0 === car }
    toBeReceived.removeAll { $0 === car }
    let inArea = car.isInArea
    freeBay(car)
    if inArea { leaveArea(car) }
    log(.losesPatience, car)
    lose(car)
  }

  /// Who is being led or drives sees it through, and goes on standing again.
  func losesPatienceOnArrival(_ car: OracleCar) {
    if car.patience < .never, now >= car.waitsSince + car.patience { losesPatience(car) }
  }

  /// The perceived wait runs at another rate from now on.
  func setRate(_ car: OracleCar, _ rate: Double) {
    car.perceived += Double(now - car.perceivedSince) * car.perceivedRate
    car.perceivedSince = now
    car.perceivedRate = rate
    watchReception(car)
  }

  func watchReception(_ car: OracleCar) {
    car.receptionEnds?.isCancelled = true
    guard car.receptionTolerance < .never, !car.isReceived, !car.receptionComplained,
      car.perceivedRate > 0
    else { return }
    let from = max(now, car.perceivedSince)
    let perceived = car.perceived + Double(from - car.perceivedSince) * car.perceivedRate
    let left = max(0, (Double(car.receptionTolerance) - perceived) / car.perceivedRate)
    car.receptionEnds = agenda.at(from + Microseconds(left.rounded(.down)) + 1, Agenda.limit) {
      car.receptionComplained = true
      self.complain(car)
    }
  }

  private func complain(_ car: OracleCar) {
    let isCrowding = level >= shop.yardstick.crowded
    car.complaints.append(isCrowding)
    log(.complains, car, detail: isCrowding ? 0 : 1)
    if shop.fines.trigger == .complaint { fine(car) }
  }

  // MARK: Fines

  /// Once a visit.
  private func fine(_ car: OracleCar) {
    let amount = shop.fines.amount
    guard amount > 0, car.fined == 0 else { return }
    car.fined = amount
    book(car, car.cause)
    func delay(_ cause: DelayCause) -> Microseconds { car.delays[Int(cause.rawValue)] }
    func largest(_ causes: [DelayCause]) -> DelayCause? {
      causes.reduce(nil) { best, cause in
        delay(cause) > (best.map(delay) ?? 0) ? cause : best
      }
    }
    let waits = DelayCause.allCases.filter { !$0.isWork }
    let cause = largest(waits) ?? largest(DelayCause.allCases.filter(\.isWork))
    let blamed = whoAnswers(for: cause ?? self.cause(of: car), car)
    switch shop.fines.attribution {
    case .fixed(let role): charge(car, answering(role, car), amount)
    case .largestDelay: charge(car, blamed, amount)
    case .sharedByDelay:
      let total = waits.reduce(0) { $0 + delay($1) }
      guard total > 0 else { return charge(car, blamed, amount) }
      var parts = Role.allCases.map { role in
        let share = waits.filter { whoAnswers(for: $0, car) == role }
          .reduce(0) { $0 + delay($1) }
        return (
          role: role, share: share, fen: Int64(Int128(amount) * Int128(share) / Int128(total))
        )
      }
      // Whole fen; what is left over goes to the largest shares.
      parts.sort { $0.share > $1.share }
      for index in 0..<Int(amount - parts.reduce(0) { $0 + $1.fen }) { parts[index].fen += 1 }
      for part in parts.sorted(by: { $0.role.rawValue < $1.role.rawValue }) where part.fen > 0 {
        charge(car, part.role, part.fen)
      }
    }
  }

  private func whoAnswers(for cause: DelayCause, _ car: OracleCar) -> Role {
    switch cause {
    case .gate, .bayFull, .diverted: .manager
    case .guidance: .guardPost
    case .advisorBusy, .service, .partsAndDesk: answering(.advisor, car)
    case .supervisorBusy, .diagnosis, .workshopFull, .awaitingWorkshop: .supervisor
    case .moverBusy: answering(shop.handOver.driver, car)
    }
  }

  /// For what no advisor came to do, the manager answers.
  private func answering(_ role: Role, _ car: OracleCar) -> Role {
    role == .advisor && car.advisor?.role != .advisor ? .manager : role
  }

  /// Whom of the role the car met (of managers, who attends); else its first who is on duty, else its first; with nobody of the
  /// role on the roster, the manager.
  private func charge(_ car: OracleCar, _ role: Role, _ fen: Int64) {
    let met = [car.advisor, car.guardMet, car.supervisorMet].first { $0?.role == role } ?? nil
    let attending = role == .manager && attendant?.role == .manager ? attendant : nil
    log(
      .fined, car, by: attending ?? met ?? firstOnDuty(role) ?? firstOnDuty(.manager),
      detail: fen)
  }

  private func firstOnDuty(_ role: Role) -> OraclePerson? {
    people.first { $0.role == role && $0.isOnDuty } ?? people.first { $0.role == role }
  }
}
