/// What was asked for on the command line.
struct Options {
  var filters: [String] = []
  var json: String?
  var compare: String?
  var isQuick = false
  var isMarkdown = false
  var lists = false
  var work: String?
  var times = 1

  static let help = """
    Usage: baysim-benchmarks [--filter TEXT …] [--quick] [--markdown] [--json FILE] [--compare FILE] [--list]
           baysim-benchmarks --work NAME [--times N]

      --filter TEXT   only benchmarks whose name contains TEXT, and what they are held against;
                      “scaling” runs only when named so
      --quick         shorter and fewer runs
      --markdown      tables for a page
      --json FILE     write the results to FILE
      --compare FILE  say what moved since the results in FILE
      --list          name the benchmarks
      --work NAME     do the work of one benchmark N times, untimed, for a counter of instructions
    """

  init(_ arguments: [String]) throws(Problem) {
    var rest = arguments[...]
    func value(of option: String) throws(Problem) -> String {
      guard let value = rest.popFirst() else { throw Problem(text: "\(option) needs a value") }
      return value
    }
    while let word = rest.popFirst() {
      switch word {
      case "--filter": filters.append(try value(of: word))
      case "--json": json = try value(of: word)
      case "--compare": compare = try value(of: word)
      case "--work": work = try value(of: word)
      case "--times":
        guard let number = Int(try value(of: word)), number > 0 else {
          throw Problem(text: "--times needs a number above 0")
        }
        times = number
      case "--quick": isQuick = true
      case "--markdown": isMarkdown = true
      case "--list": lists = true
      case "--help", "-h": throw Problem(text: nil)
      default: throw Problem(text: "unknown option \(word)")
      }
    }
  }

  /// What is wrong with the command line; nil: help was asked for.
  struct Problem: Error {
    let text: String?
  }

  func wants(_ name: String) -> Bool {
    filters.isEmpty ? name != "scaling" : filters.contains { name.contains($0) }
  }
}
