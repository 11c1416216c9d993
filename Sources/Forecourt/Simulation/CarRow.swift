/// Where a car is kept: the address of its record, the same as long as the car is in the model. Rows
/// are reused; a car's number in the replication is its `serial`.
///
/// An address and not a number, because most of what the model does is to read and set fields of
/// cars: with a number each of them would first have to find the table again.
struct CarRow: BitwiseCopyable, Equatable {
  var address: UnsafeMutablePointer<CarRecord>?

  /// No car.
  static var none: CarRow { CarRow(address: nil) }

  var isNone: Bool { address == nil }

  /// The record of a row that is not `none`; its car lies at its beginning. Whoever asks has looked at
  /// `isNone` or holds the row of an event, which is of a car; a debug build stops where not.
  var record: UnsafeMutablePointer<CarRecord> {
    @inline(__always) get {
      assert(address != nil)
      return address.unsafelyUnwrapped
    }
  }

  var car: UnsafeMutablePointer<Car> {
    @inline(__always) get { UnsafeMutableRawPointer(record).assumingMemoryBound(to: Car.self) }
  }
}

/// Neighbours in a list.
struct Link: BitwiseCopyable {
  var next = CarRow.none
  var previous = CarRow.none
}

/// A car with what the store keeps beside it.
struct CarRecord: BitwiseCopyable {
  /// First, so that its address is the record's.
  var car = Car()
  /// By set.
  var links = InlineArray<2, Link>(repeating: Link())
}
