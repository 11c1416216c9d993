import Documents
import Testing

@Suite struct `Scales of pictures` {
  @Test(arguments: [
    (span: 10.0, count: 5, step: 2.0), (10, 10, 1), (7, 5, 2), (0.9, 5, 0.2), (1300, 4, 500),
    (0, 5, 1), (.infinity, 5, 1),
  ])
  func `step by 1, 2 or 5 times a power of ten`(span: Double, count: Int, step: Double) {
    #expect(abs(LinearScale.niceStep(span, count) - step) < 1e-12)
  }

  @Test func `put the ends of the domain at the ends of the picture`() {
    let scale = LinearScale(2...12, to: 100, 0)
    #expect(scale(2) == 100)
    #expect(scale(12) == 0)
    #expect(scale(7) == 50)
    #expect(scale.ticks(5) == [2, 4, 6, 8, 10, 12])
  }

  @Test func `divide nothing by zero`() {
    let scale = LinearScale(3...3, to: 0, 10)
    #expect(scale(3) == 0)
    #expect(LinearScale.niceDomain(upTo: 0) == 0...1)
    #expect(LinearScale.niceDomain(upTo: .nan) == 0...1)
    #expect(BandScale(0, from: 0, to: 10).step == 10)
  }

  @Test(arguments: [(3.7, 5, 4.0), (4, 5, 4), (4.01, 5, 5), (96, 5, 100), (0.031, 3, 0.04)])
  func `round a domain up to a whole step`(most: Double, ticks: Int, end: Double) {
    #expect(abs(LinearScale.niceDomain(upTo: most, ticks: ticks).upperBound - end) < 1e-12)
  }

  @Test func `label no more hours than there is room for`() {
    let day = DayScale(8...19, to: 0, 300)
    #expect(day.ticks(atMost: 14) == Array(8...19))
    #expect(day.ticks(atMost: 6) == [8, 10, 12, 14, 16, 18])
    #expect(DayScale.label(8).en == "08:00")
  }
}

@Suite struct `Marks of pictures` {
  @Test(arguments: [
    (1.0, "1"), (1.005, "1"), (-0.126, "-0.13"), (12.5, "12.5"), (0.05, "0.05"), (-0.001, "0"),
    (.nan, "0"), (.infinity, "0"), (1e12, "0"),
  ])
  func `write numbers short and never in scientific notation`(number: Double, text: String) {
    let written = number.svgText
    #expect(written == text || (text == "0" && written == "-0"))
  }

  @Test func `escape what is put in`() {
    var svg = SVG(width: 10, height: 10)
    svg.text(1, 2, Text("<b>&\"", "<b>&\""), "t")
    #expect(svg.markup == "<text x=\"1\" y=\"2\" class=\"t\">&lt;b&gt;&amp;&quot;</text>")
  }

  @Test func `leave out boxes without area`() {
    var svg = SVG(width: 10, height: 10)
    svg.rect(0, 0, 0, 5, "bar")
    svg.rect(0, 0, 5, -1, "bar")
    #expect(svg.markup.isEmpty)
  }
}

@Suite struct `Labels beside marks` {
  @Test func `cover neither marks nor each other`() throws {
    let marks = [(50.0, 50.0), (60.0, 52.0), (140.0, 50.0)]
    var placer = LabelPlacer(width: 300, obstacles: marks)
    let text = Text("policy", "方案")
    let places = marks.compactMap { placer.place(text, at: $0) }
    #expect(places.count == 3)
    let width = TextMeasure.width(text)
    let boxes = places.map { place -> (Double, Double) in
      let left =
        switch place.anchor {
        case .start: place.x
        case .middle: place.x - width / 2
        case .end: place.x - width
        }
      return (left, place.y)
    }
    for (index, a) in boxes.enumerated() {
      for b in boxes[(index + 1)...] {
        #expect(abs(a.0 - b.0) >= width || abs(a.1 - b.1) >= 13)
      }
    }
  }

  @Test func `stay on the picture, or away`() {
    var placer = LabelPlacer(width: 60, obstacles: [(30, 30)])
    #expect(placer.place(Text(verbatim: String(repeating: "x", count: 40)), at: (30, 30)) == nil)
  }
}
