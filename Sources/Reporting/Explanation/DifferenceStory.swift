public import Experiments
public import Forecourt
import Statistics

/// The split of a difference in words and a table.
public struct DifferenceStory {
  private let shop: Shop
  private let language: Language

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
          + "(\(signed(total.low)) to \(signed(total.high))).",
        "\(figure.zh)：“\(names.1)”减“\(names.0)”为每天 \(signed(total.estimate))"
          + "（\(signed(total.low)) 至 \(signed(total.high))）。")[language].safeForTerminal,
      "",
    ]
    var table = TextTable(columns: [
      .init("", minimumWidth: 20),
      .init(Text("a day", "每天")[language], .decimal),
      .init("95 %", .decimal, style: .dim),
    ])
    table.add(
      Text("By cause", "按原因")[language],
      rows: rows(
        DelayCause.allCases.map { $0.title[language] }, explanation.byCause))
    table.add(
      Text("By hour of arrival", "按到店时段")[language],
      rows: rows((0..<24).map { "\($0):00–\($0 + 1):00" }, explanation.byHour))
    table.add(
      Text("By job type", "按维修类型")[language],
      rows: rows(shop.jobTypes.map { $0.name[language] }, explanation.byJob))
    lines += table.lines(width: width, colour: colour)
    lines += [
      "", Text("The cars that gained and lost most (first replication)", "变化最大的车（第一次重复）")[language],
    ]
    let cars = explanation.cars
    let extremes = cars.count > 10 ? Array(cars.prefix(5) + cars.suffix(5)) : cars
    lines += extremes.map { "  " + car($0, explanation.figure) }
    return lines
  }

  private func rows(
    _ names: [String], _ parts: [DifferenceExplanation.Part]
  ) -> [[TextTable.Cell]] {
    zip(names, parts).filter { abs($1.interval.estimate) > 1e-9 }.map { name, part in
      [
        TextTable.Cell(name), TextTable.Cell(signed(part.interval.estimate)),
        TextTable.Cell(
          part.interval.halfWidth.isFinite
            ? "± " + NumberText.fixed(part.interval.halfWidth, decimals: 2) : Texts.noValue),
      ]
    }
  }

  private func car(_ car: DifferenceSplit.Car, _ figure: ExplainedFigure) -> String {
    let visit = car.after ?? car.before
    let number = visit.map { "\($0.car)" } ?? "–"
    func stay(_ visit: LoggedVisit?) -> String {
      visit.map { TimeText.duration(microseconds: $0.delays.reduce(0, +), in: language) }
        ?? Text("does not come", "未到店")[language]
    }
    let largest = car.byCause.indices.max {
      car.byCause[$0].magnitude < car.byCause[$1].magnitude
    }
    let cause = largest.flatMap { DelayCause(rawValue: UInt8($0)) }?.title[language] ?? ""
    return Text(
      "car \(number): gate to workshop \(stay(car.before)) → \(stay(car.after)), mostly \(cause)",
      "\(number) 号车：到店至车间 \(stay(car.before)) → \(stay(car.after))，主要因\(cause)")[language]
  }

  private func signed(_ value: Double) -> String {
    (value > 0 ? "+" : "") + NumberText.fixed(value, decimals: 2)
  }

  private func name(_ figure: ExplainedFigure) -> Text {
    switch figure {
    case .longStays: Text("Long stays", "停留超时")
    case .complaints: Text("Complaining customers", "投诉客户")
    case .lost: Text("Lost customers", "流失客户")
    case .areaMinutes: Text("Minutes in the area", "预检区停留分钟")
    case .customerMinutes: Text("Minutes from gate to workshop", "到店至车间分钟")
    }
  }
}
