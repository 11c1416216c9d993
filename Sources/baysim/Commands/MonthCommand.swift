import CommandLines
import DataFiles
import Documents
import Experiments
import Forecourt
import MonthlyReview
import Reporting
import ResultFolders
import ReviewPages
import ScenarioFiles

/// `baysim month`: the monthly congestion review from the shop's own log (plan clause 7).
enum MonthCommand {
  private static let log = Argument(
    "log", .file("xlsx", "csv", "xes", "txt", "tsv"),
    help: Text(
      "The log: an Excel workbook, a CSV file, or an event log (XES).",
      "日志：Excel 工作簿、CSV 文件或事件日志（XES）。"))
  private static let scenario = Option(
    "scenario", valueName: "file", .file("jsonc", "json"),
    default: Text("the defaults", "默认值"),
    help: Text(
      "The shop's scenario; without it, what the log does not tell is as in the defaults.",
      "本店的情景文件；不指定时，日志未说明的部分取默认值。"))
  private static let dateOrder = Option(
    "date-order", valueName: "order",
    ValueFormat<DateOrder>(
      expecting: Text("ymd, dmy or mdy", "ymd、dmy 或 mdy"),
      completion: .choices(DateOrder.allCases.map(\.key))
    ) { DateOrder.byName[$0.lowercased()] },
    help: Text(
      "How dates like 7/1/2024 are written; found out column by column unless it is given.",
      "形如 7/1/2024 的日期的写法（ymd 年月日、dmy 日月年、mdy 月日年）；默认逐列判断。"))
  private static let month = Option(
    "month", valueName: "month",
    ValueFormat<LogPeriod>(expecting: Text("a month such as 2024-07", "月份，如 2024-07")) { text in
      let parts = text.split(separator: "-", omittingEmptySubsequences: false)
      guard parts.count == 2, let year = Int(parts[0]), let month = Int(parts[1]) else {
        return nil
      }
      return LogPeriod.month(year: year, month: month)
    },
    default: Text("the one with most arrivals", "到店最多的月份"),
    help: Text("The month of the log to review.", "复盘日志中的哪个月。"))
  private static let sheet = Option(
    "sheet", valueName: "name", .text, default: Text("the first one", "第一张"),
    help: Text("The sheet of a workbook.", "工作簿中的工作表。"))
  private static let mapping = Option(
    "mapping", valueName: "file", .file("jsonc", "json"),
    help: Text(
      "What the log's own names of columns, job types and activities mean.",
      "映射文件：日志自有列名、维修类型与环节名称的含义。"))
  private static let previous = Option(
    "previous", valueName: "folder", .folder,
    help: Text("Last month's results, to check its measures.", "上月结果文件夹，用于检点措施。"))
  private static let plates = Flag(
    "plates", help: Text("Write plates as they are, not as numbers.", "输出原始车牌，不用编号代替。"))

  static let specification = CommandSpec(
    "month",
    abstract: Text("Review a month of congestion from the shop's own log.", "根据本店日志进行月度拥堵复盘。"),
    discussion: Text(
      "One row a visit or one row an event; columns in Chinese or English, UTF-8 or GB18030. Nothing "
        + "is dropped in silence: every row that was refused or is doubtful is listed with its line.",
      "每行一次到店或一个事件；表头中英文均可，UTF-8 或 GB18030。未采用或存疑的每一行都会列出行号与原因。"),
    arguments: [log.input],
    options: [
      scenario.input, mapping.input, month.input, dateOrder.input, sheet.input,
      MeasureInput.option.input, previous.input, plates.input,
      CommonOptions.replications.input, CommonOptions.seed.input, CommonOptions.threads.input,
      CommonOptions.output.input, Output.force.input, CommonOptions.quiet.input,
      CommonOptions.set.input,
    ]
  ) { inputs, context in
    guard let path = inputs[log] else { throw UsageFault.missingArgument("log") }
    let shopPath = inputs[scenario]
    let base =
      try shopPath.map { try ScenarioInput.load([$0], inputs, context)[0] }
      ?? ScenarioInput.defaults(inputs, context)
    let shop = base.shop
    let measures = inputs.all(MeasureInput.option)
    guard shopPath != nil || measures.isEmpty else {
      throw UsageFault.other(
        Text(
          "--measures changes a shop, and needs to know which: give it by --scenario",
          "--measures 是对某家店的改动，请用 --scenario 指定本店情景"))
    }
    let candidates =
      try shopPath.map {
        try MeasureInput.load(measures, over: base, at: $0, inputs, context)
      } ?? []
    let visits = try read(
      path, try names(inputs, shop, context), shop, period: inputs[month] ?? .busiestMonth)
    guard let calendar = MonthCalendar(log: visits, shop: shop) else { throw noMonth(path) }
    let place = try claim(path, shopPath, calendar, base, inputs)
    var options = ReviewOptions()
    options.seed = inputs[CommonOptions.seed] ?? ScenarioInput.defaultSeed
    let count = inputs[CommonOptions.replications] ?? options.validationReplications
    options.validationReplications = max(2, count)
    options.measureReplications = max(2, count)
    options.checkReplications = max(2, count)
    options.plates = inputs[plates] ? .plain : .numbered
    options.scenarioFile = shopPath.map {
      $0.split(separator: "/").last.map(String.init) ?? $0
    }
    options.logName = ScenarioInput.resultName(of: path)
    let last = try inputs[previous].map { try Self.last(in: $0) }
    guard
      let result = MonthlyReview.run(
        log: visits, shop: shop, candidates: candidates, previous: last, options: options,
        runner: ScenarioInput.runner(inputs, context, progress: nil))
    else { throw noMonth(path) }
    // A review cut short would speak of measures that were never tried.
    if Interruption.isRequested {
      context.tell(Text("Interrupted: no review was written.", "已中断：未写入复盘结果。"))
      return .interrupted
    }
    try Output.deliver {
      try write(result, of: shopPath, to: place, inputs, context)
    } print: { isWritten in
      guard !inputs[CommonOptions.quiet] else { return }
      let text = ReviewText(result, language: context.language)
      for line in text.lines(
        width: context.terminal.width, colour: context.terminal.showsColour)
      {
        context.print(line)
      }
      context.print("")
      if isWritten { context.printPlace(ofResults: place.name) }
    }
    return .done
  }

