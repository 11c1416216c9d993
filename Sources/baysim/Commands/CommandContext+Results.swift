import CommandLines
import Documents

extension CommandContext {
  /// The last line of a command that wrote a folder of results: what to open.
  func printPlace(ofResults folder: String) {
    let page = (folder + "/report.html").safeForTerminal
    print(Text("Report: \(page)", "报告：\(page)")[language])
  }
}
