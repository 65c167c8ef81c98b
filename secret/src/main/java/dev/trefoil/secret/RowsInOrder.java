package dev.trefoil.secret;

import dev.trefoil.mpc.Party;
import dev.trefoil.mpc.protocol.Sorted;
import dev.trefoil.mpc.sharing.BitPlanes;
import dev.trefoil.plan.Column;
import dev.trefoil.plan.Plan;
import dev.trefoil.plan.Relation;
import dev.trefoil.plan.Schema;
import dev.trefoil.plan.Type;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// The rows of a table in order of some of its columns, rows that are not there last.
///
/// The columns that decide the order are packed into one key, so that sorting the key moves them; the others are moved
/// once, afterwards. The sort is stable, so that columns by which the rows stand in order already need not be in the
/// key. Nothing is sorted where the rows are known to be in order: rows that are there are brought to the front.
final class RowsInOrder {
    private RowsInOrder() {}

    /// With these of the columns, which need not hold those of the order.
    static SecretTable of(Party party, SecretTable input, List<Plan.SortKey> order, List<Column> columns) {
        SecretTable placed = input.rows() < 2 || input.facts().isInOrder(order)
                ? Front.of(party, input.only(columns))
                : sorted(party, input, input.facts().toSort(order), columns);
        return placed.knowing(input.facts().inOrder(order));
    }

    private static SecretTable sorted(Party party, SecretTable input, List<Plan.SortKey> parts, List<Column> names) {
        Sorted sorted = Orders.sort(party, input.rows(), Orders.By.of(input, parts), input.valid());
        Map<Column, SecretColumn> found = columns(party, input.schema(), parts, sorted.key());
        List<Column> others =
                names.stream().filter(name -> !found.containsKey(name)).toList();
        List<SecretColumn> moved = RowMove.by(
                party, sorted.ordering(), others.stream().map(input::column).toList());
        for (int i = 0; i < others.size(); i++) {
            found.put(others.get(i), moved.get(i));
        }
        Relation relation = new Relation(
                input.only(names).schema(),
                input.relation().maxRows(),
                input.relation().sorted());
        return SecretTable.validFirst(
                relation,
                names.stream()
                        .map(name -> Objects.requireNonNull(found.get(name)))
                        .toList(),
                input.valid().map(_ -> sorted.key().top().not(party.index())));
    }

    /// The columns that a packed key is made of, the first on top; above them may be more.
    static Map<Column, SecretColumn> columns(Party party, Schema schema, List<Plan.SortKey> parts, BitPlanes key) {
        Map<Column, SecretColumn> columns = new HashMap<>();
        int end = parts.stream()
                .mapToInt(part -> SortKey.width(schema.type(part.column())))
                .sum();
        for (Plan.SortKey part : parts) {
            Type type = schema.type(part.column());
            int start = end - SortKey.width(type);
            columns.put(part.column(), SortKey.column(party, type, key.bits(start, end), part.descending()));
            end = start;
        }
        return columns;
    }
}
