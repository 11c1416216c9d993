import Documents

/// Completions for zsh, by its own `_arguments`.
struct ZshCompletion {
  private let program: String
  private let commands: [CompletedCommand]
  private let language: Language

  init(program: String, commands: [CompletedCommand], _ language: Language) {
    self.program = program
    self.commands = commands
    self.language = language
  }

  var script: String {
    """
    #compdef \(program)
    # Completions of \(program) for zsh.
    \(commands.map(function).joined(separator: "\n"))
    if [ "$funcstack[1]" = "_\(program)" ]; then
        _\(program) "$@"
    else
        compdef _\(program) \(program)
    fi

    """
  }

  private func function(_ entry: CompletedCommand) -> String {
    let specifications = entry.options.map(specification) + arguments(of: entry)
    let list = specifications.map { " \\\n        " + $0 }.joined()
    let following = entry.following(among: commands)
    guard !following.isEmpty else {
      return """
        \(name(of: entry.path))() {
            _arguments -s\(list)
        }
        """
    }
    let descriptions = following.map {
      "            " + "\($0.name):\($0.abstract[language])".quotedForShell
    }
    return """
      \(name(of: entry.path))() {
          local context state state_descr line
          typeset -A opt_args
          _arguments -C -s\(list) \\
              '1: :->subcommand' \\
              '*:: :->rest'
          case $state in
          subcommand)
              local -a subcommands
              subcommands=(
      \(descriptions.joined(separator: "\n"))
              )
              _describe -t subcommands subcommand subcommands ;;
          rest)
              case $line[1] in
      \(calls(below: entry).joined(separator: "\n"))
              esac ;;
          esac
      }
      """
  }

  private func calls(below entry: CompletedCommand) -> [String] {
    entry.command.subcommands.map {
      "        \($0.name)) \(name(of: entry.path + "/" + $0.name)) ;;"
    }
  }

  private func name(of path: String) -> String {
    "_" + program + path.map { $0 == "/" ? "_" : String($0) }.joined()
  }

  /// `'(-o --output)'{-o,--output}'[help]:folder:_files -/'`
  private func specification(_ option: OptionInput) -> String {
    let value = option.valueName.map { ":\(escaped($0)):\(action(option.completion))" } ?? ""
    let tail = "[\(escaped(option.help[language]))]" + value
    let repeated = option.repeats ? "*" : ""
    guard let short = option.short else {
      return (repeated + "--\(option.name)" + tail).quotedForShell
    }
    let names = "{-\(short),--\(option.name)}"
    let exclusion = option.repeats ? "'*'" : "'(-\(short) --\(option.name))'"
    return exclusion + names + tail.quotedForShell
  }

  private func arguments(of entry: CompletedCommand) -> [String] {
    guard entry.following(among: commands).isEmpty else { return [] }
    return entry.command.arguments.map { argument in
      let place = argument.repeats ? "*" : argument.isRequired ? "" : ":"
      return "\(place):\(escaped(argument.name)):\(action(argument.completion))".quotedForShell
    }
  }

  private func action(_ completion: Completion) -> String {
    switch completion {
    case .none: " "
    case .choices(let choices): "(\(choices.joined(separator: " ")))"
    case .files(let endings) where endings.isEmpty: "_files"
    case .files(let endings): "_files -g \"*.(\(endings.joined(separator: "|")))\""
    case .folders: "_files -/"
    }
  }

  private func escaped(_ text: String) -> String {
    text.map { "[]:\\".contains($0) ? "\\\($0)" : String($0) }.joined()
  }
}
