import Documents
import Foundation
import ResultFolders
import Testing

@Suite struct `A folder of results, whole or not at all` {
  @Test func `New results appear at the commit, with the folders above them`() throws {
    try withScratchFolder { root in
      let target = root + "/results/baseline"
      do {
        let draft = try ResultsPlace(target, claim()).begin()
        try draft.write("{}", to: "summary.json")
        #expect(!FileManager.default.fileExists(atPath: target))
        try draft.commit()
      }
      #expect(try results(in: target) == ["summary.json": "{}"])
      #expect(leftovers(in: root + "/results").isEmpty)
    }
  }

  @Test(arguments: [true, false])
  func `Old results are replaced as a whole, and nothing is left behind`(exchanges: Bool) throws {
    try withScratchFolder { root in
      let target = root + "/baseline"
      try write(["summary.json": "old", "hours.csv": "old"], to: target, exchanges: exchanges)
      try write(["summary.json": "new"], to: target, exchanges: exchanges)
      #expect(try results(in: target) == ["summary.json": "new"])
      #expect(leftovers(in: root).isEmpty)
    }
  }

  @Test func `Without a commit the old results stay`() throws {
    try withScratchFolder { root in
      let target = root + "/baseline"
      try write(["summary.json": "old"], to: target)
      do {
        let draft = try ResultsPlace(target, claim()).begin()
        try draft.write("half", to: "summary.json")
      }
      #expect(try results(in: target) == ["summary.json": "old"])
      #expect(leftovers(in: root).isEmpty)
    }
  }

  @Test func `A full disk is reported with the file's name, and the old results stay`() throws {
    try withScratchFolder { root in
      let target = root + "/baseline"
      try write(["summary.json": "old"], to: target)
      do {
        let draft = try ResultsPlace(target, claim()).begin()
        let names = try FileManager.default.contentsOfDirectory(atPath: root)
        let staging = try #require(
          names.first { $0.hasPrefix(".baseline.baysim-") && $0.count > 30 })
        try FileManager.default.createSymbolicLink(
          atPath: root + "/\(staging)/hours.csv", withDestinationPath: "/dev/full")
        #expect(throws: WriteFault(path: target + "/hours.csv", reason: .noSpace)) {
          try draft.write("hour", to: "hours.csv")
        }
        try FileManager.default.removeItem(atPath: root + "/\(staging)/hours.csv")
      }
      #expect(try results(in: target) == ["summary.json": "old"])
      #expect(leftovers(in: root).isEmpty)
    }
  }

  @Test func `A second run into the same folder is refused while the first one lasts`() throws {
    try withScratchFolder { root in
      let target = root + "/baseline"
      let first = try ResultsPlace(target, claim())
      #expect(throws: WriteFault(path: target, reason: .inUse)) {
        try ResultsPlace(target, claim())
      }
      let draft = try first.begin()
      try draft.write("1", to: "summary.json")
      try draft.commit()
      #expect(try results(in: target) == ["summary.json": "1"])
    }
  }

  @Test func `A link to a folder stays a link`() throws {
    try withScratchFolder { root in
      try write(["summary.json": "old"], to: root + "/real")
      try FileManager.default.createSymbolicLink(
        atPath: root + "/link", withDestinationPath: root + "/real")
      try write(["summary.json": "new"], to: root + "/link")
      #expect(try results(in: root + "/real") == ["summary.json": "new"])
      #expect(
        try FileManager.default.destinationOfSymbolicLink(atPath: root + "/link") == root + "/real")
    }
  }

  @Test func `Each fault is one clear line in both languages`() {
    let fault = WriteFault(path: "results/\u{1B}x", reason: .noSpace)
    #expect(fault.message.en == "cannot write results/\\u{1B}x: no space left on the device")
    #expect(fault.message.zh == "无法写入 results/\\u{1B}x：磁盘空间不足")
  }
}

@Suite struct `A folder is ours only if it proves it` {
  /// What a user may have in a folder, and the reason for which it is not replaced.
  enum Owned: String, CaseIterable {
    case notes, ownEvents, folder, hiddenFile, link, changed, forgedManifest, strangeManifest

    var reason: WriteFault.Reason {
      switch self {
      case .notes: .foreignFile("notes.txt")
      case .ownEvents: .noManifest("events.csv")
      case .folder: .foreignFile("pictures")
      case .hiddenFile: .foreignFile(".git")
      case .link: .changedFile("report.html")
      case .changed: .changedFile("summary.json")
      case .forgedManifest: .foreignFile("important.doc")
      case .strangeManifest: .foreignFile("manifest.txt")
      }
    }
  }

