package dev.trefoil.client;

import dev.trefoil.plan.Column;
import dev.trefoil.plan.Plan;
import dev.trefoil.plan.Plan.KeyPair;
import dev.trefoil.plan.Plan.Renaming;
import dev.trefoil.plan.Schema;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// A merge as a join of two plans, whose columns are renamed first where suffixes ask for it.
final class Merging {
    private Merging() {}

    static Plan plan(Plan left, Schema leftColumns, Plan right, Schema rightColumns, JoinOn on) {
        if (on.suffixes().isEmpty() || on.kind().isTest()) {
            return new Plan.Join(left, right, on.keys(), on.kind(), on.multiplicity());
        }
        JoinOn.Suffixes suffixes = on.suffixes().get();
        Set<Column> rightKeys = on.keys().stream().map(KeyPair::right).collect(Collectors.toSet());
        Set<Column> both = rightColumns.columns().stream()
                .filter(column -> !rightKeys.contains(column) && leftColumns.contains(column))
                .collect(Collectors.toSet());
        List<KeyPair> keys = on.keys().stream()
                .map(pair -> new KeyPair(suffixed(pair.left(), both, suffixes.left()), pair.right()))
                .toList();
        return new Plan.Join(
                renamed(left, leftColumns, both, suffixes.left()),
                renamed(right, rightColumns, both, suffixes.right()),
                keys,
                on.kind(),
                on.multiplicity());
    }

    private static Plan renamed(Plan plan, Schema schema, Set<Column> both, String suffix) {
        if (suffix.isEmpty()) {
            return plan;
        }
        List<Renaming> renamings = schema.columns().stream()
                .filter(both::contains)
                .map(column -> new Renaming(column, suffixed(column, both, suffix)))
                .toList();
        return renamings.isEmpty() ? plan : new Plan.Rename(plan, renamings);
    }

    private static Column suffixed(Column column, Set<Column> both, String suffix) {
        return both.contains(column) ? Column.of(column.name() + suffix) : column;
    }
}
