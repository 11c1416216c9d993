import EventSimulation
import Forecourt

/// Section 9 of the page, and progress notices.
extension Oracle {
  /// Major jobs wait for the end of the peak.
  func customerReturns(_ car: OracleCar) {
    let isMajor = shop.jobTypes[car.job].isMajor
    if isMajor, shop.handBack.deferMajor, isHandBackPeak {
      deferred.append(car)
    } else {
      toBeHandedBack.append(car)
    }
  }

  private var isHandBackPeak: Bool {
    guard let plan = plan(ofDay: Int(now / TimeUnit.day)) else { return false }
    return shop.handBack.peakWindows[plan.weekday].contains { $0.contains(now % TimeUnit.day) }
  }

  func peakEnds() {
    guard !isHandBackPeak else { return }
    toBeHandedBack += deferred
    deferred = []
    changed = true
  }

  func handBack(_ car: OracleCar, by advisor: OraclePerson) {
    toBeHandedBack.removeAll { $0 === car }
    begin(advisor)
    log(.handBackBegins, car, by: advisor)
    let time = draw(shop.jobTypes[car.job].handBack, .handBack, car.entity)
    agenda.at(now + divided(time, by: advisor.speed), Agenda.completion) {
      self.changed = true
      if self.isPresent(.cashier) {
        self.toPay.append((car, advisor))
      } else {
        self.handedBack(car, advisor)
      }
    }
  }

  /// With no cashier present the bill is settled at the desk.
  func takePayments() {
    while let (car, advisor) = toPay.first, let cashier = free(.cashier) {
      toPay.removeFirst()
      begin(cashier)
      log(.paymentBegins, car, by: cashier)
      let time = draw(shop.handBack.payment, .payment, car.entity)
      agenda.at(now + divided(time, by: cashier.speed), Agenda.completion) {
        self.finish(cashier)
        self.handedBack(car, advisor)
      }
    }
    while let (car, advisor) = toPay.first, !isPresent(.cashier) {
      toPay.removeFirst()
      handedBack(car, advisor)
    }
  }

  private func handedBack(_ car: OracleCar, _ advisor: OraclePerson) {
    finishedCars -= 1
    log(.handedBack, car, by: advisor)
    complete(car)
    finish(advisor)
  }

  // MARK: Progress notices

  /// From the order on.
  func beginNotices(_ car: OracleCar) {
    guard shop.progressNotices.enabled else { return }
    car.noticeDue = agenda.at(now + shop.progressNotices.every, Agenda.escalation) {
      self.changed = true
      if self.isOpen, !self.toBeNotified.contains(where: { $0 === car }) {
        self.toBeNotified.append(car)
      }
      self.beginNotices(car)
    }
  }

  func endNotices(_ car: OracleCar) {
    car.noticeDue?.isCancelled = true
    toBeNotified.removeAll { $0 === car }
  }

  func notify(_ car: OracleCar, by advisor: OraclePerson) {
    toBeNotified.removeAll { $0 === car }
    begin(advisor)
    let entity = OracleEntity.repeated(car.entity, car.notices)
    car.notices += 1
    let time = divided(
      draw(shop.progressNotices.duration, .progressNotice, entity), by: advisor.speed)
    log(.progressNotice, car, by: advisor, detail: time)
    agenda.at(now + time, Agenda.completion) { self.finish(advisor) }
  }
}
