package dev.trefoil.script;

import dev.trefoil.plan.Column;
import dev.trefoil.plan.Measure;
import dev.trefoil.script.json.Fields;
import dev.trefoil.script.json.Json;
import dev.trefoil.script.json.Located;
import java.math.BigDecimal;
import java.util.regex.Pattern;

/// One measure of an aggregate: `{"kind": "rows", "output": ..}` or `{"kind": "mean", "input": .., "output":
/// ..}`.
final class MeasureJson {
    private static final String QUANTILE = "quantile";
    private static final Pattern SHARE = Pattern.compile("[01](\\.[0-9]{1,6})?");

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
            case Measure.OfTwoColumns(Measure.PairKind kind, Column left, Column right, Column output) ->
                Json.object()
                        .put("kind", name(kind))
                        .put("left", left.name())
                        .put("right", right.name())
                        .put("output", output.name())
                        .build();
            case Measure.Quantile(BigDecimal q, Column input, Column output) ->
                Json.object()
                        .put("kind", QUANTILE)
                        .put("q", q.toPlainString())
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
            case COUNT_DISTINCT -> "count_distinct";
            case MEDIAN -> "median";
            case MODE -> "mode";
            case VAR -> "var";
            case STD -> "std";
            case ANY -> "any";
            case ALL -> "all";
        };
    }

    private static String name(Measure.PairKind kind) {
        return switch (kind) {
            case COVARIANCE -> "covariance";
            case CORRELATION -> "correlation";
            case WEIGHTED_MEAN -> "weighted_mean";
        };
    }

    static Measure read(Located json) {
        String name = json.kind();
        if (name.equals("rows")) {
            return new Measure.CountRows(
                    SchemaJson.column(json.fields("kind", "output").required("output")));
        }
        if (name.equals(QUANTILE)) {
            return quantile(json.fields("kind", "q", "input", "output"));
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
        for (Measure.PairKind kind : Measure.PairKind.values()) {
            if (name(kind).equals(name)) {
                Fields fields = json.fields("kind", "left", "right", "output");
                return new Measure.OfTwoColumns(
                        kind,
                        SchemaJson.column(fields.required("left")),
                        SchemaJson.column(fields.required("right")),
                        SchemaJson.column(fields.required("output")));
            }
        }
        throw json.unknownKind(name);
    }

    private static Measure quantile(Fields fields) {
        Located q = fields.required("q");
        String text = q.string();
        if (!SHARE.matcher(text).matches()) {
            throw q.error("not a number from 0 to 1 with at most " + Measure.Quantile.MAX_DECIMALS + " decimals");
        }
        Measure.Quantile quantile = q.make(() -> new Measure.Quantile(
                new BigDecimal(text),
                SchemaJson.column(fields.required("input")),
                SchemaJson.column(fields.required("output"))));
        if (!quantile.q().toPlainString().equals(text)) {
            throw q.error(
                    "this number has one spelling here: write " + quantile.q().toPlainString());
        }
        return quantile;
    }
}
