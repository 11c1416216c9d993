import EventSimulation

/// Random numbers by purpose and entity, and notes for the log.
///
/// What is done in many places is not inlined in them: the code of a whole visit is larger than a
/// processor's first cache for code, and what is used often should be there once. All are `mutating`,
/// even if they change nothing: a world is large, and is copied for a function that could be asked of
/// a constant.
extension World {
  /// Enters an event that comes after `delay`.
  @inline(__always)
  @discardableResult
  mutating func schedule(
    _ happening: Happening, after delay: Microseconds, priority: UInt8
  ) -> EventCalendar<Happening>.Token {
    schedule(happening, at: now &+ delay, priority: priority)
  }

  /// Enters an event that comes at `time`.
  @inline(never)
  @discardableResult
  mutating func schedule(
    _ happening: Happening, at time: Microseconds, priority: UInt8
  ) -> EventCalendar<Happening>.Token {
    calendar.schedule(happening, at: time, priority: priority)
  }

  /// A duration for a purpose and an entity; a constant draws nothing.
  @inline(__always)
  mutating func draw(_ rule: Rule, _ purpose: Purpose, _ entity: UInt64) -> Microseconds {
    draw(rule, purpose.rawValue, entity)
  }

  /// The same for a purpose by its number.
  @inline(__always)
  mutating func draw(_ rule: Rule, _ purpose: UInt8, _ entity: UInt64) -> Microseconds {
    rule.pointee.constantDuration ?? drawAtRandom(rule, purpose, entity)
  }

  @inline(never)
  private mutating func drawAtRandom(_ rule: Rule, _ purpose: UInt8, _ entity: UInt64)
    -> Microseconds
  {
    draw(rule, purpose, entity, first: firstPair(purpose, entity))
  }

  /// The first numbers for four purposes of one entity, for `draw(_:_:_:first:)`: worth it where all
  /// four are needed at once.
  mutating func firstPairs(
    _ a: Purpose, _ b: Purpose, _ c: Purpose, _ d: Purpose, _ entity: UInt64
  ) -> (RandomPair, RandomPair, RandomPair, RandomPair) {
    random.firstPairs(
      purposes: (a.rawValue, b.rawValue, c.rawValue, d.rawValue), entity: entity)
  }

  /// As `draw(_:_:_:)`, with the first numbers made before.
  @inline(__always)
  mutating func draw(
    _ rule: Rule, _ purpose: UInt8, _ entity: UInt64, first pair: RandomPair
  ) -> Microseconds {
    if let duration = rule.firstDuration(pair) { return duration }
    return SamplerRule.duration(drawFromStream(rule, purpose, entity))
  }

  /// The first sample of a stream, for which its first two numbers may not do.
  @inline(never)
  private mutating func drawFromStream(_ rule: Rule, _ purpose: UInt8, _ entity: UInt64) -> Double {
    var stream = random.stream(purpose: purpose, entity: entity)
    return rule.sample(&stream)
  }

  mutating func firstSample(_ rule: Rule, _ purpose: Purpose, _ entity: UInt64) -> Double {
    if let value = rule.firstSample(firstPair(purpose.rawValue, entity)) { return value }
    return drawFromStream(rule, purpose.rawValue, entity)
  }

  mutating func firstUniform(_ purpose: Purpose, _ entity: UInt64) -> Double {
    firstPair(purpose.rawValue, entity).firstUniform
  }

  @inline(__always)
  mutating func firstPair(_ purpose: UInt8, _ entity: UInt64) -> RandomPair {
    random.firstPair(purpose: purpose, entity: entity)
  }

  /// True with this probability; 0 and 1 draw nothing.
  @inline(__always)
  mutating func happens(_ probability: Double, _ purpose: Purpose, _ entity: UInt64) -> Bool {
    if probability <= 0 { return false }
    if probability >= 1 { return true }
    return firstUniform(purpose, entity) < probability
  }

  @inline(__always)
  mutating func note(
    _ kind: EventKind, car row: CarRow = .none, person: Int32 = -1, place: Place = .road,
    index: Int32 = -1, detail: Int64 = 0
  ) {
    guard Observer.isRecording else { return }
    observer.record(
      LoggedEvent(
        time: now, kind: kind, place: place, index: Int16(clamping: index), person: person,
        car: row.isNone ? 0 : cars[row].serial, detail: detail))
  }

  @inline(__always)
  static func scaled(_ duration: Microseconds, by factor: Double) -> Microseconds {
    factor == 1 ? duration : rounded(duration, times: factor)
  }

  @inline(never)
  private static func rounded(_ duration: Microseconds, times factor: Double) -> Microseconds {
    let value = (Double(duration) * factor).rounded()
    return value < Double(Microseconds.never) ? max(0, Microseconds(value)) : .never
  }
}