  @Test(arguments: Owned.allCases)
  func `What is not proven ours is not touched, and refused before the work`(owned: Owned) throws {
    try withScratchFolder { root in
      let target = root + "/d"
      func put(_ text: String, _ name: String) throws {
        try text.write(toFile: target + "/" + name, atomically: false, encoding: .utf8)
      }
      try write(["summary.json": "s", "report.html": "r"], to: target)
      switch owned {
      case .notes: try put("mine", "notes.txt")
      case .ownEvents:
        try FileManager.default.removeItem(atPath: target)
        try FileManager.default.createDirectory(
          atPath: target, withIntermediateDirectories: false)
        try put("mine", "events.csv")
      case .folder:
        try FileManager.default.createDirectory(
          atPath: target + "/pictures", withIntermediateDirectories: false)
      case .hiddenFile: try put("mine", ".git")
      case .link:
        try FileManager.default.moveItem(atPath: target + "/report.html", toPath: root + "/kept")
        try FileManager.default.createSymbolicLink(
          atPath: target + "/report.html", withDestinationPath: root + "/kept")
      case .changed: try put("S", "summary.json")
      case .forgedManifest:
        try put("mine", "important.doc")
        let manifest = try String(contentsOfFile: target + "/manifest.txt", encoding: .utf8)
        let digest = String(repeating: "0", count: 64)
        try put(manifest + "file 4 \(digest) important.doc\n", "manifest.txt")
      case .strangeManifest: try put("a packing list\n", "manifest.txt")
      }
      let before = try FileManager.default.subpathsOfDirectory(atPath: root).sorted()
      #expect(throws: WriteFault(path: target, reason: owned.reason)) {
        try ResultsPlace(target, claim())
      }
      #expect(try FileManager.default.subpathsOfDirectory(atPath: root).sorted() == before)
    }
  }

  @Test func `What comes during the work is not deleted, and the old results stay`() throws {
    try withScratchFolder { root in
      let target = root + "/d"
      try write(["summary.json": "old"], to: target)
      let draft = try ResultsPlace(target, claim()).begin()
      try draft.write("new", to: "summary.json")
      try "mine".write(toFile: target + "/notes.txt", atomically: false, encoding: .utf8)
      #expect(throws: WriteFault(path: target, reason: .foreignFile("notes.txt"))) {
        try draft.commit()
      }
      #expect(try results(in: target) == ["summary.json": "old", "notes.txt": "mine"])
    }
  }

  @Test func `Temporary names cannot meet a user's`() throws {
    try withScratchFolder { root in
      let mine = [
        ".d.partial", ".d.old", ".d.baysim-0123456789abcdef", ".d.baysim-fedcba9876543210",
      ]
      for name in mine {
        try FileManager.default.createDirectory(
          atPath: root + "/" + name, withIntermediateDirectories: false)
        try "mine".write(
          toFile: root + "/\(name)/thesis.txt", atomically: false, encoding: .utf8)
      }
      try "mine".write(toFile: root + "/.d.lock", atomically: false, encoding: .utf8)
      try write(["summary.json": "old"], to: root + "/d")
      try write(["summary.json": "new"], to: root + "/d")
      #expect(leftovers(in: root) == (mine + [".d.lock"]).sorted())
      for name in mine { #expect(try contents(of: root + "/" + name) == ["thesis.txt": "mine"]) }
    }
  }

  @Test func `A user's file under the name of the lock is refused, not removed`() throws {
    try withScratchFolder { root in
      let lock = root + "/.d.baysim-lock"
      try "mine".write(toFile: lock, atomically: false, encoding: .utf8)
      #expect(throws: WriteFault(path: root + "/d", reason: .foreignFile(".d.baysim-lock"))) {
        try ResultsPlace(root + "/d", claim())
      }
      #expect(try String(contentsOfFile: lock, encoding: .utf8) == "mine")
    }
  }

  @Test func `An input of the same command is never written over`() throws {
    try withScratchFolder { root in
      let target = root + "/d"
      try write(["arrivals.csv": "a"], to: target)
      let input = target + "/arrivals.csv"
      #expect(throws: WriteFault(path: target, reason: .holdsInput(input))) {
        try ResultsPlace(target, claim(reading: [input]))
      }
      #expect(throws: WriteFault(path: target, reason: .holdsInput(target))) {
        try ResultsPlace(target, claim(reading: [target]))
      }
    }
  }

  @Test func `Fewer results never replace more of the same study`() throws {
    try withScratchFolder { root in
      let target = root + "/d"
      try write(["summary.json": "200"], to: target, claim(replications: 200))
      #expect(throws: WriteFault(path: target, reason: .moreResults(old: 200, new: 80))) {
        try ResultsPlace(target, claim(replications: 80))
      }
      // An interrupted run turns out to be less than it claimed.
      do {
        let place = try ResultsPlace(target, claim(replications: 200))
        #expect(throws: WriteFault(path: target, reason: .moreResults(old: 200, new: 80))) {
          try place.claim(replications: 80)
        }
      }
      try write(["summary.json": "other"], to: target, claim(study: "other", replications: 80))
      try write(["summary.json": "200"], to: target, claim(replications: 200))
      try write(["summary.json": "80"], to: target, claim(replications: 80, isForced: true))
      #expect(try results(in: target) == ["summary.json": "80"])
    }
  }

  @Test func `Another question is not answered in the same default place`() throws {
    try withScratchFolder { root in
      let target = root + "/d"
      try write(["summary.json": "a"], to: target, claim(question: "a/x.jsonc"))
      let other = WriteFault.Reason.otherQuestion("baysim run a/x.jsonc")
      #expect(throws: WriteFault(path: target, reason: other)) {
        try ResultsPlace(target, claim(question: "b/x.jsonc", isDefault: true))
      }
      try write(["summary.json": "b"], to: target, claim(question: "a/x.jsonc", isDefault: true))
      // Whoever names the folder knows what is in it.
      try write(["summary.json": "c"], to: target, claim(question: "b/x.jsonc"))
    }
  }

  @Test func `What cannot be written is refused before the work`() throws {
    try withScratchFolder { root in
      let file = root + "/file"
      try "x".write(toFile: file, atomically: false, encoding: .utf8)
      #expect(throws: WriteFault(path: file, reason: .isFile)) {
        try ResultsPlace(file, claim())
      }
      #expect(throws: WriteFault(path: file, reason: .isFile)) {
        try ResultsPlace(file + "/results", claim())
      }
      try FileManager.default.createSymbolicLink(
        atPath: root + "/link", withDestinationPath: root + "/nowhere")
      #expect(throws: WriteFault(path: root + "/link", reason: .isLink)) {
        try ResultsPlace(root + "/link", claim())
      }
      do {
        _ = try ResultsPlace(root + "/d", claim(room: 1 << 60))
        Issue.record("an exabyte was found room for")
      } catch let fault as WriteFault {
        guard case .tooLittleRoom(1_152_921_504_606_846_976, _) = fault.reason else {
          Issue.record("\(fault)")
          return
        }
      }
    }
  }

  @Test(arguments: ["/", "", "..", "a\0b"])
  func `The root and nothing are no place for results`(path: String) {
    #expect(throws: WriteFault.self) { try ResultsPlace(path, claim()) }
  }
}

