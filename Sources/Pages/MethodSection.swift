import Documents
internal import Experiments
internal import Forecourt
internal import Statistics

/// What was counted and how, every figure with its definition, and how to make them again.
enum MethodSection {
  static func write(_ input: ReportInput, to html: inout HTMLBuilder) {
    html.open("section", ["id": "method"])
    html.element("h2", Texts.sectionMethod)
    for paragraph in Texts.method { html.element("p", ["class": "method"], paragraph) }
    if let command = input.command {
      html.open("p", ["class": "method"])
      html.text(Texts.againCommand)
      html.raw(" ")
      html.element("code", Text(verbatim: TypedText.safe(command)))
      html.close("p")
    }
    html.open("details")
    html.element("summary", Texts.allFigures)
    table(input.summary).write(to: &html, label: Texts.allFigures)
    html.close("details")
    html.close("section")
    html.raw("\n")
  }

  private static func table(_ summary: Summary) -> DataTable {
    DataTable(
      columns: [
        Texts.figure, Texts.value, Texts.lowEnd, Texts.highEnd, Texts.unitTitle, Texts.definition,
      ],
      rows: summary.kpis.map { figure in
        let interval = figure.interval
        func number(_ value: Double) -> Text {
          Text(verbatim: KeyFigures.number(value, figure.kpi.unit))
        }
        return [
          Text(figure.kpi.name), number(interval.estimate), number(interval.low),
          number(interval.high), Texts.unit(figure.kpi.unit), Text(figure.kpi.definition),
        ]
      })
  }
}
