import EventSimulation
import Forecourt
import Statistics

extension Calibration {
  private static let fewestObservations = 10

  mutating func calibrateSteps(
    _ log: VisitLog, _ month: ObservedMonth, resamples: Int, seed: UInt64
  ) {
    let stamps = StepStamps(log, month.calendar)
    // Where nobody is known to have booked, the car is taken for a mean of those who did and others.
    let bookedFactor = max(shop.reception.bookedFactor, 0.01)
    let meanFactor =
      month.capabilities.contains(.bookings)
      ? 1 : 1 + (bookedFactor - 1) * month.shop.bookedShareOfCars
    var speeds: [String: Double] = [:]
    for person in shop.staff.people { speeds[person.name] = person.speed }
    for (index, job) in shop.jobTypes.enumerated() {
      var atCar: [Double] = []
      var atDesk: [Double] = []
      var together: [Double] = []
      var censored = 0
      for (number, visit) in log.visits.enumerated() where Int(visit.jobType) == index {
        guard let began = stamps.received[number] else { continue }
        // To the pace of an ordinary person and an unprepared customer.
        let speed = visit.advisor >= 0 ? speeds[log.people[Int(visit.advisor)]] ?? 1 : 1
        let pace = speed / (visit.isBooked ? bookedFactor : meanFactor)
        func minutes(_ from: Microseconds, _ to: Microseconds) -> Double {
          Double(to - from) / Double(TimeUnit.minute) * pace
        }
        if let end = stamps.atCarEnded[number] {
          atCar.append(minutes(began, end))
          if let signed = stamps.ordered[number] {
            atDesk.append(minutes(stamps.deskBegan[number] ?? end, signed))
          }
        } else if let signed = stamps.ordered[number] {
          together.append(minutes(began, signed))
        } else {
          censored += 1
        }
      }
      let path = "jobTypes.\(job.id)"
      if atCar.count >= Self.fewestObservations {
        fit(
          "\(path).atCar", atCar, censored, before: job.atCar, resamples: resamples, seed: seed
        ) { $0.jobTypes[index].atCar = $1 }
        fit(
          "\(path).atDesk", atDesk, censored, before: job.atDesk, resamples: resamples,
          seed: seed
        ) { $0.jobTypes[index].atDesk = $1 }
      } else if together.count >= Self.fewestObservations {
        scale(path, index, together)
      } else {
        let seen = max(atCar.count, together.count)
        keep(
          "\(path).atCar, atDesk", "only \(seen) receptions of this type with both stamps",
          "该类型有起止时间的接待只有 \(seen) 次")
      }
    }
    calibrateMoves(log, resamples: resamples, seed: seed)
  }

  private mutating func fit(
    _ path: String, _ values: [Double], _ censored: Int, before: Distribution, resamples: Int,
    seed: UInt64, _ apply: (inout Shop, Distribution) -> Void
  ) {
    let positive = values.filter { $0 > 0 && $0.isFinite }
    guard positive.count >= Self.fewestObservations else {
      keep(path, "only \(positive.count) with both stamps", "有起止时间的只有 \(positive.count) 次")
      return
    }
    let fit = DurationFit(values, censored: censored, resamples: resamples, seed: seed)
    let chosen = CalibratedDistribution(fit)
    note(DurationCalibration(path: path, fit: fit, distribution: chosen))
    note(
      "\(path).mean", .stepDuration, .minutes, before: before.mean / Double(TimeUnit.minute),
      .mean(of: positive), en: "\(positive.count) receptions, \(chosen.family)",
      zh: "\(positive.count) 次，\(chosen.family)")
    if case .fitted(.lognormal(_, let sigma)) = fit.choice {
      let half = 1.959964 * sigma / (2 * Double(positive.count)).squareRoot()
      note(
        "\(path).cv", .stepDuration, .ratio, before: before.standardDeviation / before.mean,
        ConfidenceInterval(
          estimate: Self.cv(sigma), low: Self.cv(max(0, sigma - half)),
          high: Self.cv(sigma + half), level: 0.95, n: positive.count),
        en: "\(positive.count) receptions", zh: "\(positive.count) 次")
    }
    change { apply(&$0, chosen.distribution) }
  }

  private static func cv(_ sigma: Double) -> Double {
    DurationDistribution.lognormal(mu: 0, sigma: sigma).coefficientOfVariation
  }

