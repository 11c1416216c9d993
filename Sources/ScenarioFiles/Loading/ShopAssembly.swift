import DataFiles
import EventSimulation
import Forecourt

/// Puts a shop together from the parts of a scenario: what one part says about another.
struct ShopAssembly {
  let draft: ScenarioDraft
  /// For faults that concern two places of the file.
  var reading: Reading

  init(_ draft: ScenarioDraft, reading: Reading) {
    self.draft = draft
    self.reading = reading
  }

  mutating func shop() -> Shop {
    let pools = draft.workshop.workshop.pools
    let kept = keptJobTypes()
    let jobTypes = kept.map { jobType($0, pools: pools) }
    let index = Dictionary(uniqueKeysWithValues: kept.enumerated().map { ($1.key, $0) })
    let week = DemandAssembly(draft.demand, calendar: draft.calendar).week(&reading)
    if kept.isEmpty {
      reading.fail(
        "no job type has a share above 0 (expected at least one)", "没有权重大于 0 的作业类型",
        at: draft.jobTypes[0].position, key: "jobTypes")
    }
    let appointments = draft.demand.appointments
    return Shop(
      name: draft.name ?? "", question: draft.question ?? "", calendar: draft.calendar,
      demand: Demand(
        walkInRates: week.rates, dayToDayVariation: draft.demand.dayToDayVariation,
        beforeOpening: draft.demand.beforeOpening,
        appointments: Appointments(
          template: week.template, bookedShare: appointments.bookedShare,
          noShow: appointments.noShow,
          punctuality: appointments.punctuality),
        visitors: draft.demand.visitors, trace: trace(index)),
      jobTypes: jobTypes, places: draft.places, staff: draft.staff,
      reception: draft.reception.policy, handOver: draft.handOver, crowding: draft.crowding,
      longStay: draft.longStay, yardstick: draft.yardstick, customers: draft.customers,
      fines: draft.fines,
      workshop: draft.workshop.enabled ? draft.workshop.workshop : nil, handBack: draft.handBack,
      progressNotices: draft.progressNotices, costs: draft.costs,
      startingCars: startingCars(index),
      targets: draft.targets.map {
        Target(kpi: $0.key, minimum: $0.value.minimum, maximum: $0.value.maximum)
      })
  }

  // MARK: Job types

  /// A job type that nobody comes with is left out, so that a shop can do without one.
  private func keptJobTypes() -> [Entry<JobTypeDraft>] {
    var named = Set((draft.demand.trace?.cars ?? []).map(\.job))
    for cars in draft.start.gate + draft.start.awaitingRepair where cars.value > 0 {
      named.insert(cars.key)
    }
    return draft.jobTypes.filter { entry in
      entry.value.share > 0 || (entry.value.bookedShare ?? 0) > 0 || named.contains(entry.key)
    }
  }

  private mutating func jobType(_ entry: Entry<JobTypeDraft>, pools: [Pool]) -> JobType {
    let job = entry.value
    var operations: [Operation] = []
    for (index, step) in job.operations.enumerated() {
      if let pool = pools.firstIndex(where: { $0.id == step.pool }) {
        operations.append(Operation(pool: pool, duration: step.duration))
      } else {
        let ids = pools.map(\.id)
        let near = Suggestion.nearest(to: step.pool, among: ids)
        let hint =
          near.map { "; did you mean \($0.quoted)?" }
          ?? " (expected one of \(ids.map(\.quoted).joined(separator: ", ")))"
        reading.fail(
          "\(step.pool.quoted) is not a pool of the workshop\(hint)",
          "车间没有工位组 \(step.pool.quoted)", at: step.position,
          key: "jobTypes.\(entry.key).operations[\(index)].pool")
      }
    }
    let name = BilingualName(en: entry.key, zh: entry.key)
    return JobType(
      id: entry.key, name: job.name ?? name, share: job.share,
      bookedShare: job.bookedShare ?? job.share,
      atCar: job.atCar ?? draft.reception.atCar.times(job.receptionFactor),
      atDesk: job.atDesk ?? draft.reception.atDesk.times(job.receptionFactor),
      diagnosisProbability: job.diagnosisProbability, diagnosis: job.diagnosis,
      operations: draft.workshop.enabled ? operations : [], washAccepted: job.washAccepted,
      isMajor: job.isMajor, handBack: job.handBack, pickUpDelay: job.pickUpDelay)
  }

  // MARK: Recorded cars

  private mutating func trace(_ index: [String: Int]) -> [TraceArrival]? {
    guard let trace = draft.demand.trace else { return nil }
    let first = draft.calendar.firstDate.dayNumber
    var arrivals: [TraceArrival] = []
    var outside = 0
    for (row, car) in trace.cars.enumerated() {
      guard let job = index[car.job] else {
        let key = "demand.trace.cars[\(row)].job"
        unknownJob(car.job, index, at: car.position, key: key)
        continue
      }
      let day = car.at.date.dayNumber - first
      guard (0..<draft.calendar.days).contains(day) else {
        outside += 1
        continue
      }
      let booked = car.booked.map {
        Microseconds($0.date.dayNumber - first) * TimeUnit.day + $0.time
      }
      arrivals.append(
        TraceArrival(
          time: Microseconds(day) * TimeUnit.day + car.at.time, jobType: job, bookedSlot: booked))
    }
    if outside > 0, let car = trace.cars.first {
      reading.warn(
        "\(outside) of \(trace.cars.count) recorded cars came outside the calendar and are left out",
        "\(trace.cars.count) 台记录中有 \(outside) 台不在日历范围内，已略去", at: car.position,
        key: "demand.trace")
    }
    return arrivals.enumerated()
      .sorted { ($0.element.time, $0.offset) < ($1.element.time, $1.offset) }.map(\.element)
  }

  private mutating func startingCars(_ index: [String: Int]) -> [StartingCars] {
    var cars: [StartingCars] = []
    for (place, name, entries) in [
      (StartingCars.Place.gate, "gate", draft.start.gate),
      (.awaitingRepair, "awaitingRepair", draft.start.awaitingRepair),
    ] {
      for entry in entries where entry.value > 0 {
        if let job = index[entry.key] {
          cars.append(StartingCars(place: place, jobType: job, count: entry.value))
        } else {
          unknownJob(entry.key, index, at: entry.position, key: "start.\(name)")
        }
      }
    }
    return cars
  }

  private mutating func unknownJob(
    _ job: String, _ index: [String: Int], at position: Position, key: String
  ) {
    let ids = draft.jobTypes.map(\.key)
    let near = Suggestion.nearest(to: job, among: ids)
    let hint =
      near.map { "; did you mean \($0.quoted)?" }
      ?? " (expected one of \(ids.map(\.quoted).joined(separator: ", ")))"
    reading.fail(
      "\(job.quoted) is not a job type\(hint)", "没有作业类型 \(job.quoted)", at: position, key: key)
  }
}

extension Distribution {
  /// Every value times a factor, which may be 0.
  func times(_ factor: Double) -> Distribution {
    factor == 1 ? self : factor > 0 ? scaled(by: factor) : .constant(0)
  }
}
