package dev.trefoil.script;

import dev.trefoil.plan.Column;
import dev.trefoil.plan.Limits;
import dev.trefoil.plan.Multiplicity;
import dev.trefoil.plan.Plan;
import dev.trefoil.plan.Plan.Aggregate;
import dev.trefoil.plan.Plan.Assign;
import dev.trefoil.plan.Plan.Assignment;
import dev.trefoil.plan.Plan.Attach;
import dev.trefoil.plan.Plan.Concat;
import dev.trefoil.plan.Plan.Drop;
import dev.trefoil.plan.Plan.Filter;
import dev.trefoil.plan.Plan.Join;
import dev.trefoil.plan.Plan.JoinKind;
import dev.trefoil.plan.Plan.KeyPair;
import dev.trefoil.plan.Plan.Limit;
import dev.trefoil.plan.Plan.Rename;
import dev.trefoil.plan.Plan.Renaming;
import dev.trefoil.plan.Plan.Scan;
import dev.trefoil.plan.Plan.Select;
import dev.trefoil.plan.Plan.Shuffle;
import dev.trefoil.plan.Plan.Sort;
import dev.trefoil.plan.Plan.SortKey;
import dev.trefoil.plan.Plan.Tail;
import dev.trefoil.plan.Plan.Trim;
import dev.trefoil.plan.Plan.Window;
import dev.trefoil.plan.PlanSize;
import dev.trefoil.script.json.Fields;
import dev.trefoil.script.json.Json;
import dev.trefoil.script.json.Located;
import java.util.List;
import java.util.function.Function;

/// A plan as nested objects, each with its `kind`, its parameters by name and the plans it reads.
///
/// Equal plans have equal canonical bytes and different plans different ones; [#read] refuses every other
/// encoding of a plan but blanks and the order of members, which the canonical form fixes.
public final class PlanJson {
    private PlanJson() {}

    /// Throws [dev.trefoil.plan.PlanException] for a plan beyond [Limits].
    public static Json write(Plan plan) {
        PlanSize.require(plan);
        return json(plan);
    }

    private static Json json(Plan plan) {
        return switch (plan) {
            case Scan(var table) ->
                kind("scan").put("table", TableRefJson.write(table)).build();
            case Select(var input, var columns) ->
                of("select", input).put("columns", columns(columns)).build();
            case Drop(var input, var columns) ->
                of("drop", input).put("columns", columns(columns)).build();
            case Rename(var input, var renamings) ->
                of("rename", input)
                        .put("renamings", list(renamings, PlanJson::json))
                        .build();
            case Assign(var input, var assignments) ->
                of("assign", input)
                        .put("assignments", list(assignments, PlanJson::json))
                        .build();
            case Filter(var input, var where, long minimumRows) ->
                of("filter", input)
                        .put("where", ExpressionJson.write(where))
                        .put("minimumRows", minimumRows)
                        .build();
            case Join(var left, var right, var keys, var how, var multiplicity) ->
                kind("join")
                        .put("how", JoinJson.name(how))
                        .put("multiplicity", JoinJson.write(multiplicity))
                        .put("left", json(left))
                        .put("right", json(right))
                        .put("keys", list(keys, JoinJson::write))
                        .build();
            case Attach(var input, var single) ->
                of("attach", input).put("single", json(single)).build();
            case Aggregate(var input, var by, var measures) ->
                of("aggregate", input)
                        .put("by", columns(by))
                        .put("measures", list(measures, MeasureJson::write))
                        .build();
            case Window(var input, var partitionBy, var orderBy, var measures) ->
                of("window", input)
                        .put("partitionBy", columns(partitionBy))
                        .put("orderBy", list(orderBy, PlanJson::json))
                        .put("measures", list(measures, WindowJson::write))
                        .build();
            case Sort(var input, var keys) ->
                of("sort", input).put("keys", list(keys, PlanJson::json)).build();
            case Limit(var input, long offset, long rows) ->
                of("limit", input).put("offset", offset).put("rows", rows).build();
            case Tail(var input, long rows) ->
                of("tail", input).put("rows", rows).build();
            case Shuffle(var input) -> of("shuffle", input).build();
            case Concat(var inputs) ->
                kind("concat").put("inputs", list(inputs, PlanJson::json)).build();
            case Trim(var input) -> of("trim", input).build();
        };
    }

    private static Json.Builder kind(String kind) {
        return Json.object().put("kind", kind);
    }

    private static Json.Builder of(String kind, Plan input) {
        return kind(kind).put("input", json(input));
    }

    private static <T> Json list(List<T> items, Function<T, Json> writer) {
        return Json.list(items.stream().map(writer).toList());
    }

    private static Json columns(List<Column> columns) {
        return list(columns, column -> Json.of(column.name()));
    }

    private static Json json(Renaming renaming) {
        return Json.object()
                .put("from", renaming.from().name())
                .put("to", renaming.to().name())
                .build();
    }

    private static Json json(Assignment assignment) {
        return Json.object()
                .put("column", assignment.column().name())
                .put("value", ExpressionJson.write(assignment.value()))
                .build();
    }

