import DataFiles

/// One kind of value: how a file writes it (`shape`) and what it means (`read`).
struct Form<Value: Sendable>: Sendable {
  var shape: Shape
  /// The value, or nil after at least one error was noted.
  var read: @Sendable (Node, inout Reading) -> Value?

  /// A scalar: `parse` answers nil where the value is not of the kind.
  static func scalar(
    _ expectation: Wanted, named name: String? = nil, bounds: BilingualText? = nil, schema: JSON,
    _ parse: @escaping @Sendable (Node) -> Value?
  ) -> Form {
    let shape = Shape.scalar(
      ScalarShape(expectation: expectation, schema: schema, name: name, bounds: bounds))
    return Form(shape: shape) { node, reading in
      if let value = parse(node) { return value }
      reading.fail(node, isNot: expectation)
      return nil
    }
  }

  func map<Other>(_ transform: @escaping @Sendable (Value) -> Other) -> Form<Other> {
    let read = read
    return Form<Other>(shape: shape) { node, reading in read(node, &reading).map(transform) }
  }

  /// A further condition, with its own message.
  func checked(
    _ check: @escaping @Sendable (Value, Node, inout Reading) -> Bool
  ) -> Form {
    let read = read
    return Form(shape: shape) { node, reading in
      guard let value = read(node, &reading), check(value, node, &reading) else { return nil }
      return value
    }
  }
}

/// The key of an object under construction, and where its value will be found.
struct Field<Value: Sendable>: Sendable {
  let key: String
  let index: Int
}

/// What was read of an object, by field.
struct Fields: Sendable {
  fileprivate var values: [any Sendable]
  fileprivate var positions: [Position?]
  /// The object itself.
  var position: Position

  /// The field was read by its own form, so its type is certain.
  subscript<Value>(field: Field<Value>) -> Value { values[field.index] as! Value }

  /// Where the field's value stands.
  func position<Value>(_ field: Field<Value>) -> Position {
    positions[field.index] ?? position
  }
}

/// Reads the value of a key, whatever its type. What does not depend on the type is written once,
/// and not compiled for each.
private typealias AnyRead = @Sendable (Node, inout Reading) -> (any Sendable)?

/// Collects the keys of an object.
struct ObjectBuilder: Sendable {
  fileprivate var fields: [FieldShape] = []
  fileprivate var readers: [@Sendable (Node?, Node, inout Reading) -> (any Sendable)?] = []

  /// A key that must have a value, its own or the defaults'.
  mutating func required<Value>(
    _ key: String, _ form: Form<Value>, _ en: String, _ zh: String
  ) -> Field<Value> {
    let read = form.read
    addRequired(key, form.shape, en, zh) { node, reading in read(node, &reading) }
    return Field(key: key, index: fields.count - 1)
  }

  /// A key that may be left out or be null.
  mutating func optional<Value>(
    _ key: String, _ form: Form<Value>, _ en: String, _ zh: String
  ) -> Field<Value?> {
    let read = form.read
    addOptional(key, form.shape, en, zh, absent: Value?.none) { node, reading in
      read(node, &reading).map(Value?.some)
    }
    return Field(key: key, index: fields.count - 1)
  }

  private mutating func addRequired(
    _ key: String, _ shape: Shape, _ en: String, _ zh: String, _ read: @escaping AnyRead
  ) {
    add(key, shape, isRequired: true, en, zh)
    let read = Self.remembered(as: key, read)
    readers.append { node, object, reading in
      guard let node else {
        let what = reading.path.isEmpty ? ("the file", "文件") : ("this object", "该对象")
        reading.fail(
          "\(what.0) has no “\(key)” (expected a value)", "\(what.1)缺少“\(key)”",
          at: object.position)
        return nil
      }
      return read(node, &reading)
    }
  }

  private mutating func addOptional(
    _ key: String, _ shape: Shape, _ en: String, _ zh: String, absent: any Sendable,
    _ read: @escaping AnyRead
  ) {
    add(key, .optional(shape), isRequired: false, en, zh)
    let read = Self.remembered(as: key, read)
    readers.append { node, _, reading in
      guard let node, !node.isNull else { return absent }
      return read(node, &reading)
    }
  }

  private mutating func add(
    _ key: String, _ shape: Shape, isRequired: Bool, _ en: String, _ zh: String
  ) {
    fields.append(
      FieldShape(
        key: key, shape: shape, isRequired: isRequired, summary: BilingualText(en: en, zh: zh)))
  }

  /// The value of a key, as the object holds it, and read only once where it comes again.
  private static func remembered(as key: String, _ read: @escaping AnyRead) -> AnyRead {
    let memory = Recollection<any Sendable>()
    return { node, reading in
      memory.product(of: node, &reading) { reading in
        reading.within(key) { read(node, &$0) }
      }
    }
  }

  /// What a node says of each key; nil after at least one error was noted.
  fileprivate func fields(of node: Node, _ reading: inout Reading) -> Fields? {
    guard let members = node.members else {
      reading.fail(node, isNot: .object)
      return nil
    }
    var values: [any Sendable] = []
    var positions: [Position?] = []
    values.reserveCapacity(fields.count)
    positions.reserveCapacity(fields.count)
    var next = 0
    for (field, read) in zip(fields, readers) {
      var child: Node?
      if let place = members.place(of: field.key, near: next) {
        child = members[place].node
        next = place + 1
      }
      positions.append(child?.position)
      // Read on after a failure: all errors at once.
      if let value = read(child, node, &reading) { values.append(value) }
    }
    guard values.count == fields.count else { return nil }
    return Fields(values: values, positions: positions, position: node.position)
  }
}

extension Form {
  /// An object with known keys; the inner closure makes the value once all fields are read.
  static func object(
    named name: String? = nil,
    _ build: (inout ObjectBuilder) -> @Sendable (Fields, inout Reading) -> Value?
  ) -> Form {
    var builder = ObjectBuilder()
    let make = build(&builder)
    let object = builder
    let shape = Shape.object(ObjectShape(fields: object.fields, name: name))
    return Form(shape: shape) { node, reading in
      guard let fields = object.fields(of: node, &reading) else { return nil }
      return make(fields, &reading)
    }
  }
}

extension Wanted {
  static let object = Wanted("an object", "对象", form: "{ … }")
  static let list = Wanted("a list", "列表", form: "[ … ]")
}
