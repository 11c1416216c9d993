import DataFiles
package import Documents

/// All commands of the program. Parsing, help, completions and error messages come from here.
///
/// `help` and `completions` are added to the given commands, and `--language` and `--help` to the
/// options of each.
package struct CommandTable: Sendable {
  /// The command itself as the root of the tree, with the given and the built-in ones below it.
  let root: CommandSpec
  let version: String

  package init(
    name: String, abstract: Text, discussion: Text? = nil, version: String,
    commands: [CommandSpec]
  ) {
    root = CommandSpec(
      name, abstract: abstract, discussion: discussion, options: [SharedOptions.version.input],
      body: .group(commands + [.completions, .help]))
    self.version = version
  }

  /// Options that every command has.
  static let sharedOptions = [SharedOptions.language.input, SharedOptions.help.input]

  /// What a command line asks for.
  package enum Request: Sendable {
    case run(CommandSpec.Action, Inputs, command: CommandPath)
    /// Help, the version or a completion script.
    case show(String)
    case fault(UsageFault, command: CommandPath)
  }

  /// Finds the command and reads its inputs.
  ///
  /// - Parameters:
  ///   - words: the command line without the program's name.
  ///   - width: columns for help.
  package func request(_ words: [String], language: Language, width: Int) -> Request {
    var path = CommandPath([root])
    var rest = words[...]
    do throws(UsageFault) {
      while case .group(let subcommands) = path.command.body {
        let before = try options(of: path.command, before: &rest)
        if before[SharedOptions.help] { return help(on: path, language, width) }
        if path.isRoot, before[SharedOptions.version] {
          return .show("\(root.name) \(version)\n")
        }
        guard let name = rest.popFirst() else { return help(on: path, language, width) }
        path = path.appending(try find(name, among: subcommands))
      }
      if asksForHelp(rest) { return help(on: path, language, width) }
      var parser = InputParser(path.command, shared: CommandTable.sharedOptions)
      let inputs = try parser.parse(Array(rest))
      return try request(path, inputs, language: language, width: width)
    } catch {
      return .fault(error, command: path)
    }
  }

  /// The language that the command line asks for, wherever it does so; nil if nowhere. Help and
  /// errors need it before, and even if, the rest cannot be understood.
  package static func languageAsked(by words: [String]) -> Language? {
    let name = "--" + SharedOptions.language.input.name
    let options = words.prefix { $0 != "--" }
    for (index, word) in options.enumerated().reversed() {
      if word.hasPrefix(name + "=") {
        return Language(rawValue: String(word.dropFirst(name.count + 1)))
      }
      if word == name, index + 1 < options.count { return Language(rawValue: options[index + 1]) }
    }
    return nil
  }

  private func request(
    _ path: CommandPath, _ inputs: Inputs, language: Language, width: Int
  ) throws(UsageFault) -> Request {
    switch path.command.body {
    case .action(let action):
      return .run(action, inputs, command: path)
    case .help:
      var target = CommandPath([root])
      for name in inputs.all(CommandSpec.helpTarget) {
        target = target.appending(try find(name, among: target.command.subcommands))
      }
      return help(on: target, language, width)
    case .completions:
      // A required argument: the parser has refused a line without it.
      let shell = inputs[CommandSpec.shell]!
      return .show(shell.script(for: self, language: language))
    case .group:
      preconditionFailure("a group is left by its subcommands")
    }
  }

  private func help(on path: CommandPath, _ language: Language, _ width: Int) -> Request {
    .show(HelpText(path, language: language, width: width).text)
  }

  /// The options that stand before a subcommand's name, and takes them from the words.
  private func options(
    of command: CommandSpec, before rest: inout ArraySlice<String>
  ) throws(UsageFault) -> Inputs {
    let language = SharedOptions.language.input.name
    var before: [String] = []
    while let word = rest.first, word.hasPrefix("-") {
      before.append(rest.removeFirst())
      if word == "--" + language, let value = rest.popFirst() { before.append(value) }
    }
    var parser = InputParser(command, shared: CommandTable.sharedOptions)
    return try parser.parse(before)
  }

  private func asksForHelp(_ words: ArraySlice<String>) -> Bool {
    words.prefix { $0 != "--" }.contains { $0 == "--help" || $0 == "-h" }
  }

  private func find(
    _ name: String, among commands: [CommandSpec]
  ) throws(UsageFault) -> CommandSpec {
    if let command = commands.first(where: { $0.name == name }) { return command }
    let suggestion = Suggestion.nearest(to: name, among: commands.map(\.name))
    throw .unknownCommand(name, suggestion: suggestion)
  }
}

/// A command and those above it: `baysim why car`.
package struct CommandPath: Sendable {
  let commands: [CommandSpec]

  init(_ commands: [CommandSpec]) {
    precondition(!commands.isEmpty)
    self.commands = commands
  }

  var command: CommandSpec { commands[commands.count - 1] }
  var isRoot: Bool { commands.count == 1 }
  /// As it is typed: "baysim why car".
  var name: String { commands.map(\.name).joined(separator: " ") }

  func appending(_ command: CommandSpec) -> CommandPath {
    CommandPath(commands + [command])
  }
}

extension CommandSpec {
  static let helpTarget = Argument("subcommand", .text, .any, help: Texts.helpTarget)
  static let shell = Argument<Shell>("shell", .choice, help: Texts.shell)

  static let help = CommandSpec(
    "help", abstract: Texts.helpAbstract, arguments: [helpTarget.input], body: .help)

  static let completions = CommandSpec(
    "completions", abstract: Texts.completionsAbstract,
    discussion: Texts.completionsDiscussion, arguments: [shell.input], body: .completions)
}
