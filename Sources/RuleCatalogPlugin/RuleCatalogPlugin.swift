import PackagePlugin

/// Has the catalog of rules written anew whenever a rule file comes or goes.
@main
struct RuleCatalogPlugin: BuildToolPlugin {
  func createBuildCommands(context: PluginContext, target: Target) throws -> [Command] {
    guard let target = target as? SourceModuleTarget else { return [] }
    let rules = target.sourceFiles(withSuffix: "swift").map(\.url).filter { $0.deletingLastPathComponent().lastPathComponent == "Rules" }
    let output = context.pluginWorkDirectoryURL.appending(path: "Catalog.swift")
    return [
      .buildCommand(
        displayName: "Listing the rules", executable: try context.tool(named: "rule-catalog").url,
        arguments: [output.path] + rules.map { $0.deletingPathExtension().lastPathComponent }.sorted(),
        inputFiles: rules, outputFiles: [output])
    ]
  }
}
