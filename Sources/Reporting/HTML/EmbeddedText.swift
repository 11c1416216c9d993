/// The style sheet and the scripts, compiled into the program: nothing is read at run time.
enum EmbeddedText {
  static let style = String(decoding: PackageResources.report_css, as: UTF8.self)
  static let script = String(decoding: PackageResources.report_js, as: UTF8.self)
}
