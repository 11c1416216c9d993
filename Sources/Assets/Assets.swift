private import AssetBytes

/// Files that are compiled into the program, so that nothing of its own is read at run time.
package enum Assets {
  /// What every scenario starts from, comments and all.
  package static let defaults = text(asset_defaults())

  /// The style sheet of a page.
  package static let style = text(asset_report_css())

  /// The scripts of a page, in the order in which they need each other.
  package static let script = [
    asset_report_js(), asset_replay_model_js(), asset_replay_plan_js(), asset_replay_boards_js(),
    asset_replay_js(), asset_drill_js(),
  ].map { text($0) }.joined()

  private static func text(_ bytes: asset_bytes) -> String {
    // Start and count are of one static array (`ASSET` in AssetBytes.c).
    String(decoding: UnsafeBufferPointer(start: bytes.start, count: bytes.count), as: UTF8.self)
  }
}
