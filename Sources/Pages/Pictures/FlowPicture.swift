import Documents
internal import EventSimulation
package import Forecourt

/// How many cars a day go from each place to each other, from the gate to the exit (Sankey).
package struct CarFlow {
  package struct Stream: Hashable {
    package var from: Node
    package var to: Node
    package var cars: Double

    package init(from: Node, to: Node, cars: Double) {
      self.from = from
      self.to = to
      self.cars = cars
    }
  }

  /// The places in the order of an undisturbed visit; the road is at both ends.
  package enum Node: Int, CaseIterable, Hashable, Comparable {
    case arrival, gateQueue, lane, temporaryParking, lost, bay, waitingBay, awaitingRepair
    case workshop, finishedParking, exit

    package static func < (left: Node, right: Node) -> Bool { left.rawValue < right.rawValue }

    /// How far along the way it lies.
    package var column: Int { [0, 1, 2, 3, 4, 4, 5, 5, 6, 7, 8][rawValue] }

    /// Off the straight way from the gate to the workshop.
    package var isDetour: Bool {
      switch self {
      case .gateQueue, .lost, .temporaryParking, .waitingBay: true
      default: false
      }
    }
  }

  package var streams: [Stream]

  package init(streams: [Stream]) {
    self.streams = streams
  }

  /// - Parameter least: streams of fewer cars a day are left out of the drawing and of the table.
  package init(_ measures: Measures, least: Double = 0.005) {
    let days = max(1, Double(measures[.openDays]))
    streams = []
    for from in Place.allCases {
      for to in Place.allCases where from != to {
        let cars = Double(measures.flow(from: from, to: to)) / days
        guard cars >= least else { continue }
        let start = from == .road ? Node.arrival : Self.node(from)
        let end = to == .road ? (start < .workshop ? .lost : .exit) : Self.node(to)
        streams.append(Stream(from: start, to: end, cars: cars))
      }
    }
    streams.sort { ($0.from, $0.to) < ($1.from, $1.to) }
  }

  private static func node(_ place: Place) -> Node {
    switch place {
    case .road: .arrival
    case .gateQueue: .gateQueue
    case .lane: .lane
    case .bay: .bay
    case .temporaryParking: .temporaryParking
    case .waitingBay: .waitingBay
    case .awaitingRepair: .awaitingRepair
    case .workshop: .workshop
    case .finishedParking: .finishedParking
    }
  }

  package func cars(from: Node, to: Node) -> Double {
    streams.first { $0.from == from && $0.to == to }?.cars ?? 0
  }

  package func through(_ node: Node) -> Double {
    max(
      streams.reduce(0) { $1.to == node ? $0 + $1.cars : $0 },
      streams.reduce(0) { $1.from == node ? $0 + $1.cars : $0 })
  }

  package var nodes: [Node] { Node.allCases.filter { through($0) > 0 } }

  /// Without the trickles and the ways back, which a drawing cannot show.
  private var drawn: CarFlow {
    var flow = self
    flow.streams = streams.filter {
      $0.cars >= through(.arrival) * 0.005 && $0.from.column < $0.to.column
    }
    return flow
  }
}

extension CarFlow {
  package func picture() -> Picture {
    Picture(
      id: "flow", title: Texts.flowTitle(self), subtitle: Texts.flowSubtitle,
      alternative: Texts.flowAlternative(self), wide: drawn.drawWide(), narrow: drawn.drawNarrow(),
      table: table)
  }

  /// Draws the streams, then the places over their ends.
  private func draw(
    _ svg: inout SVG, _ layout: FlowLayout, isUpright: Bool, origin: (Double, Double),
    thickness: Double
  ) {
    for (stream, way) in zip(streams, layout.ways) where way.count > 1 {
      let isLost = stream.to == .lost
      let isDetour = stream.from.isDetour || stream.to.isDetour
      svg.element("g", ["class": isLost ? "flow lost" : isDetour ? "flow detour" : "flow"]) {
        $0.path(
          Self.ribbon(way, breadth: stream.cars * layout.unit, isUpright: isUpright, origin),
          "ribbon")
        $0.title(Texts.flowAt(stream))
      }
    }
    for node in nodes {
      guard let spot = layout.places[node] else { continue }
      let (x, y) = (origin.0, origin.1)
      if isUpright {
        svg.rect(x + spot.across, y + spot.along, max(2, spot.breadth), thickness, "node")
      } else {
        svg.rect(x + spot.along, y + spot.across, thickness, max(2, spot.breadth), "node")
      }
    }
  }

