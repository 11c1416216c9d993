import EventSimulation

/// The state of one person of the roster.
struct PersonState: BitwiseCopyable {
  var role: Role
  var speed: Double
  var isOnDuty = false
  var isBusy = false
  var isOnBreak = false
  /// The shift is over; leaves when the task in hand is done.
  var mustLeave = false
  /// The shift is over; stays because customers inside have not been served.
  var isStaying = false
  /// Break that may be taken now; −1: none.
  var dueBreak: Int16 = -1
  var shiftEnds: Microseconds = .never
  var dutySince: Microseconds = 0
  var busySince: Microseconds = 0
  var breakSince: Microseconds = 0
  var nextIdle: Int32 = -1
  var previousIdle: Int32 = -1
  var breakTimer: EventCalendar<Happening>.Token = .none

  var isIdle: Bool { isOnDuty && !isBusy && !isOnBreak }
}

/// The people of one role: who is idle, in the order in which they became so.
struct RoleState: BitwiseCopyable {
  var firstIdle: Int32 = -1
  var lastIdle: Int32 = -1
  var idle: Int32 = 0
  var onDuty: Int32 = 0
  var onBreak: Int32 = 0
  /// People whose break is due and not taken yet.
  var breaksDue: Int32 = 0
  /// The end of the role's last shift of the day.
  var lastShiftEnds: Microseconds = 0
}
