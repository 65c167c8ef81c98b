package dev.trefoil.secret;

import dev.trefoil.mpc.Party;
import dev.trefoil.plan.Column;
import dev.trefoil.plan.Plan;
import dev.trefoil.plan.Relation;
import dev.trefoil.plan.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// The rows in order of the keys, then of all other columns; rows that compare equal are equal.
///
/// Sorted, rows that are not there come last; where the rows are known to be in that order they stay as they stand.
final class ObliviousSort {
    private ObliviousSort() {}

    static SecretTable of(Party party, SecretTable input, List<Plan.SortKey> keys, Set<Column> wanted) {
        List<Plan.SortKey> all = all(input.schema(), keys);
        List<Column> names =
                input.schema().columns().stream().filter(wanted::contains).toList();
        boolean stands = input.rows() < 2 || input.facts().isInOrder(all);
        SecretTable rows = stands ? input : RowsInOrder.of(party, input, all, names);
        Relation sorted = new Relation(rows.schema(), input.relation().maxRows(), true);
        return rows.with(sorted, rows.columns()).knowing(input.facts().inOrder(all));
    }

    /// The keys, then the other columns, ascending, in the order of the schema.
    private static List<Plan.SortKey> all(Schema schema, List<Plan.SortKey> keys) {
        List<Plan.SortKey> all = new ArrayList<>(keys);
        List<Column> named = keys.stream().map(Plan.SortKey::column).toList();
        for (Column column : schema.columns()) {
            if (!named.contains(column)) {
                all.add(new Plan.SortKey(column, false));
            }
        }
        return all;
    }
}
