/// What a command was given, checked already: every value here is one that its format accepts.
package struct Inputs: Sendable {
  private var options: [String: [String]] = [:]
  private var arguments: [String: [String]] = [:]

  package subscript(flag: Flag) -> Bool {
    options[flag.input.name] != nil
  }

  /// The value of an option, the last one if it was given more than once; nil if never.
  package subscript<Value>(option: Option<Value>) -> Value? {
    all(option).last
  }

  /// Every value of an option, in the order given.
  package func all<Value>(_ option: Option<Value>) -> [Value] {
    options[option.input.name, default: []].compactMap(option.format.parse)
  }

  /// The value of an argument; nil only if it is optional and was left out.
  package subscript<Value>(argument: Argument<Value>) -> Value? {
    all(argument).first
  }

  /// Every value of an argument, in the order given.
  package func all<Value>(_ argument: Argument<Value>) -> [Value] {
    arguments[argument.input.name, default: []].compactMap(argument.format.parse)
  }

  mutating func add(_ value: String, for option: OptionInput) {
    options[option.name, default: []].append(value)
  }

  mutating func add(_ value: String, for argument: ArgumentInput) {
    arguments[argument.name, default: []].append(value)
  }
}
