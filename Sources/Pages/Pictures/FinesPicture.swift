package import Documents
package import Forecourt

/// The simulated ledger: whom the fines of an average day fall on.
package struct FineLedger {
  package struct Entry {
    package var person: Int
    package var name: Text
    package var role: Role
    /// Rather than counted: then the name does not say the role.
    package var isNamed: Bool
    /// Yuan and cars a day.
    package var yuan: Double
    package var cars: Double
  }
  package var entries: [Entry]
  package var yuanPerDay: Double

  package init(_ measures: Measures, _ shop: Shop) {
    let days = max(1, Double(measures[.openDays]))
    entries = shop.staff.people.indices.map { index in
      let person = shop.staff.people[index]
      return Entry(
        person: index, name: PersonName.text(person).truncated(toWidth: 18), role: person.role,
        isNamed: PersonName.number(person) == nil,
        yuan: Double(measures[.fines, person: index]) / 100 / days,
        cars: Double(measures[.finedCars, person: index]) / days)
    }
    entries = entries.filter { $0.yuan > 0 }.sorted { ($1.yuan, $0.person) < ($0.yuan, $1.person) }
    yuanPerDay = Double(measures[.fines]) / 100 / days
  }
}

extension FineLedger {
  package func picture() -> Picture {
    Picture(
      id: "fines", title: Texts.finesTitle(self), subtitle: Texts.finesSubtitle,
      alternative: Texts.finesAlternative(self), wide: draw(.half), narrow: draw(.phone),
      table: table)
  }

  private func draw(_ size: PictureSize) -> SVG {
    let (row, top, left, right) = (34.0, 6.0, 0.0, 170.0)
    let shown = entries.prefix(10)
    var svg = SVG(width: size.width, height: top + row * Double(max(1, shown.count)) + 8)
    guard let most = shown.first?.yuan else {
      svg.text(0, 24, Texts.noFines, "t mute")
      return svg
    }
    let x = LinearScale(0...most, to: left, size.width - right)
    for (index, entry) in shown.enumerated() {
      let y = top + row * Double(index)
      svg.text(0, y + 11, entry.name, "t")
      if entry.isNamed {
        svg.text(
          TextMeasure.width(entry.name) + 16, y + 11, Text(entry.role.title), "t mute")
      }
      svg.element("g", ["class": "hit pick", "data-pick": entry.person]) {
        $0.rect(left, y + 16, x(entry.yuan) - left, 11, "fines", radius: 2)
        $0.rect(0, y, size.width, row, "hit")
      }
      let money = Text(verbatim: NumberText.yuan(fen: entry.yuan * 100, decimals: 2))
      svg.text(size.width - 92, y + 26, money, "t strong", anchor: .end)
      svg.text(size.width, y + 26, Texts.finedCars(entry.cars), "t mute", anchor: .end)
    }
    return svg
  }

  private var table: DataTable {
    DataTable(
      columns: [Texts.name, Texts.role, Texts.yuanADay, Texts.finedCarsADay],
      rows: entries.map {
        [
          $0.name, Text($0.role.title),
          Text(verbatim: NumberText.fixed($0.yuan, decimals: 2)),
          Text(verbatim: NumberText.fixed($0.cars, decimals: 3)),
        ]
      })
  }
}
