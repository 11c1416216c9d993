import Foundation
import Testing

@Suite struct OptimizeTests {
  let bench: Workbench

  init() throws { bench = try Workbench() }

  /// Wages of a second guard and of more advisors cost hundreds a day, and fines and lost customers
  /// of these shops do not: the smallest roster is the cheapest.
  private func study(_ constraints: String, zone: String = #""indifferenceZone": 30,"#) -> String {
    #"""
    { "base": "base.jsonc", "minimise": "cost.perDay", \#(zone) "replications": 6, "cap": 60,
      "constraints": [\#(constraints)],
      "factors": {
        "advisors": {
          "5": { "staff": { "advisors": { "count": 5 } } },
          "4": { "staff": { "advisors": { "count": 4 } } } },
        "guards": {
          "2": { "staff": { "guards": { "count": 2 } } },
          "1": { "staff": { "guards": { "count": 1 } } } } } }
    """#
  }

  @Test func `The cheapest is found, and its figure comes from other customers`() throws {
    try bench.write("study.jsonc", study(""))
    let out = try bench.run("optimize study.jsonc --confirm 8 -o ./o", width: 100)
    #expect(out.code == 0)
    let json = try bench.json("o/optimization.json")
    #expect(json["selected"] as? String == "advisors 4, guards 1")
    #expect(json["isDecided"] as? Bool == true)
    let confirmation = try #require(json["confirmation"] as? [String: Any])
    #expect(confirmation["replications"] as? Int == 8)
    #expect(confirmation["seed"] as? Double != json["seed"] as? Double)
    #expect(out.output.contains("8 months of other customers"))
    #expect(try bench.text("o/candidates.csv").split(separator: "\r\n").count == 5)
    #expect(try bench.run("reproduce ./o --threads 1").code == 0)
  }

  @Test func `Where nothing meets the targets, nothing is chosen`() throws {
    try bench.write("study.jsonc", study(#"{ "kpi": "customerClock.mean", "max": 0.5 }"#))
    let out = try bench.run("optimize study.jsonc --confirm 8 -o ./o")
    #expect(out.code == 1)
    #expect(out.output.contains("None of the 4 candidates meets the targets"))
    #expect(try bench.json("o/optimization.json")["selected"] is NSNull)
    #expect(try bench.run("reproduce ./o").code == 0)
  }

  @Test func `The promise names each target with its tolerance`() throws {
    try bench.write(
      "study.jsonc",
      study(#"{ "kpi": "customerClock.mean", "max": 900, "tolerance": 7 }"#))
    let out = try bench.run("optimize study.jsonc --confirm 8 -o ./o", width: 300)
    #expect(out.output.contains("≤ 900"))
    #expect(out.output.contains("(to within 7.00)"))
    // It is kept, and not doubted.
    #expect(!out.output.contains("Run again, it does not keep"))
    try bench.write("study.jsonc", study(#"{ "kpi": "customerClock.mean", "max": 900 }"#))
    let standard = try bench.run("optimize study.jsonc --confirm 8 -o ./o", width: 300)
    #expect(standard.output.contains("(to within 45.0"))
  }

  @Test func `A budget is kept`() throws {
    try bench.write("study.jsonc", study(""))
    try bench.run("optimize study.jsonc --budget 40 --confirm 4 -q -o ./o")
    #expect(try bench.json("o/optimization.json")["replicationsUsed"] as? Int == 40)
    #expect(try bench.run("reproduce ./o").code == 0)
  }

  @Test func `Beyond a race it walks from neighbour to neighbour`() throws {
    func levels(_ role: String, _ first: Int) -> String {
      (first..<(first + 9)).map {
        "\"\($0)\": { \"staff\": { \"\(role)\": { \"count\": \($0) } } }"
      }.joined(separator: ", ")
    }
    try bench.write(
      "big.jsonc",
      """
      { "base": "base.jsonc", "minimise": "cost.perDay", "indifferenceZone": 50, "cap": 40,
        "replications": 5,
        "factors": { "advisors": { \(levels("advisors", 4)) }, "guards": { \(levels("guards", 2)) },
          "desk": { \(levels("frontDesk", 1)) } } }
      """)
    let out = try bench.run("optimize big.jsonc --confirm 4 -o ./o")
    #expect(out.code == 0)
    #expect(out.errors.contains("among 729 combinations: no neighbour is better"))
    let selected = try bench.json("o/optimization.json")["selected"] as? String
    #expect(selected == "advisors 4, guards 2, desk 1")
    // A comparison of all of them would never be read.
    #expect(try bench.run("compare big.jsonc").errors.contains("729 combinations"))
  }

  @Test(arguments: [
    ("optimize base.jsonc", "no experiment file"), ("optimize missing.jsonc", "no such file"),
    ("optimize zone.jsonc", "\"indifferenceZone\" is missing"),
  ])
  func `What cannot be searched is refused with a reason`(line: String, words: String) throws {
    try bench.write("zone.jsonc", study("", zone: ""))
    let out = try bench.run(line)
    #expect(out.code == 2)
    #expect(out.errors.contains(words))
  }

  // MARK: Which guess matters

  @Test func `The tornado is sorted by the length of its bars, and can be made again`() throws {
    try bench.write(
      "guess.jsonc",
      #"""
      { "extends": "base.jsonc", "estimates": {
          "places.lane": { "low": 3, "high": 3 },
          "reception.atCar.lognormal.mean": { "low": "5 min", "high": "20 min" } } }
      """#)
    let out = try bench.run("compare guess.jsonc --sensitivity --replications 4 -o ./s")
    #expect(out.code == 0)
    let bars = try #require(try bench.json("s/sensitivity.json")["bars"] as? [[String: Any]])
    #expect(bars[0]["estimate"] as? String == "reception.atCar.lognormal.mean")
    #expect(bars[1]["swing"] as? Double == 0)
    #expect(out.output.contains("Measure reception.atCar.lognormal.mean in your own shop first"))
    #expect(try bench.run("reproduce ./s").code == 0)
    #expect(try bench.run("compare base.jsonc off.jsonc --sensitivity").code == 64)
  }
}
