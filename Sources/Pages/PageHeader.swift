import Documents
internal import Experiments
internal import Forecourt
import Reporting

/// Which scenario this is, what it asks, and how it was run.
enum PageHeader {
  static func write(_ input: ReportInput, to html: inout HTMLBuilder) {
    html.open("header")
    html.bar()
    html.open("h1")
    html.typed(input.title)
    html.close("h1")
    if !input.question.isEmpty {
      html.open("p", ["class": "question"])
      html.typed(input.question)
      html.close("p")
    }
    html.open("p", ["class": "run"])
    html.text(Texts.days(input.shop.calendar.measuredDays, replications: input.summary.count))
    html.raw(" · ")
    html.text(Texts.seed(input.optimization?.seed ?? input.summary.seed))
    html.raw(" · ")
    html.text(Text(verbatim: input.version))
    html.close("p")
    html.closeHeader()
  }
}
