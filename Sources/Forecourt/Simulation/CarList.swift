/// A doubly linked list of cars. The links lie in the store, in one of two sets, so that a car
/// can stand in two lists at a time (for example: for the workshop, and for a driver).
struct CarList: BitwiseCopyable {
  /// Which of the shop's lines it is; empty: one that is looked at for its own sake.
  let line: Lines
  var first = CarRow.none
  var last = CarRow.none
  var count: Int32 = 0
  var isEmpty: Bool { first.isNone }

  init(_ line: Lines = []) { self.line = line }

  /// Forgets who stands in it.
  mutating func clear() { self = CarList(line) }
}

/// A waiting line: booked cars and walk-ins, each in order of arrival, so that either order of
/// service takes the head of one of them without a search.
struct WaitingLine: BitwiseCopyable {
  let line: Lines
  var walkIns = CarList()
  var booked = CarList()
  var count: Int32 { walkIns.count &+ booked.count }
  var isEmpty: Bool { count == 0 }

  init(_ line: Lines) { self.line = line }

  /// Forgets who stands in it.
  mutating func clear() { self = WaitingLine(line) }
}
