import CommandLines
import Documents
import Testing
import baysim

@Suite struct `Command lines that are understood` {
  @Test(
    arguments: [
      ("run a.jsonc", "scenario=a.jsonc"),
      ("run a b --seed 7 c", "scenario=a; scenario=b; scenario=c; seed=7"),
      ("run a --seed=18446744073709551615", "scenario=a; seed=18446744073709551615"),
      ("run a --seed 1 --seed 2", "scenario=a; seed=2"),
      ("run a --set x.y=1 --set z==2", "scenario=a; x.y is '1'; z is '=2'"),
      ("run a --set note=", "scenario=a; note is ''"),
      ("run a --precision 5%", "scenario=a; precision=0.05"),
      ("run a --precision 0.5%", "scenario=a; precision=0.005"),
      ("run a --precision 12.3%", "scenario=a; precision=0.123"),
      ("run a --format csv -q", "scenario=a; format=csv; quiet"),
      ("run a -o out", "scenario=a; output=out"),
      ("run a -o=out", "scenario=a; output=out"),
      ("run a -qo out", "scenario=a; output=out; quiet"),
      ("run a --shard 2/5", "scenario=a; shard=2 of 5"),
      ("run a --offset -5", "scenario=a; offset=-5"),
      ("run a --offset=-5", "scenario=a; offset=-5"),
      ("run -- -a --seed", "scenario=-a; scenario=--seed"),
      ("run -5", "scenario=-5"),
      ("run -", "scenario=-"),
      ("--language en run a", "scenario=a"),
      ("run a --language zh", "scenario=a"),
      ("run a --set --", nil),
    ] as [(String, String?)])
  func `inputs`(line: String, expected: String?) throws {
    let outcome = try outcome(line.split(separator: " ").map(String.init))
    #expect(outcome.output == (expected.map { $0 + "\n" } ?? ""))
    #expect(outcome.code == (expected == nil ? 64 : 0))
  }

  @Test func `the language is found wherever it is asked for`() {
    #expect(CommandTable.languageAsked(by: ["--language", "zh", "run"]) == .zh)
    #expect(CommandTable.languageAsked(by: ["run", "--language=zh", "--hlep"]) == .zh)
    #expect(CommandTable.languageAsked(by: ["run", "--language", "en", "--language", "zh"]) == .zh)
    #expect(CommandTable.languageAsked(by: ["run", "--", "--language", "zh"]) == nil)
    #expect(CommandTable.languageAsked(by: ["run", "--language", "fr"]) == nil)
    #expect(CommandTable.languageAsked(by: ["run", "--language"]) == nil)
  }
}

@Suite struct `Command lines that are not understood` {
  @Test(arguments: [
    ("run a --hlep", "Unknown option '--hlep'. Did you mean '--help'?"),
    ("run a --sede 3", "Unknown option '--sede'. Did you mean '--seed'?"),
    ("run a --xyzzyxyzzy", "Unknown option '--xyzzyxyzzy'."),
    ("run a -x", "Unknown option '-x'."),
    ("run a -seed 3", "Unknown option '-seed'. Did you mean '--seed'?"),
    ("run", "Missing expected argument '<scenario>'."),
    ("run a --seed", "Missing value for '--seed <number>'."),
    ("run a --seed --quiet", "Missing value for '--seed <number>'."),
    ("run a -oq", "Missing value for '--output <folder>'."),
    ("run a --quiet=yes", "'--quiet' takes no value, but was given 'yes'."),
    (
      "run a --replications many",
      "The value 'many' is invalid for '--replications <count>': "
        + "expected a whole number from 1 to 1000000."
    ),
    (
      "run a --replications 0",
      "The value '0' is invalid for '--replications <count>': "
        + "expected a whole number from 1 to 1000000."
    ),
    (
      "run a --offset -11",
      "The value '-11' is invalid for '--offset <offset>': expected a whole number from -10 to 10."
    ),
    (
      "run a --precision 0.05",
      "The value '0.05' is invalid for '--precision <percent>': "
        + "expected a percentage from 0.01% to 100%, such as 5%."
    ),
    (
      "run a --precision nan%",
      "The value 'nan%' is invalid for '--precision <percent>': "
        + "expected a percentage from 0.01% to 100%, such as 5%."
    ),
    (
      "run a --format xml",
      "The value 'xml' is invalid for '--format <format>': expected one of table, json, csv."
    ),
    (
      "run a --shard 6/5",
      "The value '6/5' is invalid for '--shard <K/N>': "
        + "expected K/N with K from 1 to N, such as 2/5."
    ),
    (
      "run a --shard 0/-1",
      "The value '0/-1' is invalid for '--shard <K/N>': "
        + "expected K/N with K from 1 to N, such as 2/5."
    ),
    (
      "run a --set novalue",
      "The value 'novalue' is invalid for '--set <path=value>': expected path.to.key=value."
    ),
    (
      "run a --language fr",
      "The value 'fr' is invalid for '--language <language>': expected one of en, zh."
    ),
    (
      "run a --replications 5 --precision 5%",
      "'--replications' and '--precision' cannot be used together."
    ),
    ("rnu a", "Unknown subcommand 'rnu'. Did you mean 'run'?"),
    ("frobnicate", "Unknown subcommand 'frobnicate'."),
    ("--hlep", "Unknown option '--hlep'. Did you mean '--help'?"),
    ("why cra", "Unknown subcommand 'cra'. Did you mean 'car'?"),
    ("why car", "Missing expected argument '<number>'."),
    ("why car 1 2", "Unexpected argument '2'."),
    ("why car 1 2 3", "2 unexpected arguments: '2', '3'."),
    ("help rnu", "Unknown subcommand 'rnu'. Did you mean 'run'?"),
    ("completions", "Missing expected argument '<shell>'."),
    (
      "completions csh",
      "The value 'csh' is invalid for '<shell>': expected one of bash, zsh, fish."
    ),
  ])
  func `one line says why`(line: String, reason: String) throws {
    let outcome = try outcome(line.split(separator: " ").map(String.init))
    #expect(outcome.code == 64)
    #expect(outcome.output.isEmpty)
    #expect(outcome.errors.split(separator: "\n").first.map(String.init) == "Error: " + reason)
  }

  @Test func `reason, usage, and where to look`() throws {
    let outcome = try outcome(["why", "car", "--hlep"])
    #expect(
      outcome
        == Outcome(
          code: 64, output: "",
          errors: """
            Error: Unknown option '--hlep'. Did you mean '--help'?
            Usage: baysim why car <number>
              See 'baysim why car --help' for more information.

            """))
  }

  @Test func `in Chinese`() throws {
    let outcome = try outcome(["run", "--hlep"], language: .zh)
    #expect(
      outcome.errors == """
        错误：未知选项“--hlep”。是否想输入“--help”？
        用法：baysim run [<选项>] <scenario> ...
          更多信息见“baysim run --help”。

        """)
  }

  @Test func `what was typed cannot play tricks on the terminal`() throws {
    let outcome = try outcome(["\u{1B}[2J"])
    #expect(outcome.errors.hasPrefix("Error: Unknown subcommand '\\u{1B}[2J'."))
  }

  @Test func `a command's own failure has its own code`() throws {
    #expect(
      try outcome(["why", "car", "5"])
        == Outcome(code: 2, output: "", errors: "Error: no such car\n"))
  }
}
