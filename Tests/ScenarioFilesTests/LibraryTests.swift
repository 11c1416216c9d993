import DataFiles
import Forecourt
import FoundationEssentials
import ScenarioFiles
import Testing

@Suite("The shipped library")
struct LibraryTests {
  static let files: [String] = {
    let root = packageFolder + "/scenarios"
    let all = (try? FileManager.default.subpathsOfDirectory(atPath: root)) ?? []
    return all.filter { $0.hasSuffix(".jsonc") }.sorted()
  }()

  static var scenarios: [String] { files.filter { !$0.hasPrefix("experiments/") } }
  static var experiments: [String] { files.filter { $0.hasPrefix("experiments/") } }

  @Test(arguments: scenarios)
  func `every scenario can be used, has a question, and says in a comment what it is`(
    path: String
  ) throws {
    let full = packageFolder + "/scenarios/" + path
    let result = ScenarioLoader().load(path: full)
    #expect(result.diagnostics.filter { $0.severity == .error }.map(\.description) == [])
    let scenario = try #require(result.scenario)
    #expect(scenario.question.hasSuffix("?") || scenario.question.hasSuffix(".)"))
    #expect(scenario.shop.problems() == [])
    let text = String(decoding: try Data(contentsOf: URL(filePath: full)), as: UTF8.self)
    #expect(text.hasPrefix("// "))
    let again = try Scenario(resolvedJSON: scenario.resolvedJSON)
    #expect(again.shop == scenario.shop)
    #expect(again.digest == scenario.digest)
  }

  @Test(arguments: experiments)
  func `every experiment can be used, and all its combinations`(path: String) throws {
    let result = ScenarioLoader().loadExperiment(path: packageFolder + "/scenarios/" + path)
    #expect(result.diagnostics.filter { $0.severity == .error }.map(\.description) == [])
    let experiment = try #require(result.experiment)
    #expect(experiment.policies.count + experiment.factors.count > 0)
    for number in 0..<experiment.combinations {
      var rest = number
      var levels: [Int] = []
      for factor in experiment.factors {
        levels.append(rest % factor.levels.count)
        rest /= factor.levels.count
      }
      #expect(experiment.scenario(levels: levels).scenario != nil)
    }
  }

  @Test func `the library is large enough to browse`() {
    #expect(Self.scenarios.count >= 30)
    #expect(Self.experiments.count >= 2)
  }

  @Test func `no two scenarios have the same name`() throws {
    let names = Self.scenarios.compactMap {
      ScenarioLoader().load(path: packageFolder + "/scenarios/" + $0).scenario?.name
    }
    #expect(Set(names).count == names.count)
  }

  @Test(arguments: [MessageLanguage.english, .chinese])
  func `a new scenario is complete and has nothing odd about it`(language: MessageLanguage) throws {
    let text = Template.newScenario(name: "My \"shop\"", language: language)
    let result = ScenarioLoader().load(text: text, file: "new.jsonc")
    #expect(result.diagnostics.map(\.description) == [])
    let scenario = try #require(result.scenario)
    let shop = scenario.shop
    #expect(shop.name == "My \"shop\"")
    #expect(shop.calendar.opening[6] == nil)
    let advisors = shop.staff.people.filter { $0.role == .advisor }
    #expect(Set(advisors.map(\.breaks)).count == 2 && Set(advisors.map(\.shifts)).count == 2)
    #expect(scenario.estimates.count == 4 && shop.targets.count >= 5)
    #expect(text.contains("$schema") && text.contains(Template.schemaFile))
  }

  @Test func `both languages of a new scenario say the same`() throws {
    let shops = try [MessageLanguage.english, .chinese].map { language in
      let text = Template.newScenario(name: "x", language: language)
      var shop = try #require(ScenarioLoader().load(text: text, file: "new.jsonc").scenario).shop
      shop.question = ""
      for index in shop.staff.people.indices { shop.staff.people[index].name = "" }
      return shop
    }
    #expect(shops[0] == shops[1])
  }
}

@Suite("Experiment files")
struct ExperimentTests {
  @Test func `levels are laid over the base, in order`() throws {
    let folder = try TemporaryFolder([
      "base.jsonc": #"{ "places": { "lane": 2 }, "expect": [] }"#,
      "e.jsonc": """
      { "base": "base.jsonc", "minimise": "cost.perDay",
        "policies": { "four": { "places": { "bays": 4 } }, "self": "base.jsonc" },
        "factors": {
          "bays": { "3": {}, "5": { "places": { "bays": 5 } } },
          "lane": { "2": {}, "6": { "places": { "lane": 6 } } } },
        "constraints": [{ "kpi": "longStays.perDay", "max": 3 }] }
      """,
    ])
    let result = ScenarioLoader().loadExperiment(
      path: folder.path + "/e.jsonc", overrides: ["fines.amount=20"])
    #expect(result.diagnostics.filter { $0.severity == .error }.map(\.description) == [])
    let experiment = try #require(result.experiment)
    #expect(experiment.combinations == 4)
    let both = try #require(experiment.scenario(levels: [1, 1]).scenario)
    #expect(both.shop.places.bays == 5 && both.shop.places.lane == 6)
    #expect(both.name == "bays 5, lane 6")
    #expect(both.shop.fines.amount == 2000)
    let base = try #require(experiment.scenario(levels: [0, 0]).scenario)
    #expect(base.shop.places == experiment.base.shop.places)
    #expect(experiment.policies.map(\.name) == ["four", "self"])
    #expect(experiment.policies[0].scenario.shop.places.bays == 4)
    #expect(experiment.policies[0].scenario.shop.places.lane == 2)
    #expect(experiment.policies.map(\.scenario.shop.fines.amount) == [2000, 2000])
    #expect(experiment.constraints.map(\.maximum) == [3])
  }

  @Test func `all that is wrong is told at once`() throws {
    let folder = try TemporaryFolder([
      "base.jsonc": "{}",
      "e.jsonc": """
      { "base": "base.jsonc", "minimize": "x", "minimise": "cost.perDya",
        "policies": { "a": { "places": { "bays": 0 } }, "b": "none.jsonc" },
        "factors": { "f": { "l": { "crowding": { "treshold": 3 } } } },
        "constraints": [{ "kpi": "cost.perDay" }] }
      """,
    ])
    let path = folder.path + "/e.jsonc"
    func messages() -> [String] {
      ScenarioLoader().loadExperiment(path: path).diagnostics.map { "\($0.line) \($0.message.en)" }
    }
    #expect(
      messages() == [
        "1 unknown key “minimize”; did you mean “minimise”?",
        "3 unknown key “treshold”; did you mean “threshold”?",
        "4 not one bound (expected either “min” or “max”)",
      ])
  }
}
