package dev.trefoil.design;

import dev.trefoil.plan.Plan;
import dev.trefoil.plan.TableRef;
import java.util.function.UnaryOperator;

/// The same plan over other tables.
public final class Scans {
    private Scans() {}

    /// `plan` with every scanned table replaced by what `to` gives for it.
    public static Plan replace(Plan plan, UnaryOperator<TableRef> to) {
        return switch (plan) {
            case Plan.Scan(TableRef table) -> new Plan.Scan(to.apply(table));
            case Plan.Select(var input, var columns) -> new Plan.Select(replace(input, to), columns);
            case Plan.Drop(var input, var columns) -> new Plan.Drop(replace(input, to), columns);
            case Plan.Rename(var input, var renamings) -> new Plan.Rename(replace(input, to), renamings);
            case Plan.Assign(var input, var assignments) -> new Plan.Assign(replace(input, to), assignments);
            case Plan.Filter(var input, var where, long rows) -> new Plan.Filter(replace(input, to), where, rows);
            case Plan.Join(var left, var right, var keys, var kind, var multiplicity) ->
                new Plan.Join(replace(left, to), replace(right, to), keys, kind, multiplicity);
            case Plan.Attach(var input, var single) -> new Plan.Attach(replace(input, to), replace(single, to));
            case Plan.Aggregate(var input, var by, var measures) ->
                new Plan.Aggregate(replace(input, to), by, measures);
            case Plan.Window(var input, var by, var order, var measures) ->
                new Plan.Window(replace(input, to), by, order, measures);
            case Plan.Sort(var input, var keys) -> new Plan.Sort(replace(input, to), keys);
            case Plan.Limit(var input, long offset, long rows) -> new Plan.Limit(replace(input, to), offset, rows);
            case Plan.Tail(var input, long rows) -> new Plan.Tail(replace(input, to), rows);
            case Plan.Shuffle(var input) -> new Plan.Shuffle(replace(input, to));
            case Plan.Concat(var inputs) ->
                new Plan.Concat(inputs.stream().map(input -> replace(input, to)).toList());
            case Plan.Trim(var input) -> new Plan.Trim(replace(input, to));
        };
    }
}
