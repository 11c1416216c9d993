public import Documents
public import Experiments
import Forecourt
import Statistics

/// Which guess matters, as files and as a tornado for the terminal.
public struct SensitivityResults: FolderOfResults, Sendable {
  /// The base, then the low and the high value of each guess.
  public let manifest: StudyManifest
  public let sensitivity: Sensitivity
  public let seed: UInt64
  public let replications: Int

  public init(
    _ manifest: StudyManifest, _ sensitivity: Sensitivity, seed: UInt64, replications: Int
  ) {
    self.manifest = manifest
    self.sensitivity = sensitivity
    self.seed = seed
    self.replications = replications
  }

  public var files: [(name: String, text: String)] {
    [("sensitivity.json", json()), ("sensitivity.csv", csv())]
  }

  public func json() -> String {
    var json = JSONWriter(to: "", layout: .pretty)
    json.object { json in
      json.field("seed", seed)
      json.field("replications", replications)
      json.field("replicationsAsked", replications)
      json.field("base", sensitivity.baseMean)
      json.array("bars") { json in
        for bar in sensitivity.bars {
          json.object { json in
            json.field("estimate", bar.name)
            json.field("low", bar.lowMean)
            json.field("high", bar.highMean)
            json.field("swing", bar.swing.estimate)
            json.field("swingLow", bar.swing.low)
            json.field("swingHigh", bar.swing.high)
          }
        }
      }
      manifest.write(to: &json)
    }
    return json.output + "\n"
  }

  public func csv() -> String {
    var csv = CSVWriter(to: "")
    csv.row(["estimate", "kpi", "base", "low", "high", "swing", "swing_low", "swing_high"])
    for bar in sensitivity.bars {
      csv.row([
        .text(bar.name), .text(sensitivity.kpi.key), .number(sensitivity.baseMean),
        .number(bar.lowMean), .number(bar.highMean), .number(bar.swing.estimate),
        .number(bar.swing.low), .number(bar.swing.high),
      ])
    }
    return csv.output
  }

  /// The longest bar first.
  public func lines(language: Language, width: Int, colour: Bool) -> [String] {
    let unit = sensitivity.kpi.unit
    let longest = sensitivity.bars.map { abs($0.swing.estimate) }.filter(\.isFinite).max() ?? 0
    var table = TextTable(columns: [
      .init(Text("estimate", "估计值")[language], minimumWidth: 24),
      .init(Text("if low", "取低值")[language], .decimal),
      .init(Text("if high", "取高值")[language], .decimal),
      .init(Text("swing", "幅度")[language], .decimal),
      .init("", .bar(width: 16), isOptional: true),
    ])
    let label = KPIText.unit(unit)[language]
    let name = sensitivity.kpi.name[language] + (label.isEmpty ? "" : ", \(label)")
    let base = KPIText.number(sensitivity.baseMean, unit)
    table.add(
      Text("\(name): \(base) as estimated", "\(name)：按现估计为 \(base)")[language],
      rows: sensitivity.bars.map { bar in
        let isClear = bar.swing.isDetermined && !bar.swing.contains(0)
        return [
          TextTable.Cell(bar.name),
          TextTable.Cell(KPIText.number(bar.lowMean, unit)),
          TextTable.Cell(KPIText.number(bar.highMean, unit)),
          TextTable.Cell(
            KPIText.change(bar.swing.estimate, unit), style: isClear ? .bold : .dim),
          longest > 0 ? .bar(abs(bar.swing.estimate) / longest) : "",
        ]
      })
    var lines = table.lines(width: width, colour: colour)
    if let first = sensitivity.bars.first, first.swing.isDetermined, !first.swing.contains(0) {
      lines.append("")
      lines += Text(
        "Measure \(first.name.safeForTerminal) in your own shop first: it moves the result most.",
        "请先在本店实测 \(first.name.safeForTerminal)：它对结果影响最大。"
      )[language].wrapped(toWidth: width)
    }
    return lines
  }
}
