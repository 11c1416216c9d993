extension Suggestion {
  /// The file that the path of none may have meant: each part that is not there is taken for the
  /// nearest name in its folder. If none is near and the path is a bare name, the one file of that name
  /// a folder further down.
  package static func file(near path: String) -> String? {
    if path.utf8.contains(0) { return nil }
    var found = path.hasPrefix("/") ? "/" : ""
    for part in path.split(separator: "/") {
      var next = found + part
      if !FolderListing.exists(next) {
        let names = FolderListing.names(in: found.isEmpty ? "." : found)
        guard let name = name(near: String(part), among: names) else { return below(path) }
        next = found + name
      }
      found = next + "/"
    }
    let file = String(found.dropLast())
    return FolderListing.exists(file) ? file : nil
  }

  /// A name is near by its stem; of several with that stem, the one with its ending comes first.
  private static func name(near part: String, among names: [String]) -> String? {
    let stems = names.map(PathText.stem(of:))
    guard let stem = nearest(to: PathText.stem(of: part), among: stems) else { return nil }
    let near = zip(names, stems).filter { $0.1 == stem }.map(\.0)
    let ending = part.dropFirst(PathText.stem(of: part).count)
    return near.first { $0 == stem + ending } ?? near.first
  }

  private static func below(_ name: String) -> String? {
    if name.contains("/") { return nil }
    let files = FolderListing.names(in: ".").map { "\($0)/\(name)" }.filter(FolderListing.exists)
    return files.count == 1 ? files[0] : nil
  }
}
