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

/// Lines of the shop in which a car can stand, one bit each: with the bits of those that are not empty
/// at hand (`CarStore.occupied`), a glance shows whom nobody waits for.
struct Lines: OptionSet, BitwiseCopyable {
  let rawValue: UInt32

  static let gate = Lines(rawValue: 1 << 0)
  static let lane = Lines(rawValue: 1 << 1)
  static let tickets = Lines(rawValue: 1 << 2)
  static let guide = Lines(rawValue: 1 << 3)
  static let reception = Lines(rawValue: 1 << 4)
  static let desk = Lines(rawValue: 1 << 5)
  static let supervisor = Lines(rawValue: 1 << 6)
  static let orderedInBays = Lines(rawValue: 1 << 7)
  static let orderedMoves = Lines(rawValue: 1 << 8)
  static let taken = Lines(rawValue: 1 << 9)
  static let call = Lines(rawValue: 1 << 10)
  static let inspector = Lines(rawValue: 1 << 11)
  static let parking = Lines(rawValue: 1 << 12)
  static let handBack = Lines(rawValue: 1 << 13)
  static let cashier = Lines(rawValue: 1 << 14)

  /// Who is to be driven out of a bay to a place that is held.
  static let forDrivers: Lines = [.orderedMoves, .taken]
  /// Who waits for an advisor, or for help by the front desk.
  static let forAdvisors: Lines = [.reception, .desk, .handBack, .call]
  /// Who waits for a bay.
  static let forBays: Lines = [.lane, .tickets]
  /// Who waits behind the forecourt.
  static let behindTheForecourt: Lines = [.inspector, .parking, .cashier]
}
