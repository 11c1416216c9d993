import Documents
internal import EventSimulation
import Experiments
internal import Forecourt

/// What was found best or was chosen, picture by picture beside what is done today.
enum BesideSection {
  static func write(_ input: ReportInput, to html: inout HTMLBuilder) {
    guard let base = input.base, let before = base.merged else { return }
    let names = [input.summary, base].map { TypedText.label($0.name, columns: 60) }
    let sides = [(input.measures, input.shop), (before, base.shop)]
    func pair(_ html: inout HTMLBuilder, _ picture: (Measures, Shop) -> Picture) {
      let both = zip(sides, names).enumerated().map { index, side in
        picture(side.0.0, side.0.1).beside(side.1, id: index == 0 ? "now" : "before")
      }
      html.pair(both[0], both[1])
    }
    html.section("beside", Texts.sectionBeside) { html in
      html.element("p", ["class": "sub"], Texts.besideNote(names[0], base: names[1]))
      pair(&html) { StayDistribution($0, $1).picture() }
      pair(&html) { OccupancyProfile($0, $1).picture() }
      pair(&html) { measures, _ in DelayPareto(measures).picture() }
    }
  }
}

extension Picture {
  /// The same for half of the width, with a name before its title and an id of its own.
  fileprivate func beside(_ name: Text, id prefix: String) -> Picture {
    var picture = self
    picture.id = "\(prefix)-\(id)"
    picture.title = name + Text(": ", "：") + title
    picture.wide = narrow ?? wide
    picture.narrow = nil
    return picture
  }
}
