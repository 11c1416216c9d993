public import DataFiles
import Forecourt

/// A value in which two scenarios differ, in words.
public struct ScenarioChange: Sendable, Hashable {
  /// Where it stands: `crowding.threshold`.
  public var keyPath: String
  /// The part of the scenario: “Clause 5: four or more cars”.
  public var section: BilingualText
  /// What it is: “So many cars in the area are a crowd”.
  public var what: BilingualText
  public var before: BilingualText
  public var after: BilingualText
}

/// What differs in meaning between two scenarios, after everything that they extend: told field by
/// field from the description that decodes them, so that nothing can be forgotten here.
///
/// `"90 s"` and `"1 min 30 s"` are the same; so are two ways to write a roster that come to the
/// same people, and values that the rest of both scenarios leaves without effect.
public struct ScenarioDifference: Sendable {
  /// In the order of the format. Name and question are no difference.
  public let changes: [ScenarioChange]
  /// Values that differ and make no difference: by themselves they change neither shop.
  public let idle: [ScenarioChange]
  /// Both describe the same shop, whatever they are called: the figures are the same bits.
  public let isSameShop: Bool

  /// The same shop with the same promises.
  public var isSame: Bool { changes.isEmpty && isSameShop }

  /// Trying values one by one in the other scenario costs a decoding each.
  private static let mostTried = 60

  public init(_ before: Scenario, _ after: Scenario) {
    isSameShop = before.shop.isSame(as: after.shop)
    guard let old = ResolvedTree(before), let new = ResolvedTree(after) else {
      changes = []
      idle = []
      return
    }
    let all = ScenarioWalk.changes(old.node, new.node)
    if isSameShop {
      // What checks hold the shop against is no part of it.
      changes = all.map(\.change).filter { Self.isPromise($0.keyPath) }
      idle = all.map(\.change).filter { !Self.isPromise($0.keyPath) }
      return
    }
    let fields = all.flatMap(\.fields).withoutRepeats
    var without: Set<[String]> = []
    if fields.count <= Self.mostTried {
      without = Set(
        fields.filter { field in
          guard !Self.isPromise(field[0]) else { return false }
          return old.ignores(new.node, at: field) && new.ignores(old.node, at: field)
        })
    }
    let told = all.filter { !without.isSuperset(of: $0.fields) }
    // Where only all of them together matter, all of them are told.
    changes = (told.isEmpty ? all : told).map(\.change)
    idle = told.isEmpty ? [] : all.filter { without.isSuperset(of: $0.fields) }.map(\.change)
  }

  private static func isPromise(_ path: String) -> Bool {
    path.hasPrefix("expect") || path.hasPrefix("estimates")
  }
}

extension Shop {
  /// Apart from what it is called.
  fileprivate func isSame(as other: Shop) -> Bool {
    var named = self
    named.name = other.name
    named.question = other.question
    return named == other
  }
}

/// A scenario as a whole tree, with the shop that it makes.
private struct ResolvedTree {
  let node: Node
  private let shop: Shop

  init?(_ scenario: Scenario) {
    guard
      case .success(let read) = JSONCReader.read(scenario.resolvedJSON, file: scenario.name)
    else { return nil }
    // The canonical form: one entry a weekday, nothing left out.
    node = TreeMerge.merge(read, onto: nil, defaults: nil, ScenarioForm.form.shape) ?? read
    shop = scenario.shop
  }

  /// Whether the other's value at this place would make the same shop.
  func ignores(_ other: Node, at field: [String]) -> Bool {
    let changed = node.setting(field[...], to: other.value(at: field[...]))
    let result = ScenarioDecoder.decode(changed, named: shop.name, files: [], reading: Reading())
    return result.scenario.map { $0.shop.isSame(as: shop) } ?? false
  }
}

extension Node {
  fileprivate func value(at path: ArraySlice<String>) -> Node? {
    guard let key = path.first else { return self }
    return self[key]?.value(at: path.dropFirst())
  }

  fileprivate func setting(_ path: ArraySlice<String>, to value: Node?) -> Node {
    guard let key = path.first, var members else { return self }
    if path.count == 1, value == nil {
      members.removeAll { $0.key == key }
    } else if let place = members.firstIndex(where: { $0.key == key }) {
      members[place].node =
        path.count == 1
        ? value ?? members[place].node : members[place].node.setting(path.dropFirst(), to: value)
    } else if path.count == 1, let value {
      members.append(Member(key: key, keyPosition: position, node: value))
    }
    return Node(.object(members), at: position)
  }
}
