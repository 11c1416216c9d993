import DataFiles
import Testing

@Suite struct `Text as it comes` {
  /// FIPS 180-4 examples, and `printf 预检区 | sha256sum`'s own kind of input: bytes, not characters.
  @Test func `the digest is SHA-256`() {
    #expect(
      Digest.sha256("")
        == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
    #expect(
      Digest.sha256("abc")
        == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
    #expect(
      Digest.sha256("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq")
        == "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1")
  }

  @Test func `a slip of the pen is near its word`() {
    #expect(Suggestion.distance("threshold", "treshold") == 1)
    #expect(Suggestion.distance("bays", "basy") == 1)
    #expect(Suggestion.distance("kitten", "sitting") == 3)
    #expect(Suggestion.nearest(to: "tresholt", among: ["enabled", "threshold"]) == "threshold")
    #expect(Suggestion.nearest(to: "xyz", among: ["enabled", "threshold"]) == nil)
  }

  @Test func `the beginning of one word means it, that of two neither`() {
    let words = ["language", "max-replications", "max-runs"]
    #expect(Suggestion.nearest(to: "lang", among: words) == "language")
    #expect(Suggestion.nearest(to: "Max-Rep", among: words) == "max-replications")
    #expect(Suggestion.nearest(to: "max", among: words) == nil)
    #expect(Suggestion.nearest(to: "la", among: words) == nil)
  }

  @Test func `a CSV of Excel is read`() throws {
    let text = "\u{FEFF}time;\"job, kind\"\r\n08:00;\"a \"\"b\"\"\nc\"\r\n\r\n09:00;d\r\n"
    let table = try CSVTable.read(Array(text.utf8), file: "t.csv").get()
    #expect(table.headings == ["time", "job, kind"])
    #expect(table.rows.map(\.cells) == [["08:00", "a \"b\"\nc"], ["09:00", "d"]])
    #expect(table.rows.map(\.line) == [2, 5])
    #expect(table.place(of: " Job, Kind") == 1)
    guard case .failure(let error) = CSVTable.read(Array("a,b\n1,\"2".utf8), file: "t.csv") else {
      Issue.record("an open quote was read")
      return
    }
    #expect(error.diagnostic.description == "t.csv:2: a quoted cell is not closed")
  }
}
