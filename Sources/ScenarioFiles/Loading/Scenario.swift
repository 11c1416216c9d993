public import DataFiles
public import Forecourt

/// A scenario that was read and found usable.
public struct Scenario: Sendable {
  public var shop: Shop
  /// `shop.name`: the file's `name`, else the file's own name.
  public var name: String
  public var question: String
  /// The whole scenario with nothing left out: all that `extends`, overrides, defaults and CSV files
  /// say, in one canonical text. `init(resolvedJSON:)` makes the same scenario of it.
  public var resolvedJSON: String
  public var expectations: [Expectation]
  public var estimates: [Estimate]
  /// Every file that was read, the one first named first.
  public var files: [String]

  public init(
    shop: Shop, resolvedJSON: String, expectations: [Expectation], estimates: [Estimate],
    files: [String]
  ) {
    self.shop = shop
    name = shop.name
    question = shop.question
    self.resolvedJSON = resolvedJSON
    self.expectations = expectations
    self.estimates = estimates
    self.files = files
  }

  /// SHA-256 of `resolvedJSON`, 64 hexadecimal digits: the same content is the same digest.
  public var digest: String { Digest.sha256(resolvedJSON) }

  /// The scenario of a resolved text, by nothing but that text: no defaults of this version of the
  /// program enter it.
  ///
  /// - Parameter file: The name in messages.
  public init(
    resolvedJSON: String, file: String = "resolved scenario"
  ) throws(ScenarioError) {
    switch JSONCReader.read(resolvedJSON, file: file) {
    case .failure(let error): throw ScenarioError(diagnostics: [error.diagnostic])
    case .success(let node):
      var reading = Reading()
      KeyCheck.check(node, ScenarioForm.form.shape, &reading)
      let merged =
        TreeMerge.merge(node, onto: nil, defaults: nil, ScenarioForm.form.shape) ?? node
      let result = ScenarioDecoder.decode(
        TreeMerge.applyTemplates(merged, ScenarioForm.form.shape), named: file, files: [],
        reading: reading)
      guard let scenario = result.scenario else {
        throw ScenarioError(diagnostics: result.diagnostics)
      }
      self = scenario
    }
  }
}

/// Why a scenario cannot be used.
public struct ScenarioError: Error, Sendable {
  public var diagnostics: [Diagnostic]

  public init(diagnostics: [Diagnostic]) {
    self.diagnostics = diagnostics
  }
}

/// What reading a scenario came to.
public struct LoadResult: Sendable {
  /// Nil where there was an error.
  public var scenario: Scenario?
  /// Errors and warnings, sorted by place.
  public var diagnostics: [Diagnostic]

  public init(scenario: Scenario?, diagnostics: [Diagnostic]) {
    self.scenario = scenario
    self.diagnostics = diagnostics
  }
}
