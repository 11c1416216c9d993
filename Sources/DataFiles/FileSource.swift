/// Where the files of a scenario are read from.
package enum FileSource: Sendable {
  case disk
  /// Texts by their absolute paths, without a disk: for tests by the million.
  case texts([String: [UInt8]])

  /// The path without symbolic links and `..`; nil where there is no such file.
  package func real(_ path: String) -> String? {
    switch self {
    case .disk: return PathText.real(path)
    case .texts(let texts):
      if texts[path] != nil { return path }
      let path = PathText.join("", path)
      let absolute = path.hasPrefix("/") ? path : "/" + path
      return texts[absolute] == nil ? nil : absolute
    }
  }

  package func bytes(of path: String, limit: Int) throws(FileReading.Failure) -> [UInt8] {
    switch self {
    case .disk: return try FileReading.bytes(of: path, limit: limit)
    case .texts(let texts):
      guard let real = real(path), let bytes = texts[real] else {
        throw FileReading.Failure(
          message: BilingualText(en: "there is no such file", zh: "文件不存在"))
      }
      return bytes
    }
  }
}
