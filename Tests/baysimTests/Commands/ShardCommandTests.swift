import EventSimulation
import Experiments
import Forecourt
import Foundation
import Reporting
import ScenarioFiles
import Testing
import baysim

@Suite struct ShardCommandTests {
  let bench: Workbench

  init() throws { bench = try Workbench() }

  @Test(arguments: ["run base.jsonc", "compare base.jsonc off.jsonc"], [1, 2, 5])
  func `Merged shards are the files of one run, to the byte`(line: String, count: Int) throws {
    for number in 1...count {
      let out = try bench.run("\(line) --replications 7 --shard \(number)/\(count) -o ./parts")
      #expect(out.code == 0)
    }
    #expect(try bench.names("parts").count == count)
    #expect(try bench.run("merge ./parts -q -o ./merged").code == 0)
    try bench.run("\(line) --replications 7 -q -o ./whole --threads 1")
    #expect(try bench.agree("merged", "whole"))
  }

  private func shard(_ number: Int, _ rest: String = "", to folder: String = "parts") throws {
    try bench.run("run base.jsonc --replications 4 --shard \(number)/2 -q -o ./\(folder) \(rest)")
  }

  @Test func `A shard that is missing, double, foreign or damaged is refused by name`() throws {
    try shard(1)
    try shard(2, "--seed 9", to: "seed")
    try shard(2, "--set places.bays=4", to: "other")
    let one = "./parts/1-of-2.shard"
    let name = bench.path("parts/1-of-2.shard")
    for (line, words) in [
      (one, "shard 2/2 missing"),
      ("\(one) \(one)", "\(name): shard 1/2 was given before"),
      ("\(one) ./seed/2-of-2.shard", "\(bench.path("seed/2-of-2.shard")): of another seed"),
      ("\(one) ./other/2-of-2.shard", "\(bench.path("other/2-of-2.shard")): of another scenario"),
      ("./base.jsonc", "is no shard"), ("./nothing.shard", "no such file"),
    ] {
      let out = try bench.run("merge \(line) -o ./merged")
      #expect(out.code == 2)
      #expect(out.errors.contains(words), "\(line): \(out.errors)")
      #expect(!bench.exists("merged"))
    }
    var text = try bench.text("parts/1-of-2.shard")
    text.replace("\nrows 0 2\n", with: "\nrows 0 1\n")
    try bench.write("damaged.shard", text)
    #expect(try bench.run("merge ./damaged.shard").errors.contains("checksum does not fit"))
    try bench.write("cut.shard", String(try bench.text("parts/1-of-2.shard").dropLast(40)))
    #expect(try bench.run("merge ./cut.shard").code == 2)
    text = try bench.text("parts/1-of-2.shard")
    text.replace("\"name\":\"base\"", with: "\"name\":\"case\"", maxReplacements: 1)
    try bench.write("renamed.shard", text)
    #expect(try bench.run("merge ./renamed.shard").errors.contains("digest does not fit"))
  }

  /// What a killed run leaves: some of the replications, as `--resume` finds them.
  private func leaveCheckpoint(at name: String, seed: UInt64, finished: Int) throws {
    let loaded = ScenarioLoader().load(path: bench.path("base.jsonc"))
    let scenario = try #require(loaded.scenario)
    let manifest = StudyManifest(
      .run, name: "base", programVersion: Version.current, randomStreams: RandomStream.version,
      members: [.init(name: scenario.name, scenario: scenario)])
    let plans = manifest.plans(seed: seed)
    let stop = StopFlag()
    let part = Runner(threads: 1, stop: stop) { done, _ in
      if done == finished { stop.raise() }
    }.run(
      plans,
      into: ShardResult(
        manifest.identity(seed: seed, replications: 8), shard: .whole, plans: plans))
    #expect(part.finished == finished)
    try bench.write(
      name, manifest.line + "\n" + String(decoding: part.encoded(), as: UTF8.self))
  }

  @Test func `A run that was killed goes on to the same bytes`() throws {
    try bench.run("run base.jsonc --replications 8 -q -o ./whole")
    try leaveCheckpoint(at: "again.checkpoint", seed: 1, finished: 3)
    let out = try bench.run("run base.jsonc --replications 8 -q -o ./again --resume")
    #expect(out.code == 0)
    #expect(try bench.agree("whole", "again"))
    #expect(!bench.exists("again.checkpoint"))
  }

  @Test func `A checkpoint of another run is not gone on from`() throws {
    try leaveCheckpoint(at: "again.checkpoint", seed: 5, finished: 3)
    let out = try bench.run("run base.jsonc --replications 8 -q -o ./again --resume")
    #expect(out.code == 2)
    #expect(out.errors.contains("of another seed, 5, expected 1"))
    #expect(bench.exists("again.checkpoint"))
  }

  @Test func `A shard that is done is not run again`() throws {
    try shard(1)
    let before = try bench.text("parts/1-of-2.shard")
    let out = try bench.run("run base.jsonc --replications 4 --shard 1/2 -o ./parts --resume")
    #expect(out.code == 0 && out.output.isEmpty)
    #expect(try bench.text("parts/1-of-2.shard") == before)
  }
}
