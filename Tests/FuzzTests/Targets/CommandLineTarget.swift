import CommandLines
import Documents
import baysim

extension FuzzTarget {
  /// The words of a command line. Nothing is run here.
  static let commandLine = FuzzTarget(
    "command-line", .words,
    dictionary: [
      "run", "compare", "optimize", "month", "trace", "why", "check", "validate", "reproduce",
      "merge",
      "new", "schema", "kpis", "diff", "help", "completions", "bash", "zsh", "fish", "car", "fine",
      "difference", "escalations", "bounds", "a.jsonc", "-", "--", "-q", "-qo", "-o", "-h",
      "--help",
      "--version", "--seed", "--seed=", "--seed=7", "--set", "a.b=c", "=", "--language", "zh",
      "--language=en", "--shard", "2/5", "0/0", "--precision", "5%", "--replications",
      "--format=json",
      "--rnu", "--day", "--car", "--junit", "--margin=10%", "--threads=2", "e\u{301}", "--=", "---",
      "-5", "-.5e3", "-e", "５％",
    ]
  ) { bytes throws(Violation) in
    let words =
      bytes.isEmpty
      ? []
      : String(decoding: bytes, as: UTF8.self).unicodeScalars
        .split(separator: "\n", omittingEmptySubsequences: false).map { String($0) }
    let language = CommandTable.languageAsked(by: words)
    switch Commands.table.request(words, language: language ?? .en, width: 80) {
    case .run: return .accepted
    case .show(let text):
      try require(text.hasSuffix("\n"), "a text without an end")
      return .accepted
    case .fault(let fault, command: _):
      for text in [fault.message.en, fault.message.zh] {
        try require(
          !text.isEmpty && text.unicodeScalars.allSatisfy { $0.value >= 0x20 && $0.value != 0x7F },
          "not one safe line: \(text.debugDescription)")
      }
      return .refused
    }
  }
}
