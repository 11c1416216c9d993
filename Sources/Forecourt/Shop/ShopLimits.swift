public import EventSimulation

/// What a shop may be at most. Far beyond any dealership; there so that a slip of the pen (a
/// million bays, a job of a thousand years) is an answer and not a machine that hangs.
public enum ShopLimits {
  /// Calendar days of one horizon: a thousand years.
  public static let days = 365_250
  /// Days of one horizon times people, or times the bays or teams of a pool: their times are added up
  /// in microseconds, of which 64 bits hold 106 million days.
  public static let timeSheet = 100_000_000
  /// Places of a kind, teams, people of a role.
  public static let count = 10_000
  /// People altogether.
  public static let people = 10_000
  public static let jobTypes = 200
  public static let pools = 100
  public static let operations = 50
  /// Intervals of a shift or a window list; breaks of a person.
  public static let intervals = 48
  /// Cars an hour, at any hour.
  public static let ratePerHour = 100_000.0
  /// Expected cars in front of the gate when it opens.
  public static let carsBeforeOpening = 1_000.0
  /// Expected cars of one replication.
  public static let expectedCars = 1e9
  /// Places of a booking slot.
  public static let slotPlaces = 10_000
  /// Booking slots of a day.
  public static let slots = 1_440
  /// The mean of a duration: a year.
  public static let meanDuration: Microseconds = 366 * TimeUnit.day
  /// A wage, a fine, the value of a customer: ten million yuan, in fen.
  public static let amount: Int64 = 1_000_000_000
  /// Speeds, and factors on durations, demand and tolerance.
  public static let factor = 1_000.0
  /// Coefficient of variation of a day's demand.
  public static let dayToDayVariation = 10.0
  /// Recorded arrivals.
  public static let trace = 200_000
}
