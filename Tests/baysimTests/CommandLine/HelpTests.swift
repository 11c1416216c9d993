import CommandLines
import Documents
import Foundation
import Testing
import baysim

@Suite struct `Help` {
  private static let runHelp = """
    OVERVIEW: Replicate one or more scenarios.

    Prints the measures with confidence intervals and writes the results folder.

    USAGE: baysim run [<options>] <scenario> ...

    ARGUMENTS:
      <scenario>              The scenario to run.

    OPTIONS:
      --replications <count>  How often the scenario is run, with other random
                              numbers each time.
      --precision <percent>   Go on until the half-widths of the six main figures
                              (or of the figure compared) are within this share of
                              the mean; which of them it holds is said.
      --seed <number>         The random seed; the same seed gives the same bytes.
      -o, --output <folder>   The folder for the results.
      --format <format>       How the results are printed. (values: table, json,
                              csv; default: table)
      -q, --quiet             Print only errors, and what --format asks for.
      --shard <K/N>           Run the K-th of N equal parts of the replications;
                              'merge' puts the parts together.
      --set <path=value>      Use this value in place of the scenario's own.
      --offset <offset>       A number that may be negative.
      --language <language>   The language of what is printed. (values: en, zh;
                              default: that of the surroundings)
      -h, --help              Show help.

    """

  @Test(arguments: [
    ["run", "--help"], ["run", "-h"], ["help", "run"], ["run", "a", "--seed", "--help"],
    ["run", "--hlep", "--help"],
  ])
  func `of a command, wherever it is asked for`(words: [String]) throws {
    #expect(try outcome(words) == Outcome(code: 0, output: Self.runHelp, errors: ""))
  }

  @Test func `behind a double dash it is a value`() throws {
    #expect(try outcome(["run", "--", "--help"]).output == "scenario=--help\n")
  }

  @Test(arguments: [[], ["--help"], ["-h"], ["help"]])
  func `of the program`(words: [String]) throws {
    #expect(
      try outcome(words)
        == Outcome(
          code: 0,
          output: """
            OVERVIEW: Simulate the bays.

            USAGE: baysim <subcommand>

            OPTIONS:
              --version               Show the version.
              --language <language>   The language of what is printed. (values: en, zh;
                                      default: that of the surroundings)
              -h, --help              Show help.

            SUBCOMMANDS:
              run                     Replicate one or more scenarios.
              why                     Explain one thing.
              completions             Print a script with which a shell completes commands.
              help                    Show help on a subcommand.

              See 'baysim help <subcommand>' for detailed help.

            """, errors: ""))
  }

  @Test(arguments: [["why"], ["why", "--help"], ["help", "why"]])
  func `of a group`(words: [String]) throws {
    let text = try outcome(words).output
    #expect(text.contains("USAGE: baysim why <subcommand>\n"))
    #expect(text.contains("\n  car                     Why a car stayed so long.\n"))
    #expect(text.hasSuffix("\n  See 'baysim help why <subcommand>' for detailed help.\n"))
  }

  @Test func `in Chinese, aligned by columns`() throws {
    let text = try outcome(["why", "car", "--help"], language: .zh).output
    #expect(
      text == """
        概述：某车为何停留。

        用法：baysim why car <number>

        参数：
          <number>                哪辆车。

        选项：
          --language <language>   打印所用的语言。（可选：en, zh；默认：随环境）
          -h, --help              显示帮助。

        """)
  }

  @Test(arguments: [40, 60, 100, 200])
  func `fits the terminal`(width: Int) throws {
    for language in Language.allCases {
      for words in [["--help"], ["run", "--help"], ["why", "--help"]] {
        let text = try outcome(words, language: language, width: width).output
        for line in text.split(separator: "\n") where line.contains(" ") {
          // The hint at the end and the usage are commands to copy, which are not broken.
          let isCommand = line.contains("baysim")
          #expect(isCommand || line.displayWidth <= max(width, 46), "\(line)")
        }
      }
    }
  }

  @Test func `the version is one line`() throws {
    #expect(
      try outcome(["--version"]) == Outcome(code: 0, output: "baysim 1.2.3\n", errors: ""))
    #expect(Version.current == "0.1.0")
  }
}
