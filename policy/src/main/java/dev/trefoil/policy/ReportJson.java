package dev.trefoil.policy;

import dev.trefoil.plan.Column;
import dev.trefoil.plan.ExpressionText;
import dev.trefoil.plan.Handle;
import dev.trefoil.plan.Plan;
import dev.trefoil.plan.StepRef;
import dev.trefoil.plan.TableRef;
import dev.trefoil.script.PlanText;
import dev.trefoil.script.SchemaJson;
import dev.trefoil.script.json.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/// The format of disclosure reports, `trefoil-disclosure-1`: the same content as the sentences of [Review].
final class ReportJson {
    private static final String FORMAT = "trefoil-disclosure-1";

    private ReportJson() {}

    static Json write(Report report) {
        return Json.object()
                .put("format", FORMAT)
                .put("script", report.script().digest().hex())
                .put("exposure", word(report.exposure()))
                .put("persons", "unknown")
                .put("steps", list(report.steps(), ReportJson::step))
                .build();
    }

    private static Json step(StepReport step) {
        return Json.object()
                .put("step", step.step())
                .put("exposure", word(step.exposure()))
                .put("told", list(step.told(), ReportJson::told))
                .put("columns", list(step.columns(), ReportJson::column))
                .put("rows", influences(step.rows()))
                .put("risks", list(step.risks(), ReportJson::risk))
                .build();
    }

    private static Json told(Told told) {
        Json.Builder json = Json.object().put("line", told.place().letter());
        switch (told.what()) {
            case Disclosed.Cells(var schema, Grain grain) ->
                json.put("what", "cells").put("grain", word(grain)).put("schema", SchemaJson.write(schema));
            case Disclosed.RowCount() -> json.put("what", "row count");
            case Disclosed.RowsLeft(Plan of) -> json.put("what", "rows left").put("of", PlanText.of(of));
            case Disclosed.MinimumMet(var where, long minimum) ->
                json.put("what", "minimum met")
                        .put("condition", ExpressionText.of(where))
                        .put("minimum", minimum);
            case Disclosed.KeysUnique(var side, var keys) ->
                json.put("what", "keys unique")
                        .put("side", side.name().toLowerCase(Locale.ROOT))
                        .put("keys", list(keys, ReportJson::name));
            case Disclosed.MatchesBounded(var keys, long maximum) ->
                json.put("what", "matches bounded")
                        .put("left", list(keys, pair -> name(pair.left())))
                        .put("right", list(keys, pair -> name(pair.right())))
                        .put("maximum", maximum);
            case Disclosed.CastHeld(var operand, var target) ->
                json.put("what", "cast holds")
                        .put("operand", ExpressionText.of(operand))
                        .put("type", target.text());
            case Disclosed.UploadFits(var schema) ->
                json.put("what", "upload fits").put("schema", SchemaJson.write(schema));
            case Disclosed.AnyUploadFits(var limits) ->
                json.put("what", "any upload fits").put("limits", limits.toString());
        }
        return json.put("inputs", list(told.inputs(), place -> Json.of(place.letter())))
                .put("from", influences(told.from()))
                .build();
    }

    private static Json column(RevealedColumn column) {
        return Json.object()
                .put("column", name(column.field().column()))
                .put("type", column.field().type().text())
                .put("grain", word(column.grain()))
                .put("from", influences(column.from()))
                .put("rows", list(column.rows(), ReportJson::behind))
                .build();
    }

    private static Json behind(RowsBehind rows) {
        return Json.object()
                .put("table", table(rows.table()))
                .put("all", Json.of(rows.all()))
                .put("atLeast", rows.atLeast())
                .build();
    }

    /// Columns of one table that are used alike stand together.
    private static Json influences(List<Influence> influences) {
        record Alike(TableRef table, Set<Way> ways) {}
        Map<Alike, List<Json>> columns = new LinkedHashMap<>();
        for (Influence influence : influences) {
            columns.computeIfAbsent(new Alike(influence.source().table(), influence.ways()), _ -> new ArrayList<>())
                    .add(name(influence.source().column()));
        }
        List<Json> all = new ArrayList<>();
        columns.forEach((alike, names) -> all.add(Json.object()
                .put("table", table(alike.table()))
                .put("as", list(List.copyOf(alike.ways()), way -> Json.of(way.word())))
                .put("columns", Json.list(names))
                .build()));
        return Json.list(all);
    }

    private static Json risk(Risk risk) {
        return Json.object()
                .put("risk", word(risk.kind()))
                .put("raises", Json.of(risk.kind().raises()))
                .put("places", list(places(risk), ReportJson::place))
                .build();
    }

    private static List<Place> places(Risk risk) {
        return risk.others().isEmpty()
                ? List.of(risk.place())
                : List.of(risk.place(), risk.others().getFirst());
    }

    private static Json place(Place place) {
        return Json.object()
                .put("step", place.step())
                .put("line", place.letter())
                .build();
    }

    private static Json table(TableRef table) {
        return switch (table) {
            case Handle handle -> Json.of(handle.hex());
            case StepRef(int step) -> Json.of((long) step);
        };
    }

    private static Json name(Column column) {
        return Json.of(column.name());
    }

    private static String word(Enum<?> kind) {
        return kind.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static <T> Json list(List<T> items, Function<? super T, Json> json) {
        return Json.list(items.stream().map(json).toList());
    }
}
