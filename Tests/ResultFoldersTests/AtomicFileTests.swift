import Documents
import Foundation
import ResultFolders
import Testing

@Suite struct `A file, whole or not at all` {
  @Test func `it is replaced, or stays as it was`() throws {
    try withScratchFolder { root in
      let path = root + "/junit.xml"
      try AtomicFile.write("one", to: path)
      try AtomicFile.write("two", to: path)
      #expect(throws: CancellationError.self) {
        try AtomicFile.write(to: path) { output in
          output.write("three")
          throw CancellationError()
        }
      }
      #expect(try contents(of: root) == ["junit.xml": "two"])
    }
  }

  @Test func `a missing folder, a folder in the way, a file as a folder, a full device`() throws {
    try withScratchFolder { root in
      let file = root + "/file"
      try AtomicFile.write("x", to: file)
      let missing = root + "/none/a.csv"
      #expect(throws: WriteFault(path: missing, reason: .noParent)) {
        try AtomicFile.write("x", to: missing)
      }
      #expect(throws: WriteFault(path: root, reason: .isFolder)) {
        try AtomicFile.write("x", to: root)
      }
      #expect(throws: WriteFault(path: file + "/a", reason: .parentIsNoFolder)) {
        try AtomicFile.write("x", to: file + "/a")
      }
      #expect(throws: WriteFault(path: "/dev/full", reason: .noSpace)) {
        try AtomicFile.write("x", to: "/dev/full")
      }
      try AtomicFile.write("x", to: "/dev/null")
    }
  }

  @Test func `A user's files and folders of the old temporary names survive`() throws {
    try withScratchFolder { root in
      for name in [".junit.xml.partial", ".junit.xml.lock", ".junit.xml.baysim-lock"] {
        try AtomicFile.write("mine", to: root + "/" + name)
      }
      try AtomicFile.write("new", to: root + "/junit.xml")
      #expect(
        try contents(of: root) == [
          ".junit.xml.partial": "mine", ".junit.xml.lock": "mine",
          ".junit.xml.baysim-lock": "mine", "junit.xml": "new",
        ])
    }
  }

  @Test func `A link that leads nowhere is not written through`() throws {
    try withScratchFolder { root in
      try FileManager.default.createSymbolicLink(
        atPath: root + "/link", withDestinationPath: root + "/nowhere")
      #expect(throws: WriteFault(path: root + "/link", reason: .isLink)) {
        try AtomicFile.write("x", to: root + "/link")
      }
    }
  }
}
