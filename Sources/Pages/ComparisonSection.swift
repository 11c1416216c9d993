import Documents
internal import Experiments
internal import Forecourt

/// The policies against the base: what each brings, in a sentence and in pictures.
enum ComparisonSection {
  static func write(_ comparison: Comparison, to html: inout HTMLBuilder) {
    html.openSection("comparison", Texts.sectionComparison)
    html.open("ul", ["class": "verdicts"])
    for verdict in comparison.verdicts.prefix(12) {
      html.open("li", ["class": "verdict-\(verdict.outcome.rawValue)"])
      html.open("b")
      html.typed(verdict.policy)
      html.close("b")
      let isOpen = [.noClearDifference, .undetermined].contains(verdict.outcome)
      html.text(isOpen ? Text(": ", "：") : Text(verbatim: " "))
      html.text(Text(verdict.sentence) + Text(".", "。"))
      html.close("li")
    }
    html.close("ul")
    ForestPlot(comparison).picture().write(to: &html)
    // Of one policy alone the differences say all.
    let isOne = comparison.policies.count == 1
    let cost = isOne ? nil : CostFront(comparison)?.picture()
    let best = isOne ? nil : BestPolicies(comparison)?.picture()
    if cost != nil || best != nil {
      html.open("div", ["class": "pair"])
      cost?.write(to: &html)
      best?.write(to: &html)
      html.close("div")
    }
    html.close("section")
    html.raw("\n")
  }
}
