/// How the program ends, for scripts and CI.
package struct ExitCode: RawRepresentable, Error, Sendable, Hashable {
  package let rawValue: Int32

  package init(rawValue: Int32) {
    self.rawValue = rawValue
  }

  /// What was asked for was done.
  package static let done = ExitCode(rawValue: 0)
  /// The work was done, and a check or an expectation failed.
  package static let failed = ExitCode(rawValue: 1)
  /// An input file is wrong.
  package static let badInput = ExitCode(rawValue: 2)
  /// The command line is wrong (`EX_USAGE` of sysexits.h).
  package static let usage = ExitCode(rawValue: 64)
  /// An invariant of the program broke (`EX_SOFTWARE`).
  package static let internalError = ExitCode(rawValue: 70)
  /// Results could not be written: disk full, read-only, no permission (`EX_IOERR`).
  package static let cannotWrite = ExitCode(rawValue: 74)
  /// Stopped by Ctrl-C, SIGTERM or SIGHUP; what was finished is kept.
  package static let interrupted = ExitCode(rawValue: 130)
}
