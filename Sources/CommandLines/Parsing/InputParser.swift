import DataFiles

/// Reads the words after a command's name by the command's declaration.
struct InputParser {
  private let command: CommandSpec
  private let options: [OptionInput]
  private var inputs = Inputs()
  private var positional: [String] = []

  /// - Parameter shared: options that every command has.
  init(_ command: CommandSpec, shared: [OptionInput]) {
    self.command = command
    options = command.options + shared
  }

  /// Values are taken first and judged afterwards, so that an unknown option is reported before a
  /// missing argument that its misspelling may have caused.
  mutating func parse(_ words: [String]) throws(UsageFault) -> Inputs {
    var rest = words[...]
    var optionsEnded = false
    while let word = rest.popFirst() {
      if optionsEnded || !looksLikeOption(word) {
        positional.append(word)
      } else if word == "--" {
        optionsEnded = true
      } else if word.hasPrefix("--") {
        try readLong(word, &rest)
      } else {
        try readShort(word, &rest)
      }
    }
    try distributePositional()
    return inputs
  }

  private func looksLikeOption(_ word: String) -> Bool {
    guard word.hasPrefix("-"), word != "-" else { return false }
    return !isNegativeNumber(word)
  }

  /// "-5" and "-.5e3" are values, unless the command has an option of that letter.
  private func isNegativeNumber(_ word: String) -> Bool {
    guard let second = word.dropFirst().first, second.isASCII, second.isNumber || second == "."
    else { return false }
    return Double(word) != nil && !options.contains { $0.short == second }
  }

  private mutating func readLong(
    _ word: String, _ rest: inout ArraySlice<String>
  ) throws(UsageFault) {
    let parts = word.dropFirst(2).split(
      separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    let name = String(parts[0])
    guard let option = options.first(where: { $0.name == name }) else {
      throw .unknownOption("--" + name, suggestion: suggestion(for: name))
    }
    try take(option, attached: parts.count > 1 ? String(parts[1]) : nil, &rest)
  }

  /// "-q", "-o DIR", "-o=DIR", and flags together: "-qv", the last of which may take a value.
  private mutating func readShort(
    _ word: String, _ rest: inout ArraySlice<String>
  ) throws(UsageFault) {
    let parts = word.dropFirst().split(
      separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    let letters = Array(parts[0])
    for (index, letter) in letters.enumerated() {
      guard let option = options.first(where: { $0.short == letter }) else {
        let typed = letters.count == 1 ? "-\(letter)" : word
        throw .unknownOption(typed, suggestion: suggestion(for: String(letters)))
      }
      let isLast = index == letters.count - 1
      if option.takesValue, !isLast { throw .missingValue(option: option.synopsis) }
      let attached = isLast && parts.count > 1 ? String(parts[1]) : nil
      try take(option, attached: attached, &rest)
    }
  }

  private mutating func take(
    _ option: OptionInput, attached: String?, _ rest: inout ArraySlice<String>
  ) throws(UsageFault) {
    guard option.takesValue else {
      if let attached { throw .unexpectedValue(attached, flag: "--" + option.name) }
      inputs.add("", for: option)
      return
    }
    var value = attached
    if value == nil, let next = rest.first, !looksLikeOption(next) { value = rest.popFirst() }
    guard let value else { throw .missingValue(option: option.synopsis) }
    guard option.accepts(value) else {
      throw .invalidValue(value, input: option.synopsis, expected: option.expectation!)
    }
    inputs.add(value, for: option)
  }

  private func suggestion(for name: String) -> String? {
    Suggestion.nearest(to: name, among: options.map(\.name)).map { "--" + $0 }
  }

  private mutating func distributePositional() throws(UsageFault) {
    var rest = positional[...]
    for argument in command.arguments {
      if rest.isEmpty, argument.isRequired { throw .missingArgument(argument.label) }
      let count = argument.repeats ? rest.count : min(1, rest.count)
      for value in rest.prefix(count) {
        guard argument.accepts(value) else {
          throw .invalidValue(value, input: argument.label, expected: argument.expectation)
        }
        inputs.add(value, for: argument)
      }
      rest = rest.dropFirst(count)
    }
    if !rest.isEmpty { throw .unexpectedArguments(Array(rest)) }
  }
}
