package import Documents
package import Forecourt

/// How much room a picture has. Drawn at about the size at which it is shown, so that a letter of
/// 13 units is a letter of about 13 pixels.
package enum PictureSize {
  /// Across the page.
  case full
  /// One of two beside each other.
  case half
  /// A phone held upright.
  case phone

  package var width: Double {
    switch self {
    case .full: 960
    case .half: 520
    case .phone: 358
    }
  }

  package var isPhone: Bool { self == .phone }
}

extension Text {
  package init(_ name: BilingualName) { self.init(name.en, name.zh) }
}
