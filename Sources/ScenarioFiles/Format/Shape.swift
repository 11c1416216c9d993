import DataFiles

/// What may stand at one place of a file. Decoding, the list of known keys, merging, the schema and
/// the documentation all read this one description.
indirect enum Shape: Sendable {
  /// A text, number or truth value of some kind.
  case scalar(ScalarShape)
  /// An object with known keys.
  case object(ObjectShape)
  /// An object whose keys are names; `*` holds what its entries leave out.
  case entries(Shape)
  /// One value for each weekday, written by day, by range of days, or once for all.
  case weekdays(Shape)
  /// One value for each hour that it names.
  case hours(Shape)
  case list(Shape, ClosedRange<Int>)
  /// `null` means that there is none.
  case optional(Shape)
  /// An object with exactly one of these keys, or the short form.
  case variant(name: String, short: Shape, kinds: [FieldShape])
  /// Any of these.
  case either([Shape])
}

extension Shape {
  /// Whether a value of this kind can be written as an object.
  var admitsObject: Bool {
    switch self {
    case .scalar, .list: false
    case .object, .entries, .weekdays, .hours, .variant: true
    case .optional(let inner): inner.admitsObject
    case .either(let shapes): shapes.contains { $0.admitsObject }
    }
  }

  /// Whether a table by names is somewhere inside, whose entries may have a `*` in common. (Those of
  /// a distribution's kinds are none.)
  var hasTables: Bool {
    switch self {
    case .scalar, .variant: false
    case .entries: true
    case .optional(let inner), .list(let inner, _), .weekdays(let inner), .hours(let inner):
      inner.hasTables
    case .object(let object): object.hasTables
    case .either(let shapes): shapes.contains { $0.hasTables }
    }
  }

  /// The one of several kinds that is written like this value.
  static func matching(_ node: Node, among shapes: [Shape]) -> Shape? {
    if node.members != nil { return shapes.first { $0.admitsObject } }
    if node.elements != nil {
      return shapes.first { if case .list = $0 { true } else { false } }
    }
    return shapes.first { if case .scalar = $0 { true } else { false } }
  }
}

struct ScalarShape: Sendable {
  var expectation: Wanted
  /// The keywords of JSON Schema that describe it.
  var schema: JSON
  /// What the schema calls it, where it is described once and used in several places.
  var name: String?
  /// Its least and its largest value, where these cannot be said in keywords.
  var bounds: BilingualText?
}

struct ObjectShape: Sendable {
  let fields: [FieldShape]
  /// What the schema calls it, where it is described once and used in several places.
  let name: String?
  /// Whether a table by names is somewhere inside.
  let hasTables: Bool

  init(fields: [FieldShape], name: String? = nil) {
    self.fields = fields
    self.name = name
    hasTables = fields.contains { $0.shape.hasTables }
  }

  /// What may stand under a key; nil where the format does not know it.
  func shape(of key: String) -> Shape? { fields.shape(of: key) }
}

extension [FieldShape] {
  func shape(of key: String) -> Shape? {
    // By its place: to copy a field only to look at its key would cost more than the look.
    for index in indices where self[index].key == key { return self[index].shape }
    return nil
  }
}

struct FieldShape: Sendable {
  var key: String
  var shape: Shape
  var isRequired: Bool
  /// One sentence for the schema, the editor and the documentation.
  var summary: BilingualText
}

/// Keys that every object may have besides its own.
enum CommonKey {
  /// The object starts again from the defaults (a table: from nothing) instead of adding to what
  /// it extends.
  static let replace = "$replace"
  /// The entry of a table by names that holds what the other entries leave out.
  static let template = "*"
  /// Those of a file as such, which say nothing of the shop.
  static let ofFiles = ["extends", "$schema"]
}
