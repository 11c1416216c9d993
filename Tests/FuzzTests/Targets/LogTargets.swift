import DataFiles
import Documents
import EventSimulation
import Forecourt
import MonthlyReview
import Reporting
import ScenarioFiles

extension FuzzTarget {
  /// The log of a shop, one row a visit or an event, as its own program exports it.
  static let log = FuzzTarget(
    "log", .table,
    dictionary: [
      "2024/7/1 8:05", "2024-07-01 25:61", "7/1/2024 9:05", "13/7/2024", "45474.3819", "45474",
      "2024年7月1日 9时30分", "20240701093500", "2024-07-01T10:00:00+08:00", "下午 1:05", "10:20 AM",
      "24:00", "24:10", "次日0:10", "8.05", "0.3403", "45474,3368", "8点半", "中午12点", "晚上11:50", "0805",
      "1899-12-30 08:10:00", "01.07.24 8:10", "1-Jul-24", "Jul 1, 2024 8:05 pm", "２０２４／７／１　８：１０",
      "合计", "无牌", "不详", "N/A", "start", "complete", "lifecycle:transition", "结束日期", "日期",
      "9:05", "是", "否", "拥堵", "arrives", "receptionBegins", "引导", "noShow", "leavesArea",
      "complains",
      "bay", "lane", "进厂时间", "离开预检区时间", "activity", "start", "case", "\"", ",,,,", "0.5", "粤B1",
    ], rounds: 2_000
  ) { bytes throws(Violation) in
    let log: VisitLog
    do throws(LogError) {
      log = try LogReader.read(
        bytes: bytes, shop: isSample(bytes, oneIn: 4) ? SampleShop.shop : nil, period: .busiestMonth
      )
    } catch {
      try require(!error.message.en.isEmpty && !error.message.zh.isEmpty, "nothing is said")
      return .refused
    }
    let quality = log.quality
    try require(
      quality.rowsRead == quality.rowsUsed + quality.rowsRefused, "rows do not add up")
    try require(
      quality.rowsUsed >= 0 && quality.rowsDoubtful <= quality.rowsRead, "rows do not add up")
    if log.format == .rowPerVisit {
      try require(
        log.visits.count + log.noShows.count == quality.rowsUsed, "a row was dropped in silence")
    }
    let lines = bytes.count { $0 == 0x0A || $0 == 0x0D } + 1
    for finding in quality.findings {
      try require(finding.line > 0 && finding.line <= lines, "no line \(finding.line)")
    }
    for visit in log.visits {
      try require(visit.areaStay.map { $0 >= 0 } ?? true, "a stay below nothing")
    }
    // One in sixteen is reviewed: it takes longer.
    if isSample(bytes, oneIn: 16), let month = ObservedMonth(log: log, shop: SampleShop.shop) {
      let crowded = Double(month.measures[.crowdedTime])
      let booked = CauseReport(log: log, month: month).crowdedTimes.total
      try require(abs(booked - crowded) <= 10 + 1e-9 * crowded, "crowded time is not booked once")
    }
    return .accepted
  }

  /// What a shop's own columns and words mean.
  static let mapping = FuzzTarget(
    "mapping", .values,
    dictionary: [
      "columns", "jobTypes", "activities", "words", "encoding", "delimiter", "dateOrder", "zone",
      "date", "sheet", "dmy", "+08:00", "2024-07-01", "yes", "否", "longStay", "begins", "ends",
      "arrival", "leftArea", "plate", "ignored", "maintenance", "repair", "receptionBegins",
      "arrives",
      "GB18030", "utf-8", "UTF-16LE", ";", "\t", "\"", "，", "$schema", "进厂时间", "环车",
    ], rounds: 2_000
  ) { bytes throws(Violation) in
    let mapping: LogMapping
    do throws(LogMapping.FileError) {
      mapping = try LogMapping(
        text: String(decoding: bytes, as: UTF8.self), file: "f", shop: SampleShop.shop)
    } catch {
      try require(!error.diagnostics.isEmpty, "refused without a reason")
      try requireSound(error.diagnostics, within: TextExtent(bytes))
      return .refused
    }
    // Whatever it says, a log can be read by it or is refused.
    if isSample(bytes, oneIn: 8) {
      _ = try? LogReader.read(bytes: SampleShop.arrivals, mapping: mapping, shop: SampleShop.shop)
    }
    return .accepted
  }

