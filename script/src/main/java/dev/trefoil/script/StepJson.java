package dev.trefoil.script;

import dev.trefoil.plan.Limits;
import dev.trefoil.plan.Names;
import dev.trefoil.plan.Plan;
import dev.trefoil.plan.Schema;
import dev.trefoil.plan.Step;
import dev.trefoil.plan.TableRef;
import dev.trefoil.plan.UploadLimits;
import dev.trefoil.script.json.Fields;
import dev.trefoil.script.json.Json;
import dev.trefoil.script.json.Located;
import java.util.List;
import java.util.Optional;

/// One step: an object with its `kind` and what it does; a name that is not given is left out.
public final class StepJson {
    private StepJson() {}

    public static Json write(Step step) {
        return switch (step) {
            case Step.Upload(Schema schema, Optional<String> name) ->
                kind("upload")
                        .put("name", name)
                        .put("schema", SchemaJson.write(schema))
                        .build();
            case Step.UploadAny(UploadLimits limits, Optional<String> name) ->
                kind("uploadAny")
                        .put("name", name)
                        .put("columns", limits.columns())
                        .put("rows", limits.rows())
                        .put("types", kinds(limits))
                        .build();
            case Step.Store(Plan plan, Optional<String> name) ->
                kind("store")
                        .put("name", name)
                        .put("plan", PlanJson.write(plan))
                        .build();
            case Step.Reveal(Plan plan) ->
                kind("reveal").put("plan", PlanJson.write(plan)).build();
            case Step.Remove(TableRef table) ->
                kind("remove").put("table", TableRefJson.write(table)).build();
        };
    }

    private static Json kinds(UploadLimits limits) {
        return Json.list(
                limits.kinds().stream().map(kind -> Json.of(kind.word())).toList());
    }

    private static Json.Builder kind(String kind) {
        return Json.object().put("kind", kind);
    }

    public static Step read(Located json) {
        return switch (json.kind()) {
            case "upload" -> {
                Fields fields = json.fields("kind", "name", "schema");
                yield new Step.Upload(SchemaJson.read(fields.required("schema")), name(fields));
            }
            case "uploadAny" -> {
                Fields fields = json.fields("kind", "name", "columns", "rows", "types");
                yield new Step.UploadAny(limits(json, fields), name(fields));
            }
            case "store" -> {
                Fields fields = json.fields("kind", "name", "plan");
                yield new Step.Store(PlanJson.read(fields.required("plan")), name(fields));
            }
            case "reveal" ->
                new Step.Reveal(PlanJson.read(json.fields("kind", "plan").required("plan")));
            case "remove" ->
                new Step.Remove(TableRefJson.read(json.fields("kind", "table").required("table")));
            default -> throw json.unknownKind(json.kind());
        };
    }

    private static UploadLimits limits(Located json, Fields fields) {
        int columns = (int) fields.required("columns").number(1, Limits.MAX_COLUMNS);
        long rows = fields.required("rows").number(1, Limits.MAX_ROWS);
        List<UploadLimits.Kind> kinds = fields.required("types").list(UploadLimits.Kind.values().length).stream()
                .map(StepJson::kind)
                .toList();
        return json.make(() -> new UploadLimits(columns, rows, kinds));
    }

    private static UploadLimits.Kind kind(Located json) {
        return UploadLimits.Kind.of(json.string()).orElseThrow(() -> json.unknownKind(json.string()));
    }

    /// The name of a table, if one is given.
    static Optional<String> name(Fields fields) {
        return fields.optional("name")
                .map(json -> json.make(() -> {
                    Names.requireName("table", json.string());
                    return json.string();
                }));
    }
}
