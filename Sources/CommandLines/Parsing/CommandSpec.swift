package import Documents

/// A command as a value. Its declaration is its help, its parsing and its completion:
///
///     let scenario = Argument("scenario", .file("jsonc"), .oneOrMore, help: Text(…))
///     let seed = Option("seed", .integer(in: 0...UInt64.max), help: Text(…))
///
///     let run = CommandSpec("run", abstract: Text(…), arguments: [scenario.input],
///       options: [seed.input]) { inputs, context in
///       let seed = inputs[seed] ?? 1
///       for path in inputs.all(scenario) { … }
///       return .done
///     }
///
/// What needs a command's own knowledge (two options that exclude each other) it throws as a
/// ``UsageFault``, and it is reported like the others.
package struct CommandSpec: Sendable {
  package typealias Action = @Sendable (Inputs, CommandContext) throws -> ExitCode

  enum Body: Sendable {
    case action(Action)
    case group([CommandSpec])
    /// Help on any command, from the table itself.
    case help
    /// Scripts for a shell, from the table itself.
    case completions
  }

  package let name: String
  let abstract: Text
  let discussion: Text?
  let arguments: [ArgumentInput]
  let options: [OptionInput]
  let body: Body

  /// A command that does something.
  package init(
    _ name: String, abstract: Text, discussion: Text? = nil, arguments: [ArgumentInput] = [],
    options: [OptionInput] = [], action: @escaping Action
  ) {
    self.init(
      name, abstract: abstract, discussion: discussion, arguments: arguments, options: options,
      body: .action(action))
  }

  /// A command that holds others.
  package init(
    _ name: String, abstract: Text, discussion: Text? = nil, subcommands: [CommandSpec]
  ) {
    self.init(name, abstract: abstract, discussion: discussion, body: .group(subcommands))
  }

  init(
    _ name: String, abstract: Text, discussion: Text? = nil, arguments: [ArgumentInput] = [],
    options: [OptionInput] = [], body: Body
  ) {
    let names = options.map(\.name) + options.compactMap { $0.short.map(String.init) }
    precondition(Set(names).count == names.count, "two options of \(name) share a name")
    precondition(
      arguments.dropLast().allSatisfy { $0.isRequired && !$0.repeats },
      "only the last argument of \(name) may be optional or repeat")
    self.name = name
    self.abstract = abstract
    self.discussion = discussion
    self.arguments = arguments
    self.options = options
    self.body = body
  }

  var subcommands: [CommandSpec] {
    if case .group(let subcommands) = body { subcommands } else { [] }
  }
}
