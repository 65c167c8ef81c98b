package dev.trefoil.script;

import dev.trefoil.plan.Column;
import dev.trefoil.plan.Escaped;
import dev.trefoil.plan.ExpressionText;
import dev.trefoil.plan.Handle;
import dev.trefoil.plan.Measure;
import dev.trefoil.plan.Multiplicity;
import dev.trefoil.plan.Plan;
import dev.trefoil.plan.Plan.Aggregate;
import dev.trefoil.plan.Plan.Assign;
import dev.trefoil.plan.Plan.Attach;
import dev.trefoil.plan.Plan.Concat;
import dev.trefoil.plan.Plan.Drop;
import dev.trefoil.plan.Plan.Filter;
import dev.trefoil.plan.Plan.Join;
import dev.trefoil.plan.Plan.Limit;
import dev.trefoil.plan.Plan.Rename;
import dev.trefoil.plan.Plan.Scan;
import dev.trefoil.plan.Plan.Select;
import dev.trefoil.plan.Plan.Shuffle;
import dev.trefoil.plan.Plan.Sort;
import dev.trefoil.plan.Plan.Tail;
import dev.trefoil.plan.Plan.Trim;
import dev.trefoil.plan.Plan.Window;
import dev.trefoil.plan.Schema;
import dev.trefoil.plan.Step;
import dev.trefoil.plan.StepRef;
import dev.trefoil.plan.TableRef;
import dev.trefoil.plan.UploadLimits;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/// One node of a plan, or one step, as people write it: "filter `Age > 65`". Names are escaped; two nodes
/// that differ in anything but their inputs differ in their text.
public final class PlanText {
    private PlanText() {}

    /// The node itself, without the plans it reads.
    public static String of(Plan plan) {
        return switch (plan) {
            case Scan(TableRef table) -> "table " + of(table);
            case Select(var _, var columns) -> "select " + columns(columns);
            case Drop(var _, var columns) -> "drop " + columns(columns);
            case Rename(var _, var renamings) ->
                "rename "
                        + renamings.stream()
                                .map(pair -> column(pair.from()) + " to " + column(pair.to()))
                                .collect(Collectors.joining(", "));
            case Assign(var _, var assignments) ->
                "assign "
                        + assignments.stream()
                                .map(pair -> column(pair.column()) + " = " + ExpressionText.of(pair.value()))
                                .collect(Collectors.joining(", ", "`", "`"));
            case Filter(var _, var where, long minimumRows) ->
                "filter `" + ExpressionText.of(where) + "`"
                        + (minimumRows == 0 ? "" : " with at least " + minimumRows + " rows");
            case Join(var _, var _, var keys, var how, var multiplicity) ->
                how.name().toLowerCase(Locale.ROOT) + " join on "
                        + keys.stream()
                                .map(pair -> column(pair.left()) + " = " + column(pair.right()))
                                .collect(Collectors.joining(", "))
                        + of(multiplicity);
            case Attach _ -> "attach one row";
            case Aggregate(var _, var by, var measures) -> aggregate(by, measures);
            case Window window -> WindowText.of(window);
            case Sort(var _, var keys) -> "sort by " + sortKeys(keys);
            case Limit(var _, long offset, long rows) ->
                "the first " + rows + " rows" + (offset == 0 ? "" : " after row " + offset);
            case Tail(var _, long rows) -> "the last " + rows + " rows";
            case Shuffle _ -> "shuffle";
            case Concat(var inputs) -> "concat of " + inputs.size() + " tables";
            case Trim _ -> "trim";
        };
    }

    /// Nothing for the usual one, which the kind of a join says.
    private static String of(Multiplicity multiplicity) {
        return switch (multiplicity) {
            case Multiplicity.ManyToOne _, Multiplicity.Unchecked _ -> "";
            case Multiplicity.OneToOne _ -> ", one to one";
            case Multiplicity.OneToMany _ -> ", one to many";
            case Multiplicity.ManyToMany(long maxRows) -> ", many to many with at most " + maxRows + " matches";
        };
    }

    /// What the step does, without its plan.
    public static String of(Step step) {
        return switch (step) {
            case Step.Upload(Schema schema, var name) ->
                "upload" + named(name) + " of "
                        + schema.fields().stream()
                                .map(field -> column(field.column()) + ": "
                                        + field.type().text())
                                .collect(Collectors.joining(", "));
            case Step.UploadAny(UploadLimits limits, var name) -> "upload" + named(name) + " of any table of " + limits;
            case Step.Store(var _, var name) -> "store" + named(name);
            case Step.Reveal _ -> "reveal";
            case Step.Remove(TableRef table) -> "remove of table " + of(table);
        };
    }

    private static String of(TableRef table) {
        return switch (table) {
            case Handle handle -> handle.hex();
            case StepRef step -> "of " + step;
        };
    }

    private static String named(Optional<String> name) {
        return name.map(text -> " under the name \"" + Escaped.text(text) + '"').orElse("");
    }

    private static String aggregate(List<Column> by, List<Measure> measures) {
        String words = measures.isEmpty()
                ? "distinct groups"
                : measures.stream().map(PlanText::measure).collect(Collectors.joining(", "));
        return "aggregate " + words + (by.isEmpty() ? "" : " by " + columns(by));
    }

    static String sortKeys(List<Plan.SortKey> keys) {
        return keys.stream()
                .map(key -> column(key.column()) + (key.descending() ? " descending" : ""))
                .collect(Collectors.joining(", "));
    }

    static String measure(Measure measure) {
        return switch (measure) {
            case Measure.CountRows(Column output) -> "count() as " + column(output);
            case Measure.OfColumn(var kind, Column input, Column output) ->
                kind.name().toLowerCase(Locale.ROOT) + "(" + column(input) + ") as " + column(output);
            case Measure.OfTwoColumns(var kind, Column left, Column right, Column output) ->
                kind.name().toLowerCase(Locale.ROOT) + "(" + column(left) + ", " + column(right) + ") as "
                        + column(output);
            case Measure.Quantile(var q, Column input, Column output) ->
                "quantile(" + column(input) + ", " + q.toPlainString() + ") as " + column(output);
        };
    }

    static String columns(List<Column> columns) {
        return columns.stream().map(PlanText::column).collect(Collectors.joining(", "));
    }

    private static String column(Column column) {
        return ExpressionText.column(column);
    }
}
