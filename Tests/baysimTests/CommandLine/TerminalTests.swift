import CommandLines
import Documents
import Foundation
import Synchronization
import Testing
import baysim

@Suite struct `What is known about the terminal` {
  @Test(
    arguments: [
      (true, ["TERM": "xterm"], true), (false, ["TERM": "xterm"], false),
      (true, ["TERM": "dumb"], false), (true, [:], false),
      (true, ["TERM": "xterm", "NO_COLOR": "1"], false),
      (true, ["TERM": "xterm", "NO_COLOR": ""], true),
    ] as [(Bool, [String: String], Bool)])
  func `colours`(isTerminal: Bool, environment: [String: String], expected: Bool) {
    let terminal = Terminal(
      isOutputTerminal: isTerminal, isErrorTerminal: false, measuredWidth: nil,
      environment: environment)
    #expect(terminal.showsColour == expected)
    #expect(!terminal.showsProgress)
  }

  @Test(
    arguments: [
      ([:], nil, 80), ([:], 120, 120), (["COLUMNS": "60"], 120, 60),
      (["COLUMNS": "wide"], 120, 120),
      (["COLUMNS": "0"], nil, 80), (["COLUMNS": "5"], nil, 40), ([:], 0, 80),
    ] as [([String: String], Int?, Int)])
  func `width`(environment: [String: String], measured: Int?, expected: Int) {
    let terminal = Terminal(
      isOutputTerminal: true, isErrorTerminal: true, measuredWidth: measured,
      environment: environment)
    #expect(terminal.width == expected)
  }
}

@Suite struct `Progress` {
  private static func terminal(_ isTerminal: Bool = true) -> Terminal {
    Terminal(
      isOutputTerminal: isTerminal, isErrorTerminal: isTerminal, measuredWidth: 80,
      environment: ["TERM": "xterm"])
  }

  @Test func `bar, count, rate and time left`() {
    let line = ProgressLine(
      label: "Replications", done: 500, total: 2000, elapsed: .seconds(10), language: .en,
      width: 80)
    #expect(
      line.text
        == "Replications  ████████▊                            500/2,000  50.0/s  30 s left")
    let narrow = ProgressLine(
      label: "重复次数", done: 500, total: 2000, elapsed: .seconds(10), language: .zh, width: 48)
    #expect(narrow.text == "重复次数  500/2,000  50.0/秒  剩余 30秒")
    #expect(narrow.text.displayWidth < 48)
  }

  @Test func `nothing shows before half a second, and the line clears itself`() {
    let shown = Mutex<[String]>([])
    let clock = Mutex(Duration.zero)
    let bar = ProgressBar(
      total: 10, label: Text(verbatim: "Runs"), language: .en, terminal: Self.terminal(),
      elapsed: { clock.withLock { $0 } }, show: { text in shown.withLock { $0.append(text) } })
    for milliseconds in [100, 499, 500, 550, 700] {
      clock.withLock { $0 = .milliseconds(milliseconds) }
      bar.advance()
    }
    bar.finish()
    bar.finish()
    bar.advance()
    let lines = shown.withLock { $0 }
    #expect(lines.count == 3)
    #expect(lines[0].hasPrefix("\r\u{1B}[2KRuns") && lines[0].contains("3/10"))
    #expect(lines[1].contains("5/10"))
    #expect(lines[2] == "\r\u{1B}[2K")
  }

  @Test func `quick work and pipes see nothing`() {
    let shown = Mutex(0)
    for (isTerminal, seconds) in [(false, 9), (true, 0)] {
      let bar = ProgressBar(
        total: 2, label: Text(verbatim: "Runs"), language: .en,
        terminal: Self.terminal(isTerminal), elapsed: { .seconds(seconds) },
        show: { _ in shown.withLock { $0 += 1 } })
      bar.advance()
      bar.finish()
    }
    #expect(shown.withLock { $0 } == 0)
  }

  @Test func `many threads may report`() async {
    let last = Mutex("")
    let bar = ProgressBar(
      total: 400, label: Text(verbatim: "Runs"), language: .en, terminal: Self.terminal(),
      elapsed: { last.withLock { _ in .seconds(1) } },
      show: { text in last.withLock { $0 = text } })
    await withTaskGroup(of: Void.self) { group in
      for _ in 0..<400 { group.addTask { bar.advance() } }
    }
    #expect(last.withLock { $0 }.contains("/400"))
  }
}

@Suite(.serialized) struct `What is printed and not read` {
  @Test func `a closed pipe is no fault`() throws {
    Interruption.reportClosedPipes()
    var ends: [Int32] = [0, 0]
    #expect(pipe(&ends) == 0)
    close(ends[0])
    let context = CommandContext(
      language: .en,
      terminal: Terminal(
        isOutputTerminal: false, isErrorTerminal: false, measuredWidth: nil, environment: [:]),
      output: FileOutput(descriptor: ends[1], name: "pipe"),
      errors: try FileOutput(path: "/dev/null"))
    let code = Program(Demonstration.table).run(["--help"], in: context)
    close(ends[1])
    #expect(code == .done)
    #expect(context.output.fault?.reason == .closedPipe)
  }

  @Test func `a full disk behind standard output is one`() throws {
    let context = CommandContext(
      language: .en,
      terminal: Terminal(
        isOutputTerminal: false, isErrorTerminal: false, measuredWidth: nil, environment: [:]),
      output: try FileOutput(path: "/dev/full"), errors: try FileOutput(path: "/dev/null"))
    #expect(Program(Demonstration.table).run(["--help"], in: context) == .cannotWrite)
  }
}
