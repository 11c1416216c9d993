import EventSimulation

/// The workshop made ready for drawing.
struct CompiledWorkshop {
  let pools: [Pool]
  let dispatch: Workshop.Dispatch
  let partsWaitProbability: Double
  let partsWait: Sampler
  let additional: AdditionalWork
  let additionalCall: Sampler
  let additionalAnswer: Sampler
  let inspection: Sampler
  let reworkProbability: Double
  let reworkShare: Double
  let wash: Sampler
  let washTouchUp: Sampler
  /// The pool that washes; −1: the wash takes no bay of the model.
  let washPool: Int
  let bodyPool: Int
  /// Working time of each pool in a week, by pool and weekday.
  let workingTime: [[Microseconds]]

  init(_ workshop: Workshop) {
    pools = workshop.pools
    dispatch = workshop.dispatch
    partsWaitProbability = workshop.partsWaitProbability
    partsWait = Sampler(durations: workshop.partsWait)
    additional = workshop.additionalWork
    additionalCall = Sampler(durations: workshop.additionalWork.call)
    additionalAnswer = Sampler(durations: workshop.additionalWork.answer)
    inspection = Sampler(durations: workshop.inspection)
    reworkProbability = workshop.reworkProbability
    reworkShare = workshop.reworkShare
    wash = Sampler(durations: workshop.wash)
    washTouchUp = Sampler(durations: workshop.washTouchUp)
    washPool = workshop.pools.firstIndex { $0.kind == .wash } ?? -1
    bodyPool = workshop.pools.firstIndex { $0.kind == .bodyAndPaint } ?? -1
    workingTime = workshop.pools.map { pool in
      pool.hours.map { $0.reduce(0) { $0 + $1.length } }
    }
  }
}
