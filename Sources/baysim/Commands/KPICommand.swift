import CommandLines
import DataFiles
import Documents
import Experiments
import Forecourt
import Reporting
import ScenarioFiles

/// `baysim kpis`: the keys that `expect` and experiments name, and what exactly each counts.
enum KPICommand {
  private static let scenario = Argument(
    "scenario", .file("jsonc", "json"), .optional,
    help: Text(
      "A scenario, for the keys of its own roles, pools and job types, too.",
      "情景文件：同时列出其岗位、车间与维修类型的指标。"))

  static let specification = CommandSpec(
    "kpis",
    abstract: Text(
      "List the figures by key, and say what exactly each counts.", "列出全部指标及其确切含义。"),
    discussion: Text(
      """
      The keys are what a scenario's 'expect' and an experiment's 'kpi' name, and what \
      replications.csv holds. Those marked * can be asked by weekday and hour: longStays.perDay@sat, \
      @mon-fri, @09-11, @sat/09-11.
      """,
      "这些代码用于情景的 expect、试验的 kpi 以及 replications.csv。带 * 的可按星期和小时查询，"
        + "如 longStays.perDay@sat、@mon-fri、@09-11、@sat/09-11。"),
    arguments: [scenario.input]
  ) { inputs, context in
    let loaded: LoadResult
    if let path = inputs[scenario] {
      loaded = ScenarioLoader().load(path: path)
    } else {
      loaded = ScenarioLoader().load(bytes: Array("{}".utf8), file: "defaults")
    }
    guard let shop = loaded.scenario?.shop else {
      context.tell(String(loaded.diagnostics.rendered(in: context.messageLanguage).dropLast()))
      throw ExitCode.badInput
    }
    let sliceable = Set(KPI.sliceableKeys)
    let catalogue = KPI.catalogue(for: shop)
    for group in KPI.Group.allCases {
      let kpis = catalogue.filter { $0.group == group }
      if kpis.isEmpty { continue }
      context.print(group.name[context.language].uppercased())
      for kpi in kpis {
        let unit = KPIText.unit(kpi.unit)[context.language]
        let star = sliceable.contains(kpi.key) ? "*" : ""
        context.print("  " + kpi.key.safeForTerminal + star + (unit.isEmpty ? "" : "  (\(unit))"))
        let text = "\(kpi.name[context.language]): \(kpi.definition[context.language])"
        for line in text.safeForTerminal.wrapped(toWidth: max(40, context.terminal.width - 6)) {
          context.print("      " + line)
        }
      }
    }
    return .done
  }
}
