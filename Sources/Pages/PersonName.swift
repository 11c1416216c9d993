package import Documents
package import Forecourt

/// How a person is called on a page.
package enum PersonName {
  package static func text(_ person: Person) -> Text {
    let label = person.label
    return Text(TypedText.safe(label.en), TypedText.safe(label.zh))
  }

  /// The number of one whom the scenario only counts; nil for one with a name.
  static func number(_ person: Person) -> Int? { person.number }
}
