/// A distribution made ready for drawing: shapes solved, lists sorted, bounds turned into
/// probabilities.
///
/// Exponential, normal and what is made of these (lognormal, Weibull, Erlang, gamma) are drawn with a
/// ``Ziggurat``, the others by inversion. Either way a sample is the same random number seen through
/// the parameters: a mean twice as long doubles every sample, and common random numbers stay in step
/// when a parameter changes. A constant and `never` draw nothing; a mixture draws once to choose;
/// Erlang of more than 12 stages, and gamma, draw until Marsaglia and Tsang's test accepts. Allocates
/// nothing, and calls no mathematics of the C library: of the same parameters, the same bits everywhere.
public struct Sampler: @unchecked Sendable {
  /// What a draw reads. It lives as long as this sampler or a copy of it.
  ///
  /// A hot loop that keeps its samplers alive reads the rule in place: passing a pointer copies
  /// nothing and counts no references.
  public let rule: UnsafePointer<SamplerRule>
  private let storage: Storage

  private final class Storage: @unchecked Sendable {
    let rule: UnsafePointer<SamplerRule>
    private let values: UnsafeMutablePointer<Double>?
    private let parts: UnsafeMutablePointer<UnsafePointer<SamplerRule>>?
    /// Keeps the parts of a mixture alive.
    private let samplers: [Sampler]

    init(_ distribution: Distribution) {
      let table: [Double]
      switch distribution {
      case .empirical(let list):
        table = list.sorted()
        samplers = []
      case .mixture(let components):
        var weight = 0.0
        table = components.map { component in
          weight += component.weight
          return weight
        }
        samplers = components.map { Sampler(valid: $0.distribution) }
      default:
        table = []
        samplers = []
      }
      values = Self.block(table)
      parts = Self.block(samplers.map { $0.rule })
      let block = UnsafeMutablePointer<SamplerRule>.allocate(capacity: 1)
      block.initialize(to: SamplerRule(valid: distribution, values: values, parts: parts))
      rule = UnsafePointer(block)
    }

    deinit {
      UnsafeMutablePointer(mutating: rule).deallocate()
      values?.deallocate()
      parts?.deallocate()
    }

    /// As long as the list, which the rule knows of the same distribution.
    private static func block<T: BitwiseCopyable>(_ list: [T]) -> UnsafeMutablePointer<T>? {
      guard !list.isEmpty else { return nil }
      let block = UnsafeMutablePointer<T>.allocate(capacity: list.count)
      for (index, value) in list.enumerated() { (block + index).initialize(to: value) }
      return block
    }
  }

  /// Of a distribution in its own unit; the values may be negative where its shape allows.
  ///
  /// - Precondition: `distribution.validate()` is nil.
  public init(_ distribution: Distribution) {
    let problem = distribution.validate()
    precondition(problem == nil, problem ?? "")
    self.init(valid: distribution)
  }

  /// Of a distribution of durations in microseconds: a normal bell is cut at 0.
  ///
  /// - Precondition: `durations.validate(asDuration: true)` is nil.
  public init(durations: Distribution) {
    let problem = durations.validate(asDuration: true)
    precondition(problem == nil, problem ?? "")
    self.init(valid: durations.truncatedAtZero)
  }

  private init(valid distribution: Distribution) {
    storage = Storage(distribution)
    rule = storage.rule
  }

  /// Whether every sample is the same (`constant`, `never`), and so draws nothing.
  @inlinable public var isConstant: Bool { rule.pointee.isConstant }

  /// The duration that every sample is, or nil if they differ.
  @inlinable public var constantDuration: Microseconds? { rule.pointee.constantDuration }

  /// A value in the distribution's own unit; infinity for `never`.
  @inlinable
  public func sample(_ stream: inout RandomStream) -> Double {
    // The distribution of every textbook's queue is drawn without a call.
    if rule.pointee.kind == .exponential {
      return rule.pointee.a * Ziggurat.exponential(&stream, rule.pointee.layers)
    }
    return rule.sample(&stream)
  }

  /// A duration: a value rounded to the whole microsecond, halves up, from 0 to `.never`.
  @inlinable
  public func sampleDuration(_ stream: inout RandomStream) -> Microseconds {
    SamplerRule.duration(sample(&stream))
  }
}
