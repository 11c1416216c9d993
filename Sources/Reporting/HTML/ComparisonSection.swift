internal import Experiments
internal import Forecourt

/// The policies against the base: what each brings, in a sentence and in pictures.
enum ComparisonSection {
  static func write(_ comparison: Comparison, to html: inout HTMLBuilder) {
    html.open("section", ["id": "comparison"])
    html.element("h2", Texts.sectionComparison)
    html.open("ul", ["class": "verdicts"])
    for verdict in comparison.verdicts.prefix(12) {
      html.open("li", ["class": "verdict-\(verdict.outcome.rawValue)"])
      html.open("b")
      html.typed(verdict.policy)
      html.close("b")
      html.text([.noClearDifference, .undetermined].contains(verdict.outcome) ? Text(": ", "：") : Text(verbatim: " "))
      html.text(Text(verdict.sentence) + Text(".", "。"))
      html.close("li")
    }
    html.close("ul")
    ForestPlot(comparison).picture().write(to: &html)
    let cost = CostFront(comparison)?.picture()
    let best = BestPolicies(comparison)?.picture()
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
