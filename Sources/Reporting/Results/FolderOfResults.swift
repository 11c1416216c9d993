public import Documents
public import ResultFolders

/// What a command found, as files of one folder.
public protocol FolderOfResults {
  /// The files that follow from what was found alone, in their order.
  var files: [(name: String, text: String)] { get }
}

extension FolderOfResults {
  /// Writes the folder whole or not at all.
  ///
  /// - Parameter extra: more files by name, such as the report.
  public func write(
    to place: ResultsPlace, extra: [(name: String, text: String)] = []
  ) throws(WriteFault) {
    let draft = try place.begin()
    for file in files + extra { try draft.write(file.text, to: file.name) }
    try draft.commit()
  }
}
