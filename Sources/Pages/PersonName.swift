package import Documents
package import Forecourt

/// How a person is called on a page.
package enum PersonName {
  /// Persons whom a scenario only counts are called `Advisor 3` there; in Chinese they carry the
  /// Chinese title of their role. A name that somebody gave stays as it is.
  package static func text(_ person: Person) -> Text {
    let name = TypedText.safe(person.name)
    return number(person).map { Text(name, "\(person.role.title.zh)\($0)") }
      ?? Text(verbatim: name)
  }

  /// The number of one whom the scenario only counts; nil for one with a name.
  static func number(_ person: Person) -> Int? {
    let words = person.name.split(separator: " ")
    guard words.dropLast().joined(separator: " ") == counted(person.role) else { return nil }
    return words.last.flatMap { Int($0) }
  }

  private static func counted(_ role: Role) -> String {
    switch role {
    case .guardPost: "Guard"
    case .advisor: "Advisor"
    case .frontDesk: "Front desk"
    case .supervisor: "Supervisor"
    case .manager: "Manager"
    case .mover: "Mover"
    case .inspector: "Inspector"
    case .cashier: "Cashier"
    }
  }
}
