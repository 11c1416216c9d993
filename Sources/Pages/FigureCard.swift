package import Documents
import Experiments

/// One of the six numbers: its value, its interval, its shape over the day, and what is good.
package enum FigureCard {
  package static func write(_ figure: KeyFigure, to html: inout HTMLBuilder) {
    html.open("li", ["class": "figure"])
    html.element("h3", figure.name)
    html.open("p", ["class": "value"])
    html.element("b", Text(verbatim: figure.value))
    html.raw(" ")
    html.element("span", ["class": "unit"], figure.unit)
    html.close("p")
    html.open("p", ["class": "interval"])
    html.text(figure.interval)
    html.close("p")
    if let base = figure.base { html.element("p", ["class": "interval"], base) }
    let svg = figure.spark.draw()
    html.open(
      "svg",
      [
        "class": "spark", "viewBox": "0 0 \(svg.width.svgText) \(svg.height.svgText)",
        "xmlns": "http://www.w3.org/2000/svg", "aria-hidden": "true",
      ])
    html.raw(svg.markup)
    html.close("svg")
    html.element("p", ["class": "caption"], figure.spark.caption)
    html.open("p", ["class": "aim \(figure.standing?.rawValue ?? "plain")"])
    if let standing = figure.standing {
      html.element("b", ["class": "standing"], standing.word(figure.key))
      html.raw(" ")
    }
    html.text(figure.aim)
    html.close("p")
    html.element("p", ["class": "definition"], figure.definition)
    html.close("li")
  }
}

extension Standing {
  fileprivate func word(_ key: String) -> Text {
    switch self {
    case .good: Texts.standingGood
    case .watch: Texts.standingWatch
    case .bad: key == "reception.withinTarget" ? Texts.standingLow : Texts.standingBad
    }
  }
}
