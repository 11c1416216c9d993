import Assets
import DataFiles

/// The file of defaults that is shipped inside the program; every scenario implicitly extends it.
public enum Defaults {
  /// Its text, comments and all.
  public static let text = Assets.defaults

  /// The name by which messages call it.
  static let name = "defaults.jsonc"

  /// Its tree, tables by weekday spelled out. The file is part of the program and tested, so it
  /// reads; were it broken, every key would be told as missing.
  static let tree: Node = {
    guard case .success(let node) = JSONCReader.read(text, file: name) else {
      return Node(.object([]), at: Position(file: name))
    }
    return TreeMerge.merge(node, onto: nil, defaults: nil, ScenarioForm.form.shape) ?? node
  }()
}
