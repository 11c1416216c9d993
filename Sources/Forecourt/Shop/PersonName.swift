extension Person {
  /// How a person is called in either language. Whom a scenario only counts is `Advisor 3`, and in
  /// Chinese carries the Chinese title of the role; a name that somebody gave stays as it is.
  public var label: BilingualName {
    number.map { BilingualName(en: name, zh: "\(role.title.zh)\($0)") }
      ?? BilingualName(en: name, zh: name)
  }

  /// The number of one whom the scenario only counts; nil for one with a name.
  public var number: Int? {
    let words = name.split(separator: " ")
    guard words.dropLast().joined(separator: " ") == role.countedTitle else { return nil }
    return words.last.flatMap { Int($0) }
  }
}

extension Role {
  /// What persons are called whom a scenario only counts, before their numbers.
  public var countedTitle: String {
    switch self {
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
