package dev.trefoil.bench;

import dev.trefoil.mpc.sharing.BitPlanes;
import dev.trefoil.plan.Column;
import dev.trefoil.plan.Field;
import dev.trefoil.plan.Layout;
import dev.trefoil.plan.Relation;
import dev.trefoil.plan.Schema;
import dev.trefoil.plan.StepRef;
import dev.trefoil.plan.TableRef;
import dev.trefoil.plan.Type;
import dev.trefoil.secret.OrderStore;
import dev.trefoil.secret.SecretColumn;
import dev.trefoil.secret.SecretTable;
import dev.trefoil.secret.TableSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;

/// Two tables of equal shape in memory, made before the time is taken: in one the first column repeats its values, in
/// the other, [#UNIQUE], it does not, and holds half of the values of the first.
///
/// Each load gives new columns, so that no form of them is kept from run to run.
record GeneratedTables(Relation relation, List<BitPlanes> repeated, List<BitPlanes> unique, OrderStore orders)
        implements TableSource {
    static final StepRef UNIQUE = new StepRef(2);

    /// Any odd number spreads row numbers over 2^32 keys, each of which then stands for one row.
    private static final long SPREAD = 2_654_435_761L;

    GeneratedTables {
        repeated = List.copyOf(repeated);
        unique = List.copyOf(unique);
    }

    static GeneratedTables of(int party, Schema schema, int rows) {
        return new GeneratedTables(
                Relation.unsorted(schema, rows),
                columns(party, schema, rows, false),
                columns(party, schema, rows, true),
                OrderStore.NONE);
    }

    /// The same tables, of which orders are kept.
    GeneratedTables keeping(OrderStore store) {
        return new GeneratedTables(relation, repeated, unique, store);
    }

    @Override
    public Relation relation(TableRef table) {
        return relation;
    }

    @Override
    public SecretTable load(TableRef table, Set<Column> columns) {
        List<BitPlanes> codes = table.equals(UNIQUE) ? unique : repeated;
        List<SecretColumn> cells = new ArrayList<>();
        for (int i = 0; i < codes.size(); i++) {
            Type type = relation.schema().fields().get(i).type();
            cells.add(SecretColumn.ofCode(type, codes.get(i), Optional.empty()));
        }
        return SecretTable.of(relation, cells);
    }

    private static List<BitPlanes> columns(int party, Schema schema, int rows, boolean unique) {
        SplittableRandom random = new SplittableRandom(7);
        List<BitPlanes> columns = new ArrayList<>();
        for (Field field : schema.fields()) {
            long values = Layout.largestCode(field.type()).longValueExact() + 1;
            long[] codes = new long[rows];
            for (int row = 0; row < rows; row++) {
                long key = unique ? row : random.nextInt(2 * rows);
                codes[row] = columns.isEmpty() ? key * SPREAD % values : random.nextLong(values);
            }
            columns.add(BitPlanes.ofPublic(party, Layout.width(field.type()), codes));
        }
        return columns;
    }
}
