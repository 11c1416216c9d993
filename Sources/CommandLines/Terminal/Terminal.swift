#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// What is known about where the output goes.
package struct Terminal: Sendable, Hashable {
  /// Whether standard output shows colours: a terminal, not a dumb one, and no `NO_COLOR`
  /// (no-color.org).
  package let showsColour: Bool
  /// Whether standard error can show a line that is drawn over again.
  package let showsProgress: Bool
  /// Columns: `COLUMNS`, else what the terminal says, else 80.
  package let width: Int

  package init(
    isOutputTerminal: Bool, isErrorTerminal: Bool, measuredWidth: Int?,
    environment: [String: String]
  ) {
    let isDumb = environment["TERM", default: "dumb"] == "dumb"
    let isPlain = !environment["NO_COLOR", default: ""].isEmpty
    showsColour = isOutputTerminal && !isDumb && !isPlain
    showsProgress = isErrorTerminal && !isDumb
    let asked = environment["COLUMNS"].flatMap { Int($0) }
    let columns = [asked, measuredWidth].compactMap { $0 }.first { $0 > 0 } ?? 80
    width = min(max(columns, 40), 1000)
  }

  /// What the system says about this process.
  package static func current(environment: [String: String]) -> Terminal {
    Terminal(
      isOutputTerminal: isatty(STDOUT_FILENO) == 1, isErrorTerminal: isatty(STDERR_FILENO) == 1,
      measuredWidth: measuredWidth(), environment: environment)
  }

  private static func measuredWidth() -> Int? {
    for descriptor in [STDOUT_FILENO, STDERR_FILENO] {
      var size = winsize()
      if ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 {
        return Int(size.ws_col)
      }
    }
    return nil
  }
}

/// The few variables of the environment that the program heeds.
package enum Environment {
  package static let names = [
    "LC_ALL", "LC_MESSAGES", "LANG", "NO_COLOR", "TERM", "COLUMNS", "GITHUB_ACTIONS",
    "GITHUB_STEP_SUMMARY",
  ]

  package static func current() -> [String: String] {
    var values: [String: String] = [:]
    for name in names {
      if let value = getenv(name) { values[name] = String(cString: value) }
    }
    return values
  }
}
