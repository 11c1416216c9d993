import Documents
import Experiments
import Forecourt
import Reporting
import ScenarioFiles

/// When an exact baseline moves: the first event at which the old run and the new one part, if the
/// results folder of the old run is still there; else how to find it.
struct CheckDivergence {
  /// The scenario file, and what it says now.
  let path: String
  let scenario: Scenario
  let old: Baseline

  /// Where `run` writes unless told otherwise.
  private var folder: String { "results/" + ScenarioInput.resultName(of: path) }

  var details: [Text] {
    if let told = recorded() { return told }
    if old.scenarioDigest != scenario.digest {
      return [
        Text(
          "what the change means: baysim diff OLD.jsonc \(path), with the old file from version "
            + "control",
          "改动的含义：从版本库取出旧文件后运行 baysim diff OLD.jsonc \(path)")
      ]
    }
    return [
      Text(
        "the first event that differs: baysim trace \(path) --format csv with either program, then "
          + "baysim diff OLD.csv NEW.csv",
        "首个不同的事件：分别用新旧程序运行 baysim trace \(path) --format csv，再运行 "
          + "baysim diff OLD.csv NEW.csv")
    ]
  }

  /// From results that the old run has left; nil where there are none of it.
  private func recorded() -> [Text]? {
    guard StoredFile.exists("\(folder)/summary.json"), let record = try? ResultRecord(folder),
      record.manifest.kind == .run, let kept = record.manifest.members.first?.scenario,
      kept.digest == old.scenarioDigest, record.seed == old.seed
    else { return nil }
    guard let now = run(scenario) else { return nil }
    let names = (folder, path)
    let log = "\(folder)/events.csv"
    if StoredFile.exists(log), let before = try? DiffCommand.run(at: log, of: kept.shop),
      let divergence = Divergence(before, now)
    {
      return text(divergence, (before, now), names)
    }
    // The old program is gone; what an old scenario does can still be seen.
    guard kept.digest != scenario.digest else { return nil }
    guard let before = run(kept), let divergence = Divergence(before, now) else { return nil }
    return text(divergence, (before, now), names)
  }

  /// Nil for one that is too large to be told event by event.
  private func run(_ scenario: Scenario) -> RecordedRun? {
    guard (try? WorkLimits.requireLog(of: scenario.shop)) != nil else { return nil }
    return RecordedRun(
      Simulator(scenario.shop).log(seed: old.seed, replication: 0).log, shop: scenario.shop)
  }

  private func text(
    _ divergence: Divergence, _ runs: (RecordedRun, RecordedRun), _ names: (String, String)
  ) -> [Text] {
    func lines(_ language: Language) -> [String] {
      DivergenceText(divergence, runs: runs, names: names, language: language).lines()
    }
    return zip(lines(.en), lines(.zh)).filter { !$0.0.isEmpty }.map { Text($0, $1) }
  }
}
