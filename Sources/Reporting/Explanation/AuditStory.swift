public import Documents
import EventSimulation
public import Experiments
public import Forecourt
import Statistics

/// The audit of the escalations in words and tables.
public struct AuditStory {
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

  public func lines(_ audit: EscalationAudit) -> [String] {
    let name = shop.name.safeForTerminal
    let (days, count) = (audit.days, audit.replications)
    var lines = [
      Text(
        count == 1
          ? "\(name): \(days) days of one replication."
          : "\(name): \(days) days of each of \(count) replications.",
        "\(name)：\(count) 次重复，每次 \(days) 天。")[language],
      "",
    ]
    if !shop.crowding.enabled, !shop.longStay.enabled {
      lines +=
        paragraph(
          Text("The rules are off: nobody is called.", "预案未启用：无人上报。")) + [""]
    }
    lines += response(audit) + [""]
    lines += verdicts(audit)
    lines += effects(audit) + [""]
    lines += self.lines(of: audit)
    return lines
  }

  private func paragraph(_ text: Text) -> [String] {
    text[language].wrapped(toWidth: width)
  }

  private func heading(_ text: Text) -> [String] {
    [TextStyle.bold.apply(to: text[language], colour: colour)]
  }

  // MARK: Noticed, attended, acted on

  private func response(_ audit: EscalationAudit) -> [String] {
    var table = TextTable(columns: [
      .init("", minimumWidth: 18),
      .init(Text("crowding", "拥堵")[language], .decimal), .init("95 %", .decimal, style: .dim),
      .init(Text("long stays", "超时停留")[language], .decimal),
      .init("95 %", .decimal, style: .dim),
    ])
    let (crowd, stay) = (audit.crowding, audit.longStay)
    func row(
      _ name: Text, _ value: (EscalationAudit.Rule) -> ConfidenceInterval,
      _ text: (Double) -> String
    ) -> [TextTable.Cell] {
      [TextTable.Cell(name[language])]
        + [value(crowd), value(stay)].flatMap { interval in
          [
            TextTable.Cell(text(interval.estimate)),
            TextTable.Cell(
              interval.halfWidth.isFinite ? "± " + text(interval.halfWidth) : Texts.noValue),
          ]
        }
    }
    func times(_ name: Text, _ value: (EscalationAudit.Rule) -> Double) -> [TextTable.Cell] {
      [TextTable.Cell(name[language])]
        + [crowd, stay].flatMap { [TextTable.Cell(minutes(value($0))), TextTable.Cell("")] }
    }
    table.add(
      rows: [
        row(Text("Moments a day", "每天次数"), \.momentsPerDay, number),
        row(Text("The manager was told", "已通知经理"), \.noticed, percent),
        row(Text("Missed at the first look", "首次漏看"), \.missedAtFirst, percent),
        times(Text("  told after, median", "  通知用时中位数"), \.noticeMedian),
        times(Text("  nine of ten within", "  90% 不超过"), \.noticeP90),
        row(Text("The manager was there", "经理到场"), \.attended, percent),
        row(Text("  then able to act", "  到场后可采取措施"), \.possible, percent),
        row(Text("Acted on", "已采取措施"), \.acted, percent),
        times(Text("  first action after, median", "  首次措施用时中位数"), \.actionMedian),
        times(Text("  nine of ten within", "  90% 不超过"), \.actionP90),
        [
          TextTable.Cell(Text("Within 2 min of the last", "距上次不足 2 分钟")[language]),
          TextTable.Cell(percent(crowd.flapping.estimate)),
        ],
        [
          TextTable.Cell(Text("Cars driven twice, a day", "每天二次移车")[language]),
          TextTable.Cell(number(crowd.pulledOutPerDay.estimate)),
        ],
      ])
    return table.lines(width: width, colour: colour)
  }

  // MARK: What the decisions were worth

  private func verdicts(_ audit: EscalationAudit) -> [String] {
    guard !audit.whatIfs.isEmpty else {
      return paragraph(Text("No action was taken.", "未采取任何措施。")) + [""]
    }
    var table = TextTable(columns: [
      .init("", minimumWidth: 20),
      .init(Text("tried", "重演")[language], .decimal),
      .init(Text("helped", "有效")[language], .decimal),
      .init(Text("only moved", "仅转移")[language], .decimal),
      .init(Text("nothing", "无作用")[language], .decimal),
      .init(Text("worse", "变差")[language], .decimal),
    ])
    table.add(
      rows: audit.whatIfs.map { row in
        [
          TextTable.Cell(title(row.action)[language]),
          TextTable.Cell(
            Text("\(row.tried) of \(row.count)", "\(row.tried)/\(row.count)")[language]),
          TextTable.Cell(percent(row.helped)), TextTable.Cell(percent(row.moved)),
          TextTable.Cell(percent(row.nothing)), TextTable.Cell(percent(row.worse)),
        ]
      })
    return heading(Text("What the first action of each moment was worth", "每个时刻首个措施的效果"))
      + table.lines(width: width, colour: colour)
      + paragraph(
        Text(
          "Each moment is simulated again, from the same state, with nobody acting on it. Helped: the "
            + "crowded time or the car's stay became shorter, and customers waited no longer in all. "
            + "Only moved: shorter too, but customers waited longer in all.",
          "每个时刻都从相同状态重演一次，但不采取措施。有效：拥堵时间或该车停留缩短，且客户总等候未增加。"
            + "仅转移：同样缩短，但客户总等候增加。")) + [""]
  }

