package import Documents

/// A picture with everything around it: what it shows, for those who see it and for those who hear
/// it, and the numbers behind it.
package struct Picture {
  /// Unique on the page.
  package var id: String
  /// What the picture says, as a sentence.
  package var title: Text
  /// What is drawn, in which unit.
  package var subtitle: Text
  /// What a reader who cannot see it should know.
  package var alternative: Text
  package var wide: SVG
  /// For a phone; nil: the wide drawing is legible there too.
  package var narrow: SVG?
  package var table: DataTable

  package init(
    id: String, title: Text, subtitle: Text, alternative: Text, wide: SVG, narrow: SVG?,
    table: DataTable
  ) {
    self.id = id
    self.title = title
    self.subtitle = subtitle
    self.alternative = alternative
    self.wide = wide
    self.narrow = narrow
    self.table = table
  }
}

package struct DataTable {
  package var columns: [Text]
  package var rows: [[Text]]

  package init(columns: [Text], rows: [[Text]]) {
    self.columns = columns
    self.rows = rows
  }
}

extension Picture {
  package func write(to html: inout HTMLBuilder) {
    html.open("figure", ["class": "picture", "id": id])
    html.open("figcaption")
    html.element("h3", ["id": "\(id)-title"], title)
    html.element("p", ["class": "sub"], subtitle)
    html.element("p", ["class": "unseen", "id": "\(id)-alt"], alternative)
    html.close("figcaption")
    write(wide, layout: narrow == nil ? "any" : "wide", to: &html)
    if let narrow { write(narrow, layout: "narrow", to: &html) }
    html.open("details")
    html.element("summary", Texts.dataTable)
    table.write(to: &html, label: title)
    html.close("details")
    html.close("figure")
  }

  private func write(_ svg: SVG, layout: String, to html: inout HTMLBuilder) {
    html.open(
      "svg",
      [
        "class": layout, "viewBox": "0 0 \(svg.width.svgText) \(svg.height.svgText)",
        "xmlns": "http://www.w3.org/2000/svg", "role": "img",
        "aria-labelledby": "\(id)-title", "aria-describedby": "\(id)-alt",
      ])
    html.raw(svg.markup)
    html.close("svg")
  }
}

extension DataTable {
  package func write(to html: inout HTMLBuilder, label: Text) {
    html.open("div", ["class": "scroll", "tabindex": "0", "role": "group"])
    html.open("table")
    html.element("caption", ["class": "unseen"], label)
    html.open("thead")
    html.open("tr")
    for column in columns { html.element("th", ["scope": "col"], column) }
    html.close("tr")
    html.close("thead")
    html.open("tbody")
    for row in rows {
      html.open("tr")
      for (index, cell) in row.enumerated() {
        if index == 0 {
          html.element("th", ["scope": "row"], cell)
        } else {
          html.element("td", cell)
        }
      }
      html.close("tr")
    }
    html.close("tbody")
    html.close("table")
    html.close("div")
  }
}
