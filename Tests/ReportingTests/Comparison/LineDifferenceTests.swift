import Reporting
import Testing

@Suite struct LineDifferenceTests {
  @Test func `A difference reads like one`() {
    let old = "{\n  \"bays\": 3,\n  \"lane\": 3\n}\n"
    let new = "{\n  \"bays\": 4,\n  \"lane\": 3\n}\n"
    #expect(
      LineDifference.lines(from: old, to: new) == ["-2   \"bays\": 3,", "+2   \"bays\": 4,"])
  }

  @Test(arguments: 0..<200)
  func `It gives the other text back, whatever the texts`(seed: Int) {
    var state = UInt64(seed) &* 0x9E37_79B9_7F4A_7C15 &+ 1
    func random(_ bound: UInt64) -> UInt64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return (state >> 33) % bound
    }
    func text() -> String {
      let words = ["", "a", "b", " ", "-1 a", "+1 b", "é", "车"]
      return (0..<random(12)).map { _ in words[Int(random(8))] }.joined(separator: "\n")
    }
    let (old, new) = (text(), text())
    let difference = LineDifference.lines(from: old, to: new)
    #expect(LineDifference.apply(difference, to: old) == new)
    #expect(difference.isEmpty == (old == new))
  }

  @Test(arguments: [
    ["-9 a"], ["-1 b"], ["a"], ["+"], ["+0 a"], ["+x a"], ["-1 a", "-1 a"], ["+99 a"], [""],
  ])
  func `What is no difference of this text is refused`(lines: [String]) {
    #expect(LineDifference.apply(lines, to: "a") == nil)
  }
}
