import MTDocument
import MTEngine
import MTText

/// `--format json`: one object for the whole run. The contract is in Docs/Output.md.
public struct JSONReporter: Reporter {
  private var errors: [FileError] = []
  private let version: String
  private var isFirst = true

  public init(version: String) {
    self.version = version
  }

  public mutating func begin() -> [UInt8] {
    Array("{\"version\":1,\"tool\":{\"name\":\"mtlint\",\"version\":\"\(version)\"},\"files\":[\n".utf8)
  }

  public mutating func file(_ report: FileReport) -> [UInt8] {
    var json = JSONWriter()
    let lines = LineIndex(report.text)
    json.object { json in
      json.key("path")
      json.value(report.path)
      json.key("words")
      json.value(report.result.wordCount)
      json.key("score")
      json.object { json in
        json.key("penalty")
        json.value(tenths: report.result.penalty)
        json.key("perThousandWords")
        json.value(tenths: report.result.penaltyPerThousandWords)
        json.key("overall")
        json.value(tenths: report.result.overallScore)
      }
      json.key("diagnostics")
      json.array { json in
        for diagnostic in report.result.diagnostics {
          json.object { json in diagnostic.writeMembers(to: &json, of: report, lines) }
        }
      }
    }
    defer { isFirst = false }
    return (isFirst ? [] : Array(",\n".utf8)) + json.bytes
  }

  public mutating func error(_ error: FileError) -> [UInt8] {
    errors.append(error)
    return []
  }

  public mutating func end() -> [UInt8] {
    var json = JSONWriter()
    json.array { json in
      for error in errors {
        json.object { json in
          json.key("path")
          json.value(error.path)
          json.key("message")
          json.value(error.message)
        }
      }
    }
    return Array("\n],\"errors\":".utf8) + json.bytes + Array("}\n".utf8)
  }
}

/// `--format jsonl`: one diagnostic a line, each with its path; a file that could not be read is a line with `error`.
public struct JSONLinesReporter: Reporter {
  public init() {}

  public mutating func begin() -> [UInt8] { [] }

  public mutating func file(_ report: FileReport) -> [UInt8] {
    var json = JSONWriter()
    let lines = LineIndex(report.text)
    for diagnostic in report.result.diagnostics {
      json.object { json in
        json.key("path")
        json.value(report.path)
        diagnostic.writeMembers(to: &json, of: report, lines)
      }
      json.lineBreak()
    }
    return json.bytes
  }

  public mutating func error(_ error: FileError) -> [UInt8] {
    var json = JSONWriter()
    json.object { json in
      json.key("path")
      json.value(error.path)
      json.key("error")
      json.value(error.message)
    }
    json.lineBreak()
    return json.bytes
  }

  public mutating func end() -> [UInt8] { [] }
}

extension Diagnostic {
  fileprivate func writeMembers(to json: inout JSONWriter, of report: FileReport, _ lines: LineIndex) {
    json.key("rule")
    json.value(rule.id)
    json.key("severity")
    json.value(severity.rawValue)
    json.mqm(of: rule)
    json.key("message")
    json.value(message)
    json.key("range")
    json.value(range, lines)
    json.key("text")
    json.value(report.text[range])
    json.key("notes")
    json.array { json in
      for note in notes {
        json.object { json in
          json.key("message")
          json.value(note.message)
          json.key("range")
          json.value(note.range, lines)
        }
      }
    }
    json.key("fixes")
    json.array { json in
      for fix in fixes {
        json.object { json in
          json.key("title")
          json.value(fix.title)
          json.key("applicability")
          json.value(fix.applicability.rawValue)
          json.key("edits")
          json.array { json in
            for edit in fix.edits {
              json.object { json in
                json.key("start")
                json.value(edit.range.start)
                json.key("end")
                json.value(edit.range.end)
                json.key("replacement")
                json.value(edit.replacement)
              }
            }
          }
        }
      }
    }
  }
}

extension JSONWriter {
  /// The member that names a rule's MQM category and severity.
  mutating func mqm(of rule: RuleInfo) {
    key("mqm")
    object { json in
      json.key("category")
      json.value(rule.category.rawValue)
      json.key("severity")
      json.value(rule.mqmSeverity.name)
    }
  }

  fileprivate mutating func value(_ range: ByteRange, _ lines: LineIndex) {
    object { json in
      json.key("start")
      json.value(position: range.start, lines)
      json.key("end")
      json.value(position: range.end, lines)
    }
  }

  private mutating func value(position byte: Int, _ lines: LineIndex) {
    let position = lines.position(of: byte)
    object { json in
      json.key("byte")
      json.value(byte)
      json.key("line")
      json.value(position.line)
      json.key("column")
      json.value(position.column)
    }
  }
}
