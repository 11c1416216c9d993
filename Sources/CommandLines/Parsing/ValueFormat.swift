package import Documents

/// How the text of an option or argument becomes a value: what is accepted, how to say so in one
/// line, and how a shell may complete it.
package struct ValueFormat<Value: Sendable>: Sendable {
  package typealias Parse = @Sendable (String) -> Value?

  /// What a value looks like, to stand after "expected": "a whole number from 1 to 100".
  let expectation: Text
  let completion: Completion
  let parse: Parse

  package init(
    expecting expectation: Text, completion: Completion = .none, parse: @escaping Parse
  ) {
    self.expectation = expectation
    self.completion = completion
    self.parse = parse
  }
}

/// What a shell offers where a value is due.
package enum Completion: Sendable, Hashable {
  case none
  case choices([String])
  /// Files with one of these endings (none: any file), and folders on the way to them.
  case files([String])
  case folders
}

extension ValueFormat where Value == String {
  package static let text = ValueFormat(expecting: Texts.someText) { $0 }

  /// A path that is not empty; whether it exists is for the command to find out.
  package static func file(_ endings: String...) -> ValueFormat {
    ValueFormat(expecting: Texts.somePath, completion: .files(endings)) { $0.isEmpty ? nil : $0 }
  }

  package static let folder = ValueFormat(expecting: Texts.somePath, completion: .folders) {
    $0.isEmpty ? nil : $0
  }
}

extension ValueFormat where Value: FixedWidthInteger {
  /// A whole number within a range; "1,000" and "1_000" are not numbers here, 1000 is.
  package static func integer(in range: ClosedRange<Value>) -> ValueFormat {
    ValueFormat(expecting: Texts.wholeNumber("\(range.lowerBound)", "\(range.upperBound)")) {
      Value($0).flatMap { range.contains($0) ? $0 : nil }
    }
  }
}

extension ValueFormat where Value == Double {
  package static func number(in range: ClosedRange<Double>) -> ValueFormat {
    let bounds = (shortText(range.lowerBound), shortText(range.upperBound))
    return ValueFormat(expecting: Texts.number(bounds.0, bounds.1)) {
      finiteNumber($0).flatMap { range.contains($0) ? $0 : nil }
    }
  }

  /// A share written as a percentage: "5%" is 0.05. The sign is asked for, because a bare 5 or
  /// 0.05 could mean either.
  package static func percentage(in range: ClosedRange<Double>) -> ValueFormat {
    let bounds = (shortText(range.lowerBound * 100), shortText(range.upperBound * 100))
    return ValueFormat(expecting: Texts.percentage(bounds.0, bounds.1)) { text in
      guard let sign = text.last, sign == "%" || sign == "％" else { return nil }
      // "e-2" shifts the decimal point exactly, where a division would round.
      return finiteNumber(text.dropLast() + "e-2").flatMap { range.contains($0) ? $0 : nil }
    }
  }

  private static func shortText(_ value: Double) -> String {
    NumberText.significant(value, digits: 6, grouping: false).withoutTrailingZeros
  }

  /// A decimal number; `Double` alone would take "nan", "inf" and "0x1p3" too.
  private static func finiteNumber(_ text: String) -> Double? {
    guard text.utf8.allSatisfy({ "0123456789.eE+-".utf8.contains($0) }) else { return nil }
    return Double(text).flatMap { $0.isFinite ? $0 : nil }
  }
}

extension ValueFormat
where Value: CaseIterable & RawRepresentable, Value.RawValue == String {
  /// One of the cases of an enumeration.
  package static var choice: ValueFormat {
    let choices = Value.allCases.map(\.rawValue)
    return ValueFormat(expecting: Texts.oneOf(choices), completion: .choices(choices)) {
      Value(rawValue: $0)
    }
  }
}

/// A value to put in place of the scenario's own: `staff.advisors[0].count=3`.
package struct Assignment: Sendable, Hashable {
  package let path: String
  package let value: String
}

extension ValueFormat where Value == Assignment {
  package static let assignment = ValueFormat(expecting: Texts.assignment) { text in
    guard let sign = text.firstIndex(of: "="), sign > text.startIndex else { return nil }
    return Assignment(
      path: String(text[..<sign]), value: String(text[text.index(after: sign)...]))
  }
}

extension String {
  fileprivate var withoutTrailingZeros: String {
    guard contains(".") else { return self }
    var text = self
    while text.last == "0" { text.removeLast() }
    if text.last == "." { text.removeLast() }
    return text
  }
}
