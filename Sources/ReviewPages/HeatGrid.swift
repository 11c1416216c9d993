import Documents
import Pages

/// Minutes by two properties, darker where there are more.
struct HeatGrid {
  var rows: [Text]
  var columns: [Text]
  /// Row by row, in minutes.
  var minutes: [[Double]]

  private var most: Double { minutes.flatMap { $0 }.max() ?? 0 }

  /// Six steps of one hue up to the largest value.
  private func shade(_ value: Double) -> String {
    guard value >= 0.5, most > 0 else { return "heat heat-0" }
    return "heat heat-\(max(1, min(6, Int((value / most * 6).rounded(.up)))))"
  }

  /// - Parameter left: room for the names of the rows; 0: each stands above its row.
  func draw(width: Double, left: Double) -> SVG {
    let row = left > 0 ? 34.0 : 50.0
    let top = 24.0
    var svg = SVG(width: width, height: top + row * Double(max(1, rows.count)) + 6)
    let x = BandScale(columns.count, from: left, to: width, gap: 0.06)
    let isTight = x.bandwidth < 34
    for (index, column) in columns.enumerated() {
      svg.text(
        x.middle(index), 14, column, isTight ? "t mute small" : "t mute", anchor: .middle)
    }
    for (index, name) in rows.enumerated() {
      let y = top + row * Double(index)
      let cellY = left > 0 ? y + 1 : y + 18
      if left > 0 {
        svg.text(left - 10, y + row / 2 + 4, name, "t", anchor: .end)
      } else {
        svg.text(0, y + 13, name, "t")
      }
      for column in columns.indices {
        let value = minutes[index][column]
        svg.element("g", ["class": shade(value)]) {
          $0.rect(x(column), cellY, x.bandwidth, left > 0 ? row - 2 : row - 20, "cell", radius: 3)
          if value >= 0.5 {
            let label = Text(verbatim: NumberText.fixed(value, decimals: 0))
            let middle = cellY + (left > 0 ? row - 2 : row - 20) / 2 + 4
            $0.text(x.middle(column), middle, label, isTight ? "t small" : "t", anchor: .middle)
          }
          $0.title(Texts.heatAt(name, columns[column], value))
        }
      }
    }
    return svg
  }

  func table(_ corner: Text) -> DataTable {
    DataTable(
      columns: [corner] + columns,
      rows: rows.enumerated().map { index, name in
        [name] + minutes[index].map { Text(verbatim: NumberText.fixed($0, decimals: 1)) }
      })
  }
}
