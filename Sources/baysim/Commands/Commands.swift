package import CommandLines
import Documents

/// The program's commands, in the order in which help lists them.
package enum Commands {
  package static let table = CommandTable(
    name: "baysim",
    abstract: Text(
      "Simulate a dealership's pre-inspection bays and its emergency plan.",
      "模拟汽车 4S 店的预检区及其应急预案。"),
    version: Version.current,
    commands: [
      RunCommand.specification,
      CompareCommand.specification,
      OptimizeCommand.specification,
      TraceCommand.specification,
      WhyCommand.specification,
      DiffCommand.specification,
      MonthCommand.specification,
      CheckCommand.specification,
      ValidateCommand.specification,
      ReproduceCommand.specification,
      MergeCommand.specification,
      NewCommand.specification,
      KPICommand.specification,
      SchemaCommand.specification,
    ])
}
