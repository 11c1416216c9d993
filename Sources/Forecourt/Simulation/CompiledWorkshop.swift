import EventSimulation

/// A pool of the workshop, its week spread out.
struct CompiledPool {
  let bays: Int
  let teams: Int
  let teamWagePerHour: Int64
  /// Working intervals, Monday's first.
  private let week: UnsafeBufferPointer<DayInterval>
  /// Where each weekday begins in `week`, and the end.
  private let starts: UnsafeBufferPointer<Int>

  init(_ pool: Pool) {
    bays = pool.bays
    teams = pool.teams
    teamWagePerHour = pool.teamWagePerHour
    week = table(pool.hours.flatMap { $0 })
    starts = table(pool.hours.reduce(into: [0]) { $0.append($0[$0.count - 1] + $1.count) })
  }

  /// The working intervals of a weekday, in order.
  func hours(on weekday: Int) -> UnsafeBufferPointer<DayInterval> {
    UnsafeBufferPointer(rebasing: week[starts[weekday]..<starts[weekday + 1]])
  }

  func destroy() {
    week.destroy()
    starts.destroy()
  }
}

/// The workshop made ready for drawing.
struct CompiledWorkshop {
  let pools: UnsafeBufferPointer<CompiledPool>
  let dispatch: Workshop.Dispatch
  let partsWaitProbability: Double
  let partsWait: Rule
  let additional: AdditionalWork
  let additionalCall: Rule
  let additionalAnswer: Rule
  let inspection: Rule
  let reworkProbability: Double
  let reworkShare: Double
  let wash: Rule
  let washTouchUp: Rule

  init(_ workshop: Workshop, _ keeper: RuleKeeper) {
    pools = table(workshop.pools.map { CompiledPool($0) })
    dispatch = workshop.dispatch
    partsWaitProbability = workshop.partsWaitProbability
    partsWait = keeper.rule(durations: workshop.partsWait)
    additional = workshop.additionalWork
    additionalCall = keeper.rule(durations: workshop.additionalWork.call)
    additionalAnswer = keeper.rule(durations: workshop.additionalWork.answer)
    inspection = keeper.rule(durations: workshop.inspection)
    reworkProbability = workshop.reworkProbability
    reworkShare = workshop.reworkShare
    wash = keeper.rule(durations: workshop.wash)
    washTouchUp = keeper.rule(durations: workshop.washTouchUp)
  }

  func destroy() {
    for pool in pools { pool.destroy() }
    pools.destroy()
  }
}
