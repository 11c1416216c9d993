/// Whole-replication counts and sums. Times are microseconds, money is fen.
public enum Tally: Int, CaseIterable, Sendable {
  // Calendar
  /// Measured days on which the shop was open.
  case openDays
  /// Opening time of the measured days.
  case openTime
  /// All measured time, open or not.
  case horizonTime
  // Cars
  case arrivals, bookedArrivals, noShows, bookings
  /// Booked cars that arrive within 15 minutes of their slot.
  case punctualArrivals
  case completions
  case lostAtGate, lostToPatience
  case received
  case receivedWithinTarget
  case ordered
  /// Stays in the area that ended (cars, not visits).
  case areaStays
  /// Of these, over the yardstick. Counted for the day on which the area stay began.
  case longStays
  /// Of the long stays, those that work alone, without any wait, would have made long.
  case longStaysByWorkAlone
  /// Minutes over the yardstick, summed, in microseconds.
  case timeOverLimit
  /// Whole-customer clocks over the yardstick of a stay: arrival to repair.
  case longCustomerStays
  // Sums of the three clocks and of the waits, over completed ones
  case areaClock, bayClock, customerClock, customerStays, bayStays
  case receptionWait
  // The count in the area
  /// Car-microseconds in the area during opening hours.
  case areaCarTime
  /// Time at or over the yardstick (all measured time).
  case crowdedTime
  /// The same within opening hours.
  case crowdedOpenTime
  /// Times that the count rose to the yardstick.
  case crowdingEpisodes
  // Response to the rules
  case crowdingNotices, longStayNotices, missedNotices
  case attendances
  case longStayEscalations
  /// Long-stay escalations that ended because an action was taken.
  case longStayActions
  /// Escalations that ended because the car left by itself.
  case longStayResolvedAlone
  case diverted, divertedAtGate, released, movedToLot, washedFirst, bodyFirst
  case ticketWait, ticketsCalled
  /// Moves of a car that the same visit would not have had without an escalation.
  case doubleHandling
  // Clause 3
  case visitors, visitorsTurnedAway, violations
  /// Car-microseconds of other visitors in the area.
  case violationTime
  // Clause 8
  case crowdingComplaints, longStayComplaints, complainingCars
  case finedCars, fines
  // Reception help, clause 9
  case helpedReceptions, helpedDeskSteps
  case progressNotices, progressNoticeTime
  // Bays, summed over all bays, within opening hours
  case bayWorking, bayWaiting, bayBlocked, bayHeld
  // Workshop and hand-back
  case additionalWorkFound, additionalWorkAccepted, partsWaits, reworks, washes
  case handBacks, deferredHandBacks, handBackWait, timeInShop, carsOvernight
  /// Visits complete on the day on which they began.
  case sameDay
  // Money, fen
  case wages, overtimeWages, teamWages, lostCustomerValue
  // People
  case breaksTaken, breaksMissed
}

/// Counts and sums for each weekday and hour of the day (7 × 24).
public enum HourlyTally: Int, CaseIterable, Sendable {
  case arrivals, bookedArrivals, received, receivedWithinTarget, receptionWait
  /// Stays that began in this hour and became long, and of these those by work alone.
  case longStays, longStaysByWorkAlone
  case areaStays
  case lost, complaints
  case crowdedTime, crowdedOpenTime, openTime, areaCarTime
  case crowdingEpisodes
}

/// Counts and sums for each job type.
public enum JobTally: Int, CaseIterable, Sendable {
  case arrivals, completions, lost, areaStays, longStays, areaClock, customerClock, customerStays
  case receptionWait, received, complaints, timeInShop
  case sameDay
}

/// Counts and sums for each person of the roster.
public enum PersonTally: Int, CaseIterable, Sendable {
  case dutyTime, busyTime, overtime, breakTime, tasks, breaksTaken, breaksMissed
  /// Cars for which this person was fined, and fen.
  case finedCars, fines
}

/// Time for each role and hour of the day (24).
public enum RoleTally: Int, CaseIterable, Sendable {
  case dutyTime, busyTime, breakTime
}

/// Time and counts for each workshop pool.
public enum PoolTally: Int, CaseIterable, Sendable {
  /// Bay-microseconds with a team at work; held without work; team-microseconds on duty; jobs.
  case bayWorking, bayHeld, teamTime, operations, queueTime, queueEntries, bayTime
}

/// Time for each pool and hour of the day.
public enum PoolHourTally: Int, CaseIterable, Sendable {
  case working, available
}

/// Counts for each delay cause.
public enum CauseTally: Int, CaseIterable, Sendable {
  /// Time of all cars; of cars whose area stay was long.
  case delay, delayInLongStays
  case complaints
  /// Long stays and fines for which this cause was the largest.
  case longStays, fines
}

/// Counts and sums for each role.
public enum BlameTally: Int, CaseIterable, Sendable {
  case complaints, finedCars, fines
}

/// Counts and sums for each place.
public enum PlaceTally: Int, CaseIterable, Sendable {
  /// Car-microseconds, entries, and the summed stays of those that left: Little's law in each place.
  case carTime, entries, exits, stayTime
}

/// One row a day, kept for the first `MeasureShape.dailyLimit` measured days.
public enum DailyTally: Int, CaseIterable, Sendable {
  case arrivals, longStays, areaStays, crowdedTime, crowdingEpisodes, complaints, fines, lost
  case diverted, receptionWait, received, maximumInArea, longStaysByWorkAlone
}

/// Distributions of a time, each a histogram of bounded relative error.
public enum Timing: Int, CaseIterable, Sendable {
  case areaClock, bayClock, customerClock
  /// From arriving at the gate to reception.
  case receptionWait
  /// From the ticket to being called.
  case ticketWait
  /// From trigger to notice, from notice to the manager on the spot, from trigger to first action.
  case notice, attendance, firstAction
  /// From arrival to leaving for good.
  case timeInShop
}