  private func effects(_ audit: EscalationAudit) -> [String] {
    guard !audit.whatIfs.isEmpty else { return [] }
    var table = TextTable(columns: [
      .init("", minimumWidth: 20),
      .init(Text("crowded min", "拥堵分钟")[language], .decimal),
      .init(Text("long stays", "超时停留")[language], .decimal),
      .init(Text("customers' min", "客户分钟")[language], .decimal),
      .init(Text("complaints", "投诉")[language], .decimal),
    ])
    table.add(
      rows: audit.whatIfs.flatMap { row in
        let parts = [row.crowdedMinutes, row.longStays, row.customerMinutes, row.complaints]
        return [
          [TextTable.Cell(title(row.action)[language])]
            + parts.map { TextTable.Cell(signed($0.estimate)) },
          [TextTable.Cell("  95 %", style: .dim)]
            + parts.map { TextTable.Cell(halfWidth($0), style: .dim) },
        ]
      })
    return heading(Text("What one decision changed, to the end of its day", "单次处置对当天其余时间的影响"))
      + table.lines(width: width, colour: colour)
  }

  // MARK: Other lines

  private func lines(of audit: EscalationAudit) -> [String] {
    let base = shop.yardstick.crowded
    var table = TextTable(columns: [
      .init("", minimumWidth: 18),
      .init(Text("would mark", "会标记")[language], .decimal),
      .init(Text("actions", "措施")[language], .decimal),
      .init(Text("min at ≥ \(base)", "≥\(base)台分钟")[language], .decimal),
      .init(Text("long stays", "超时停留")[language], .decimal),
      .init(Text("min a visit", "每客分钟")[language], .decimal),
      .init(Text("complaints", "投诉")[language], .decimal, isOptional: true),
    ])
    table.add(
      rows: audit.lines.flatMap { line in
        let isBase = line.change == .asItIs
        let parts = [
          line.actions, line.crowdedMinutes, line.longStays, line.customerMinutes, line.complaints,
        ]
        // The run as it is has two lines; its moments stand above.
        let marks = isBase || line.change == .off ? "" : number(line.marksPerDay)
        return [
          [TextTable.Cell(title(line.change)[language]), TextTable.Cell(marks)]
            + parts.map { TextTable.Cell(isBase ? number($0.estimate) : signed($0.estimate)) },
          [TextTable.Cell("  95 %", style: .dim), TextTable.Cell("")]
            + parts.map { TextTable.Cell(halfWidth($0), style: .dim) },
        ]
      })
    let limit = duration(shop.yardstick.longStay)
    return heading(Text("Had the line been another", "若界线不同"))
      + table.lines(width: width, colour: colour)
      + paragraph(
        Text(
          "A day; below the first row differences from it, for the same customers. Always counted at "
            + "\(base) cars and over \(limit). “Would mark”: moments of the run as it is.",
          "每天；首行以下为与首行之差，客户相同。一律按 \(base) 台和 \(limit)统计。"
            + "“会标记”：按现有运行计的次数。"))
  }

  private func title(_ change: EscalationAudit.Line.Change) -> Text {
    switch change {
    case .asItIs: Text("As it is", "现状")
    case .off: Text("No rules", "不启用预案")
    case .threshold(let count): Text("From \(count) cars", "\(count) 台起")
    case .limit(let limit): Text("Over \(duration(limit))", "超过 \(duration(limit))")
    }
  }

  private func title(_ action: EscalationMoment.Action) -> Text {
    switch action {
    case .releaseToWaitingBay: Text("Release to a waiting bay", "开进等待工位")
    case .divertToTemporaryParking: Text("Divert to parking", "分流至临时停车位")
    case .moveToAwaitingRepair: Text("Move to the lot", "移至待修区")
    case .washFirst: Text("Wash first", "先清洗")
    case .bodyAndPaintFirst: Text("Body and paint first", "先钣喷")
    }
  }

  // MARK: Numbers

  private func number(_ value: Double) -> String { NumberText.fixed(value, decimals: 2) }
  private func percent(_ value: Double) -> String { NumberText.percent(value, decimals: 0) }
  private func signed(_ value: Double) -> String { (value > 0 ? "+" : "") + number(value) }

  private func halfWidth(_ interval: ConfidenceInterval) -> String {
    interval.halfWidth.isFinite ? "± " + number(interval.halfWidth) : Texts.noValue
  }

  private func minutes(_ value: Double) -> String {
    value.isFinite
      ? TimeText.duration(microseconds: value * Double(TimeUnit.minute), in: language)
      : Texts.noValue
  }

  private func duration(_ time: Microseconds) -> String {
    time % TimeUnit.minute == 0
      ? Text("\(time / TimeUnit.minute) min", "\(time / TimeUnit.minute) 分钟")[language]
      : TimeText.duration(microseconds: time, in: language)
  }
}
