import EventSimulation
import Forecourt

/// The calls by which an undisturbed visit is measured, without the visit.
final class VisitMeasures {
  private var recorder: MeasureRecorder

  init(shape: MeasureShape) {
    recorder = MeasureRecorder(
      shape: shape, yardstick: Yardstick(crowded: 4, longStay: 20 * TimeUnit.minute),
      firstWeekday: .monday, firstMeasuredDay: 0)
  }

  /// Cars that come every eight minutes, stay sixteen, and go on to the workshop; their number.
  func record(cars: Int) -> Int {
    recorder.reset()
    recorder.beginMeasuring(at: 0)
    recorder.beginDay(0, isOpen: true)
    recorder.setOpen(true, at: 0)
    for car in 0..<cars {
      let now = Microseconds(car) * 8 * TimeUnit.minute
      recorder.arrived(job: 0, bookedSlot: nil, at: now)
      recorder.enter(.lane, from: .road, at: now)
      recorder.changeLevel(by: 1, at: now)
      recorder.leave(.lane, since: now, at: now)
      recorder.enter(.bay, from: .lane, at: now)
      recorder.received(job: 0, wait: 0, target: TimeUnit.minute, at: now)
      guard car >= 2 else { continue }
      let began = now - 16 * TimeUnit.minute
      let stay = now - began
      recorder.leave(.bay, since: began, at: now)
      recorder.changeLevel(by: -1, at: now)
      recorder.areaStayEnded(job: 0, began: began, areaClock: stay, bayClock: stay)
      recorder.enter(.workshop, from: .bay, at: now)
      recorder.repairBegan(job: 0, customerClock: stay)
      recorder.leave(.workshop, since: now, at: now)
    }
    return cars
  }
}
