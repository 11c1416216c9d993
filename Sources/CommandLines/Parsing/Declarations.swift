package import Documents

/// A named option with a value: `--seed 7`, `--seed=7`.
package struct Option<Value: Sendable>: Sendable {
  package let input: OptionInput
  let format: ValueFormat<Value>

  /// - Parameters:
  ///   - name: the long name, without dashes.
  ///   - short: a one-letter name.
  ///   - valueName: what stands for the value in the help; the name if nil.
  ///   - initial: what the help gives as the default. The command itself applies it.
  ///   - repeats: whether every occurrence counts; otherwise the last one does.
  package init(
    _ name: String, short: Character? = nil, valueName: String? = nil,
    _ format: ValueFormat<Value>, default initial: Text? = nil, repeats: Bool = false,
    help: Text
  ) {
    self.format = format
    self.input = OptionInput(
      name: name, short: short, valueName: valueName ?? name, help: help, initial: initial,
      repeats: repeats, expectation: format.expectation, completion: format.completion,
      accepts: { format.parse($0) != nil })
  }
}

/// A named switch without a value: `--quiet`, `-q`.
package struct Flag: Sendable {
  package let input: OptionInput

  package init(_ name: String, short: Character? = nil, help: Text) {
    input = OptionInput(
      name: name, short: short, valueName: nil, help: help, initial: nil, repeats: false,
      expectation: nil, completion: .none, accepts: { _ in false })
  }
}

/// A value told by its place: `<scenario> ...`.
package struct Argument<Value: Sendable>: Sendable {
  package enum Number: Sendable, Hashable {
    case one
    case optional
    case oneOrMore
    case any
  }

  package let input: ArgumentInput
  let format: ValueFormat<Value>

  package init(
    _ name: String, _ format: ValueFormat<Value>, _ number: Number = .one, help: Text
  ) {
    self.format = format
    self.input = ArgumentInput(
      name: name, help: help, isRequired: number == .one || number == .oneOrMore,
      repeats: number == .oneOrMore || number == .any, expectation: format.expectation,
      completion: format.completion, accepts: { format.parse($0) != nil })
  }
}

/// An option or flag as the table of commands holds it, without the type of its value.
package struct OptionInput: Sendable {
  let name: String
  let short: Character?
  /// Nil for a flag.
  let valueName: String?
  let help: Text
  let initial: Text?
  let repeats: Bool
  let expectation: Text?
  let completion: Completion
  let accepts: @Sendable (String) -> Bool

  var takesValue: Bool { valueName != nil }

  /// "--seed <seed>"
  var synopsis: String {
    valueName.map { "--\(name) <\($0)>" } ?? "--\(name)"
  }

  /// "-s, --seed <seed>"
  var label: String {
    (short.map { "-\($0), " } ?? "") + synopsis
  }
}

/// A positional argument as the table of commands holds it.
package struct ArgumentInput: Sendable {
  let name: String
  let help: Text
  let isRequired: Bool
  let repeats: Bool
  let expectation: Text
  let completion: Completion
  let accepts: @Sendable (String) -> Bool

  /// "<scenario>"
  var label: String { "<\(name)>" }

  /// "<scenario> ...", "[<scenario> ...]"
  var synopsis: String {
    let text = repeats ? label + " ..." : label
    return isRequired ? text : "[\(text)]"
  }
}
