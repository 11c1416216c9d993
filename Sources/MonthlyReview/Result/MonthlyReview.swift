public import Experiments
public import Forecourt

/// What the monthly review is to do beyond reading the log.
public struct ReviewOptions: Sendable {
  /// Simulated months for the validation, for each candidate, and for each side of the check.
  public var validationReplications = 40
  public var measureReplications = 40
  public var checkReplications = 40
  /// How often the month is drawn again to see what it means to have seen one only; 0: not at all.
  public var monthResamples = 24
  /// Bootstrap samples of the goodness of each fit.
  public var resamples = 199
  public var seed: UInt64 = 1
  /// The figure that decides which measures are best.
  public var key = "crowding.minutesPerDay"
  /// Figures of last month's measures to check, besides those that were planned.
  public var checkedKeys = ["crowding.minutesPerDay", "longStays.perDay"]
  public var plates = PlateStyle.numbered
  /// File that the calibrated scenario extends (nil: the defaults), and what the log is called as the
  /// origin of the numbers.
  public var scenarioFile: String? = "baseline.jsonc"
  public var logName = "log.csv"

  public init() {}
}

/// The monthly review as plain data (plan clause 7): pages and tables are made of it.
public struct MonthlyReviewResult: Sendable {
  public var log: VisitLog
  public var month: ObservedMonth
  public var causes: CauseReport
  public var calibration: Calibration
  /// The scenario file with the log's numbers.
  public var calibratedText: String
  /// Comes before anything else where it fails.
  public var validation: ModelValidation
  public var ranking: MeasureRanking
  /// Candidates that make no possible shop of the calibrated one: their names.
  public var refusedCandidates: [String]
  public var plan: [PlannedMeasure]
  /// The draft as a whole, simulated at once; nil: nothing is planned.
  public var planVerdict: Verdict?
  /// One a figure; empty without a previous review.
  public var checks: [MeasureCheck]
  /// Last month's measures, whose effect was checked.
  public var checkedMeasures: [PlannedMeasure]
  public var options: ReviewOptions

  /// What next month's review needs of this one.
  public var asPrevious: PreviousReview {
    var figures: [String: Double] = [:]
    for figure in month.figures { figures[figure.kpi.key] = figure.value }
    return PreviousReview(
      shop: calibration.shop, calendar: month.calendar,
      arrivals: log.trace(in: month.calendar, shop: calibration.shop), figures: figures,
      measures: plan)
  }
}

/// Runs the review from a log that was read.
public enum MonthlyReview {
  /// - Parameters:
  ///   - shop: the shop's scenario; the log was read with it.
  ///   - candidates: scenarios that change the shop's, by name.
  ///   - previous: last month's review.
  /// - Returns: nil for a log without visits, of over 400 days, or of more than any shop can have
  ///   (`ShopLimits`).
  public static func run(
    log: VisitLog, shop: Shop, candidates: [(name: String, shop: Shop)] = [],
    previous: PreviousReview? = nil, options: ReviewOptions = ReviewOptions(), runner: Runner
  ) -> MonthlyReviewResult? {
    guard let month = ObservedMonth(log: log, shop: shop) else { return nil }
    let calibration = Calibration(
      log: log, month: month, resamples: options.resamples, seed: options.seed)
    guard calibration.shop.problems().isEmpty else { return nil }
    let validation = ModelValidation(
      month: month, shop: calibration.shop, replications: options.validationReplications,
      seed: options.seed, runner: runner)
    var measures: [CandidateMeasure] = []
    var refused: [String] = []
    for candidate in candidates {
      let change = ShopChange(from: shop, to: candidate.shop)
      if let changed = change.applied(to: calibration.shop) {
        measures.append(CandidateMeasure(name: candidate.name, shop: changed, change: change))
      } else {
        refused.append(candidate.name)
      }
    }
    var ranking = MeasureRanking(
      shop: calibration.shop, candidates: measures, key: options.key,
      replications: options.measureReplications, seed: options.seed, runner: runner)
    if options.monthResamples > 1 {
      ranking.allow(
        for: InputResampling(resamples: options.monthResamples), log, month,
        candidates: measures, seed: options.seed, runner: runner)
    }
    let plan = ImprovementPlan(
      ranking: ranking, calibrated: calibration.shop, candidates: measures,
      month: month.calendar, replications: options.measureReplications, seed: options.seed,
      runner: runner)
    var keys = options.checkedKeys
    for measure in previous?.measures ?? [] where !keys.contains(measure.key) {
      keys.append(measure.key)
    }
    let checks = previous.map { previous in
      let plan = previous.shop(with: candidates, base: shop)
      return keys.compactMap { key in
        MeasureCheck(
          previous: previous, plan: plan, log: log, month: month, key: key,
          replications: options.checkReplications, seed: options.seed, runner: runner)
      }
    }
    return MonthlyReviewResult(
      log: log, month: month, causes: CauseReport(log: log, month: month),
      calibration: calibration,
      calibratedText: calibration.scenarioText(
        extending: options.scenarioFile, name: "\(shop.name), \(month.calendar.firstDate)",
        logName: options.logName),
      validation: validation, ranking: ranking, refusedCandidates: refused,
      plan: plan.measures, planVerdict: plan.verdict,
      checks: checks ?? [], checkedMeasures: previous?.measures ?? [], options: options)
  }
}
