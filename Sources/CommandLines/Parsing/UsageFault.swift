package import Documents

/// What is wrong with a command line. Only data: ``UsageFault/message`` makes the one line.
package enum UsageFault: Error, Sendable, Hashable {
  case unknownCommand(String, suggestion: String?)
  case unknownOption(String, suggestion: String?)
  case missingValue(option: String)
  case unexpectedValue(String, flag: String)
  case missingArgument(String)
  case unexpectedArguments([String])
  case invalidValue(String, input: String, expected: Text)
  /// Two options that exclude each other.
  case conflict(String, String)
  /// What only the command itself can know.
  case other(Text)

  /// One line that says what is wrong; what the user typed is made safe for the terminal.
  package var message: Text {
    switch self {
    case .unknownCommand(let name, let suggestion):
      Texts.unknownCommand(name.safeForTerminal) + Texts.didYouMean(suggestion)
    case .unknownOption(let name, let suggestion):
      Texts.unknownOption(name.safeForTerminal) + Texts.didYouMean(suggestion)
    case .missingValue(let option): Texts.missingValue(option)
    case .unexpectedValue(let value, let flag):
      Texts.unexpectedValue(value.safeForTerminal, flag)
    case .missingArgument(let name): Texts.missingArgument(name)
    case .unexpectedArguments(let values):
      Texts.unexpectedArguments(values.map(\.safeForTerminal))
    case .invalidValue(let value, let input, let expected):
      Texts.invalidValue(value.safeForTerminal, input, expected)
    case .conflict(let first, let second): Texts.conflict(first, second)
    case .other(let text): text
    }
  }
}
