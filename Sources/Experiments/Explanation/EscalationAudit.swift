import Dispatch
public import EventSimulation
public import Forecourt
public import Statistics
import Synchronization
import Tallies

/// How good the plan is at what it is for: of the moments that its rules are meant to catch, how many
/// were noticed and attended, how fast, and what the action was worth, each moment simulated again
/// without it.
///
/// The first measured week of each replication is audited: every weekday once, and short enough for
/// hundreds of what-ifs.
public struct EscalationAudit: Sendable {
  /// One rule: clause 5 or clause 6. Shares are 0 … 1, times are minutes.
  public struct Rule: Sendable {
    public var momentsPerDay: ConfidenceInterval
    /// Of all moments.
    public var noticed: ConfidenceInterval
    /// Of all moments: the first look missed it.
    public var missedAtFirst: ConfidenceInterval
    /// From the beginning to the manager knowing, over the noticed: half are faster, nine of ten.
    public var noticeMedian: Double
    public var noticeP90: Double
    /// Of all moments: the manager was on the spot before it was over.
    public var attended: ConfidenceInterval
    /// Of the attended: an action was possible while the manager was there.
    public var possible: ConfidenceInterval
    /// Of all moments.
    public var acted: ConfidenceInterval
    /// From the beginning to the first action.
    public var actionMedian: Double
    public var actionP90: Double
    /// Of all moments: less than two minutes after the one before (crowding).
    public var flapping: ConfidenceInterval
    /// Cars a day that were pulled out of the lane, and so had to be driven twice (crowding).
    public var pulledOutPerDay: ConfidenceInterval
  }

  /// What a decision was worth: the day as it was minus the same day without it.
  public struct WhatIf: Sendable {
    /// The first action of the moment.
    public var action: EscalationMoment.Action
    /// Moments in which it came first, and how many of these were simulated again.
    public var count: Int
    public var tried: Int
    /// Shares of the tried. What the rule is about became less and customers waited no longer.
    public var helped: Double
    /// It became less, and customers waited longer in all: the problem only moved.
    public var moved: Double
    public var nothing: Double
    public var worse: Double
    /// Change for each decision, with intervals over the replications.
    public var crowdedMinutes: ConfidenceInterval
    public var longStays: ConfidenceInterval
    /// Gate to repair, over all customers of the day.
    public var customerMinutes: ConfidenceInterval
    public var complaints: ConfidenceInterval
  }

  /// The same customers under another line, or without the rules.
  public struct Line: Sendable {
    public enum Change: Sendable, Hashable {
      case asItIs, off
      case threshold(Int)
      case limit(Microseconds)
    }
    public var change: Change
    /// Moments that this line marks in the run as it is, a day; nan: not asked.
    public var marksPerDay: Double
    /// Differences from the run as it is, a day (of `asItIs`: the values themselves). Always by
    /// the scenario's own threshold and limit, so that lines can be compared.
    public var crowdedMinutes: ConfidenceInterval
    public var longStays: ConfidenceInterval
    /// Gate to repair, a customer.
    public var customerMinutes: ConfidenceInterval
    public var complaints: ConfidenceInterval
    public var actions: ConfidenceInterval
  }

  public let crowding: Rule
  public let longStay: Rule
  /// Those that occurred.
  public let whatIfs: [WhatIf]
  public let lines: [Line]
  public let replications: Int
  public let days: Int

  /// - Parameters:
  ///   - numbers: the replications; two at least for an interval.
  ///   - mostTried: what-ifs a replication; spread evenly where there are more moments.
  public init(_ shop: Shop, seed: UInt64, numbers: Range<Int>, mostTried: Int = 40) {
    let week = AuditWeek(shop)
    let lines = week.lines
    // Each replication is its own; the places keep the order, whichever ends first.
    let done = Mutex(
      [(runs: [AuditedRun], tried: [TriedDecision])?](repeating: nil, count: numbers.count))
    DispatchQueue.concurrentPerform(iterations: numbers.count) { place in
      let number = numbers.lowerBound + place
      var own: [EscalationMoment] = []
      let row = lines.map { line in
        let log = Simulator(line.shop).log(seed: seed, replication: number).log
        let moments = log.escalationMoments().filter { week.window.contains($0.began) }
        if line.change == .asItIs { own = moments }
        return AuditedRun(log, moments, week: week, marks: line.change == .asItIs)
      }
      let tried = ActionLaboratory(week).tries(
        own, seed: seed, replication: number, most: mostTried)
      done.withLock { $0[place] = (row, tried) }
    }
    let finished = done.withLock { $0.compactMap { $0 } }
    let runs = finished.map(\.runs)
    let tried = finished.map(\.tried)
    let own = runs.map { $0[0] }
    crowding = Rule(own.map { $0.crowding }, days: week.openDays)
    longStay = Rule(own.map { $0.longStay }, days: week.openDays)
    whatIfs = EscalationMoment.Action.allCases.compactMap { action in
      let count = own.reduce(0) { $0 + ($1.firstActions[action] ?? 0) }
      return count == 0 ? nil : WhatIf(action, count: count, tried)
    }
    self.lines = lines.indices.map { index in
      Line(lines[index].change, index: index, runs, week: week)
    }
    replications = numbers.count
    days = week.days.count
  }
}

