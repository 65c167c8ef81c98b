package dev.trefoil.script;

import dev.trefoil.plan.Limits;
import dev.trefoil.plan.Step;
import dev.trefoil.script.json.Fields;
import dev.trefoil.script.json.Json;
import dev.trefoil.script.json.JsonLimits;
import dev.trefoil.script.json.Located;
import java.util.List;

/// The file format of scripts, `trefoil-script-2`.
public final class ScriptJson {
    private static final String FORMAT = "trefoil-script-2";

    // Far more tables than a script of the largest size could join sensibly.
    private static final int MAX_TABLES = 1_000;

    private ScriptJson() {}

    public static Json write(Script script) {
        return Json.object()
                .put("format", FORMAT)
                .put("name", script.name())
                .put("description", script.description())
                .put(
                        "tables",
                        Json.list(
                                script.tables().stream().map(ScriptJson::table).toList()))
                .put(
                        "steps",
                        Json.list(script.steps().stream().map(StepJson::write).toList()))
                .put(
                        "mayFail",
                        Json.list(
                                script.mayFail().stream().map(ScriptJson::part).toList()))
                .put(
                        "placeholders",
                        Json.list(script.placeholders().stream()
                                .map(PlaceholderJson::write)
                                .toList()))
                .put(
                        "examples",
                        Json.list(script.examples().stream()
                                .map(ExampleJson::write)
                                .toList()))
                .build();
    }

    private static Json table(TableUse use) {
        return Json.object()
                .put("handle", TableRefJson.write(use.handle()))
                .put("name", use.name())
                .put("schema", SchemaJson.write(use.schema()))
                .build();
    }

    /// The script of a file, which may be indented.
    public static Script parse(byte[] bytes) {
        return read(Located.root(Json.parse(bytes, JsonLimits.SCRIPT)));
    }

    public static Script read(Located json) {
        Fields fields =
                json.fields("format", "name", "description", "tables", "steps", "mayFail", "placeholders", "examples");
        Located format = fields.required("format");
        if (!format.string().equals(FORMAT)) {
            throw format.error("this is no script of the format " + FORMAT);
        }
        String name = fields.required("name").string();
        String description = fields.required("description").string();
        List<TableUse> tables = fields.required("tables").list(MAX_TABLES).stream()
                .map(ScriptJson::table)
                .toList();
        List<Step> steps = fields.required("steps").list(Limits.MAX_STEPS).stream()
                .map(StepJson::read)
                .toList();
        List<MayFail> mayFail = fields.required("mayFail").list(Limits.MAX_STEPS).stream()
                .map(ScriptJson::part)
                .toList();
        List<Example> examples = fields.required("examples").list(Limits.MAX_STEPS).stream()
                .map(ExampleJson::read)
                .toList();
        List<PlaceholderUse> placeholders = fields.required("placeholders").list(Limits.MAX_PLACEHOLDERS).stream()
                .map(PlaceholderJson::read)
                .toList();
        return json.make(() -> new Script(name, description, tables, steps, mayFail, examples, placeholders));
    }

    private static Json part(MayFail part) {
        return Json.object().put("first", part.first()).put("last", part.last()).build();
    }

    private static MayFail part(Located json) {
        Fields fields = json.fields("first", "last");
        int first = (int) fields.required("first").number(1, Limits.MAX_STEPS);
        int last = (int) fields.required("last").number(1, Limits.MAX_STEPS);
        return json.make(() -> new MayFail(first, last));
    }

    private static TableUse table(Located json) {
        Fields fields = json.fields("handle", "name", "schema");
        return new TableUse(
                TableRefJson.handle(fields.required("handle")),
                SchemaJson.read(fields.required("schema")),
                StepJson.name(fields));
    }
}
