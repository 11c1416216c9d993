/// Completions for bash 3.2 and later.
struct BashCompletion {
  let program: String
  let commands: [CompletedCommand]

  var script: String {
    let paths = commands.dropFirst().map(\.path).joined(separator: "|")
    return """
      # Completions of \(program) for bash.
      _\(program)() {
          local current="${COMP_WORDS[COMP_CWORD]}"
          local previous="${COMP_WORDS[COMP_CWORD-1]}"
          local path="" index IFS=$'\\n'
          # bash takes '--option=value' apart at the sign.
          if [[ $current == "=" ]]; then
              current=""
          elif [[ $previous == "=" && $COMP_CWORD -gt 1 ]]; then
              previous="${COMP_WORDS[COMP_CWORD-2]}"
          fi
          for ((index = 1; index < COMP_CWORD; index++)); do
              case "$path/${COMP_WORDS[index]}" in
                  \(paths)) path="$path/${COMP_WORDS[index]}" ;;
              esac
          done
          COMPREPLY=()
          case "$path $previous" in
      \(commands.flatMap(valueCases).joined(separator: "\n"))
          esac
          case "$path" in
      \(commands.map(wordCase).joined(separator: "\n"))
          esac
      }
      complete -F _\(program) \(program)

      """
  }

  private func valueCases(_ entry: CompletedCommand) -> [String] {
    entry.options.filter(\.takesValue).map { option in
      let names = ["--\(option.name)"] + (option.short.map { ["-\($0)"] } ?? [])
      let pattern = names.map { "\"\(entry.path) \($0)\"" }.joined(separator: "|")
      let generator = generators(option.completion).joined(separator: "; ")
      return generator.isEmpty
        ? "        \(pattern)) return ;;"
        : "        \(pattern)) \(reply(generator)); return ;;"
    }
  }

  private func wordCase(_ entry: CompletedCommand) -> String {
    let names = entry.options.flatMap { option in
      ["--\(option.name)"] + (option.short.map { ["-\($0)"] } ?? [])
    }
    var words = entry.following(among: commands).map(\.name)
    var generators: [String] = []
    for argument in entry.command.arguments {
      if case .choices(let choices) = argument.completion {
        words += choices
      } else {
        generators += self.generators(argument.completion)
      }
    }
    if !words.isEmpty { generators.insert(self.words(words), at: 0) }
    let others = generators.isEmpty ? "" : reply(generators.joined(separator: "; "))
    return """
              "\(entry.path)")
                  if [[ $current == -* ]]; then
                      \(reply(self.words(names)))
                  else
                      \(others.isEmpty ? ":" : others)
                  fi ;;
      """
  }

  private func reply(_ generator: String) -> String {
    let isFiles = generator.contains("compgen -f") || generator.contains("compgen -d")
    return (isFiles ? "compopt -o filenames 2>/dev/null; " : "") + "COMPREPLY=($(\(generator)))"
  }

  private func words(_ words: [String]) -> String {
    "compgen -W $'\(words.joined(separator: "\\n"))' -- \"$current\""
  }

  private func generators(_ completion: Completion) -> [String] {
    switch completion {
    case .none: []
    case .choices(let choices): [words(choices)]
    case .files(let endings) where endings.isEmpty: ["compgen -f -- \"$current\""]
    case .files(let endings):
      endings.map { "compgen -f -X '!*.\($0)' -- \"$current\"" } + ["compgen -d -- \"$current\""]
    case .folders: ["compgen -d -- \"$current\""]
    }
  }
}