  private static func noMonth(_ path: String) -> CommandFailure {
    CommandFailure(
      .badInput,
      Text(
        "\(path.safeForTerminal): no visits, more than 400 days of them, or more cars than any "
          + "shop has",
        "\(path.safeForTerminal)：没有到店记录、超过 400 天，或车辆多于任何门店"))
  }

  /// The folder of the month, claimed before anything is simulated.
  private static func claim(
    _ path: String, _ shopPath: String?, _ calendar: MonthCalendar, _ base: Scenario,
    _ inputs: Inputs
  ) throws(WriteFault) -> ResultsPlace {
    let more =
      inputs.all(MeasureInput.option) + [inputs[mapping], inputs[previous]].compactMap(\.self)
    return try Output.claim(
      "month", asking: Output.question([path] + [shopPath].compactMap(\.self), inputs),
      name: String("\(calendar.firstDate)".prefix(7)), study: nil, replications: 0,
      reading: [path] + more + base.files,
      room: ResultSize.bytes(of: [calendar.applied(to: base.shop)], replications: 1), inputs)
  }

  private static func names(
    _ inputs: Inputs, _ shop: Shop, _ context: CommandContext
  ) throws -> LogMapping {
    var names = LogMapping()
    if let path = inputs[mapping] {
      do throws(LogMapping.FileError) {
        names = try LogMapping(path: path, shop: shop)
      } catch {
        StudyInput.tell(error.diagnostics, inputs, context)
        throw ExitCode.badInput
      }
    }
    names.dateOrder = inputs[dateOrder] ?? names.dateOrder
    names.sheet = inputs[sheet] ?? names.sheet
    return names
  }

  private static func read(
    _ path: String, _ mapping: LogMapping, _ shop: Shop, period: LogPeriod
  ) throws -> VisitLog {
    do throws(LogError) {
      return try LogReader.read(
        path: path, mapping: mapping, shop: shop, period: period,
        isStopped: { Interruption.isRequested })
    } catch {
      if error == .stopped { throw ExitCode.interrupted }
      throw CommandFailure(
        .badInput,
        Text(
          "\(path): \(error.message.en)".safeForTerminal,
          "\(path)：\(error.message.zh)".safeForTerminal))
    }
  }

  /// What last month's review left behind.
  private static func last(in folder: String) throws -> PreviousReview {
    let limit = 64 << 20
    let scenarioFile = folder + "/calibrated.json"
    let text = String(decoding: try StoredFile.bytes(scenarioFile, limit: limit), as: UTF8.self)
    var files: [String: [UInt8]] = [:]
    for name in ["arrivals.csv", "figures.csv", "plan.csv"]
    where StoredFile.exists(folder + "/" + name) {
      files[name] = try StoredFile.bytes(folder + "/" + name, limit: limit)
    }
    do {
      let scenario = try Scenario(resolvedJSON: text, file: scenarioFile)
      return try PreviousReview(files: files, shop: scenario.shop)
    } catch let error as PreviousReview.FileError {
      throw CommandFailure(
        .badInput,
        Text(
          "\(folder)/\(error.file): \(error.message.en)".safeForTerminal,
          "\(folder)/\(error.file)：\(error.message.zh)".safeForTerminal))
    } catch let error as ScenarioError {
      throw CommandFailure(
        .badInput, Text(error.diagnostics.rendered(), error.diagnostics.rendered(in: .chinese)))
    }
  }

  private static func write(
    _ result: MonthlyReviewResult, of shopPath: String?, to place: ResultsPlace, _ inputs: Inputs,
    _ context: CommandContext
  ) throws {
    let chinese = context.language == .zh
    let tables = result.tables(chinese: chinese)
    let folder = try place.begin()
    for table in tables {
      try folder.write(
        String(decoding: table.bytes(chinese: chinese), as: UTF8.self), to: table.name)
    }
    try folder.write(result.calibratedText, to: "calibrated.jsonc")
    // Chinese first, unless English was asked for: the page is for the shop's meeting.
    let page = ReviewPage.render(
      ReviewInput(
        result: result, version: "baysim \(Version.current)",
        language: inputs[SharedOptions.language] ?? .zh))
    try folder.write(page, to: "report.html")
    // The same with nothing left out, so that next month's check needs no other file.
    let overrides = inputs.all(CommonOptions.set).map { "\($0.path)=\($0.value)" }
    let calibrated =
      shopPath.map {
        ScenarioLoader().load(
          path: $0, changedBy: result.calibratedText, named: "calibrated.jsonc",
          overrides: overrides)
      }
      ?? ScenarioLoader().load(
        text: result.calibratedText, file: "calibrated.jsonc", overrides: overrides)
    if let scenario = calibrated.scenario {
      try folder.write(scenario.resolvedJSON, to: "calibrated.json")
    } else {
      context.tell(String(calibrated.diagnostics.rendered(in: context.messageLanguage).dropLast()))
    }
    try folder.commit()
  }
}
