package import Documents

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// What a command has around it: where to print, for whom, in which language.
package struct CommandContext: Sendable {
  package let language: Language
  package let terminal: Terminal
  /// Standard output: results only. A command that prints without end may look at its `fault` to
  /// learn that nobody reads any more.
  package let output: FileOutput
  /// Standard error: progress, warnings and errors.
  package let errors: FileOutput

  package init(
    language: Language, terminal: Terminal, output: FileOutput, errors: FileOutput
  ) {
    self.language = language
    self.terminal = terminal
    self.output = output
    self.errors = errors
  }

  /// Prints a line of results.
  package func print(_ line: String) {
    output.write(line + "\n")
  }

  /// Tells the user something that is not a result.
  package func tell(_ text: Text) {
    tell(text[language])
  }

  package func tell(_ line: String) {
    errors.write(line + "\n")
    // Nobody can be told that standard error does not work.
    try? errors.flush()
  }

  /// A progress bar on standard error that counts from now.
  package func progress(total: Int, label: Text) -> ProgressBar {
    let start = ContinuousClock.now
    let errors = errors
    return ProgressBar(
      total: total, label: label, language: language, terminal: terminal,
      elapsed: { ContinuousClock.now - start },
      show: { text in
        errors.write(text)
        try? errors.flush()
      })
  }
}

/// Why a command could not do its work, for the user to read.
package struct CommandFailure: Error, Sendable {
  package let code: ExitCode
  package let message: Text

  package init(_ code: ExitCode, _ message: Text) {
    self.code = code
    self.message = message
  }
}

/// From a command line to an exit code.
package struct Program: Sendable {
  private let table: CommandTable

  package init(_ table: CommandTable) {
    self.table = table
  }

  /// Runs what the command line of this process asks for.
  package func run() -> ExitCode {
    let words = Array(CommandLine.arguments.dropFirst())
    let environment = Environment.current()
    StandardStreams.open()
    let context = CommandContext(
      language: CommandTable.languageAsked(by: words) ?? .ofEnvironment(environment),
      terminal: .current(environment: environment),
      output: FileOutput(descriptor: STDOUT_FILENO, name: "/dev/stdout"),
      errors: FileOutput(descriptor: STDERR_FILENO, name: "/dev/stderr"))
    return run(words, in: context)
  }

  /// Runs what the words ask for. What is printed has left the buffers when this returns.
  package func run(_ words: [String], in context: CommandContext) -> ExitCode {
    let code = perform(words, in: context)
    do throws(WriteFault) {
      try context.output.flush()
    } catch {
      // A reader that has seen enough (`| head`) is no fault.
      if error.reason == .closedPipe { return code }
      context.tell(Texts.error + error.message)
      // What was found and not told is not done.
      return code == .done || code == .failed ? .cannotWrite : code
    }
    return code
  }

  private func perform(_ words: [String], in context: CommandContext) -> ExitCode {
    switch table.request(words, language: context.language, width: context.terminal.width) {
    case .show(let text):
      context.output.write(text)
      return .done
    case .fault(let fault, let path):
      return refuse(fault, path, context)
    case .run(let action, let inputs, let path):
      return perform(action, inputs, path, context)
    }
  }

  private func perform(
    _ action: CommandSpec.Action, _ inputs: Inputs, _ path: CommandPath, _ context: CommandContext
  ) -> ExitCode {
    do {
      return try action(inputs, context)
    } catch let code as ExitCode {
      return code
    } catch let fault as UsageFault {
      return refuse(fault, path, context)
    } catch let failure as CommandFailure {
      context.tell(Texts.error + failure.message)
      return failure.code
    } catch let fault as WriteFault {
      if fault.reason == .closedPipe { return .done }
      context.tell(Texts.error + fault.message)
      return .cannotWrite
    } catch {
      context.tell(Texts.internalError + Text(verbatim: "\(error)"))
      return .internalError
    }
  }

  private func refuse(
    _ fault: UsageFault, _ path: CommandPath, _ context: CommandContext
  ) -> ExitCode {
    let text = FaultText(
      fault, command: path, language: context.language, width: context.terminal.width
    ).text
    context.tell(String(text.dropLast()))
    return .usage
  }
}

/// Standard input, output and error.
enum StandardStreams {
  /// Opens those of the three that the parent has closed on the null device; otherwise the next
  /// file to be opened would take their number, and what is printed would end up in it.
  static func open() {
    for descriptor in STDIN_FILENO...STDERR_FILENO where fcntl(descriptor, F_GETFD) == -1 {
      _ = openNullDevice()
    }
  }

  private static func openNullDevice() -> Int32 {
    #if canImport(Glibc)
      Glibc.open("/dev/null", O_RDWR)
    #elseif canImport(Musl)
      Musl.open("/dev/null", O_RDWR)
    #elseif canImport(Darwin)
      Darwin.open("/dev/null", O_RDWR)
    #endif
  }
}