@Suite struct `What killed runs leave behind` {
  @Test func `Half-made files are removed, and results that stood aside are put back`() throws {
    try withScratchFolder { root in
      let target = root + "/d"
      // Killed between two renames: the old results stand aside, the new ones nowhere.
      try write(["summary.json": "old"], to: root + "/was")
      try FileManager.default.moveItem(
        atPath: root + "/was", toPath: root + "/.d.baysim-0000000000000001")
      // Killed while it wrote.
      let half = root + "/.d.baysim-0000000000000002"
      try FileManager.default.createDirectory(atPath: half, withIntermediateDirectories: false)
      #expect(FileManager.default.createFile(atPath: half + "/unfinished.baysim", contents: nil))
      try "half".write(toFile: half + "/summary.json", atomically: false, encoding: .utf8)
      do { _ = try ResultsPlace(target, claim()) }
      #expect(try results(in: target) == ["summary.json": "old"])
      #expect(leftovers(in: root).isEmpty)
    }
  }

  @Test(arguments: 0..<4)
  func `A run killed while it put its files inside is finished by the next`(moved: Int) throws {
    try withScratchFolder { root in
      let (target, staging) = (root + "/d", root + "/d/.baysim-0000000000000003")
      try write(["summary.json": "old", "hours.csv": "old"], to: target)
      try write(["summary.json": "new", "staff.csv": "new"], to: root + "/new")
      try FileManager.default.moveItem(atPath: root + "/new", toPath: staging)
      #expect(FileManager.default.createFile(atPath: staging + "/unfinished.baysim", contents: nil))
      let steps: [() throws -> Void] = [
        { try move(target + "/manifest.txt", staging + "/replaced.txt") },
        { try FileManager.default.removeItem(atPath: target + "/hours.csv") },
        { try move(staging + "/summary.json", target + "/summary.json") },
        { try move(staging + "/staff.csv", target + "/staff.csv") },
      ]
      for step in steps[...moved] { try step() }
      do { _ = try ResultsPlace(target, claim()) }
      #expect(try results(in: target) == ["summary.json": "new", "staff.csv": "new"])
      #expect(leftovers(in: target).isEmpty && leftovers(in: root).isEmpty)
    }
  }
}

private func move(_ source: String, _ target: String) throws {
  if FileManager.default.fileExists(atPath: target) {
    try FileManager.default.removeItem(atPath: target)
  }
  try FileManager.default.moveItem(atPath: source, toPath: target)
}

private func claim(
  question: String = "x.jsonc", study: String? = "a study", replications: Int = 30,
  reading inputs: [String] = [], room: Int = 0, isDefault: Bool = false, isForced: Bool = false
) -> ResultsClaim {
  ResultsClaim(
    FolderManifest(
      command: "run", question: question, study: study, replications: replications),
    inputs: inputs, room: room, isDefaultPlace: isDefault, isForced: isForced)
}

private func write(
  _ files: [String: String], to target: String, _ claim: ResultsClaim = claim(),
  exchanges: Bool = true
) throws {
  let draft = try ResultsPlace(target, claim, exchanges: exchanges).begin()
  for (name, text) in files.sorted(by: { $0.key < $1.key }) { try draft.write(text, to: name) }
  try draft.commit()
}

/// The files of a folder but its manifest.
private func results(in folder: String) throws -> [String: String] {
  var files = try contents(of: folder)
  files["manifest.txt"] = nil
  return files
}
