import Documents
import Forecourt
import Pages
import Reporting
import Testing

@Suite struct `The flow of cars` {
  /// Cars a day of a shop that uses every way there is.
  private static let flow = CarFlow(streams: [
    .init(from: .arrival, to: .gateQueue, cars: 5), .init(from: .arrival, to: .lane, cars: 43),
    .init(from: .arrival, to: .temporaryParking, cars: 2),
    .init(from: .gateQueue, to: .lane, cars: 4), .init(from: .gateQueue, to: .lost, cars: 1),
    .init(from: .lane, to: .temporaryParking, cars: 12), .init(from: .lane, to: .bay, cars: 35),
    .init(from: .temporaryParking, to: .bay, cars: 14), .init(from: .bay, to: .waitingBay, cars: 3),
    .init(from: .bay, to: .awaitingRepair, cars: 19), .init(from: .bay, to: .workshop, cars: 27),
    .init(from: .waitingBay, to: .workshop, cars: 3),
    .init(from: .awaitingRepair, to: .workshop, cars: 19),
  ])
  private static let layout = FlowLayout(
    flow, column: { $0.column }, length: 800, breadth: 230, gap: 14, thickness: 10)

  @Test func `is drawn to one scale inside of its picture`() {
    for (node, spot) in Self.layout.places {
      #expect(abs(spot.breadth - Self.flow.through(node) * Self.layout.unit) < 1e-9)
      #expect(spot.across >= -1e-9)
      #expect(spot.across + spot.breadth <= 230 + 1e-9)
      #expect((0...800).contains(spot.along))
    }
  }

  @Test func `lays nothing on anything else in a column`() {
    var boxes: [Double: [(low: Double, high: Double)]] = [:]
    for spot in Self.layout.places.values {
      boxes[spot.along, default: []].append((spot.across, spot.across + spot.breadth))
    }
    for (stream, way) in zip(Self.flow.streams, Self.layout.ways) {
      for knot in way.dropFirst().dropLast() {
        let high = knot.across + stream.cars * Self.layout.unit
        boxes[knot.along, default: []].append((knot.across, high))
      }
    }
    for column in boxes.values {
      let sorted = column.sorted { $0.low < $1.low }
      for (above, below) in zip(sorted, sorted.dropFirst()) {
        #expect(above.high <= below.low + 1e-9)
      }
    }
  }

  @Test func `leaves and enters each place side by side`() {
    for node in CarFlow.Node.allCases {
      guard let spot = Self.layout.places[node] else { continue }
      for isStart in [true, false] {
        let ends = zip(Self.flow.streams, Self.layout.ways)
          .filter { stream, _ in (isStart ? stream.from : stream.to) == node }
          .map { stream, way in
            (isStart ? way[0].across : way[way.count - 1].across, stream.cars * Self.layout.unit)
          }
          .sorted { $0.0 < $1.0 }
        var across = spot.across
        for (start, breadth) in ends {
          #expect(abs(start - across) < 1e-9)
          across += breadth
        }
        #expect(across <= spot.across + spot.breadth + 1e-9)
      }
    }
  }

  @Test func `of no car at all is empty`() {
    let layout = FlowLayout(
      CarFlow(streams: []), column: { $0.column }, length: 800, breadth: 230, gap: 14,
      thickness: 10)
    #expect(layout.places.isEmpty)
    #expect(layout.ways.isEmpty)
  }
}

@Suite struct `Names on a page` {
  @Test(arguments: [
    (
      ["advisors 3+4, booked 35 %", "advisors 3+4, booked 60 %", "advisors 4+5, booked 35 %"],
      ["3+4 · 35 %", "3+4 · 60 %", "4+5 · 35 %"]
    ),
    // The slots are the same everywhere: they say nothing.
    (["bays 3, slots even", "bays 4, slots even", "bays 5, slots even"], ["3", "4", "5"]),
    (["Plan off", "Fourth bay", "Peak helper"], ["Plan off", "Fourth bay", "Peak helper"]),
    (["a, b", "c", "d, e"], ["a, b", "c", "d, e"]),
    ([], []),
  ])
  func `leave out what all combinations say`(names: [String], short: [String]) {
    #expect(PolicyLabels.short(names) == short)
  }

  @Test func `are Chinese for people who are only counted`() throws {
    let shop = try HTMLSample.shop("baseline", days: 1)
    var person = try #require(shop.staff.people.first { $0.role == .advisor })
    #expect(PersonName.text(person) == Text("Advisor 1", "服务顾问1"))
    person.name = "王伟"
    #expect(PersonName.text(person) == Text("王伟", "王伟"))
    person.name = "Guard 1"
    #expect(PersonName.text(person) == Text("Guard 1", "Guard 1"))
  }
}
