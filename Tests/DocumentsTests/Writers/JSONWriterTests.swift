import Documents
import Foundation
import Testing

@Suite struct `JSON as it is told` {
  private static func sample(_ layout: JSONLayout) -> String {
    var json = JSONWriter(to: "", layout: layout)
    json.object {
      $0.field("scenario", "基线")
      $0.field("seed", UInt64.max)
      $0.field("mean", 0.1 + 0.2)
      $0.field("half", Double.nan)
      $0.field("ok", true)
      $0.nullField("none")
      $0.array("empty") { _ in }
      $0.array("hours") { hours in
        hours.value(8)
        hours.object { $0.field("count", -1) }
      }
    }
    return json.output
  }

  @Test func `compact`() {
    #expect(
      Self.sample(.compact) == #"{"scenario":"基线","seed":18446744073709551615,"#
        + #""mean":0.30000000000000004,"half":null,"ok":true,"none":null,"empty":[],"#
        + #""hours":[8,{"count":-1}]}"#)
  }

  @Test func `pretty, two spaces a level`() {
    #expect(
      Self.sample(.pretty) == """
        {
          "scenario": "基线",
          "seed": 18446744073709551615,
          "mean": 0.30000000000000004,
          "half": null,
          "ok": true,
          "none": null,
          "empty": [],
          "hours": [
            8,
            {
              "count": -1
            }
          ]
        }
        """)
  }

  @Test func `several values make lines`() {
    var json = JSONWriter(to: "")
    json.object { $0.field("a", 1) }
    json.object { $0.field("a", 2) }
    #expect(json.output == "{\"a\":1}\n{\"a\":2}")
  }

  @Test func `what cannot stand in a string is escaped`() {
    var json = JSONWriter(to: "")
    json.value("\"\\\n\r\t\u{0}\u{1F}\u{7F}\u{2028}\u{2029}</script>é")
    #expect(
      json.output
        == #""\"\\\n\r\t\u0000\u001f\u007f\u2028\u2029</script>é""#)
  }

  @Test func `inside a page no string can end the script`() {
    var json = JSONWriter(to: "", isEmbeddable: true)
    json.value("</script><!--&")
    #expect(json.output == #""\u003c/script\u003e\u003c!--\u0026""#)
  }

  @Test(arguments: [JSONLayout.compact, .pretty])
  func `any string comes back through a decoder`(layout: JSONLayout) throws {
    let texts = Array(RandomStrings(seed: 1, count: 500))
    var json = JSONWriter(to: "", layout: layout, isEmbeddable: layout == .compact)
    json.object {
      $0.array("texts") { list in
        for text in texts { list.value(text) }
      }
    }
    let decoded = try JSONDecoder().decode([String: [String]].self, from: Data(json.output.utf8))
    let back = try #require(decoded["texts"])
    #expect(back.count == texts.count)
    #expect(zip(back, texts).allSatisfy { $0.isSame(as: $1) })
  }

  @Test func `any double comes back through a decoder, bit by bit`() throws {
    let numbers: [Double] = [
      0, -0.0, 1, 1e16, 1e-5, .leastNonzeroMagnitude, .greatestFiniteMagnitude, .pi, 1 / 3, 0.1,
      -123456789.125,
    ]
    var json = JSONWriter(to: "")
    json.array { list in
      for number in numbers { list.value(number) }
    }
    let back = try JSONDecoder().decode([Double].self, from: Data(json.output.utf8))
    #expect(back.map(\.bitPattern) == numbers.map(\.bitPattern))
  }
}
