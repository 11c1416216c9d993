// What can go wrong when results are written. A path has been made safe for a terminal already.
extension Texts {
  static func cannotWrite(_ path: String, because reason: Text) -> Text {
    Text("cannot write \(path): ", "无法写入 \(path)：") + reason
  }

  static let noSpace = Text("no space left on the device", "磁盘空间不足")
  static let readOnly = Text("the file system is read-only", "文件系统为只读")
  static let noPermission = Text("permission denied", "没有权限")
  static let noParent = Text("its folder does not exist", "所在文件夹不存在")
  static let parentIsNoFolder = Text(
    "a part of the path is a file, not a folder", "路径中有一部分是文件而不是文件夹")
  static let isFile = Text("a file of this name is in the way", "已有同名文件")
  static let isFolder = Text("it is a folder", "它是一个文件夹")
  static let nameTooLong = Text("the name is too long", "名称过长")
  static let notReplaceable = Text("this place cannot be replaced", "此位置不可替换")
  static let closedPipe = Text("the reader has closed the pipe", "读取方已关闭管道")

  static let inUse = Text(
    "another run is writing there; wait for it or choose another place",
    "另一次运行正在写入该处；请等待其结束或另选位置")

  static func foreignFile(_ name: String) -> Text {
    Text(
      "it holds '\(name)', which is not a result of this program; choose another folder",
      "其中的“\(name)”不是本程序的结果；请另选文件夹")
  }

  static func systemError(_ number: Int32) -> Text {
    Text("system error \(number)", "系统错误 \(number)")
  }
}
