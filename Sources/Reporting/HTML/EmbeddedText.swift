/// The style sheet and the scripts, compiled into the program: nothing is read at run time.
enum EmbeddedText {
  static let style = String(decoding: PackageResources.report_css, as: UTF8.self)
  static let script = [
    PackageResources.report_js, PackageResources.replay_model_js, PackageResources.replay_plan_js,
    PackageResources.replay_boards_js, PackageResources.replay_js,
  ].map { String(decoding: $0, as: UTF8.self) }.joined()
}
