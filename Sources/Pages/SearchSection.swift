import Documents
internal import Experiments
internal import Forecourt
import Reporting
internal import Statistics

/// A search among many candidates: where they lie, and what became of those worth knowing.
enum SearchSection {
  static func write(_ results: OptimizationResults, to html: inout HTMLBuilder) {
    html.section("search", Texts.sectionSearch) { html in
      SearchPicture(results).picture().write(to: &html)
    }
  }
}

/// All candidates by the two figures of the front, with the choice and its rivals by name.
struct SearchPicture {
  let results: OptimizationResults
  private var search: Optimization { results.search }
  private let names: [String]
  /// Columns of the search's figures along and up the picture.
  private let (along, up): (Int, Int)
  private let kpis: [KPI]

  init(_ results: OptimizationResults) {
    self.results = results
    names = PolicyLabels.short(results.search.candidates.map(\.name))
    kpis = OptimizationTable(results).kpis
    let objective = 0
    let other = results.search.keys.firstIndex(of: results.search.goal.frontKey) ?? 0
    // Money lies along the bottom.
    (along, up) =
      results.search.goal.frontKey == "cost.perDay" ? (other, objective) : (objective, other)
  }

  func picture() -> Picture {
    Picture(
      id: "candidates", title: Texts.searchTitle(results),
      subtitle: Texts.searchSubtitle(kpis[along], kpis[up]),
      alternative: Texts.searchTitle(results) + Text(".", "。"), wide: draw(.full),
      narrow: draw(.phone), table: table)
  }

  private func value(_ index: Int, _ column: Int) -> Double {
    let means = search.candidates[index].firstStageMeans
    let factor = kpis[column].unit == .share ? 100.0 : 1
    return means.indices.contains(column) ? means[column] * factor : .nan
  }

  private func draw(_ size: PictureSize) -> SVG {
    let (height, left, right, top, bottom) = (400.0, 44.0, 16.0, 30.0, 46.0)
    var svg = SVG(width: size.width, height: height)
    let drawn = search.candidates.indices.filter {
      value($0, along).isFinite && value($0, up).isFinite
    }
    guard !drawn.isEmpty else { return svg }
    let x = LinearScale(span(drawn.map { value($0, along) }), to: left, size.width - right)
    let y = LinearScale(span(drawn.map { value($0, up) }), to: height - bottom, top)
    Axis.left(&svg, y, from: left, to: size.width - right, ticks: 5, label: Axis.plain)
    Axis.bottom(
      &svg, x, from: top, to: height - bottom, ticks: size.isPhone ? 3 : 6, label: Axis.plain)
    svg.text(0, 14, axis(kpis[up]), "t mute")
    svg.text(size.width - right, height - 6, axis(kpis[along]), "t mute", anchor: .end)
    let front = search.front.filter { drawn.contains($0) }
    var line = PathData()
    for index in front.sorted(by: { (value($0, along), $0) < (value($1, along), $1) }) {
      line.line(x(value(index, along)), y(value(index, up)))
    }
    svg.path(line, "front")
    var labels = LabelPlacer(
      width: size.width, bottom: height - bottom,
      obstacles: drawn.map { (x(value($0, along)), y(value($0, up))) })
    // The choice is drawn last, over all others, and named first.
    for index in drawn.sorted(by: { rank($0) < rank($1) }) {
      svg.element("g", ["class": "policy \(style(index))"]) {
        $0.circle(
          x(value(index, along)), y(value(index, up)), index == search.selected ? 8 : 4.5, "mark")
        $0.title(Texts.candidateAt(search.candidates[index]))
      }
    }
    let named = (search.selected.map { [$0] } ?? []) + front.filter { $0 != search.selected }
    for index in named.prefix(size.isPhone ? 2 : 8) where drawn.contains(index) {
      let point = (x(value(index, along)), y(value(index, up)))
      let name = TypedText.label(names[index], columns: 34)
      guard let place = labels.place(name, at: point) else { continue }
      svg.text(
        place.x, place.y, name, index == search.selected ? "t strong halo" : "t halo",
        anchor: place.anchor)
    }
    return svg
  }

  private func axis(_ kpi: KPI) -> Text {
    let unit = kpi.unit == .yuanPerDay ? Text("¥ a day", "元/日") : Texts.unit(kpi.unit)
    guard !unit.en.isEmpty else { return Text(kpi.name) + Text(verbatim: " %") }
    return Text("\(kpi.name.en), \(unit.en)", "\(kpi.name.zh)（\(unit.zh)）")
  }

  private func rank(_ index: Int) -> (Int, Int) {
    (index == search.selected ? 2 : search.front.contains(index) ? 1 : 0, index)
  }

  private func style(_ index: Int) -> String {
    if index == search.selected { return "chosen" }
    let candidate = search.candidates[index]
    return candidate.feasibility == .infeasible || candidate.isTrade ? "infeasible" : "open"
  }

  private func span(_ values: [Double]) -> ClosedRange<Double> {
    let (low, high) = (values.min() ?? 0, values.max() ?? 1)
    let margin = max((high - low) * 0.08, abs(high) * 0.01, 1e-6)
    return (low - margin)...(high + margin)
  }

  /// The choice and the front first.
  private var table: DataTable {
    let order = search.candidates.indices.sorted { left, right in
      let (a, b) = (rank(left), rank(right))
      return a.0 != b.0 ? a.0 > b.0 : a.1 < b.1
    }
    return DataTable(
      columns: [Texts.policy, Texts.status, Texts.runs] + kpis.map { Text($0.name) },
      rows: order.prefix(100).map { index in
        let candidate = search.candidates[index]
        return [
          Text(verbatim: TypedText.safe(candidate.name)),
          Texts.fate(candidate, isChosen: index == search.selected),
          Text(verbatim: NumberText.whole(candidate.replications)),
        ]
          + zip(candidate.means, kpis).map {
            Text(verbatim: KeyFigures.number($0, $1.unit))
          }
      })
  }
}
