public import Documents
import EventSimulation
public import Experiments
public import Forecourt
import Statistics

/// The split of a difference in words and a table.
public struct DifferenceStory {
  private let shop: Shop
  private let language: Language

  /// Cars told on either side.
  private static let told = 5

  public init(_ shop: Shop, language: Language) {
    self.shop = shop
    self.language = language
  }

  public func lines(
    _ explanation: DifferenceExplanation, names: (String, String), width: Int, colour: Bool
  ) -> [String] {
    let total = explanation.total.interval
    let figure = name(explanation.figure)
    var lines = [
      Text(
        "\(figure.en): “\(names.1)” minus “\(names.0)” is \(signed(total.estimate)) a day "
          + "(\(signed(total.low)) to \(signed(total.high)); 95 %, \(explanation.replications) "
          + "replications).",
        "\(figure.zh)：“\(names.1)”减“\(names.0)”为每天 \(signed(total.estimate))"
          + "（\(signed(total.low)) 至 \(signed(total.high))；95 %，重复 \(explanation.replications) 次）。")[
          language
        ].safeForTerminal,
      "",
    ]
    var table = TextTable(columns: [
      .init("", minimumWidth: 20),
      .init(Text("a day", "每天")[language], .decimal),
      .init("95 %", .decimal, style: .dim),
    ])
    table.add(
      Text("By cause", "按原因")[language],
      rows: rows(DelayCause.allCases.map { $0.title[language] }, explanation.byCause))
    table.add(
      Text("By hour of arrival", "按到店时段")[language],
      rows: rows((0..<24).map { "\(hour($0))–\(hour($0 + 1))" }, explanation.byHour))
    table.add(
      Text("By job type", "按维修类型")[language],
      rows: rows(shop.jobTypes.map { $0.name[language] }, explanation.byJob))
    lines += table.lines(width: width, colour: colour)
    lines += [
      "",
      Text(
        "The parts of each kind add up to the whole. A stay that became long, or no longer is, belongs to the "
          + "waits that changed with it.",
        "每一类各部分之和等于总差异。停留由超时变为不超时（或相反），归因于随之变化的等候。")[language],
    ].flatMap { $0.wrapped(toWidth: width) }
    return lines + cars(explanation)
  }

  /// The cars that gained and lost most, in the time that the figure is about.
  private func cars(_ explanation: DifferenceExplanation) -> [String] {
    func side(_ title: Text, _ cars: [DifferenceSplit.Car]) -> [String] {
      cars.isEmpty
        ? []
        : ["", title[language]] + cars.prefix(Self.told).map { "  " + line($0, explanation.figure) }
    }
    return side(
      Text("Gained most (first replication)", "改善最多（第一次重复）"), explanation.gained)
      + side(Text("Lost most (first replication)", "变差最多（第一次重复）"), explanation.lost)
      + (explanation.inOneOnly == 0
        ? []
        : [
          "",
          Text(
            "\(explanation.inOneOnly) more cars of the first replication differ because they come under "
              + "one of the two only.",
            "第一次重复中另有 \(explanation.inOneOnly) 台只在其中一个方案下到店。")[language],
        ])
  }

  /// One car under both policies, side by side.
  public func sideBySide(
    _ car: DifferenceSplit.Car, before: VisitTimeline?, after: VisitTimeline?,
    names: (String, String), width: Int, colour: Bool
  ) -> [String] {
    let number = (car.after ?? car.before).map { "\($0.car)" } ?? "–"
    var table = TextTable(columns: [
      .init(names.0), .init("", minimumWidth: 10), .init(names.1), .init("", minimumWidth: 10),
    ])
    let (left, right) = (before?.segments ?? [], after?.segments ?? [])
    func cells(_ segment: VisitSegment?) -> [TextTable.Cell] {
      guard let segment else { return [TextTable.Cell(""), TextTable.Cell("")] }
      let clock = TimeText.clock(microsecondsSinceMidnight: segment.from % TimeUnit.day)
      return [
        TextTable.Cell(clock + "  " + duration(segment.length)),
        TextTable.Cell(segment.cause.title[language]),
      ]
    }
    table.add(
      rows: (0..<max(left.count, right.count)).map { row in
        cells(row < left.count ? left[row] : nil) + cells(row < right.count ? right[row] : nil)
      })
    return ["", Text("Car \(number) side by side", "\(number) 号车对照")[language]]
      + table.lines(width: width, colour: colour)
  }

  private func rows(
    _ names: [String], _ parts: [DifferenceExplanation.Part]
  ) -> [[TextTable.Cell]] {
    // What would show as 0.00 ± 0.00 is left out.
    let shown = zip(names, parts).filter { _, part in
      let interval = part.interval
      return abs(interval.estimate) >= 0.005
        || (interval.halfWidth.isFinite && interval.halfWidth >= 0.005)
    }
    return shown.map { name, part in
      [
        TextTable.Cell(name), TextTable.Cell(signed(part.interval.estimate)),
        TextTable.Cell(
          part.interval.halfWidth.isFinite
            ? "± " + NumberText.fixed(part.interval.halfWidth, decimals: 2) : Texts.noValue),
      ]
    }
  }

  private func line(_ car: DifferenceSplit.Car, _ figure: ExplainedFigure) -> String {
    let number = (car.after ?? car.before).map { "\($0.car)" } ?? "–"
    func time(_ visit: LoggedVisit?) -> String {
      visit.map { duration(figure.time(of: $0)) } ?? Text("does not come", "未到店")[language]
    }
    let largest = car.byCause.indices.max {
      car.byCause[$0].magnitude < car.byCause[$1].magnitude
    }
    let cause = largest.flatMap { DelayCause(rawValue: UInt8($0)) }?.title
    let clock = figure.isOfArea ? Text("in the area", "区内停留") : Text("gate to repair", "进门至开工")
    let because = cause.map {
      Text(" (\($0.en.prefix(1).lowercased() + $0.en.dropFirst()))", "（\($0.zh)）")
    }
    return Text(
      "car \(number): \(clock.en) \(time(car.before)) → \(time(car.after))\(because?.en ?? "")",
      "\(number) 号车：\(clock.zh) \(time(car.before)) → \(time(car.after))\(because?.zh ?? "")")[
        language]
  }

  private func hour(_ hour: Int) -> String { (hour < 10 ? "0" : "") + "\(hour):00" }

  private func duration(_ time: Microseconds) -> String {
    TimeText.duration(microseconds: time, in: language)
  }

  private func signed(_ value: Double) -> String {
    let text = NumberText.fixed(value, decimals: 2)
    return (value > 0 && text != "0.00" ? "+" : "") + (text == "-0.00" ? "0.00" : text)
  }

  private func name(_ figure: ExplainedFigure) -> Text {
    switch figure {
    case .longStays: Text("Long stays", "超时停留")
    case .complaints: Text("Complaining customers", "投诉客户")
    case .lost: Text("Lost customers", "流失客户")
    case .areaMinutes: Text("Minutes in the area", "预检区停留分钟")
    case .customerMinutes: Text("Minutes from gate to repair", "进门至开工分钟")
    }
  }
}
