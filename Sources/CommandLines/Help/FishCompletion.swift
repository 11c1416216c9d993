import Documents

/// Completions for fish.
struct FishCompletion {
  private let program: String
  private let commands: [CompletedCommand]
  private let language: Language

  init(program: String, commands: [CompletedCommand], _ language: Language) {
    self.program = program
    self.commands = commands
    self.language = language
  }

  var script: String {
    let paths = commands.dropFirst().map(\.path).joined(separator: " ")
    return """
      # Completions of \(program) for fish.
      function __\(program)_at
          set -l path ""
          for word in (commandline -opc)[2..-1]
              switch "$path/$word"
                  case \(paths)
                      set path "$path/$word"
              end
          end
          test "$path" = "$argv[1]"
      end
      complete -c \(program) -f
      \(commands.flatMap(lines).joined(separator: "\n"))

      """
  }

  private func lines(_ entry: CompletedCommand) -> [String] {
    let at = "complete -c \(program) -n '__\(program)_at \"\(entry.path)\"'"
    var lines = entry.following(among: commands).map {
      "\(at) -a \($0.name) -d \($0.abstract[language].quotedForFish)"
    }
    for argument in entry.command.arguments where argument.completion != .none {
      lines.append("\(at) \(value(argument.completion))")
    }
    for option in entry.options {
      let short = option.short.map { " -s \($0)" } ?? ""
      let value = option.takesValue ? " " + value(option.completion) : ""
      let help = option.help[language].quotedForFish
      lines.append("\(at) -l \(option.name)\(short)\(value) -d \(help)")
    }
    return lines
  }

  private func value(_ completion: Completion) -> String {
    switch completion {
    case .none: "-x"
    case .choices(let choices): "-x -a '\(choices.joined(separator: " "))'"
    case .files(let endings) where endings.isEmpty: "-r -F"
    case .files(let endings):
      "-x -a '" + endings.map { "(__fish_complete_suffix .\($0))" }.joined(separator: " ") + "'"
    case .folders: "-x -a '(__fish_complete_directories)'"
    }
  }
}

extension String {
  /// As one word for fish, where a backslash escapes inside single quotes.
  fileprivate var quotedForFish: String {
    "'" + map { $0 == "'" || $0 == "\\" ? "\\\($0)" : String($0) }.joined() + "'"
  }
}
