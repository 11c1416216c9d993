import Documents

/// The help page of a command, and its usage line.
struct HelpText {
  /// Where the explanations begin, and how wide they are at least, however narrow the terminal.
  private static let textColumn = 26
  private static let minimumTextWidth = 20

  private let path: CommandPath
  private let language: Language
  private let width: Int

  init(_ path: CommandPath, language: Language, width: Int) {
    self.path = path
    self.language = language
    self.width = width
  }

  private var command: CommandSpec { path.command }
  private var options: [OptionInput] { command.options + CommandTable.sharedOptions }

  /// The page, ending with a line break.
  var text: String {
    var paragraphs = [wrapped(Texts.overview[language] + command.abstract[language])]
    if let discussion = command.discussion { paragraphs.append(wrapped(discussion[language])) }
    paragraphs.append(wrapped(Texts.usageHeading[language] + usage))
    if !command.arguments.isEmpty {
      paragraphs.append(section(Texts.argumentsHeading, command.arguments.map(entry)))
    }
    paragraphs.append(section(Texts.optionsHeading, options.map(entry)))
    if !command.subcommands.isEmpty {
      let entries = command.subcommands.map { ($0.name, $0.abstract[language]) }
      paragraphs.append(section(Texts.subcommandsHeading, entries))
      paragraphs.append("  " + Texts.seeSubcommandHelp(root, pathBelowRoot)[language])
    }
    return paragraphs.joined(separator: "\n\n") + "\n"
  }

  /// What may be typed, on one line: every option if they fit, else `[<options>]`.
  var usage: String {
    if !command.subcommands.isEmpty {
      return path.name + " " + Texts.subcommandWord[language]
    }
    let arguments = command.arguments.map(\.synopsis)
    let options = command.options.map { "[" + $0.synopsis + ($0.repeats ? " ..." : "") + "]" }
    let full = ([path.name] + options + arguments).joined(separator: " ")
    if options.isEmpty || Texts.usageHeading[language].displayWidth + full.displayWidth <= width {
      return full
    }
    return ([path.name, Texts.optionsWord[language]] + arguments).joined(separator: " ")
  }

  private var root: String { path.commands[0].name }
  private var pathBelowRoot: String {
    path.commands.dropFirst().map { $0.name + " " }.joined()
  }

  private func entry(_ argument: ArgumentInput) -> (String, String) {
    let remarks = Texts.remarks(choices: choices(argument.completion), initial: nil)
    return (argument.label, argument.help[language] + remarks[language])
  }

  private func entry(_ option: OptionInput) -> (String, String) {
    let remarks = Texts.remarks(choices: choices(option.completion), initial: option.initial)
    return (option.label, option.help[language] + remarks[language])
  }

  private func choices(_ completion: Completion) -> [String] {
    if case .choices(let choices) = completion { choices } else { [] }
  }

  private func section(_ heading: Text, _ entries: [(label: String, text: String)]) -> String {
    ([heading[language]] + entries.flatMap { lines(label: $0.label, text: $0.text) })
      .joined(separator: "\n")
  }

  /// The label at column 2 and the text at column 26; a label that leaves no gap has a line of
  /// its own.
  private func lines(label: String, text: String) -> [String] {
    let column = HelpText.textColumn
    let indent = String(repeating: " ", count: column)
    let textLines = text.wrapped(toWidth: max(HelpText.minimumTextWidth, width - column))
    let first = "  " + label
    guard first.displayWidth < column else { return [first] + textLines.map { indent + $0 } }
    return [first.padded(toWidth: column) + textLines[0]]
      + textLines.dropFirst().map { indent + $0 }
  }

  private func wrapped(_ text: String) -> String {
    text.wrapped(toWidth: max(HelpText.minimumTextWidth, width)).joined(separator: "\n")
  }
}

/// What is said about a command line that is not understood: the reason, the usage, where to look.
struct FaultText {
  let text: String

  init(_ fault: UsageFault, command path: CommandPath, language: Language, width: Int) {
    let usage = HelpText(path, language: language, width: width).usage
    text = """
      \(Texts.error[language])\(fault.message[language])
      \(Texts.usage[language])\(usage)
        \(Texts.seeHelp(path.name)[language])

      """
  }
}
