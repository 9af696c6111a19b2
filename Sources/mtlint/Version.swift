import MTUnicode

/// The program's version, written nowhere else.
enum Version {
  static let number = "0.1.0-dev"
  static var line: String { "mtlint \(number) (ICU \(UnicodeLibrary.version))" }
}