  /// Only the whole of reception is known: both steps get longer or shorter alike.
  private mutating func scale(_ path: String, _ index: Int, _ together: [Double]) {
    let job = shop.jobTypes[index]
    let expected = (job.atCar.mean + job.atDesk.mean) / Double(TimeUnit.minute)
    let interval = ConfidenceInterval.mean(of: together)
    note(
      "\(path).atCar+atDesk.mean", .stepDuration, .minutes, before: expected, interval,
      en: "\(together.count) receptions, from the greeting to the signature",
      zh: "\(together.count) 次，从接待到签单")
    guard expected > 0, interval.estimate > 0 else { return }
    let factor = interval.estimate / expected
    change {
      $0.jobTypes[index].atCar = job.atCar.scaled(by: factor)
      $0.jobTypes[index].atDesk = job.atDesk.scaled(by: factor)
    }
    for (step, base) in [("atCar", job.atCar), ("atDesk", job.atDesk)] {
      let scaled = base.scaled(by: factor / Double(TimeUnit.minute))
      note(
        DurationCalibration(
          path: "\(path).\(step)", fit: DurationFit(together, resamples: 0),
          distribution: CalibratedDistribution(
            family: "lognormal", mean: scaled.mean,
            cv: scaled.mean > 0 ? scaled.standardDeviation / scaled.mean : 0, values: [])))
    }
    keep(
      "\(path): how reception divides into car and desk",
      "no column for the end of the walk-around", "日志没有环检完成时间")
  }

  /// Guiding, hand-over and driving: only an event log has their beginnings.
  private mutating func calibrateMoves(_ log: VisitLog, resamples: Int, seed: UInt64) {
    guard log.format == .rowPerEvent else {
      keep("reception.guide, handOver", "only an event log has their beginnings", "仅事件日志有其开始时间")
      return
    }
    let guide = log.durations(.guideBegins, .reachesBay)
    let handOver = log.durations(.handOverBegins, .handOverEnds)
    let base = shop
    if !guide.isEmpty {
      fit(
        "reception.guide", guide, 0, before: base.reception.guide, resamples: resamples,
        seed: seed
      ) { $0.reception.guide = $1 }
    }
    if !handOver.isEmpty {
      fit(
        "handOver.handOver", handOver, 0, before: base.handOver.handOver, resamples: resamples,
        seed: seed
      ) { $0.handOver.handOver = $1 }
    }
  }
}

/// When the steps of reception began and ended, by visit, on the scale of the calendar.
struct StepStamps {
  var received: [Microseconds?]
  var atCarEnded: [Microseconds?]
  var deskBegan: [Microseconds?]
  var ordered: [Microseconds?]

  init(_ log: VisitLog, _ calendar: MonthCalendar) {
    received = [Microseconds?](repeating: nil, count: log.visits.count)
    atCarEnded = received
    deskBegan = received
    ordered = received
    for step in log.steps(in: calendar) where step.visit >= 0 {
      let visit = Int(step.visit)
      switch step.kind {
      case .received: received[visit] = received[visit] ?? step.time
      case .atCarEnded: atCarEnded[visit] = atCarEnded[visit] ?? step.time
      case .deskBegins: deskBegan[visit] = deskBegan[visit] ?? step.time
      case .ordered: ordered[visit] = ordered[visit] ?? step.time
      default: break
      }
    }
  }
}

extension VisitLog {
  /// Minutes from one kind of event to the next of another, within each visit.
  func durations(_ begins: EventKind, _ ends: EventKind) -> [Double] {
    var since = [Microseconds?](repeating: nil, count: visits.count)
    var result: [Double] = []
    for event in events where event.visit >= 0 {
      let visit = Int(event.visit)
      if event.kind == begins {
        since[visit] = event.time
      } else if event.kind == ends, let from = since[visit] {
        result.append(Double(event.time - from) / Double(TimeUnit.minute))
        since[visit] = nil
      }
    }
    return result
  }
}

extension CalibratedDistribution {
  /// What a fit chose.
  init(_ fit: DurationFit) {
    switch fit.choice {
    case .fitted(let distribution):
      self.init(
        family: distribution.family.rawValue, mean: distribution.mean,
        cv: distribution.coefficientOfVariation, values: [])
    case .empirical:
      self.init(
        family: "empirical",
        mean: fit.observations.reduce(0, +) / Double(max(1, fit.observations.count)), cv: 0,
        values: fit.observations)
    }
  }

  var distribution: Distribution {
    let minute = Double(TimeUnit.minute)
    switch family {
    case "exponential": return .exponential(mean: mean * minute)
    case "gamma": return .gamma(mean: mean * minute, cv: cv)
    case "weibull": return .weibull(mean: mean * minute, cv: cv)
    case "empirical": return .empirical(values.map { $0 * minute })
    default:
      return cv > 0 ? .lognormal(mean: mean * minute, cv: cv) : .constant(mean * minute)
    }
  }
}
