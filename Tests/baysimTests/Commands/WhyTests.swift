import Documents
import Testing

@Suite struct WhyTests {
  let bench: Workbench

  init() throws {
    bench = try Workbench()
    // Busy enough for crowds, long stays and fines.
    try bench.write(
      "busy.jsonc",
      #"""
      { "name": "Busy", "calendar": { "firstDate": "2024-07-01", "days": 3 },
        "demand": { "carsPerDay": 70 }, "fines": { "fineOn": "longStay" } }
      """#)
  }

  @Test(arguments: Language.allCases)
  func `Every question has an answer in both languages`(language: Language) throws {
    for line in [
      "why car busy.jsonc --day 1 --car 5", "why fine busy.jsonc",
      "why difference base.jsonc off.jsonc --replications 2",
      "why escalations busy.jsonc --replications 2", "why bounds busy.jsonc --replications 2",
    ] {
      let out = try bench.run(line, language: language)
      #expect(out.code == 0, "\(line)")
      #expect(out.output.count > 100, "\(line)")
      let isChinese = out.output.unicodeScalars.contains { (0x4E00...0x9FFF).contains($0.value) }
      #expect(isChinese == (language == .zh), "\(line)")
      #expect(!out.output.split { " \n".contains($0) }.contains("nan"), "\(line)")
    }
  }

  @Test func `A story tells every wait with its chain, and the same as the trace`() throws {
    let trace = try bench.run("trace busy.jsonc --day 2").output
    var waits = 0
    for number in trace.split(separator: "\n").compactMap({ line -> Substring? in
      guard line.contains(" arrives ("), !line.contains("not in for service") else { return nil }
      return line.split(separator: " ")[2]
    }) {
      let out = try bench.run("why car busy.jsonc --day 2 --car \(number)")
      #expect(out.code == 0)
      #expect(out.output.hasPrefix("Car \(number): "))
      for line in out.output.split(separator: "\n") where line.contains("received by ") {
        // "09:11:05  5 min 48 s   received by Advisor 5"
        let clock = line.prefix(8)
        let who = line.split(separator: " ").suffix(2).joined(separator: " ")
        #expect(
          trace.split(separator: "\n").contains {
            $0.hasPrefix(clock) && $0.contains("\(who) receives car \(number) ")
          }, "car \(number): \(line)")
      }
      waits += out.output.split(separator: "\n").count { $0.contains("→ ") }
    }
    #expect(waits > 5)
  }

  @Test func `The parts that are printed are those of the whole`() throws {
    let out = try bench.run(
      "why difference off.jsonc base.jsonc --replications 2 --figure areaMinutes")
    #expect(out.code == 0)
    #expect(out.output.contains("By cause"))
    #expect(out.output.contains("By job type"))
    #expect(out.output.contains("side by side"))
  }

  @Test(arguments: [
    ("why car busy.jsonc", 64), ("why car busy.jsonc --car 999999", 64),
    ("why car busy.jsonc --day 9 --car 1", 64), ("why fine busy.jsonc --person Nobody", 64),
    ("why difference base.jsonc", 64), ("why bounds busy.jsonc --weekday someday", 64),
    ("why escalations ./nowhere.jsonc", 2), ("why", 0),
  ])
  func `What cannot be asked is refused`(line: String, code: Int32) throws {
    #expect(try bench.run(line).code == code)
  }

  @Test func `A replication opens alone`() throws {
    let first = try bench.run("why car busy.jsonc --car 3 --replication 4321").output
    #expect(first == (try bench.run("why car busy.jsonc --car 3 --replication 4321").output))
    #expect(first != (try bench.run("why car busy.jsonc --car 3 --replication 4322").output))
  }

  /// The days before the first measured one are simulated too, and a car of one has its story: the shop
  /// cut off behind that day still measures a day. (It wrote beyond the measures' storage.)
  @Test(arguments: ["1", "3", "4", "6"])
  func `A car of the warm-up has its story`(day: String) throws {
    try bench.write(
      "warm.jsonc",
      #"""
      { "calendar": { "firstDate": "2024-07-05", "days": 2, "warmUpDays": 4 },
        "workshop": { "enabled": true }, "staff": { "inspectors": { "count": 1 } } }
      """#)
    let car = try #require(
      bench.run("trace warm.jsonc --day \(day)").output.split(separator: "\n").lazy
        .filter { $0.contains(" arrives (") && !$0.contains("not in for service") }
        .map { $0.split(separator: " ")[2] }.first)
    let out = try bench.run("why car warm.jsonc --day \(day) --car \(car)")
    #expect(out.code == 0)
    #expect(out.output.hasPrefix("Car \(car): "))
  }

  /// What would have to be remembered car by car is refused before anything is simulated.
  @Test(arguments: Language.allCases)
  func `More cars than can be remembered are refused, with a way out`(language: Language) throws {
    for (line, hasWay) in [
      ("why fine busy.jsonc --days 300000", true), ("why bounds busy.jsonc --days 300000", true),
      ("why difference base.jsonc off.jsonc --days 300000", true),
      ("why escalations busy.jsonc --set calendar.warmUpDays=300000", false),
      ("run busy.jsonc --days 36525 --log", true),
      ("trace busy.jsonc --set demand.carsPerDay=300000", false),
    ] {
      let out = try bench.run(line, language: language)
      #expect(out.code == 2, "\(line)")
      #expect(out.errors.contains("250000"), "\(line): \(out.errors)")
      #expect(out.errors.contains("--days ") == hasWay, "\(line): \(out.errors)")
    }
  }

  @Test func `More replications than a table can hold are refused, but not in shards`() throws {
    let out = try bench.run("run busy.jsonc --replications 1000000 --no-output")
    #expect(out.code == 64)
    #expect(out.errors.contains("1000000 replications") && out.errors.contains("shards"))
  }
}
