import Documents

/// The day replayed: its frame. What moves in it is drawn by the script.
enum ReplaySection {
  static func write(_ replay: ReportReplay, _ input: ReportInput, to html: inout HTMLBuilder) {
    let data = ReplayData(replay, input.shop)
    guard !data.isEmpty else { return }
    html.openSection("replay", Texts.sectionReplay, ["tabindex": "-1", "class": "scripted"])
    html.element("p", ["class": "notice unscripted"], Texts.noReplay)
    html.open("figure", ["class": "picture", "id": "replay-root"])
    html.open("figcaption")
    html.element("h3", Texts.replayTitle)
    html.element("p", ["class": "sub"], Texts.replaySubtitle)
    html.close("figcaption")
    controls(&html)
    lamps(&html)
    html.open("div", ["class": "stage"])
    html.open("svg", ["id": "replay-plan", "role": "img", "aria-labelledby": "replay-plan-name"])
    html.close("svg")
    html.element("p", ["class": "unseen", "id": "replay-plan-name"], Texts.planAlternative)
    html.open("div", ["id": "replay-card", "role": "region", "aria-live": "polite", "hidden": ""])
    html.close("div")
    html.close("div")
    html.open("svg", ["id": "replay-gantt", "role": "img", "aria-labelledby": "replay-gantt-name"])
    html.close("svg")
    html.element("p", ["class": "unseen", "id": "replay-gantt-name"], Texts.ganttAlternative)
    html.element("p", ["class": "keys"], Texts.keys)
    html.close("figure")
    boards(&html)
    html.open("script", ["type": "application/json", "id": "replay-data"])
    html.raw(data.json())
    html.close("script")
    html.close("section")
    html.raw("\n")
  }

  private static func controls(_ html: inout HTMLBuilder) {
    html.open("div", ["class": "controls"])
    html.open("button", ["type": "button", "id": "replay-play"])
    html.close("button")
    html.open("output", ["id": "replay-clock", "aria-live": "off"])
    html.close("output")
    html.open("input", ["type": "range", "id": "replay-slider", "step": "1"])
    html.open("button", ["type": "button", "id": "replay-alarm"])
    html.close("button")
    html.close("div")
    html.open("div", ["class": "controls"])
    for (id, label) in [("day", Texts.replayDay), ("speed", Texts.replaySpeed)] {
      html.open("label")
      html.text(label)
      html.open("select", ["id": "replay-\(id)"])
      html.close("select")
      html.close("label")
    }
    html.close("div")
  }

  private static func lamps(_ html: inout HTMLBuilder) {
    html.open("div", ["class": "lamps"])
    for id in ["crowding", "stay"] {
      html.open("div", ["class": "lamp", "id": "replay-lamp-\(id)"])
      html.raw("<b></b><span></span>")
      html.close("div")
    }
    html.close("div")
  }

  private static func boards(_ html: inout HTMLBuilder) {
    html.open("div", ["class": "boards"])
    board("cars", Texts.boardCars, [Texts.car, Texts.job, Texts.place, Texts.minutes], &html)
    board("people", Texts.boardPeople, [Texts.name, Texts.role, Texts.doing], &html)
    board(
      "appointments", Texts.boardAppointments, [Texts.slot, Texts.job, Texts.status], &html)
    board("log", Texts.boardLog, [Texts.time, Texts.happening], &html)
    html.close("div")
  }

  private static func board(
    _ id: String, _ title: Text, _ columns: [Text], _ html: inout HTMLBuilder
  ) {
    html.open("div", ["class": "board"])
    html.element("h3", ["id": "board-\(id)-title"], title)
    html.open(
      "div",
      [
        "class": "scroll", "tabindex": "0", "role": "region",
        "aria-labelledby": "board-\(id)-title",
      ])
    html.open("table")
    html.open("thead")
    html.open("tr")
    for column in columns { html.element("th", ["scope": "col"], column) }
    html.close("tr")
    html.close("thead")
    html.open("tbody", ["id": "board-\(id)"])
    html.close("tbody")
    html.close("table")
    html.close("div")
    html.close("div")
  }
}
