package import Documents
import Synchronization

/// A line on standard error that tells how far the work is: bar, count, rate and time left. It
/// shows only on a terminal and only once the work has lasted for half a second, and clears itself.
/// Any thread may report progress.
package final class ProgressBar: Sendable {
  private static let firstShown = Duration.milliseconds(500)
  private static let interval = Duration.milliseconds(100)

  private struct State {
    var done = 0
    var lastShown: Duration?
    var isFinished = false
  }

  private let state = Mutex(State())
  private let total: Int
  private let label: String
  private let language: Language
  private let terminal: Terminal
  private let elapsed: @Sendable () -> Duration
  private let show: @Sendable (String) -> Void

  /// - Parameters:
  ///   - elapsed: the time since the work began.
  ///   - show: puts text on standard error.
  package init(
    total: Int, label: Text, language: Language, terminal: Terminal,
    elapsed: @escaping @Sendable () -> Duration, show: @escaping @Sendable (String) -> Void
  ) {
    self.total = total
    self.label = label[language]
    self.language = language
    self.terminal = terminal
    self.elapsed = elapsed
    self.show = show
  }

  /// Reports that so many more are done.
  package func advance(by count: Int = 1) {
    guard terminal.showsProgress else { return }
    state.withLock { state in
      state.done += count
      let now = elapsed()
      guard !state.isFinished, now >= ProgressBar.firstShown,
        state.lastShown.map({ now - $0 >= ProgressBar.interval }) ?? true
      else { return }
      state.lastShown = now
      let line = ProgressLine(
        label: label, done: state.done, total: total, elapsed: now, language: language,
        width: terminal.width)
      show("\r\u{1B}[2K" + line.text)
    }
  }

  /// Clears the line; nothing is shown afterwards.
  package func finish() {
    state.withLock { state in
      if state.lastShown != nil, !state.isFinished { show("\r\u{1B}[2K") }
      state.isFinished = true
    }
  }
}

/// The text of a progress bar.
package struct ProgressLine {
  package let text: String

  package init(
    label: String, done: Int, total: Int, elapsed: Duration, language: Language, width: Int
  ) {
    let seconds = Double(elapsed.components.seconds) + Double(elapsed.components.attoseconds) / 1e18
    let rate = seconds > 0 ? Double(done) / seconds : 0
    let count = "\(NumberText.whole(done))/\(NumberText.whole(total))"
    var facts = [count, NumberText.significant(rate, digits: 3) + Texts.perSecond[language]]
    if rate > 0, done < total {
      let left = TimeText.duration(
        microseconds: Double(total - done) / rate * 1_000_000, in: language)
      facts.append(Texts.timeLeft(left)[language])
    }
    let tail = facts.joined(separator: "  ")
    // One column stays free, so that no terminal wraps the line.
    let room = min(40, width - 1 - label.displayWidth - tail.displayWidth - 4)
    let share = total > 0 ? min(1, Double(done) / Double(total)) : 0
    let bar = BlockBar.text(share: share, width: max(0, room)).padded(toWidth: max(0, room))
    let parts = room >= 8 ? [label, bar, tail] : [label, tail]
    text = parts.joined(separator: "  ").truncated(toWidth: width - 1)
  }
}

extension Texts {
  static let perSecond = Text("/s", "/秒")

  static func timeLeft(_ time: String) -> Text {
    Text("\(time) left", "剩余 \(time)")
  }
}
