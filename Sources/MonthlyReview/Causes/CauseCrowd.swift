import Forecourt

/// The cars in the area, counted by what they are there for, and what those that wait lose by it.
///
/// A car that waits is in the lane or in a bay; what one car there loses, all do. So there are two
/// running totals, and the time of a car is what its total has grown by while it waited there.
struct CauseCrowd {
  /// Cars in the area, those of other visitors among them.
  private(set) var present = 0
  /// Cars of customers at work, and those that wait.
  private(set) var working = 0
  var waiting: Int { laneCount + bayWaiters }
  private let bays: Int
  private let knowsBays: Bool
  private let knowsReception: Bool
  /// Why each car came when it did.
  private let loads: [RootCause]
  /// Cars present by why they came; customers at work by what holds them up.
  private var loadCounts = [Int](repeating: 0, count: RootCause.allCases.count)
  private var causeCounts = [Int](repeating: 0, count: RootCause.allCases.count)
  private var visitors = 0
  private var inService = 0

  // Those that wait: the longest waiting ones stand in the free bays, where the log does not tell.
  private var laneCount = 0
  private var bayWaiters = 0
  /// Order of entering, by car.
  private var order: [Int64]
  private var nextOrder: Int64 = 0
  private var stands: [Stand]
  /// Cars in the lane, and some that were.
  private var lane = MinHeap()
  /// Cars that wait in a bay, in order of entering; only where the log does not tell which.
  private var inBays: [Int32] = []
  /// What each car in the lane, and each that waits in a bay, has lost so far.
  private var laneTimes = CauseTimes()
  private var bayTimes = CauseTimes()

  private enum Stand: UInt8 { case nowhere, lane, bay }

  init(bays: Int, knowsBays: Bool, knowsReception: Bool, loads: [RootCause]) {
    self.bays = bays
    self.knowsBays = knowsBays
    self.knowsReception = knowsReception
    self.loads = loads
    order = [Int64](repeating: 0, count: loads.count)
    stands = [Stand](repeating: .nowhere, count: loads.count)
  }

  // MARK: Who is there

  mutating func enter(_ car: Int32) {
    // Sums of differences stay exact where they begin anew.
    if present == 0 {
      laneTimes = CauseTimes()
      bayTimes = CauseTimes()
    }
    present += 1
    loadCounts[loads[Int(car)].rawValue] += 1
    order[Int(car)] = nextOrder
    nextOrder += 1
  }

  mutating func leave(_ car: Int32) {
    present -= 1
    loadCounts[loads[Int(car)].rawValue] -= 1
  }

  mutating func addVisitor() { visitors += 1 }
  mutating func removeVisitor() { visitors -= 1 }

  mutating func addWorking(_ cause: RootCause, isService: Bool, _ times: inout [CauseTimes]) {
    working += 1
    causeCounts[cause.rawValue] += 1
    if isService { inService += 1 }
    fillBays(&times)
  }

  mutating func removeWorking(_ cause: RootCause, isService: Bool, _ times: inout [CauseTimes]) {
    working -= 1
    causeCounts[cause.rawValue] -= 1
    if isService { inService -= 1 }
    fillBays(&times)
  }

  /// - Parameter isInBay: as the log tells; of no use where it does not.
  mutating func addWaiting(_ car: Int32, isInBay: Bool, _ times: inout [CauseTimes]) {
    stand(car, knowsBays && isInBay ? .bay : .lane, &times)
    if !knowsBays { lane.insert(order[Int(car)], car) }
    fillBays(&times)
  }

  mutating func removeWaiting(_ car: Int32, isInBay: Bool, _ times: inout [CauseTimes]) {
    if stands[Int(car)] == .bay, !knowsBays { inBays.removeAll { $0 == car } }
    stand(car, .nowhere, &times)
    fillBays(&times)
  }

  /// Books what a car has lost where it stood, and begins to count where it stands now.
  private mutating func stand(_ car: Int32, _ stand: Stand, _ times: inout [CauseTimes]) {
    let index = Int(car)
    switch stands[index] {
    case .nowhere: break
    case .lane:
      times[index].add(laneTimes)
      laneCount -= 1
    case .bay:
      times[index].add(bayTimes)
      bayWaiters -= 1
    }
    stands[index] = stand
    switch stand {
    case .nowhere: break
    case .lane:
      times[index].add(laneTimes, weight: -1)
      laneCount += 1
    case .bay:
      times[index].add(bayTimes, weight: -1)
      bayWaiters += 1
    }
  }

  /// Without stamps of the bays, the cars that have waited longest stand in the free ones.
  private mutating func fillBays(_ times: inout [CauseTimes]) {
    guard !knowsBays, knowsReception else { return }
    let free = max(0, bays - working)
    while inBays.count > free {
      let car = inBays.removeLast()
      stand(car, .lane, &times)
      lane.insert(order[Int(car)], car)
    }
    while inBays.count < free, let first = lane.first {
      lane.removeFirst()
      // Cars that have left the lane by themselves are still in it, and so are their earlier visits.
      guard stands[Int(first.index)] == .lane, order[Int(first.index)] == first.key else {
        continue
      }
      stand(first.index, .bay, &times)
      inBays.append(first.index)
    }
  }

  // MARK: What it is due to

  /// Books a stretch in which nothing changes. Answers what the crowd of it is due to.
  mutating func book(_ length: Double, advisors: Int, isGuideOverdue: Bool) -> CauseTimes {
    var load = CauseTimes()
    for cause in RootCause.allCases where loadCounts[cause.rawValue] > 0 {
      load[cause] = Double(loadCounts[cause.rawValue]) / Double(present)
    }
    let (inLane, inBay) = waits(load, advisors: advisors, isGuideOverdue: isGuideOverdue)
    laneTimes.add(inLane, weight: length)
    bayTimes.add(inBay, weight: length)
    var together = CauseTimes()
    let each = length / Double(present)
    together.add(inLane, weight: each * Double(laneCount))
    together.add(inBay, weight: each * Double(bayWaiters))
    together[.otherVisitors] += each * Double(visitors)
    for cause in RootCause.allCases where causeCounts[cause.rawValue] > 0 {
      let share = each * Double(causeCounts[cause.rawValue])
      if cause == .ordinaryWork {
        together.add(load, weight: share)
      } else {
        together[cause] += share
      }
    }
    return together
  }

  /// What a car in the lane, and one that waits in a bay, waits for.
  private func waits(
    _ load: CauseTimes, advisors: Int, isGuideOverdue: Bool
  ) -> (lane: CauseTimes, bay: CauseTimes) {
    func only(_ cause: RootCause) -> CauseTimes {
      var times = CauseTimes()
      times[cause] = 1
      return times
    }
    guard knowsReception else { return (only(.notTold), only(.notTold)) }
    let atAdvisors = inService < advisors ? only(.advisorsShort) : load
    if max(0, bays - working) - bayWaiters > 0 {
      return (isGuideOverdue ? only(.guidance) : load, atAdvisors)
    }
    let occupants = working + bayWaiters
    guard occupants > 0 else { return (load, atAdvisors) }
    // What the occupants of the bays hold them for.
    var held = CauseTimes()
    for cause in RootCause.allCases where causeCounts[cause.rawValue] > 0 {
      let share = Double(causeCounts[cause.rawValue]) / Double(occupants)
      if cause == .ordinaryWork { held.add(load, weight: share) } else { held[cause] += share }
    }
    held.add(atAdvisors, weight: Double(bayWaiters) / Double(occupants))
    return (held, atAdvisors)
  }
}
