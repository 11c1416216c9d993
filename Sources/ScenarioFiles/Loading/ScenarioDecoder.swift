import DataFiles
import Forecourt

/// From a whole tree, defaults and all, to a scenario.
enum ScenarioDecoder {
  /// - Parameters:
  ///   - tree: With the contents of files, and without templates.
  ///   - name: What the scenario is called where it has no name.
  ///   - isPolicy: It is one of an experiment, compared with a base.
  static func decode(
    _ tree: Node, named name: String, files: [String], isPolicy: Bool = false,
    reading start: Reading
  ) -> LoadResult {
    var reading = start
    let tree = tree.setting("name", to: name)
    let scenario = parts(of: tree, files, isPolicy: isPolicy, &reading).map { parts in
      Scenario(
        shop: parts.shop, resolvedJSON: Sections.text(of: tree.without(["$schema", "extends"])),
        expectations: parts.expectations, estimates: parts.estimates, files: files)
    }
    return LoadResult(scenario: scenario, diagnostics: reading.diagnostics.inOrder)
  }

  /// What there is to say about a tree of which no scenario is made.
  static func remarks(
    on tree: Node, named name: String, files: [String], isPolicy: Bool, reading start: Reading
  ) -> [Diagnostic] {
    var reading = start
    _ = parts(of: tree.setting("name", to: name), files, isPolicy: isPolicy, &reading)
    return reading.diagnostics.inOrder
  }

  /// All of a scenario but its text; nil where there is an error.
  private static func parts(
    of tree: Node, _ files: [String], isPolicy: Bool, _ reading: inout Reading
  ) -> (shop: Shop, expectations: [Expectation], estimates: [Estimate])? {
    guard let (draft, shop) = shop(tree, &reading) else { return nil }
    checkExpectations(draft, shop, &reading)
    let estimates = draft.estimates.compactMap {
      EstimateTexts.estimate($0, in: tree, &reading)
    }
    if reading.diagnostics.hasErrors { return nil }
    Oddities(shop: shop, tree: tree, files: files, isPolicy: isPolicy).note(&reading)
    return (shop, draft.expectations, estimates)
  }

  /// The shop, which can be run unless there were errors; nil where a part could not be read.
  static func shop(
    _ tree: Node, _ reading: inout Reading
  ) -> (draft: ScenarioDraft, shop: Shop)? {
    guard let draft = ScenarioForm.form.read(tree, &reading) else { return nil }
    var assembly = ShopAssembly(draft, reading: reading)
    let shop = assembly.shop()
    reading = assembly.reading
    if !reading.diagnostics.hasErrors {
      for problem in shop.problems() {
        let place = tree.nearest(to: problem.path).position
        reading.fail(problem.en, problem.zh, at: place, key: problem.path)
      }
    }
    return (draft, shop)
  }

  private static func checkExpectations(
    _ draft: ScenarioDraft, _ shop: Shop, _ reading: inout Reading
  ) {
    guard !draft.expectations.isEmpty || !draft.targets.isEmpty, !reading.diagnostics.hasErrors
    else { return }
    for (index, expectation) in draft.expectations.enumerated() {
      KPIKey.check(
        expectation.kpi, of: shop, at: expectation.position, key: "expect[\(index)].kpi",
        &reading)
    }
    for target in draft.targets {
      KPIKey.check(
        target.key, of: shop, at: target.position, key: "targets.\(target.key)", &reading)
    }
  }
}

enum KPIKey {
  /// Tells of a key that the shop has no figure for.
  static func check(
    _ key: String, of shop: Shop, at position: Position, key path: String,
    _ reading: inout Reading
  ) {
    guard KPI.named(key, for: shop) == nil else { return }
    if let fault = KPI.sliceFault(key, for: shop) {
      return reading.fail(fault.en, fault.zh, at: position, key: path)
    }
    let keys = KPI.catalogue(for: shop).map(\.key)
    let near = Suggestion.nearest(to: key, among: keys)
    reading.fail(
      "there is no KPI \(key.quoted)" + (near.map { "; did you mean \($0.quoted)?" } ?? ""),
      "没有指标 \(key.quoted)" + (near.map { "；是否想写 \($0.quoted)？" } ?? ""), at: position,
      key: path)
  }
}

extension Node {
  /// The object with a key that has this text, unless it has one already.
  func setting(_ key: String, to text: String) -> Node {
    guard var members else { return self }
    if let name = self[key], !name.isNull { return self }
    members.removeAll { $0.key == key }
    members.insert(
      Member(key: key, keyPosition: position, node: Node(.string(text), at: position)), at: 0)
    return Node(.object(members), at: position)
  }

  func without(_ keys: [String]) -> Node {
    guard let members else { return self }
    return Node(.object(members.filter { !keys.contains($0.key) }), at: position)
  }
}

/// The two ends of an estimate as texts that an override takes.
enum EstimateTexts {
  static func estimate(
    _ entry: Entry<EstimateRange>, in tree: Node, _ reading: inout Reading
  ) -> Estimate? {
    let key = "estimates"
    guard let value = tree.value(at: entry.key) else {
      reading.fail(
        "there is no value at \(entry.key.quoted)", "找不到键路径 \(entry.key.quoted)",
        at: entry.position, key: key)
      return nil
    }
    let ends: (String, String)?
    switch entry.value {
    case .values(let low, let high): ends = (JSON(low).text, JSON(high).text)
    case .factors(let low, let high):
      if let less = scaled(value, low), let more = scaled(value, high) {
        ends = (JSON(less).text, JSON(more).text)
      } else {
        ends = nil
      }
    }
    guard let ends else {
      reading.fail(
        "\(entry.key.quoted) is no number or duration that could be varied (name the value itself, "
          + "such as reception.atCar.lognormal.mean)",
        "\(entry.key.quoted) 不是可变动的数字或时长", at: entry.position, key: key)
      return nil
    }
    return Estimate(
      keyPath: entry.key, low: String(ends.0.trimmed), high: String(ends.1.trimmed),
      position: entry.position)
  }

  /// A number, duration, share or amount times a factor; a table of such entry by entry.
  private static func scaled(_ node: Node, _ factor: Double) -> Node? {
    switch node.value {
    case .number(let number, _):
      let product = rounded(number * factor)
      return Node(.number(product, text: JSON.render(product)), at: node.position)
    case .string(let text):
      if let duration = DurationText.parse(text) {
        let product = Int64((Double(duration) * factor / 1e6).rounded()) * 1_000_000
        let exact = abs(duration) < 10_000_000 ? Int64(Double(duration) * factor) : product
        return Node(.string(DurationText.render(exact)), at: node.position)
      }
      if let share = AmountText.percent(text) {
        let product = rounded(min(1, share * factor))
        return Node(.number(product, text: JSON.render(product)), at: node.position)
      }
      guard let fen = AmountText.fen(text) else { return nil }
      let product = (Double(fen) * factor).rounded() / 100
      return Node(.number(product, text: JSON.render(product)), at: node.position)
    case .object(let members):
      var changed: [Node.Member] = []
      for var member in members {
        guard member.node.members == nil, let value = scaled(member.node, factor) else {
          return nil
        }
        member.node = value
        changed.append(member)
      }
      return changed.isEmpty ? nil : Node(.object(changed), at: node.position)
    default: return nil
    }
  }

  /// To nine digits: 0.35 × 1.3 is 0.455.
  private static func rounded(_ value: Double) -> Double {
    (value * 1e9).rounded() / 1e9
  }
}
