/// The lines and labels that let a reader take a value off a picture.
package enum Axis {
  /// Horizontal grid lines with their values at the left.
  package static func left(
    _ svg: inout SVG, _ scale: LinearScale, from x1: Double, to x2: Double, ticks: Int,
    label: (Double) -> Text
  ) {
    for value in scale.ticks(ticks) {
      let y = scale(value)
      svg.line(x1, y, x2, y, value == 0 ? "base" : "grid")
      svg.text(x1 - 8, y + 4, label(value), "t mute", anchor: .end)
    }
  }

  /// Times of day under the picture.
  package static func day(_ svg: inout SVG, _ scale: DayScale, y: Double, atMost limit: Int) {
    for hour in scale.ticks(atMost: limit) {
      let x = scale(hour: Double(hour))
      svg.line(x, y, x, y + 5, "base")
      svg.text(x, y + 19, DayScale.label(hour), "t mute", anchor: .middle)
    }
  }

  /// Vertical grid lines with their values under them.
  package static func bottom(
    _ svg: inout SVG, _ scale: LinearScale, from y1: Double, to y2: Double, ticks: Int,
    label: (Double) -> Text
  ) {
    for value in scale.ticks(ticks) {
      let x = scale(value)
      svg.line(x, y1, x, y2, value == 0 ? "base" : "grid")
      under(&svg, x, y2 + 18, label(value))
    }
  }

  /// A label in the middle under a mark, but never over the edge of the picture.
  package static func under(_ svg: inout SVG, _ x: Double, _ y: Double, _ label: Text) {
    let half = TextMeasure.width(label) / 2 + 4
    let middle = min(max(x, half), svg.width - half)
    svg.text(middle, y, label, "t mute", anchor: .middle)
  }

  /// A whole number without decimals, a fraction with as many as it needs up to two.
  package static func plain(_ value: Double) -> Text {
    let isWhole = (value * 100).rounded() == value.rounded() * 100
    let isTenth = (value * 100).rounded() == (value * 10).rounded() * 10
    return Text(verbatim: NumberText.fixed(value, decimals: isWhole ? 0 : isTenth ? 1 : 2))
  }
}

/// How wide a text will be on the picture: no browser is there to ask.
package enum TextMeasure {
  /// In units of the picture. A Latin letter is a little over half as wide as it is high, a
  /// Chinese character as wide as high.
  package static func width(_ text: String, size: Double = 13) -> Double {
    Double(text.displayWidth) * size * 0.56
  }

  /// The wider of the two languages.
  package static func width(_ text: Text, size: Double = 13) -> Double {
    max(width(text.en, size: size), width(text.zh, size: size))
  }
}
