import EventSimulation

/// Progress notices to the customer (进厂维修进度通报, plan clause 9): they cost advisors time and make
/// customers more patient (`ProgressNotices.toleranceFactor`).
extension World {
  mutating func startProgressNotices(_ row: CarRow) {
    guard rules.progressNotices.enabled else { return }
    scheduleProgressNotice(row)
  }

  private mutating func scheduleProgressNotice(_ row: CarRow) {
    cars[row].noticeTimer = schedule(
      .progressDue(row), after: rules.progressNotices.every, priority: Priority.escalation)
  }

  /// Due while the shop is open; at night nobody calls.
  mutating func progressFallsDue(_ row: CarRow) {
    if isOpen, !cars[row].noticeQueued {
      cars[row].noticeQueued = true
      cars.append(row, to: &pendingNotices)
    }
    scheduleProgressNotice(row)
  }

  mutating func giveProgressNotice() {
    let row = pendingNotices[0]
    guard let person = takeIdle(.advisor, preferring: cars[row].advisor) else { return }
    cars.remove(row, from: &pendingNotices)
    cars[row].noticeQueued = false
    let duration = personal(
      draw(
        shop.progressNotice, .progressNotice,
        Entity.repeated(cars[row].entity, Int(cars[row].notices))), person)
    cars[row].notices &+= 1
    recorder.add(Tally.progressNotices)
    recorder.add(Tally.progressNoticeTime, duration)
    note(
      .progressNotice, car: row, person: Int32(person), place: cars[row].place, detail: duration)
    schedule(
      .progressNoticeEnds(Int32(person)), after: duration, priority: Priority.completion)
  }

  mutating func stopProgressNotices(_ row: CarRow) {
    calendar.cancel(&cars[row].noticeTimer)
    if cars[row].noticeQueued {
      cars[row].noticeQueued = false
      cars.remove(row, from: &pendingNotices)
    }
  }
}
