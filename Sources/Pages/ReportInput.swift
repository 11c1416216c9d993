public import Documents
public import Experiments
public import Forecourt
public import Reporting

/// What one page tells. Nothing in it is drawn yet, and nothing of it is looked up elsewhere: the
/// same input gives the same bytes.
public struct ReportInput: Sendable {
  /// The scenario, or the best policy of a comparison (its base, where none is better), or what a
  /// search chose: whose figures and pictures the page shows.
  public var summary: Summary
  /// What was done before, shown beside; nil: nothing is beside, or the summary is the base's own.
  public var base: Summary?
  /// A study's own name and question at the head of the page; nil: those of the scenario.
  public var study: ReportStudy?
  /// Policies against the base; nil: one scenario by itself.
  public var comparison: Comparison?
  /// Which guess matters (tornado); nil: not asked.
  public var sensitivity: Sensitivity?
  /// A factorial design and the figure that it is judged by; nil: none.
  public var factorial: ReportFactorial?
  /// A search among many candidates; nil: none.
  public var optimization: OptimizationResults?
  /// The days that the reader may watch; nil: none.
  public var replay: ReportReplay?
  /// What made the numbers: `baysim 1.0.0`.
  public var version: String
  /// In which language the page opens; the reader can switch.
  public var language: Language
  /// The command that makes these numbers again; nil: none is shown.
  public var command: String?

  public init(
    summary: Summary, base: Summary? = nil, comparison: Comparison? = nil,
    sensitivity: Sensitivity? = nil,
    factorial: ReportFactorial? = nil, optimization: OptimizationResults? = nil,
    replay: ReportReplay? = nil, study: ReportStudy? = nil, version: String,
    language: Language, command: String? = nil
  ) {
    self.summary = summary
    self.base = base
    self.study = study
    self.optimization = optimization
    self.comparison = comparison
    self.sensitivity = sensitivity
    self.factorial = factorial
    self.replay = replay
    self.version = version
    self.language = language
    self.command = command
  }

  var shop: Shop { summary.shop }
  var title: String { study?.name ?? shop.name }
  var question: String { study?.question ?? shop.question }

  /// All replications added together.
  var measures: Measures {
    summary.merged
      ?? Measures(
        shape: MeasureShape(
          jobTypes: shop.jobTypes.count, people: shop.staff.people.count,
          pools: shop.workshop?.pools.count ?? 0, days: shop.calendar.days))
  }
}

/// How a study of several scenarios is called, and what it asks.
public struct ReportStudy: Sendable {
  public var name: String
  public var question: String

  public init(name: String, question: String) {
    self.name = name
    self.question = question
  }
}

/// A factorial study and the key of the figure that it is judged by.
public struct ReportFactorial: Sendable {
  public var study: FactorialStudy
  public var key: String

  public init(study: FactorialStudy, key: String) {
    self.study = study
    self.key = key
  }
}

/// The log of one replication, from which the page replays its days.
public struct ReportReplay: Sendable {
  public var log: EventLog
  /// Which replication it was, from 0.
  public var replication: Int

  public init(log: EventLog, replication: Int) {
    self.log = log
    self.replication = replication
  }
}
