import DataFiles
public import Documents
public import ScenarioFiles

/// What differs between two scenarios, for people.
public struct ScenarioDifferenceText {
  private let difference: ScenarioDifference
  private let names: (String, String)
  private let language: Language

  public init(_ difference: ScenarioDifference, names: (String, String), language: Language) {
    self.difference = difference
    self.names = (names.0.safeForTerminal, names.1.safeForTerminal)
    self.language = language
  }

  public func lines(width: Int, colour: Bool) -> [String] {
    var lines = [headline[language]]
    var section: BilingualText?
    for change in difference.changes {
      if change.section != section {
        section = change.section
        lines += ["", TextStyle.bold.apply(to: text(change.section), colour: colour)]
      }
      lines += row(change, width: width, colour: colour)
    }
    if !difference.idle.isEmpty {
      lines += ["", idleness[language]]
      for change in difference.idle { lines += row(change, width: width, colour: colour) }
    }
    return lines
  }

  private var headline: Text {
    let (a, b) = names
    if difference.isSame {
      return Text(
        "“\(a)” and “\(b)” are the same in meaning: the same shop with the same promises.",
        "“\(a)”与“\(b)”含义相同：同样的门店，同样的期望。")
    }
    if difference.isSameShop {
      return Text(
        "“\(a)” and “\(b)” are the same shop; only what is promised of it differs.",
        "“\(a)”与“\(b)”是同样的门店，仅期望不同。")
    }
    let count = difference.changes.count
    return Text(
      "From “\(a)” to “\(b)”: \(count) \(count == 1 ? "difference" : "differences").",
      "从“\(a)”到“\(b)”：\(count) 处不同。")
  }

  private var idleness: Text {
    Text("Written differently, to no effect:", "写法不同但没有影响：")
  }

  /// “  So many cars in the area are a crowd: 4 → 3  crowding.threshold”
  private func row(_ change: ScenarioChange, width: Int, colour: Bool) -> [String] {
    let colon = language == .zh ? "：" : ": "
    let what = text(change.what) + colon + text(change.before) + " → " + text(change.after)
    let key = change.keyPath.safeForTerminal
    let body = what.safeForTerminal.wrapped(toWidth: max(20, width - 4))
    var lines = body.enumerated().map { ($0.offset == 0 ? "  " : "    ") + $0.element }
    let dim = TextStyle.dim.apply(to: key, colour: colour)
    let last = lines[lines.count - 1]
    if last.displayWidth + 2 + key.displayWidth <= width {
      lines[lines.count - 1] = last + "  " + dim
    } else {
      lines.append("    " + dim)
    }
    return lines
  }

  private func text(_ text: BilingualText) -> String { language == .zh ? text.zh : text.en }
}