  private static func ribbon(
    _ way: [FlowLayout.Knot], breadth: Double, isUpright: Bool, _ origin: (Double, Double)
  ) -> PathData {
    func point(_ along: Double, _ across: Double) -> (Double, Double) {
      isUpright
        ? (origin.0 + across, origin.1 + along) : (origin.0 + along, origin.1 + across)
    }
    var path = PathData()
    func edge(_ stops: [(along: Double, across: Double)]) {
      for (from, to) in zip(stops, stops.dropFirst()) {
        let middle = (from.along + to.along) / 2
        let (c1, c2) = (point(middle, from.across), point(middle, to.across))
        let end = point(to.along, to.across)
        path.curve(c1.0, c1.1, c2.0, c2.1, end.0, end.1)
      }
    }
    // Along one edge and back along the other; past a column it goes straight.
    var stops: [(along: Double, across: Double)] = []
    for (index, knot) in way.enumerated() {
      if index > 0 { stops.append((knot.along, knot.across)) }
      if index < way.count - 1 { stops.append((knot.until, knot.across)) }
    }
    guard let first = stops.first, let last = stops.last else { return path }
    let start = point(first.along, first.across)
    path.move(start.0, start.1)
    edge(stops)
    let turn = point(last.along, last.across + breadth)
    path.line(turn.0, turn.1)
    edge(stops.reversed().map { ($0.along, $0.across + breadth) })
    path.close()
    return path
  }

  private func drawWide() -> SVG {
    let (top, breadth, thickness) = (46.0, 230.0, 10.0)
    let bottom = top + breadth
    var svg = SVG(width: PictureSize.full.width, height: bottom + 62)
    let layout = FlowLayout(
      self, column: \.column, length: 850, breadth: breadth, gap: 14, thickness: thickness)
    draw(&svg, layout, isUpright: false, origin: (0, top), thickness: thickness)
    // Detours are labelled above, the places of the straight way below it.
    var taken = [-1.0, -1.0]
    for node in nodes {
      guard let spot = layout.places[node] else { continue }
      let (name, cars) = (Texts.place(node), Texts.carsValue(through(node)))
      guard !node.isDetour else {
        svg.text(spot.along, top + spot.across - 24, name, "t strong halo")
        svg.text(spot.along, top + spot.across - 8, cars, "t mute halo")
        continue
      }
      let level = spot.along > taken[0] ? 0 : 1
      let width = max(TextMeasure.width(name), TextMeasure.width(cars))
      taken[level] = spot.along + width + 6
      let y = bottom + 20 + Double(level) * 38
      // The last label ends where the picture does.
      let isLast = spot.along + width * 1.1 > svg.width
      let (x, anchor) = isLast ? (svg.width, TextAnchor.end) : (spot.along, .start)
      svg.text(x, y, name, "t strong halo", anchor: anchor)
      svg.text(x, y + 16, cars, "t mute halo", anchor: anchor)
    }
    return svg
  }

  private func drawNarrow() -> SVG {
    let rows = nodes.count
    let length = Double(max(1, rows - 1)) * 66
    var svg = SVG(width: PictureSize.phone.width, height: length + 40)
    // Each place has a row of its own, so that each label stands beside its place.
    let layout = FlowLayout(
      self, column: \.rawValue, length: length, breadth: 200, gap: 10, thickness: 8)
    draw(&svg, layout, isUpright: true, origin: (0, 8), thickness: 8)
    for node in nodes {
      guard let spot = layout.places[node] else { continue }
      svg.text(216, 8 + spot.along + 8, Texts.place(node), "t strong halo")
      svg.text(216, 8 + spot.along + 24, Texts.carsValue(through(node)), "t mute halo")
    }
    return svg
  }

  private var table: DataTable {
    DataTable(
      columns: [Texts.from, Texts.to, Texts.carsADay],
      rows: streams.map {
        [
          Texts.place($0.from), Texts.place($0.to),
          Text(verbatim: NumberText.fixed($0.cars, decimals: 2)),
        ]
      })
  }
}