    private static Json json(SortKey key) {
        return Json.object()
                .put("column", key.column().name())
                .put("order", key.descending() ? "descending" : "ascending")
                .build();
    }

    public static Plan read(Located json) {
        Plan plan = plan(json);
        json.make(() -> {
            PlanSize.require(plan);
            return plan;
        });
        return plan;
    }

    private static Plan plan(Located json) {
        return switch (json.kind()) {
            case "scan" ->
                new Scan(TableRefJson.read(json.fields("kind", "table").required("table")));
            case "select" -> select(json.fields("kind", "input", "columns"));
            case "drop" -> drop(json.fields("kind", "input", "columns"));
            case "rename" -> rename(json.fields("kind", "input", "renamings"));
            case "assign" -> assign(json.fields("kind", "input", "assignments"));
            case "filter" -> filter(json.fields("kind", "input", "where", "minimumRows"));
            case "join" -> join(json, json.fields("kind", "how", "multiplicity", "left", "right", "keys"));
            case "attach" -> attach(json.fields("kind", "input", "single"));
            case "aggregate" -> aggregate(json.fields("kind", "input", "by", "measures"));
            case "window" -> window(json.fields("kind", "input", "partitionBy", "orderBy", "measures"));
            case "sort" -> sort(json.fields("kind", "input", "keys"));
            case "limit" -> limit(json.fields("kind", "input", "offset", "rows"));
            case "tail" -> tail(json.fields("kind", "input", "rows"));
            case "shuffle" -> new Shuffle(input(json.fields("kind", "input")));
            case "concat" -> new Concat(items(json.fields("kind", "inputs").required("inputs"), PlanJson::plan));
            case "trim" -> new Trim(input(json.fields("kind", "input")));
            default -> throw json.unknownKind(json.kind());
        };
    }

    private static Plan input(Fields fields) {
        return plan(fields.required("input"));
    }

    private static <T> List<T> items(Located json, Function<Located, T> reader) {
        return json.list(Limits.MAX_COLUMNS).stream().map(reader).toList();
    }

    private static Plan select(Fields fields) {
        return new Select(input(fields), items(fields.required("columns"), SchemaJson::column));
    }

    private static Plan drop(Fields fields) {
        return new Drop(input(fields), items(fields.required("columns"), SchemaJson::column));
    }

    private static Plan rename(Fields fields) {
        return new Rename(input(fields), items(fields.required("renamings"), item -> {
            Fields pair = item.fields("from", "to");
            return new Renaming(SchemaJson.column(pair.required("from")), SchemaJson.column(pair.required("to")));
        }));
    }

    private static Plan assign(Fields fields) {
        return new Assign(input(fields), items(fields.required("assignments"), item -> {
            Fields pair = item.fields("column", "value");
            return new Assignment(
                    SchemaJson.column(pair.required("column")), ExpressionJson.read(pair.required("value")));
        }));
    }

    private static Plan filter(Fields fields) {
        return new Filter(
                input(fields),
                ExpressionJson.read(fields.required("where")),
                fields.required("minimumRows").number(0, Limits.MAX_ROWS));
    }

    private static Plan join(Located json, Fields fields) {
        Plan left = plan(fields.required("left"));
        Plan right = plan(fields.required("right"));
        List<KeyPair> keys = items(fields.required("keys"), JoinJson::keyPair);
        JoinKind kind = JoinJson.kind(fields.required("how"));
        Multiplicity multiplicity = JoinJson.multiplicity(fields.required("multiplicity"));
        return json.make(() -> new Join(left, right, keys, kind, multiplicity));
    }

    private static Plan attach(Fields fields) {
        return new Attach(input(fields), plan(fields.required("single")));
    }

    private static Plan aggregate(Fields fields) {
        return new Aggregate(
                input(fields),
                items(fields.required("by"), SchemaJson::column),
                items(fields.required("measures"), MeasureJson::read));
    }

    private static Plan window(Fields fields) {
        return new Window(
                input(fields),
                items(fields.required("partitionBy"), SchemaJson::column),
                items(fields.required("orderBy"), PlanJson::sortKey),
                items(fields.required("measures"), WindowJson::read));
    }

    private static Plan sort(Fields fields) {
        return new Sort(input(fields), items(fields.required("keys"), PlanJson::sortKey));
    }

    private static SortKey sortKey(Located json) {
        Fields pair = json.fields("column", "order");
        Located order = pair.required("order");
        boolean descending = switch (order.string()) {
            case "ascending" -> false;
            case "descending" -> true;
            default -> throw order.error("an order is ascending or descending");
        };
        return new SortKey(SchemaJson.column(pair.required("column")), descending);
    }

    private static Plan limit(Fields fields) {
        return new Limit(
                input(fields),
                fields.required("offset").number(0, Limits.MAX_ROWS),
                fields.required("rows").number(0, Limits.MAX_ROWS));
    }

    private static Plan tail(Fields fields) {
        return new Tail(input(fields), fields.required("rows").number(0, Limits.MAX_ROWS));
    }
}
