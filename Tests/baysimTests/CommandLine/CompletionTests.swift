import CommandLines
import Foundation
import Testing
import baysim

@Suite struct `Completions` {
  /// What bash offers for a line, the last word of which is being typed.
  private func offered(_ line: [String]) throws -> [String] {
    let script = try outcome(["completions", "bash"]).output
    let words = line.map { "'\($0)'" }.joined(separator: " ")
    let program = """
      \(script)
      compopt() { :; }
      COMP_WORDS=(\(words)); COMP_CWORD=\(line.count - 1)
      _baysim
      printf '%s\\n' "${COMPREPLY[@]}"
      """
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/bash")
    process.arguments = ["--norc", "-c", program]
    let pipe = Pipe()
    process.standardOutput = pipe
    try process.run()
    let data = try pipe.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
    return String(decoding: data, as: UTF8.self).split(separator: "\n").map(String.init)
  }

  @Test(arguments: [
    (["baysim", ""], ["run", "why", "completions", "help"]),
    (["baysim", "r"], ["run"]),
    (["baysim", "--v"], ["--version"]),
    (["baysim", "why", ""], ["car"]),
    (["baysim", "help", "w"], ["why"]),
    (["baysim", "run", "--se"], ["--seed", "--set"]),
    (["baysim", "run", "--format", ""], ["table", "json", "csv"]),
    (["baysim", "run", "--format", "=", "j"], ["json"]),
    (["baysim", "run", "--format", "="], ["table", "json", "csv"]),
    (["baysim", "run", "--seed", ""], []),
    (["baysim", "completions", "f"], ["fish"]),
    (["baysim", "why", "car", "--l"], ["--language"]),
  ])
  func `of bash`(line: [String], expected: [String]) throws {
    #expect(try offered(line) == expected)
  }

  @Test func `zsh and fish learn every command and option, with its help quoted`() throws {
    let zsh = try outcome(["completions", "zsh"]).output
    #expect(zsh.hasPrefix("#compdef baysim\n"))
    #expect(zsh.contains("'--format[How the results are printed.]:format:(table json csv)'"))
    #expect(
      zsh.contains(
        "'(-o --output)'{-o,--output}'[The folder for the results.]:folder:_files -/'"))
    #expect(
      zsh.contains(
        "'*--set[Use this value in place of the scenario'\\''s own.]:path=value: '"))
    #expect(zsh.contains("'*:scenario:_files -g \"*.(jsonc)\"'"))
    #expect(zsh.contains("car) _baysim_why_car ;;"))

    let fish = try outcome(["completions", "fish"]).output
    #expect(
      fish.contains(
        "complete -c baysim -n '__baysim_at \"/run\"' -l set -x "
          + "-d 'Use this value in place of the scenario\\'s own.'\n"))
    #expect(
      fish.contains(
        "complete -c baysim -n '__baysim_at \"/why\"' -a car -d 'Why a car stayed so long.'\n"))
    #expect(fish.contains("case /run /why /why/car /completions /help\n"))
  }
}
