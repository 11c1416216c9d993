/// Files that are compiled into the program, so that nothing of its own is read at run time.
///
/// A target of its own: the bytes take long to compile and wait for nothing.
package enum Assets {
  /// What every scenario starts from, comments and all.
  package static let defaults = String(decoding: PackageResources.defaults_jsonc, as: UTF8.self)

  /// The style sheet of a page.
  package static let style = String(decoding: PackageResources.report_css, as: UTF8.self)

  /// The scripts of a page, in the order in which they need each other.
  package static let script = [
    PackageResources.report_js, PackageResources.replay_model_js, PackageResources.replay_plan_js,
    PackageResources.replay_boards_js, PackageResources.replay_js,
    PackageResources.drill_js,
  ].map { String(decoding: $0, as: UTF8.self) }.joined()
}
