import DataFiles
import FoundationEssentials
import ScenarioFiles
import Testing

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

@Suite("Files that are looked for and read")
struct FinderTests {
  @Test func `a folder gives its scenarios by name, and nothing else`() throws {
    let folder = try TemporaryFolder([
      "b.jsonc": "{}", "a/z.json": "{}", "a/y.jsonc": "{}", ".hidden.jsonc": "{}",
      ".git/c.jsonc": "{}", "scenario.schema.json": "{}", "notes.txt": "{}",
      "a/study.jsonc": #"{ "base": "../b.jsonc" }"#, "broken.jsonc": "{",
    ])
    try FileManager.default.createSymbolicLink(
      atPath: folder.path + "/link.jsonc", withDestinationPath: "b.jsonc")
    try FileManager.default.createSymbolicLink(
      atPath: folder.path + "/round", withDestinationPath: ".")
    func names(_ files: [String]) -> [String] {
      files.map { String($0.dropFirst(folder.path.count + 1)) }
    }
    // A broken file is found: it is for reading to say what is wrong with it.
    #expect(
      names(ScenarioFinder.files(at: folder.path))
        == ["a/y.jsonc", "a/z.json", "b.jsonc", "broken.jsonc"])
    #expect(
      names(ScenarioFinder.files(at: folder.path + "/", withExperiments: true))
        == ["a/study.jsonc", "a/y.jsonc", "a/z.json", "b.jsonc", "broken.jsonc"]
    )
    // A file is taken as it is named, whether it is there or not.
    #expect(ScenarioFinder.files(at: "nowhere.jsonc") == ["nowhere.jsonc"])
  }

  /// What a file is read for, by its kind.
  @Test func `what is no file of bounded size is refused and never waited for`() throws {
    let folder = try TemporaryFolder(["small": "12345"])
    func refusal(_ path: String, limit: Int = 5) -> String {
      do {
        return "\(try FileReading.bytes(of: path, limit: limit).count) bytes"
      } catch {
        return error.message.en
      }
    }
    #expect(refusal(folder.path + "/small") == "5 bytes")
    #expect(refusal(folder.path + "/small", limit: 4) == "the file is larger than 0 MB")
    #expect(refusal(folder.path + "/none") == "there is no such file")
    #expect(refusal(folder.path + "/small/x") == "there is no such file")
    #expect(refusal(folder.path).hasPrefix("this is a folder"))
    #expect(refusal("/dev/zero").hasPrefix("this is not a regular file"))
    // A pipe that nobody writes to is empty, and not waited for.
    #expect(mkfifo(folder.path + "/pipe", 0o600) == 0)
    #expect(refusal(folder.path + "/pipe").hasPrefix("this is not a regular file"))
    #expect(
      try FileReading.bytes(of: folder.path + "/pipe", limit: 5, withPipes: true).isEmpty)
    #expect(refusal("") == "the path is not usable")
    #expect(refusal("a\0b") == "the path is not usable")
  }

  @Test func `a mistyped path is told which it may have meant`() throws {
    let folder = try TemporaryFolder([
      "scenarios/baseline.jsonc": "{}", "scenarios/staffing/one-more.jsonc": "{}",
      "scenarios/.hidden.jsonc": "{}", "outside/secret.jsonc": "{}",
      "scenarios/child.jsonc": #"{ "extends": "basline.jsonc" }"#,
      "scenarios/spy.jsonc": #"{ "extends": "../outside/secre.jsonc" }"#,
    ])
    func near(_ path: String) -> Substring? {
      Suggestion.file(near: folder.path + "/" + path)?.dropFirst(folder.path.count + 1)
    }
    #expect(near("scenarios/basline.jsonc") == "scenarios/baseline.jsonc")
    #expect(near("scenarios/baseline") == "scenarios/baseline.jsonc")
    #expect(near("scenario/stafing/one-more.json") == "scenarios/staffing/one-more.jsonc")
    #expect(near("scenarios/hidden.jsonc") == nil)
    #expect(near("scenarios/quite-another.jsonc") == nil)
    #expect(near("scenarios/baseline.jsonc/x") == nil)
    #expect(Suggestion.file(near: "a\0b") == nil)

    func errors(_ name: String) -> [String] {
      ScenarioLoader().load(path: folder.path + "/scenarios/" + name).diagnostics.map(\.message.en)
    }
    let path = folder.path + "/scenarios/"
    #expect(
      errors("basline.jsonc") == ["there is no such file; did you mean \"\(path)baseline.jsonc\"?"])
    #expect(
      errors("child.jsonc") == [
        "there is no file \"basline.jsonc\" (looked for \(path)basline.jsonc)"
          + "; did you mean \"\(path)baseline.jsonc\"?"
      ])
    // What lies outside the folder of the scenarios is not told of.
    #expect(errors("spy.jsonc").allSatisfy { !$0.contains("secret") })
  }
}
