package dev.trefoil.script;

import dev.trefoil.plan.Column;
import dev.trefoil.plan.Measure;
import dev.trefoil.script.json.Fields;
import dev.trefoil.script.json.Json;
import dev.trefoil.script.json.Located;

/// One measure of an aggregate: `{"kind": "rows", "output": ..}` or `{"kind": "mean", "input": .., "output":
/// ..}`.
final class MeasureJson {
    private MeasureJson() {}

    static Json write(Measure measure) {
        return switch (measure) {
            case Measure.CountRows(Column output) ->
                Json.object().put("kind", "rows").put("output", output.name()).build();
            case Measure.OfColumn(Measure.Kind kind, Column input, Column output) ->
                Json.object()
                        .put("kind", name(kind))
                        .put("input", input.name())
                        .put("output", output.name())
                        .build();
        };
    }

    private static String name(Measure.Kind kind) {
        return switch (kind) {
            case COUNT -> "count";
            case SUM -> "sum";
            case MEAN -> "mean";
            case MIN -> "min";
            case MAX -> "max";
        };
    }

    static Measure read(Located json) {
        String name = json.kind();
        if (name.equals("rows")) {
            return new Measure.CountRows(
                    SchemaJson.column(json.fields("kind", "output").required("output")));
        }
        for (Measure.Kind kind : Measure.Kind.values()) {
            if (name(kind).equals(name)) {
                Fields fields = json.fields("kind", "input", "output");
                return new Measure.OfColumn(
                        kind,
                        SchemaJson.column(fields.required("input")),
                        SchemaJson.column(fields.required("output")));
            }
        }
        throw json.unknownKind(name);
    }
}
