public import Documents
import EventSimulation
public import Experiments
public import Forecourt
import Statistics

/// What theory says beside what was simulated, in words and tables.
public struct BoundsStory {
  private let shop: Shop
  private let language: Language
  private let width: Int
  private let colour: Bool

  public init(_ shop: Shop, language: Language, width: Int, colour: Bool) {
    self.shop = shop
    self.language = language
    self.width = width
    self.colour = colour
  }

  /// - Parameter weekday: whose hours are listed; nil: the busiest.
  public func lines(_ ladder: WaitLadder, weekday: Weekday?) -> [String] {
    let day = weekday ?? busiest(ladder)
    return throughput(ladder, day) + [""] + hours(ladder, day) + [""] + rungs(ladder)
  }

  private func busiest(_ ladder: WaitLadder) -> Weekday {
    func cars(_ day: Weekday) -> Double {
      ladder.hours.reduce(0) { $1.weekday == day ? $0 + $1.cars : $0 }
    }
    return Weekday.allCases.max { cars($0) < cars($1) } ?? .monday
  }

  private func paragraph(_ text: Text) -> [String] { text[language].wrapped(toWidth: width) }

  private func heading(_ text: Text) -> [String] {
    [TextStyle.bold.apply(to: text[language].safeForTerminal, colour: colour)]
  }

  // MARK: The most that can go through

  private func throughput(_ ladder: WaitLadder, _ day: Weekday) -> [String] {
    let bays = Double(shop.places.bays)
    let own = ladder.hours.filter { $0.weekday == day }
    let advisors = own.map(\.advisors).max() ?? 0
    let most = own.max { $0.cars < $1.cars }
    let (bayRate, advisorRate) =
      (bays / ladder.load.bay.hours, advisors / ladder.load.advisor.hours)
    let (bay, advisor) = (minutes(ladder.load.bay.mean), minutes(ladder.load.advisor.mean))
    let limit =
      bayRate <= advisorRate
      ? Text("The bays are the narrower place.", "工位是瓶颈。")
      : Text("The advisors are the narrower place.", "服务顾问是瓶颈。")
    var lines = heading(Text("The most that can go through an hour", "每小时最大通过量"))
    lines += paragraph(
      Text(
        "\(shop.places.bays) bays, each held \(bay) by a car: at most \(one(bayRate)) cars. "
          + "\(one(advisors)) advisors, \(advisor) each: at most \(one(advisorRate)). \(limit.en)",
        "\(shop.places.bays) 个工位，每台占用 \(bay)：至多 \(one(bayRate)) 台。"
          + "服务顾问 \(one(advisors)) 人，每台 \(advisor)：至多 \(one(advisorRate)) 台。\(limit.zh)"))
    if let most {
      let name = Texts.short(day)
      lines += paragraph(
        Text(
          "\(name.en) \(clock(most.hour)) brings \(one(most.cars)) cars; simulated, "
            + "\(one(most.simulatedReceived)) are received in that hour.",
          "\(name.zh) \(clock(most.hour)) 预计来 \(one(most.cars)) 台；仿真中该小时接待 "
            + "\(one(most.simulatedReceived)) 台。"))
    }
    if shop.workshop != nil {
      lines += paragraph(
        Text(
          "Handing cars back takes the same advisors and comes on top.", "交车也由同一批服务顾问完成，另计。"))
    }
    return lines
  }

  // MARK: Hour by hour

  private func hours(_ ladder: WaitLadder, _ day: Weekday) -> [String] {
    let name = Texts.short(day)
    var table = TextTable(columns: [
      .init(name[language]), .init(Text("cars", "台次")[language], .decimal),
      .init(Text("advisors", "顾问")[language], .decimal),
      .init(Text("busy", "负荷")[language], .decimal),
      .init(Text("wait", "等候")[language], .decimal),
      .init(Text("bays busy", "工位负荷")[language], .decimal),
      .init(Text("wait", "等候")[language], .decimal),
      .init(Text("simulated", "仿真")[language], .decimal, style: .bold),
    ])
    table.add(
      rows: ladder.hours.filter { $0.weekday == day }.map { hour in
        [
          TextTable.Cell(clock(hour.hour)), TextTable.Cell(one(hour.cars)),
          TextTable.Cell(one(hour.advisors)),
          TextTable.Cell(share(hour.advisorLoad / hour.advisors)),
          TextTable.Cell(theory(hour.advisorWait)),
          TextTable.Cell(share(hour.bayLoad / Double(shop.places.bays))),
          TextTable.Cell(theory(hour.bayWait)), TextTable.Cell(wait(hour.simulatedWait)),
        ]
      })
    return heading(
      Text("Wait before reception, by Erlang C and simulated", "接待前等候：Erlang C 与仿真"))
      + table.lines(width: width, colour: colour)
      + paragraph(
        Text(
          "Minutes. Erlang C: what either would cause alone if the hour went on for ever; "
            + "∞: more comes than can be done, the queue grows until the hour is over. Simulated: "
            + "from the gate.",
          "单位：分钟。Erlang C：假设该小时无限持续、仅有此一处排队时的等候；∞：来车多于能力，"
            + "队伍在该小时内不断增长。仿真：自到店起计。"))
  }

