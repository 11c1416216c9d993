import EventSimulation

/// Complaints (客户抱怨和投诉, plan clause 8): waiting that exceeds a customer's tolerance.
extension World {
  /// Restarts the clock of the perceived wait before reception: in the lounge with a ticket it runs
  /// at the lounge's rate. Called whenever the rate may have changed.
  mutating func startReceptionTimer(_ row: CarRow) {
    // Before opening nothing is perceived.
    let from = max(now, cars[row].perceivedSince)
    let spent = from &- cars[row].perceivedSince
    // A factor may make an eternity of it, and two of them more than a number holds.
    cars[row].perceivedWait = min(
      .never, cars[row].perceivedWait &+ Self.scaled(spent, by: perceivedRate(row)))
    cars[row].perceivedSince = from
    cars[row].isInLounge =
      cars[row].stage == .drivingToParking || cars[row].stage == .parked
    calendar.cancel(&cars[row].receptionTimer)
    let tolerance = cars[row].receptionTolerance
    guard tolerance < .never, !cars[row].hasComplainedOfReception else { return }
    let rate = perceivedRate(row)
    guard rate > 0 else { return }
    let left = Double(max(0, tolerance - cars[row].perceivedWait)) / rate
    guard left < Double(Microseconds.never) else { return }
    // Exceeding begins one microsecond after the tolerance is reached.
    cars[row].receptionTimer = schedule(
      .receptionToleranceEnds(row), at: from &+ Microseconds(left.rounded(.up)) &+ 1,
      priority: Priority.limit)
  }

  private mutating func perceivedRate(_ row: CarRow) -> Double {
    cars[row].isInLounge ? rules.customers.loungeFactor : 1
  }

  /// Starts the timer of the tolerance for the stay in the area; the area's clock is the measure.
  mutating func startStayTimer(_ row: CarRow) {
    guard cars[row].stayTolerance < .never, !cars[row].hasComplainedOfStay else { return }
    let left = max(0, cars[row].stayTolerance - cars[row].areaClock)
    cars[row].stayTimer = schedule(
      .stayToleranceEnds(row), after: left + 1, priority: Priority.limit)
  }

  mutating func complainOfReception(_ row: CarRow) {
    cars[row].receptionTimer = .none
    cars[row].hasComplainedOfReception = true
    complain(row)
  }

  mutating func complainOfStay(_ row: CarRow) {
    cars[row].stayTimer = .none
    cars[row].hasComplainedOfStay = true
    complain(row)
  }

  /// Of crowding if the area is crowded at this moment, else of a long stay.
  private mutating func complain(_ row: CarRow) {
    let isCrowded = rules.yardstick.isCrowded(recorder.level)
    let isFirst = !cars[row].hasComplainedOfCrowding && !cars[row].hasComplainedOfLongStay
    if isCrowded {
      cars[row].hasComplainedOfCrowding = true
    } else {
      cars[row].hasComplainedOfLongStay = true
    }
    note(.complains, car: row, place: cars[row].place, detail: isCrowded ? 0 : 1)
    if cars[row].isMeasured {
      recorder.add(isCrowded ? Tally.crowdingComplaints : Tally.longStayComplaints)
      let cause = responsibleCause(row)
      recorder.add(CauseTally.complaints, cause)
      recorder.add(BlameTally.complaints, role(responsibleFor: cause, row))
      recorder.add(HourlyTally.complaints, at: now)
      recorder.add(DailyTally.complaints, at: now)
      if isFirst {
        recorder.add(Tally.complainingCars)
        recorder.add(JobTally.complaints, job: Int(cars[row].jobType))
      }
    }
    if rules.fines.trigger == .complaint { fine(row) }
  }
}
