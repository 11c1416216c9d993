import DataFiles

/// The format as a JSON Schema (draft 2020-12), for completion and checking in editors.
///
/// It is derived from the same description that decodes the files, so that the two cannot drift.
public enum Schema {
  public enum Kind: String, CaseIterable, Sendable {
    case scenario, experiment
  }

  /// The schema as text; always the same bytes.
  public static func json(for kind: Kind) -> String {
    var writer = SchemaWriter()
    let root: JSON
    switch kind {
    case .scenario:
      root = writer.object(
        ScenarioForm.form.shape, isComplete: false, defaults: Defaults.tree)
    case .experiment:
      root = writer.object(ExperimentForm.form.shape, isComplete: true, defaults: nil)
    }
    let head: JSON = [
      "$schema": "https://json-schema.org/draft/2020-12/schema",
      "title": .string("baysim \(kind.rawValue)"),
    ]
    let definitions = writer.definitions.map { ($0.name, $0.schema) }
    return head.merging(root).merging(["$defs": .object(definitions)]).text
  }
}

/// Walks a shape and writes what JSON Schema says about it.
struct SchemaWriter {
  /// Shapes that occur in several places, in the order in which they were met.
  private(set) var definitions: [(name: String, schema: JSON)] = []

  /// - Parameters:
  ///   - isComplete: Whether the defaults know nothing of this place, so that keys are required.
  ///   - defaults: What the defaults say at this place.
  mutating func schema(_ shape: Shape, isComplete: Bool, defaults: Node?) -> JSON {
    switch shape {
    case .scalar(let scalar):
      return scalar.name.map { define($0) { _ in scalar.schema } } ?? scalar.schema
    case .optional(let inner):
      return orNull(schema(inner, isComplete: isComplete, defaults: defaults))
    case .list(let element, let range):
      return [
        "type": "array", "items": schema(element, isComplete: true, defaults: nil),
        "minItems": .number(Double(range.lowerBound)),
        "maxItems": .number(Double(range.upperBound)),
      ]
    case .object(let object):
      guard let name = object.name else {
        return self.object(shape, isComplete: isComplete, defaults: defaults)
      }
      let standard = name == "scenario" ? Defaults.tree : nil
      return define(name) {
        $0.object(shape, isComplete: isComplete && standard == nil, defaults: standard)
      }
    case .entries(let element):
      return [
        "type": "object", "properties": [CommonKey.replace: replace],
        "additionalProperties": orNull(schema(element, isComplete: false, defaults: nil)),
      ]
    case .weekdays(let element):
      let inner = orNull(schema(element, isComplete: isComplete, defaults: nil))
      return [
        "anyOf": [
          inner,
          [
            "type": "object", "properties": [CommonKey.replace: replace],
            "patternProperties": [Self.weekdayPattern: inner], "additionalProperties": false,
          ],
        ]
      ]
    case .hours(let element):
      let inner = orNull(schema(element, isComplete: isComplete, defaults: nil))
      return [
        "type": "object", "properties": [CommonKey.replace: replace],
        "patternProperties": ["^([01]?[0-9]|2[0-3])$": inner], "additionalProperties": false,
      ]
    case .variant(let name, let short, let kinds):
      return define(name) { writer in
        let objects = kinds.map { kind -> JSON in
          [
            "type": "object", "description": .string(Self.text(kind.summary)),
            "properties": [kind.key: writer.schema(kind.shape, isComplete: true, defaults: nil)],
            "required": [.string(kind.key)], "additionalProperties": false,
          ]
        }
        return [
          "anyOf": .array([writer.schema(short, isComplete: true, defaults: nil)] + objects)
        ]
      }
    case .either(let shapes):
      return [
        "anyOf": .array(
          shapes.map { schema($0, isComplete: isComplete, defaults: nil) })
      ]
    }
  }

  mutating func object(_ shape: Shape, isComplete: Bool, defaults: Node?) -> JSON {
    guard case .object(let object) = shape else { return [:] }
    var properties: [(String, JSON)] = [(CommonKey.replace, replace)]
    for field in object.fields {
      let standard = defaults?[field.key]
      var property = schema(field.shape, isComplete: isComplete, defaults: standard)
      if !isComplete, field.isRequired { property = orNull(property) }
      property = JSON.object([("description", .string(Self.description(of: field)))])
        .merging(property)
      if let standard, case .scalar = field.shape {
        property = property.merging(["default": JSON(standard)])
      }
      properties.append((field.key, property))
    }
    var members: [(String, JSON)] = [
      ("type", "object"), ("properties", .object(properties)), ("additionalProperties", false),
    ]
    let required = object.fields.filter(\.isRequired).map { JSON.string($0.key) }
    if isComplete && !required.isEmpty { members.append(("required", .array(required))) }
    return .object(members)
  }

  private mutating func define(
    _ name: String, _ make: (inout SchemaWriter) -> JSON
  ) -> JSON {
    if !definitions.contains(where: { $0.name == name }) {
      definitions.append((name, [:]))
      let place = definitions.count - 1
      definitions[place].schema = make(&self)
    }
    return ["$ref": .string("#/$defs/\(name)")]
  }

  /// `null` goes back to the default.
  private func orNull(_ schema: JSON) -> JSON {
    if case .object(let members) = schema, members.count == 1, members[0].0 == "anyOf",
      case .array(let choices) = members[0].1
    {
      let hasNull = choices.contains {
        if case .object(let choice) = $0, choice.count == 1, case .string("null") = choice[0].1 {
          true
        } else {
          false
        }
      }
      return hasNull ? schema : ["anyOf": .array(choices + [["type": "null"]])]
    }
    return ["anyOf": [schema, ["type": "null"]]]
  }

  private var replace: JSON {
    [
      "type": "boolean",
      "description": "Start again instead of adding to what is extended. / 重新开始，不合并。",
    ]
  }

  private static let weekdayPattern =
    "^(all|(mon|tue|wed|thu|fri|sat|sun)(-(mon|tue|wed|thu|fri|sat|sun))?"
    + "(,(mon|tue|wed|thu|fri|sat|sun)(-(mon|tue|wed|thu|fri|sat|sun))?)*)$"

  private static func description(of field: FieldShape) -> String {
    guard let bounds = field.shape.bounds else { return text(field.summary) }
    return text(
      BilingualText(
        en: "\(field.summary.en) (\(bounds.en))", zh: "\(field.summary.zh)（\(bounds.zh)）"))
  }

  private static func text(_ summary: BilingualText) -> String {
    summary.en + " / " + summary.zh
  }
}

extension Shape {
  /// Those of a single value.
  fileprivate var bounds: BilingualText? {
    switch self {
    case .scalar(let scalar): scalar.bounds
    case .optional(let inner): inner.bounds
    default: nil
    }
  }
}
