import EventSimulation
import Forecourt

/// How long a step may take before its length is itself a cause: the scenario's mean and one
/// standard deviation.
struct IntakeExpectations {
  let noticeAllowance: Microseconds
  let guide: Microseconds
  let handOver: Microseconds
  let drive: Microseconds
  private let services: [Microseconds]
  private let bookedFactor: Double

  init(shop: Shop) {
    services = shop.jobTypes.map { job in
      let variance =
        job.atCar.standardDeviation * job.atCar.standardDeviation
        + job.atDesk.standardDeviation * job.atDesk.standardDeviation
      return IntakeExpectations.whole(job.atCar.mean + job.atDesk.mean + variance.squareRoot())
    }
    bookedFactor = shop.reception.bookedFactor
    guide = IntakeExpectations.allowance(shop.reception.guide)
    handOver = IntakeExpectations.allowance(shop.handOver.handOver)
    drive = IntakeExpectations.allowance(shop.handOver.drive)
    // From the trigger to the manager knowing, as the scenario has it, and a minute to spare.
    noticeAllowance =
      IntakeExpectations.allowance(shop.crowding.response.noticeDelay) + TimeUnit.minute
  }

  func service(of visit: RecordedVisit) -> Microseconds {
    let index = Int(visit.jobType)
    guard services.indices.contains(index) else { return services.max() ?? .never }
    guard visit.isBooked else { return services[index] }
    return IntakeExpectations.whole(Double(services[index]) * bookedFactor)
  }

  func knowsHandOver(_ log: VisitLog) -> Bool {
    log.format == .rowPerEvent
      ? log.events.contains { $0.kind == .handOverEnds } : log.columns.contains(.handedOver)
  }

  private static func allowance(_ distribution: Distribution) -> Microseconds {
    whole(distribution.mean + distribution.standardDeviation)
  }

  private static func whole(_ value: Double) -> Microseconds {
    value.isFinite && value < Double(Microseconds.never) ? Microseconds(max(0, value)) : .never
  }
}
