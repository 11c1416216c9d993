public import DataFiles
import Documents
public import Experiments
public import Forecourt

extension CheckCase {
  /// Changes that one case spells out; the others are counted.
  private static let shown = 12

  /// How new results compare with the baseline.
  ///
  /// - Parameters:
  ///   - now: the baseline that the new results would make.
  ///   - kpis: the catalogue, for names and units.
  public init(
    _ old: Baseline, against now: Baseline, by rule: BaselineRule, kpis: [KPI],
    position: Position
  ) {
    let changes = old.changes(to: now.figures, by: rule).filter { $0.verdict != .same }
    let moved = changes.filter { $0.verdict != .undecided }
    let open = changes.count - moved.count
    var details: [Text] = []
    let verdict: Verdict
    if !moved.isEmpty {
      verdict = .failed
      details.append(Self.cause(old, now))
      details += Self.largestFirst(moved).prefix(Self.shown).map { Self.line($0, kpis) }
      if moved.count > Self.shown {
        let rest = moved.count - Self.shown
        details.append(Text("… and \(rest) more figures", "……另有 \(rest) 项"))
      }
    } else if rule == .exact, old.rowsDigest != now.rowsDigest, old.replications == now.replications
    {
      verdict = .failed
      details.append(Self.cause(old, now))
      details.append(
        Text(
          "single replications differ, though their means agree",
          "均值相同，但单次重复的数据不同"))
    } else {
      verdict = open > 0 ? .undecided : .passed
    }
    if open > 0 {
      details.append(
        Text(
          "\(open) figures: too few replications to show that they are the same within the margin",
          "\(open) 项：重复次数不足，无法证明在允许范围内一致"))
    }
    self.init(
      rule == .exact
        ? Text("same figures as the baseline", "与基准数据完全一致")
        : Text("figures equivalent to the baseline", "与基准数据等效"),
      verdict, details: details, position: position)
  }

  /// The six that matter most, then by standard errors; what appeared or vanished first of all.
  private static func largestFirst(_ changes: [FigureChange]) -> [FigureChange] {
    func size(_ change: FigureChange) -> Double {
      if let place = KPI.headline.firstIndex(of: change.key) { return 1e300 / Double(place + 1) }
      let errors = abs(change.standardErrors)
      return errors.isFinite ? errors : 1e200
    }
    // Stable: the order of the catalogue decides between equals.
    return changes.enumerated().sorted {
      size($0.element) != size($1.element)
        ? size($0.element) > size($1.element) : $0.offset < $1.offset
    }.map(\.element)
  }

  /// What moved the figures: files, the random streams, or the program.
  static func cause(_ old: Baseline, _ now: Baseline) -> Text {
    if old.scenarioDigest != now.scenarioDigest {
      let before = Dictionary(
        old.files.map { ($0.name, $0.digest) }, uniquingKeysWith: { first, _ in first })
      let files = now.files.filter { before[$0.name] != $0.digest }.map(\.name)
      if files.isEmpty {
        return Text(
          "moved by: the scenario's defaults or format, which the program has changed",
          "变动来源：程序更改了情景的默认值或格式")
      }
      let list = files.joined(separator: ", ")
      return Text("moved by: \(list)", "变动来源：\(list)")
    }
    if old.randomStreams != now.randomStreams {
      return Text(
        "moved by: the random streams, \(old.randomStreams) then and \(now.randomStreams) now",
        "变动来源：随机数流由 \(old.randomStreams) 变为 \(now.randomStreams)")
    }
    return Text(
      "moved by: the program (the scenario is the same). If only the machine is another one, its "
        + "mathematical library may round differently: try --statistical",
      "变动来源：程序（情景未变）。若仅更换了机器，可能是数学库舍入不同：请试 --statistical")
  }

  /// "Long stays (longStays.perDay): 14.77 → 12.10 a day, -2.67, -3.4 standard errors".
  private static func line(_ change: FigureChange, _ kpis: [KPI]) -> Text {
    guard let kpi = kpis.first(where: { $0.key == change.key }) else {
      return Text("\(change.key): no longer measured", "\(change.key)：不再统计")
    }
    func label(_ language: Language) -> String { "\(kpi.name[language]) (\(kpi.key)): " }
    guard let before = change.before, let after = change.after else {
      return Text(
        label(.en) + "not in the baseline", label(.zh) + "基准中没有")
    }
    let unit = KPIText.unit(kpi.unit)
    let values = number(before.mean) + " → " + number(after.mean)
    let sign = change.difference > 0 ? "+" : ""
    let by =
      change.difference.isFinite
      ? sign + NumberText.significant(change.difference, digits: 3) : Texts.noValue
    let errors = change.standardErrors
    let text = errors.isFinite ? NumberText.significant(errors, digits: 2) : nil
    return Text(
      label(.en) + values + (unit.en.isEmpty ? "" : " " + unit.en) + ", " + by
        + (text.map { ", \(errors > 0 ? "+" : "")\($0) standard errors" } ?? ""),
      label(.zh) + values + (unit.zh.isEmpty ? "" : " " + unit.zh) + "，" + by
        + (text.map { "，\(errors > 0 ? "+" : "")\($0) 个标准误" } ?? ""))
  }

  private static func number(_ value: Double) -> String {
    NumberText.significant(value, digits: 5)
  }
}