extension EscalationAudit.Rule {
  /// - Parameter runs: the moments of one kind in each run.
  init(_ runs: [MomentCounts], days: Int) {
    func perDay(_ count: (MomentCounts) -> Int) -> ConfidenceInterval {
      Audit.interval(runs.map { Double(count($0)) / Double(max(1, days)) })
    }
    func share(
      _ part: (MomentCounts) -> Int, of whole: (MomentCounts) -> Int = { $0.all }
    ) -> ConfidenceInterval {
      Audit.interval(runs.map { Double(part($0)) / Double(whole($0)) })
    }
    let notices = runs.flatMap { $0.notices }
    let actions = runs.flatMap { $0.actions }
    momentsPerDay = perDay { $0.all }
    noticed = share { $0.noticed }
    missedAtFirst = share { $0.missedAtFirst }
    noticeMedian = Audit.quantile(0.5, notices)
    noticeP90 = Audit.quantile(0.9, notices)
    attended = share { $0.attended }
    possible = share {
      $0.possible
    } of: {
      $0.attended
    }
    acted = share { $0.acted }
    actionMedian = Audit.quantile(0.5, actions)
    actionP90 = Audit.quantile(0.9, actions)
    flapping = share { $0.flapping }
    pulledOutPerDay = perDay { $0.carsPulledOut }
  }
}

extension EscalationAudit.WhatIf {
  init(_ action: EscalationMoment.Action, count: Int, _ tried: [[TriedDecision]]) {
    let rows = tried.map { $0.filter { $0.action == action } }
    let all = rows.flatMap { $0 }
    func share(_ verdict: TriedDecision.Verdict) -> Double {
      Double(all.count { $0.verdict == verdict }) / Double(all.count)
    }
    func mean(_ value: (TriedDecision) -> Double) -> ConfidenceInterval {
      Audit.interval(rows.map { $0.reduce(0) { $0 + value($1) } / Double($0.count) })
    }
    self.action = action
    self.count = count
    self.tried = all.count
    helped = share(.helped)
    moved = share(.moved)
    nothing = share(.nothing)
    worse = share(.worse)
    crowdedMinutes = mean { Double($0.change.crowdedTime) / Double(TimeUnit.minute) }
    longStays = mean { Double($0.change.longStays) }
    customerMinutes = mean { Double($0.change.customerTime) / Double(TimeUnit.minute) }
    complaints = mean { Double($0.change.complaints) }
  }
}

extension EscalationAudit.Line {
  init(_ change: Change, index: Int, _ runs: [[AuditedRun]], week: AuditWeek) {
    let days = Double(max(1, week.openDays))
    func value(_ figure: (AuditedRun) -> Double) -> ConfidenceInterval {
      Audit.interval(
        runs.map { index == 0 ? figure($0[0]) : figure($0[index]) - figure($0[0]) })
    }
    self.change = change
    marksPerDay =
      runs.reduce(0.0) { $0 + Double($1[0].marks[change] ?? 0) } / Double(runs.count) / days
    crowdedMinutes = value { Double($0.crowdedTime) / Double(TimeUnit.minute) / days }
    longStays = value { Double($0.longStays) / days }
    customerMinutes = value {
      Double($0.customerTime) / Double(TimeUnit.minute) / Double(max(1, $0.customers))
    }
    complaints = value { Double($0.complaints) / days }
    actions = value { Double($0.actions) / days }
  }
}

enum Audit {
  /// Over the replications in which the figure is defined.
  static func interval(_ values: [Double]) -> ConfidenceInterval {
    RunningMoments(values.filter(\.isFinite)).meanInterval(level: 0.95)
  }

  /// Of durations, in minutes; NaN of none. The order statistic at ⌈pn⌉.
  static func quantile(_ p: Double, _ times: [Microseconds]) -> Double {
    guard !times.isEmpty else { return .nan }
    let place = max(0, Int((p * Double(times.count)).rounded(.up)) - 1)
    return Double(times.sorted()[place]) / Double(TimeUnit.minute)
  }
}
