public import Documents

/// What a command found, as files of one folder.
public protocol FolderOfResults {
  /// Every name that such a folder may hold: a folder with anything else is not replaced.
  static var fileNames: Set<String> { get }
  /// The files that follow from what was found alone, in their order.
  var files: [(name: String, text: String)] { get }
}

extension FolderOfResults {
  /// Writes the folder whole or not at all.
  ///
  /// - Parameter extra: more files by name, such as the report.
  public func write(
    to path: String, extra: [(name: String, text: String)] = []
  ) throws(WriteFault) {
    let folder = try AtomicFolder(replacing: path, holding: Self.fileNames)
    for file in files + extra { try folder.write(file.text, to: file.name) }
    try folder.commit()
  }
}
