package dev.trefoil.script;

import dev.trefoil.plan.Column;
import dev.trefoil.plan.Limits;
import dev.trefoil.plan.Measure;
import dev.trefoil.plan.WindowMeasure;
import dev.trefoil.plan.WindowMeasure.PlaceKind;
import dev.trefoil.plan.WindowMeasure.ShiftKind;
import dev.trefoil.script.json.Fields;
import dev.trefoil.script.json.Json;
import dev.trefoil.script.json.Located;

/// One measure of a window: `{"kind": "rank", "output": ..}` or `{"kind": "group", "measure": ..}`.
final class WindowJson {
    private WindowJson() {}

    static Json write(WindowMeasure measure) {
        return switch (measure) {
            case WindowMeasure.Place(PlaceKind kind, Column output) -> kind(name(kind), output);
            case WindowMeasure.Shift(ShiftKind kind, Column input, long offset, Column output) ->
                Json.object()
                        .put("kind", name(kind))
                        .put("input", input.name())
                        .put("offset", offset)
                        .put("output", output.name())
                        .build();
            case WindowMeasure.RunningSum(Column input, Column output) ->
                Json.object()
                        .put("kind", "runningSum")
                        .put("input", input.name())
                        .put("output", output.name())
                        .build();
            case WindowMeasure.OfGroup(Measure of) ->
                Json.object()
                        .put("kind", "group")
                        .put("measure", MeasureJson.write(of))
                        .build();
        };
    }

    static WindowMeasure read(Located json) {
        return switch (json.kind()) {
            case "rowNumber" -> place(PlaceKind.ROW_NUMBER, json);
            case "rank" -> place(PlaceKind.RANK, json);
            case "denseRank" -> place(PlaceKind.DENSE_RANK, json);
            case "lag" -> shift(ShiftKind.LAG, json);
            case "lead" -> shift(ShiftKind.LEAD, json);
            case "runningSum" -> runningSum(json.fields("kind", "input", "output"));
            case "group" ->
                new WindowMeasure.OfGroup(
                        MeasureJson.read(json.fields("kind", "measure").required("measure")));
            default -> throw json.unknownKind(json.kind());
        };
    }

    private static Json kind(String kind, Column output) {
        return Json.object().put("kind", kind).put("output", output.name()).build();
    }

    private static String name(PlaceKind kind) {
        return switch (kind) {
            case ROW_NUMBER -> "rowNumber";
            case RANK -> "rank";
            case DENSE_RANK -> "denseRank";
        };
    }

    private static String name(ShiftKind kind) {
        return switch (kind) {
            case LAG -> "lag";
            case LEAD -> "lead";
        };
    }

    private static WindowMeasure place(PlaceKind kind, Located json) {
        Fields fields = json.fields("kind", "output");
        return new WindowMeasure.Place(kind, SchemaJson.column(fields.required("output")));
    }

    private static WindowMeasure shift(ShiftKind kind, Located json) {
        Fields fields = json.fields("kind", "input", "offset", "output");
        return new WindowMeasure.Shift(
                kind,
                SchemaJson.column(fields.required("input")),
                fields.required("offset").number(0, Limits.MAX_ROWS),
                SchemaJson.column(fields.required("output")));
    }

    private static WindowMeasure runningSum(Fields fields) {
        return new WindowMeasure.RunningSum(
                SchemaJson.column(fields.required("input")), SchemaJson.column(fields.required("output")));
    }
}
