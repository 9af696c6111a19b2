// swift-tools-version: 6.1
import PackageDescription

// Targets by level; an import may only point downward. Tests/ArchitectureTests reads the imports and checks it.
let package = Package(
  name: "mtlint",
  products: [
    .executable(name: "mtlint", targets: ["mtlint"]),
    .library(name: "MTLint", targets: ["MTEngine", "MTRules", "MTReport"]),
  ],
  targets: [
    // 0: C, with no foreign type in a header
    .target(
      name: "CICU",
      linkerSettings: [.linkedLibrary("icui18n"), .linkedLibrary("icuuc")]),
    .target(name: "CLexicons", path: "Lexicons"),
    .target(name: "CMarkup", linkerSettings: [.linkedLibrary("md4c")]),

    // 1: bytes and positions
    .target(name: "MTText"),

    // 2: what others made: Unicode, word lists, file formats
    .target(name: "MTUnicode", dependencies: ["CICU", "MTText"]),
    .target(name: "MTLexicon", dependencies: ["CLexicons", "MTText"]),
    .target(name: "MTFormats", dependencies: ["CMarkup", "MTText"]),

    // 3: the analysed article and what a rule is
    .target(name: "MTDocument", dependencies: ["MTText", "MTUnicode", "MTLexicon"]),

    // 4: running rules; the rules
    .target(name: "MTEngine", dependencies: ["MTDocument", "MTFormats", "MTUnicode", "MTText"]),
    .target(
      name: "MTRules", dependencies: ["MTDocument", "MTLexicon", "MTUnicode", "MTText"],
      plugins: ["RuleCatalog"]),

    // 5: output formats
    .target(name: "MTReport", dependencies: ["MTEngine", "MTDocument", "MTUnicode", "MTText"]),

    // 6: the command
    .executableTarget(
      name: "mtlint", dependencies: ["MTReport", "MTRules", "MTEngine", "MTDocument", "MTFormats", "MTUnicode", "MTText"]),

    // Writes the list of rules from the names of the rule files while building.
    .executableTarget(name: "rule-catalog"),
    .plugin(name: "RuleCatalog", capability: .buildTool(), dependencies: ["rule-catalog"], path: "Sources/RuleCatalogPlugin"),

    // What `make bench` runs.
    .executableTarget(name: "mtlint-bench", dependencies: ["MTRules", "MTEngine", "MTReport"], exclude: ["process.sh"]),

    .testTarget(name: "ArchitectureTests"),
    .testTarget(name: "MTTextTests", dependencies: ["MTText"]),
    .testTarget(name: "MTUnicodeTests", dependencies: ["MTUnicode"]),
    .testTarget(name: "MTLexiconTests", dependencies: ["MTLexicon"]),
    .testTarget(name: "MTEngineTests", dependencies: ["MTEngine", "MTRules", "MTFormats"]),
    .testTarget(name: "DocumentationTests", dependencies: ["MTReport", "MTRules"]),
    .testTarget(name: "MTDocumentTests", dependencies: ["MTDocument"]),
    .testTarget(name: "MTFormatsTests", dependencies: ["MTFormats", "MTEngine", "MTRules", "MTDocument", "MTText"]),
    .testTarget(name: "MTRulesTests", dependencies: ["MTRules", "MTEngine"]),
    .testTarget(name: "MTReportTests", dependencies: ["MTReport", "MTEngine", "MTDocument", "MTUnicode", "MTText"]),
    .testTarget(name: "CommandTests", dependencies: ["mtlint"]),
  ],
  swiftLanguageModes: [.v6]
)
