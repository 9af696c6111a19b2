/// The character set that Western texts were taken for so often: Windows-1252, as browsers read it (the five bytes it
/// leaves free stand for control characters).
enum Windows1252 {
  /// What the bytes 0x80 to 0x9F stand for.
  private static let upper: [UInt32] = [
    0x20AC, 0x81, 0x201A, 0x192, 0x201E, 0x2026, 0x2020, 0x2021, 0x2C6, 0x2030, 0x160, 0x2039, 0x152, 0x8D, 0x17D, 0x8F,
    0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x2DC, 0x2122, 0x161, 0x203A, 0x153, 0x9D, 0x17E, 0x178,
  ]

  static func scalar(of byte: UInt8) -> UInt32 {
    byte & 0xE0 == 0x80 ? upper[Int(byte & 0x1F)] : UInt32(byte)
  }

  /// The byte of a scalar; a control character stands for its own number, as in Latin-1.
  static func byte(of scalar: UInt32) -> UInt8? {
    if scalar < 0x100 { return UInt8(scalar) }
    guard scalar <= 0x2122 else { return nil }
    return upper.firstIndex(of: scalar).map { UInt8($0 + 0x80) }
  }

  /// What was meant by a control character from U+0080 to U+009F, where Windows-1252 has a printable character there.
  static func meaning(ofControl scalar: UInt32) -> UInt32? {
    guard scalar & ~0x1F == 0x80 else { return nil }
    let meant = upper[Int(scalar & 0x1F)]
    return meant == scalar ? nil : meant
  }
}
