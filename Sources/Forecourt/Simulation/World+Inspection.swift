import EventSimulation

/// Own check and final inspection (自检、总检), rework, and on to the wash.
extension World {
  /// By an inspector if there are any.
  mutating func inspect(_ row: CarRow) {
    cars[row].stage = .waitingForInspector
    if shop.hasInspectors {
      cars.append(row, to: &inspectorWaiting)
    } else {
      beginInspection(row, person: nil)
    }
  }

  mutating func beginInspection(_ row: CarRow, person: Int?) {
    guard let workshop = shop.workshop else { return }
    cars[row].stage = .inInspection
    var duration = draw(
      workshop.pointee.inspection, .inspection,
      Entity.repeated(cars[row].entity, Int(cars[row].reworks)))
    if let person {
      cars[row].worker = Int32(person)
      duration = personal(duration, person)
    }
    note(
      .inspectionBegins, car: row, person: cars[row].worker, place: .workshop,
      index: Int32(cars[row].pool))
    schedule(
      .inspectionEnds(row), after: duration, priority: Priority.completion)
  }

  mutating func endInspection(_ row: CarRow) {
    let person = cars[row].worker
    note(
      .inspectionEnds, car: row, person: person, place: .workshop, index: Int32(cars[row].pool))
    if person >= 0 {
      cars[row].worker = -1
      release(Int(person))
    }
    guard let workshop = shop.workshop else { return }
    // A sixth rework would say more about the parameter than about the car.
    if cars[row].reworks < 5,
      happens(
        workshop.pointee.reworkProbability, .rework,
        Entity.repeated(cars[row].entity, Int(cars[row].reworks)))
    {
      cars[row].reworks &+= 1
      recorder.add(Tally.reworks)
      note(.reworkNeeded, car: row, place: .workshop, index: Int32(cars[row].pool))
      cars[row].phase = .rework
      prepareWork(row)
      return waitForTeam(row)
    }
    let needsWash = cars[row].washAccepted && !cars[row].isWashed
    guard shop.washPool >= 0, needsWash || cars[row].washedFirst else {
      return finishInWorkshop(row)
    }
    freePoolBay(row)
    // A wash that came first was the manager's, and the way back for a touch-up is.
    if !needsWash { recorder.add(Tally.doubleHandling) }
    cars[row].phase = needsWash ? .wash : .touchUp
    cars[row].pool = Int16(shop.washPool)
    cars[row].stage = .waitingForPool
    queueForPool(row)
  }
}
