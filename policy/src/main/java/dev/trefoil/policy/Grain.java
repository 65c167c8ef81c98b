package dev.trefoil.policy;

import dev.trefoil.plan.Plan;
import dev.trefoil.plan.TableRef;
import java.util.List;
import java.util.function.Function;

/// What one row of a result stands for; later kinds say less about a single person.
public enum Grain {
    /// A row of a source table, or a combination of such rows.
    ROW,
    /// A group of rows, which may hold a single one.
    GROUP,
    /// The table as a whole.
    TABLE;

    /// The grain of a plan's result; `tables` tells the grain of what it scans.
    static Grain of(Plan plan, Function<TableRef, Grain> tables) {
        return switch (plan) {
            case Plan.Scan(TableRef table) -> tables.apply(table);
            case Plan.Select(var input, var _) -> of(input, tables);
            case Plan.Drop(var input, var _) -> of(input, tables);
            case Plan.Rename(var input, var _) -> of(input, tables);
            case Plan.Assign(var input, var _) -> of(input, tables);
            case Plan.Filter(var input, var _, var _) -> of(input, tables);
            case Plan.Window(var input, var _, var _, var _) -> of(input, tables);
            case Plan.Sort(var input, var _) -> of(input, tables);
            case Plan.Limit(var input, var _, var _) -> of(input, tables);
            case Plan.Tail(var input, var _) -> of(input, tables);
            case Plan.Shuffle(var input) -> of(input, tables);
            case Plan.Join(var left, var right, var _, var kind, var _) ->
                kind.isTest() ? of(left, tables) : finest(List.of(of(left, tables), of(right, tables)));
            case Plan.Attach(var input, var single) -> finest(List.of(of(input, tables), of(single, tables)));
            case Plan.Concat(var inputs) ->
                finest(inputs.stream().map(input -> of(input, tables)).toList());
            case Plan.Trim(var input) -> of(input, tables);
            case Plan.Aggregate(var _, var by, var _) -> by.isEmpty() ? TABLE : GROUP;
        };
    }

    private static Grain finest(List<Grain> grains) {
        return grains.stream().min(Grain::compareTo).orElse(ROW);
    }
}
