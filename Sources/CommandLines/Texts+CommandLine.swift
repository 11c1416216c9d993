package import Documents

// What the command line says when it is not understood, and in its help.
extension Texts {
  static let error = Text("Error: ", "错误：")
  static let usage = Text("Usage: ", "用法：")

  static func seeHelp(_ command: String) -> Text {
    Text("See '\(command) --help' for more information.", "更多信息见“\(command) --help”。")
  }

  // Faults
  static func unknownCommand(_ name: String) -> Text {
    Text("Unknown subcommand '\(name)'.", "未知子命令“\(name)”。")
  }

  static func unknownOption(_ name: String) -> Text {
    Text("Unknown option '\(name)'.", "未知选项“\(name)”。")
  }

  package static func didYouMean(_ candidate: String?) -> Text {
    guard let candidate else { return Text(verbatim: "") }
    return Text(" Did you mean '\(candidate)'?", "是否想输入“\(candidate)”？")
  }

  static func missingValue(_ option: String) -> Text {
    Text("Missing value for '\(option)'.", "选项“\(option)”缺少值。")
  }

  static func unexpectedValue(_ value: String, _ flag: String) -> Text {
    Text("'\(flag)' takes no value, but was given '\(value)'.", "“\(flag)”不带值，却给出了“\(value)”。")
  }

  static func missingArgument(_ name: String) -> Text {
    Text("Missing expected argument '\(name)'.", "缺少参数“\(name)”。")
  }

  static func unexpectedArguments(_ values: [String]) -> Text {
    let en = values.map { "'\($0)'" }.joined(separator: ", ")
    let zh = values.map { "“\($0)”" }.joined(separator: "、")
    return values.count == 1
      ? Text("Unexpected argument \(en).", "多余的参数\(zh)。")
      : Text("\(values.count) unexpected arguments: \(en).", "\(values.count) 个多余的参数：\(zh)。")
  }

  static func invalidValue(_ value: String, _ input: String, _ expected: Text) -> Text {
    Text(
      "The value '\(value)' is invalid for '\(input)': expected \(expected.en).",
      "“\(input)”的值“\(value)”无效：应为\(expected.zh)。")
  }

  static func conflict(_ first: String, _ second: String) -> Text {
    Text(
      "'\(first)' and '\(second)' cannot be used together.", "“\(first)”与“\(second)”不能同时使用。")
  }

  // What was expected
  static let someText = Text("a text", "文字")
  static let somePath = Text("a path", "路径")
  static let assignment = Text("path.to.key=value", "形如 path.to.key=value 的赋值")

  static func wholeNumber(_ from: String, _ to: String) -> Text {
    Text("a whole number from \(from) to \(to)", "介于 \(from) 至 \(to) 的整数")
  }

  static func number(_ from: String, _ to: String) -> Text {
    Text("a number from \(from) to \(to)", "介于 \(from) 至 \(to) 的数")
  }

  static func percentage(_ from: String, _ to: String) -> Text {
    Text("a percentage from \(from)% to \(to)%, such as 5%", "介于 \(from)% 至 \(to)% 的百分数，如 5%")
  }

  static func oneOf(_ choices: [String]) -> Text {
    let list = choices.joined(separator: ", ")
    return Text("one of \(list)", "以下之一：\(list)")
  }

  // Help
  static let overview = Text("OVERVIEW: ", "概述：")
  static let usageHeading = Text("USAGE: ", "用法：")
  static let argumentsHeading = Text("ARGUMENTS:", "参数：")
  static let optionsHeading = Text("OPTIONS:", "选项：")
  static let subcommandsHeading = Text("SUBCOMMANDS:", "子命令：")
  static let optionsWord = Text("[<options>]", "[<选项>]")
  static let subcommandWord = Text("<subcommand>", "<子命令>")

  static func seeSubcommandHelp(_ program: String, _ path: String) -> Text {
    Text(
      "See '\(program) help \(path)<subcommand>' for detailed help.",
      "各子命令的详细帮助见“\(program) help \(path)<子命令>”。")
  }

  static func remarks(choices: [String], initial: Text?) -> Text {
    let values = choices.joined(separator: ", ")
    return switch (choices.isEmpty, initial) {
    case (true, nil): Text(verbatim: "")
    case (true, let initial?): Text(" (default: \(initial.en))", "（默认：\(initial.zh)）")
    case (false, nil): Text(" (values: \(values))", "（可选：\(values)）")
    case (false, let initial?):
      Text(
        " (values: \(values); default: \(initial.en))",
        "（可选：\(values)；默认：\(initial.zh)）")
    }
  }

  static let helpAbstract = Text("Show help on a subcommand.", "显示子命令的帮助。")
  static let helpTarget = Text("The subcommand to show help on.", "要显示帮助的子命令。")
  static let shell = Text("The shell to complete for.", "要补全的 shell。")
  static let completionsAbstract = Text(
    "Print a script with which a shell completes commands.", "打印 shell 命令补全脚本。")
  static let completionsDiscussion = Text(
    """
    bash: baysim completions bash > ~/.local/share/bash-completion/completions/baysim
    zsh: baysim completions zsh > a folder of $fpath, as _baysim
    fish: baysim completions fish > ~/.config/fish/completions/baysim.fish
    """,
    """
    bash：baysim completions bash > ~/.local/share/bash-completion/completions/baysim
    zsh：baysim completions zsh > $fpath 中的某个文件夹，文件名 _baysim
    fish：baysim completions fish > ~/.config/fish/completions/baysim.fish
    """)

  // The end of a run
  static let internalError = Text("Internal error: ", "内部错误：")
  static let standardOutput = Text("standard output", "标准输出")
}
