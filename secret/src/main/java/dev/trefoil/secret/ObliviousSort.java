package dev.trefoil.secret;

import dev.trefoil.mpc.Party;
import dev.trefoil.mpc.sharing.BitPlanes;
import dev.trefoil.mpc.sharing.BitVector;
import dev.trefoil.plan.Column;
import dev.trefoil.plan.Field;
import dev.trefoil.plan.Plan;
import dev.trefoil.plan.Relation;
import dev.trefoil.plan.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The rows in order of the keys, then of all other columns, rows that are not there last.
///
/// All columns are packed into one key, so sorting the key moves the whole table, and rows that compare equal
/// are equal. A narrow type makes a cheap key.
final class ObliviousSort {
    private ObliviousSort() {}

    static SecretTable of(Party party, SecretTable input, List<Plan.SortKey> keys, Set<Column> wanted) {
        Relation sorted = new Relation(input.schema(), input.relation().maxRows(), true);
        if (input.rows() == 0) {
            return SecretTable.of(sorted, input.columns());
        }
        List<Plan.SortKey> all = all(input.schema(), keys);
        List<Orders.By> by = all.reversed().stream()
                .map(part -> new Orders.By(input.column(part.column()), part.descending()))
                .toList();
        BitPlanes key = Orders.sort(party, input.rows(), by, input.valid()).key();
        List<Field> fields = new ArrayList<>();
        List<SecretColumn> columns = new ArrayList<>();
        int end = key.width() - (input.valid().isPresent() ? 1 : 0);
        for (Plan.SortKey part : all) {
            Field field = new Field(part.column(), input.schema().type(part.column()));
            int start = end - SortKey.width(field.type());
            fields.add(field);
            columns.add(SortKey.column(party, field.type(), key.bits(start, end), part.descending()));
            end = start;
        }
        Optional<BitVector> valid = input.valid().map(_ -> key.top().not(party.index()));
        Relation relation = new Relation(new Schema(fields), input.relation().maxRows(), true);
        return SecretTable.validFirst(relation, columns, valid)
                .only(input.schema().columns().stream().filter(wanted::contains).toList());
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
