import Reporting

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

let table = CommandTable(
  name: "baysim",
  abstract: Text(
    "Simulate a dealership's pre-inspection bays and its emergency plan.",
    "模拟汽车 4S 店的预检区及其应急预案。"),
  version: Version.current,
  commands: [
    RunCommand.specification, TraceCommand.specification, ValidateCommand.specification,
    WhyCommand.specification,
  ])

let code = Program(table).run()
exit(code.rawValue)