  /// The files that last month's review left, from which this month's judges its measures.
  static let previous = FuzzTarget(
    "previous", .table,
    dictionary: [
      "advisors", "managers", "2024-08-01", "2024-13-01", "1-1-1", "0.5", "nan", "-inf", "1e999",
      "\"", "figures", "plan", "--\n",
    ], rounds: 1_000
  ) { bytes throws(Violation) in
    let text = String(decoding: bytes, as: UTF8.self)
    let parts = text.split(separator: "--\n", maxSplits: 1, omittingEmptySubsequences: false)
    let files = [
      "arrivals.csv": SampleShop.arrivals, "figures.csv": Array(parts[0].utf8),
      "plan.csv": Array((parts.count > 1 ? parts[1] : "").utf8),
    ]
    do throws(PreviousReview.FileError) {
      _ = try PreviousReview(files: files, shop: SampleShop.shop)
      return .accepted
    } catch {
      // A line of the plan that means nothing is told with its place.
      guard error.file.hasPrefix("plan.csv:") else {
        throw Violation("sound arrivals are refused: \(error)")
      }
      return .refused
    }
  }

  /// The event log of `run --log` or `trace --format csv`, compared with another one and told.
  static let events = FuzzTarget(
    "events", .table,
    dictionary: [
      "arrives", "reachesBay", "entersLane", "dayBegins", "shiftBegins", "fined", "complains",
      "operationBegins", "2024-07-01 08:05:12.000001", "0001-01-01 00:00:00", "9999-12-31 23:59:59",
      "08:05:12.000001", "08:00:00.+12345", "Advisor 1", "bay", "lane", "road", "day", "car",
    ], rounds: 1_500
  ) { bytes throws(Violation) in
    guard case .success(let table) = CSVTable.read(bytes, file: "f") else { return .refused }
    let extent = TextExtent(bytes)
    var answer = Answer.refused
    // Without a shop one in sixteen: that of the defaults is read each time.
    for shop in isSample(bytes, oneIn: 16) ? [nil, SampleShop.shop] : [SampleShop.shop] {
      let run: RecordedRun
      do throws(RecordedRunFault) {
        run = try RecordedRun(table, shop: shop)
      } catch {
        try require(extent.contains(line: error.line, column: 0), "no line \(error.line)")
        continue
      }
      try requireTellable(run, SampleShop.run)
      try requireTellable(SampleShop.run, run)
      try require(Divergence(run, run) == nil, "a run differs from itself")
      answer = .accepted
    }
    return answer
  }

  private static func requireTellable(
    _ first: RecordedRun, _ second: RecordedRun
  ) throws(Violation) {
    for ignoring in [false, true] {
      guard let divergence = Divergence(first, second, ignoringRosters: ignoring) else { continue }
      for language in [Language.en, .zh] {
        let text = DivergenceText(
          divergence, runs: (first, second), names: ("a", "b"), language: language)
        for line in text.lines() {
          try require(
            line.unicodeScalars.allSatisfy { $0.value >= 0x20 && $0.value != 0x7F },
            "a control character in: \(line.debugDescription)")
        }
      }
    }
  }
}

/// A shop, what it left of a month, and a run of it.
private enum SampleShop {
  static let shop = ScenarioLoader().load(
    text: #"{ "calendar": { "firstDate": "2024-07-01", "days": 1 } }"#
  ).scenario!.shop

  static let arrivals = Array(
    """
    case,activity,start
    1,arrives,2024-07-01 08:05:00
    1,leavesArea,2024-07-01 08:35:00
    """.utf8)

  static let run = RecordedRun(
    Simulator(shop).log(seed: 1, replication: 0, days: 0..<1).log, shop: shop)
}
