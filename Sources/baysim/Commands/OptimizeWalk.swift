import CommandLines
import Documents
import Experiments
import Forecourt
import Reporting
import ResultFolders
import ScenarioFiles

/// A search among more combinations than can be raced: from the first level of every factor to
/// better neighbours, one level up or down in one factor.
struct OptimizeWalk {
  let experiment: ExperimentInput
  let goal: OptimizationGoal
  let seed: UInt64

  func run(
    confirmations: Int, _ inputs: Inputs, _ context: CommandContext
  ) throws -> ExitCode {
    let runner = ScenarioInput.runner(inputs, context, progress: nil)
    let factors = experiment.file.factors
    var seen: [[Int]: StudyManifest.Member] = [:]
    func member(_ levels: [Int]) -> StudyManifest.Member? {
      if let known = seen[levels] { return known }
      // Levels that do not go together are no neighbours.
      guard let scenario = experiment.file.scenario(levels: levels).scenario else { return nil }
      let member = StudyManifest.Member(
        name: experiment.file.name(ofLevels: levels), scenario: scenario)
      seen[levels] = member
      return member
    }
    let start = factors.map { _ in 0 }
    guard member(start) != nil else {
      StudyInput.tell(experiment.file.scenario(levels: start).diagnostics, inputs, context)
      throw ExitCode.badInput
    }
    // Which candidates there will be shows at the end; where they are written is known now.
    let place = try OptimizeCommand.claim(
      OptimizeCommand.manifest(experiment, [], goal, inputs), of: experiment, seed: seed, inputs)
    let walk = runner.search(from: start, for: goal) { levels in
      factors.indices.flatMap { factor -> [[Int]] in
        [levels[factor] - 1, levels[factor] + 1].compactMap { level in
          guard factors[factor].levels.indices.contains(level) else { return nil }
          var next = levels
          next[factor] = level
          return member(next) == nil ? nil : next
        }
      }
    } plan: { levels in
      let member = member(levels)!
      return ReplicationPlan(
        member.scenario.shop, name: member.name, seed: seed, for: goal.keys)
    }
    guard let last = walk.steps.last, !Interruption.isRequested else {
      context.tell(Interruption.nothingWritten)
      throw ExitCode.interrupted
    }
    context.tell(
      Text(
        "walked \(walk.steps.count) steps with \(walk.replicationsUsed) replications among "
          + "\(experiment.file.combinations) combinations"
          + (walk.isLocalOptimum ? ": no neighbour is better" : ": stopped at the limit of steps"),
        "在 \(experiment.file.combinations) 个组合中走了 \(walk.steps.count) 步，共 "
          + "\(walk.replicationsUsed) 次重复" + (walk.isLocalOptimum ? "：相邻组合均不更好" : "：已达步数上限")))
    // The last race is the result, run once more with what it can be made again from: the choice
    // among its neighbours.
    return try OptimizeCommand.finish(
      OptimizeCommand.manifest(experiment, last.choices.map { member($0)! }, goal, inputs),
      seed: seed, budget: nil, confirmations: confirmations, at: place, inputs, context)
  }
}
