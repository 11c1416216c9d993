package import CommandLines
import Documents
import Forecourt

/// How results are printed.
package enum OutputFormat: String, Sendable, CaseIterable {
  case table
  case json
  case csv
}

/// The options that several commands share; a command takes those that it understands.
package enum CommonOptions {
  package static let replications = Option(
    "replications", valueName: "count", .integer(in: 1...1_000_000),
    help: Text(
      "How often the scenario is run, with other random numbers each time.",
      "情景重复运行的次数，每次用不同的随机数。"))

  package static let precision = Option(
    "precision", valueName: "percent", .percentage(in: 0.0001...1),
    help: Text(
      "Go on until the half-widths of the six main figures (or of the figure compared) are within "
        + "this share of the mean; which of them it holds is said.",
      "持续运行，直到六项主要指标（或所比较指标）的置信区间半宽不超过均值的这一比例；并说明哪些指标已达到。"))

  package static let maximumReplications = Option(
    "max-replications", valueName: "count", .integer(in: 1...1_000_000),
    help: Text("Stop there even if the precision is not reached.", "即使未达到精度也到此为止。"))

  package static let seed = Option(
    "seed", valueName: "number", .integer(in: 0...UInt64.max),
    help: Text("The random seed; the same seed gives the same bytes.", "随机种子；种子相同则结果逐字节相同。"))

  package static let days = Option(
    "days", valueName: "count", .integer(in: 1...ShopLimits.days),
    help: Text("How many days each replication measures.", "每次重复统计的天数。"))

  package static let threads = Option(
    "threads", valueName: "count", .integer(in: 1...1024),
    default: Text("one for each core", "每个核心一个"),
    help: Text(
      "How many replications run at once; the result does not depend on it.",
      "同时运行的重复数；不影响结果。"))

  package static let output = Option(
    "output", short: "o", valueName: "folder", .folder,
    help: Text("The folder for the results.", "结果文件夹。"))

  package static let format = Option<OutputFormat>(
    "format", .choice, default: Text(verbatim: OutputFormat.table.rawValue),
    help: Text("How the results are printed.", "结果的打印格式。"))

  package static let quiet = Flag(
    "quiet", short: "q",
    help: Text(
      "Print only errors, and what --format asks for.", "只打印错误和 --format 所要求的结果。"))

  package static let shard = Option(
    "shard", valueName: "K/N", .shard,
    help: Text(
      "Run the K-th of N equal parts of the replications; 'merge' puts the parts together.",
      "只运行 N 等份重复中的第 K 份；用 merge 合并。"))

  package static let set = Option(
    "set", valueName: "path=value", .assignment, repeats: true,
    help: Text("Use this value in place of the scenario's own.", "用此值代替情景文件中的值。"))
}

extension Inputs {
  /// In which form results are printed; nil: not at all. `--quiet` silences what nobody asked for.
  package var printedFormat: OutputFormat? {
    self[CommonOptions.format] ?? (self[CommonOptions.quiet] ? nil : .table)
  }
}
