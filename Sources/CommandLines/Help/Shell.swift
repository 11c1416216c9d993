import Documents

/// The shells for which there are completions.
package enum Shell: String, Sendable, CaseIterable {
  case bash
  case zsh
  case fish

  /// A script that completes subcommands, options and their values.
  func script(for table: CommandTable, language: Language) -> String {
    let commands = CompletedCommand.all(of: table)
    return switch self {
    case .bash: BashCompletion(program: table.root.name, commands: commands).script
    case .zsh: ZshCompletion(program: table.root.name, commands: commands, language).script
    case .fish: FishCompletion(program: table.root.name, commands: commands, language).script
    }
  }
}

/// A command as the completion scripts see it: where it is, and what may follow.
struct CompletedCommand {
  /// The names below the program's, each after a slash: "" for the program, "/why/car".
  let path: String
  let command: CommandSpec

  var options: [OptionInput] { command.options + CommandTable.sharedOptions }

  /// The root and all commands below it, parents first.
  static func all(of table: CommandTable) -> [CompletedCommand] {
    descend(table.root, path: "")
  }

  private static func descend(_ command: CommandSpec, path: String) -> [CompletedCommand] {
    [CompletedCommand(path: path, command: command)]
      + command.subcommands.flatMap { descend($0, path: path + "/" + $0.name) }
  }

  /// Names that may stand at a place: those of the subcommands, or of all commands after `help`.
  func following(among commands: [CompletedCommand]) -> [CommandSpec] {
    if case .help = command.body { return commands[0].command.subcommands }
    return command.subcommands
  }
}

extension String {
  /// As one word for a POSIX shell or fish.
  var quotedForShell: String {
    "'" + split(separator: "'", omittingEmptySubsequences: false).joined(separator: "'\\''") + "'"
  }
}