  // MARK: From theory to the simulated figure

  private func rungs(_ ladder: WaitLadder) -> [String] {
    var table = TextTable(columns: [
      .init("", minimumWidth: 24), .init(Text("min", "分钟")[language], .decimal),
      .init("95 %", .decimal, style: .dim), .init(Text("difference", "差")[language], .decimal),
    ])
    func row(
      _ name: Text, _ value: Double, _ interval: ConfidenceInterval?, from: Double?
    ) -> [TextTable.Cell] {
      let change = from.map { value - $0 }
      return [
        TextTable.Cell(name[language]), TextTable.Cell(wait(value)),
        TextTable.Cell(
          interval.map { $0.halfWidth.isFinite ? "± " + two($0.halfWidth) : Texts.noValue } ?? ""),
        TextTable.Cell(change.map { $0.isFinite ? ($0 > 0 ? "+" : "") + two($0) : "" } ?? ""),
      ]
    }
    let values = Dictionary(
      ladder.rungs.map { ($0.rung, $0.wait) }, uniquingKeysWith: { first, _ in first })
    func rung(
      _ rung: WaitLadder.Rung, _ name: Text, from: Double?
    ) -> [TextTable.Cell] {
      row(name, values[rung]?.estimate ?? .nan, values[rung], from: from)
    }
    func value(_ rung: WaitLadder.Rung) -> Double { values[rung]?.estimate ?? .nan }
    table.add(
      Text("Advisors alone", "仅服务顾问")[language],
      rows: [
        row(
          Text("Erlang C, each hour by itself", "Erlang C，逐小时"), ladder.advisorTheory, nil,
          from: nil),
        rung(
          .exponentialAdvisors, Text("the day as it goes on", "随一天推移（仿真）"),
          from: ladder.advisorTheory),
        rung(
          .realWork, Text("work as it really varies", "实际作业时间分布"),
          from: value(.exponentialAdvisors)),
        rung(.breaks, Text("breaks", "加上休息"), from: value(.realWork)),
      ])
    table.add(
      Text("Bays alone", "仅工位")[language],
      rows: [
        row(
          Text("Erlang C, each hour by itself", "Erlang C，逐小时"), ladder.bayTheory, nil, from: nil),
        rung(
          .baysAlone, Text("the day as it goes on, real work", "随一天推移，实际作业时间（仿真）"),
          from: ladder.bayTheory),
      ])
    let together =
      shop.workshop == nil
      ? Text("cars in bays wait for people, and bays for cars", "工位内等人、人等工位（未启用预案）")
      : Text("people, bays and workshop wait for each other", "人、工位、车间相互等待（未启用预案）")
    let apart = max(value(.breaks), value(.baysAlone))
    table.add(
      Text("Together", "合在一起")[language],
      rows: [
        rung(
          .together, together,
          from: apart),
        rung(.asItIs, Text("with the plan: the shop as it is", "启用预案：现状"), from: value(.together)),
      ])
    var lines = heading(
      Text("From theory to the simulated wait: what makes the difference", "从理论到仿真等候：差异从何而来"))
    lines += table.lines(width: width, colour: colour)
    lines += paragraph(
      Text(
        "Mean minutes from the gate to reception, the same customers on every line. “Together” "
          + "begins from the longer of the two above it.",
        "自到店至接待的平均分钟，各行客户相同。“合在一起”与上面两者中较长者相比。"))
    if ladder.overloadedHours > 0 {
      let count = ladder.overloadedHours
      lines += paragraph(
        Text(
          count == 1
            ? "In one hour of the week more comes than can be done, so theory has no answer there."
            : "In \(count) hours of the week more comes than can be done, so theory has no answer "
              + "there.",
          "每周有 \(count) 个小时来车多于能力，理论对此没有稳态解。"))
    }
    return lines
  }

  // MARK: Numbers

  private func clock(_ hour: Int) -> String { (hour < 10 ? "0" : "") + "\(hour):00" }
  private func one(_ value: Double) -> String { NumberText.fixed(value, decimals: 1) }
  private func two(_ value: Double) -> String { NumberText.fixed(value, decimals: 2) }
  private func share(_ value: Double) -> String { NumberText.percent(value, decimals: 0) }

  /// No hour lasts long enough for a steady state that far out.
  private func theory(_ value: Double) -> String {
    value.isFinite && value > 60 ? "> 60" : wait(value)
  }

  private func wait(_ value: Double) -> String {
    value == .infinity ? "∞" : two(value)
  }

  private func minutes(_ mean: Double) -> String {
    Text(
      one(mean / Double(TimeUnit.minute)) + " min", one(mean / Double(TimeUnit.minute)) + " 分钟")[
        language]
  }
}
