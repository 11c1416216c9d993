import DataFiles
import FoundationEssentials
import ScenarioFiles
import Testing

@Suite("The JSON Schema")
struct SchemaTests {
  @Test(arguments: Schema.Kind.allCases)
  func `the shipped schema is the one of this program`(kind: Schema.Kind) throws {
    let path = packageFolder + "/scenarios/\(kind.rawValue).schema.json"
    if ProcessInfo.processInfo.environment["BAYSIM_RECORD"] != nil {
      try Data(Schema.json(for: kind).utf8).write(to: URL(filePath: path))
      Issue.record("recorded \(path); run again without BAYSIM_RECORD")
    }
    let shipped = String(decoding: try Data(contentsOf: URL(filePath: path)), as: UTF8.self)
    #expect(
      shipped == Schema.json(for: kind),
      "run: baysim schema\(kind == .experiment ? " --experiment" : "") > scenarios/\(kind.rawValue).schema.json"
    )
  }

  private func schema() throws -> Node {
    try JSONCReader.read(Schema.json(for: .scenario), file: "schema").get()
  }

  /// The schema of a place, with references and choices followed to the part that has a key.
  private func property(_ key: String, of schema: Node, in root: Node) -> Node? {
    if let found = schema["properties"]?[key] { return found }
    if let reference = schema["$ref"]?.string, let name = reference.split(separator: "/").last,
      let target = root["$defs"]?[String(name)]
    {
      return property(key, of: target, in: root)
    }
    if let entries = schema["additionalProperties"], entries.members != nil { return entries }
    for member in schema["patternProperties"]?.members ?? []
    where key.wholeMatch(of: try! Regex(member.key)) != nil {
      return member.node
    }
    for choice in schema["anyOf"]?.elements ?? [] {
      if let found = property(key, of: choice, in: root) { return found }
    }
    return nil
  }

  @Test func `every key of the defaults is in it, with a description where it is a key`() throws {
    let root = try schema()
    let defaults = try JSONCReader.read(Defaults.text, file: "defaults").get()
    var checked = 0
    func walk(_ node: Node, _ schema: Node, _ path: String) {
      for member in node.members ?? [] {
        guard let found = property(member.key, of: schema, in: root) else {
          Issue.record("\(path).\(member.key) is not in the schema")
          continue
        }
        checked += 1
        walk(member.node, found, path + "." + member.key)
      }
    }
    walk(defaults, root, "")
    #expect(checked > 200)
    for member in root["properties"]?.members ?? [] {
      #expect(member.node["description"] != nil)
    }
  }

  @Test func `the defaults stand in it`() throws {
    let root = try schema()
    let threshold = root["properties"]?["crowding"]?["anyOf"]?.elements?.first?["properties"]?[
      "threshold"]
    guard case .number(let number, _) = try #require(threshold?["default"]).value else {
      Issue.record("no number")
      return
    }
    #expect(number == 4)
  }
}
