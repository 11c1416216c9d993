import DataFiles
import Forecourt

/// Makes named persons of head-counts.
struct StaffAssembly {
  let draft: StaffDraft

  init(_ draft: StaffDraft) {
    self.draft = draft
  }

  func staff() -> Staff {
    var people: [Person] = []
    for (role, group) in zip(Role.allCases, draft.roles) {
      people += group.people.map { named($0, role, group) } ?? counted(role, group)
    }
    return Staff(
      people: people, minimumOnDuty: draft.roles.map(\.minimumOnDuty),
      notifyDeputies: draft.notifyDeputies.withoutRepeats,
      attendDeputies: draft.attendDeputies.withoutRepeats)
  }

  /// The k-th person is on duty on days with a head-count of at least k.
  private func counted(_ role: Role, _ group: RoleDraft) -> [Person] {
    (0..<(group.count.max() ?? 0)).map { number in
      Person(
        name: "\(role.countedTitle) \(number + 1)", role: role, speed: group.speed,
        wagePerHour: group.wagePerHour,
        shifts: zip(group.count, group.shift).map { $0 > number ? $1 : [] },
        breaks: group.breaks.inOrder)
    }
  }

  private func named(
    _ persons: [RoleDraft.Person], _ role: Role, _ group: RoleDraft
  ) -> [Person] {
    var people: [Person] = []
    for person in persons {
      for copy in 1...person.count {
        let name = person.name.map { person.count == 1 ? $0 : "\($0) \(copy)" }
        people.append(
          Person(
            name: name ?? "\(role.countedTitle) \(people.count + 1)", role: role,
            speed: person.speed ?? group.speed,
            wagePerHour: person.wagePerHour ?? group.wagePerHour,
            shifts: person.shift ?? group.shift,
            breaks: (person.breaks ?? group.breaks).inOrder))
      }
    }
    return people
  }
}

extension [Break] {
  fileprivate var inOrder: [Break] {
    sorted { ($0.window.from, $0.window.to) < ($1.window.from, $1.window.to) }
  }
}
