import CommandLines
import Documents
import ScenarioFiles

/// `baysim schema`: the JSON Schema of the input files.
enum SchemaCommand {
  private static let experiment = Flag(
    "experiment", help: Text("Of experiment files instead.", "输出试验文件的模式。"))

  static let specification = CommandSpec(
    "schema",
    abstract: Text("Print the JSON Schema of scenario files.", "打印情景文件的 JSON Schema。"),
    discussion: Text(
      """
      Editors complete and check a scenario that names it in "$schema". baysim schema > \
      scenarios/scenario.schema.json
      """,
      "编辑器可据此补全和检查：在情景文件中用 \"$schema\" 指向它。"
        + "baysim schema > scenarios/scenario.schema.json"),
    options: [experiment.input]
  ) { inputs, context in
    context.output.write(Schema.json(for: inputs[experiment] ? .experiment : .scenario))
    return .done
  }
}
