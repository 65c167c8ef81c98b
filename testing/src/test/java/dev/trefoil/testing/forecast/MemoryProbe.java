package dev.trefoil.testing.forecast;

import dev.trefoil.mpc.InMemoryTrio;
import dev.trefoil.mpc.Party;
import dev.trefoil.mpc.sharing.BitPlanes;
import dev.trefoil.plan.Column;
import dev.trefoil.plan.Expression;
import dev.trefoil.plan.Expression.Comparison;
import dev.trefoil.plan.Field;
import dev.trefoil.plan.Layout;
import dev.trefoil.plan.Measure;
import dev.trefoil.plan.Plan;
import dev.trefoil.plan.Relation;
import dev.trefoil.plan.Schema;
import dev.trefoil.plan.StepRef;
import dev.trefoil.plan.TableRef;
import dev.trefoil.plan.Type;
import dev.trefoil.plan.Value;
import dev.trefoil.secret.OrderStore;
import dev.trefoil.secret.OrdersInMemory;
import dev.trefoil.secret.SecretColumn;
import dev.trefoil.secret.SecretExecutor;
import dev.trefoil.secret.SecretTable;
import dev.trefoil.secret.StoredShares;
import dev.trefoil.secret.TableSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;

/// The program of [MemoryTest]: three parties in a JVM of a given heap run a plan over two tables.
final class MemoryProbe {
    private static final Column KEY = Column.of("key");
    private static final Column VALUE = Column.of("value");
    private static final Column OTHER = Column.of("other");
    private static final Type KEYS = Type.int_(0, (1L << 32) - 1);
    private static final Type VALUES = Type.int_(0, 999);
    static final Schema SCHEMA = new Schema(List.of(new Field(KEY, KEYS), new Field(VALUE, VALUES)));

    private MemoryProbe() {}

    /// Arguments: the plan's name and the rows of both tables.
    public static void main(String[] arguments) {
        int rows = Integer.parseInt(arguments[1]);
        InMemoryTrio.run(party -> StoredShares.prepare(
                party,
                SecretExecutor.run(party, plan(arguments[0]), new Generated(party, rows, new OrdersInMemory()))));
        System.out.println("done");
        System.exit(0);
    }

    static Plan plan(String name) {
        Plan left = new Plan.Scan(new StepRef(1));
        Plan right = new Plan.Scan(new StepRef(2));
        return switch (name) {
            case "sort" -> new Plan.Sort(left, List.of(new Plan.SortKey(KEY, false)));
            case "group-by" ->
                new Plan.Aggregate(
                        left,
                        List.of(KEY),
                        List.of(
                                new Measure.OfColumn(Measure.Kind.SUM, VALUE, Column.of("sum")),
                                new Measure.CountRows(Column.of("rows"))));
            case "lookup join" ->
                new Plan.Join(
                        left,
                        new Plan.Rename(right, List.of(new Plan.Renaming(VALUE, OTHER))),
                        List.of(new Plan.KeyPair(KEY, KEY)),
                        Plan.JoinKind.INNER);
            case "filter and mean" ->
                new Plan.Aggregate(
                        new Plan.Filter(
                                left,
                                new Expression.Compare(
                                        Comparison.GREATER,
                                        new Expression.ColumnRef(VALUE),
                                        new Expression.Literal(Value.of(500))),
                                0),
                        List.of(),
                        List.of(new Measure.OfColumn(Measure.Kind.MEAN, VALUE, OTHER)));
            default -> throw new IllegalArgumentException("no plan " + name);
        };
    }

    /// Step 1 has keys that repeat, step 2 unique ones.
    private record Generated(Party party, int rows, OrderStore orders) implements TableSource {
        @Override
        public Relation relation(TableRef table) {
            return Relation.unsorted(SCHEMA, rows);
        }

        @Override
        public SecretTable load(TableRef table, Set<Column> columns) {
            boolean unique = table.equals(new StepRef(2));
            List<Field> fields = new ArrayList<>();
            List<SecretColumn> cells = new ArrayList<>();
            for (Field field : SCHEMA.fields()) {
                if (columns.contains(field.column())) {
                    fields.add(field);
                    cells.add(field.column().equals(KEY) ? column(KEYS, keys(unique)) : column(VALUES, values()));
                }
            }
            return SecretTable.of(Relation.unsorted(new Schema(fields), rows), cells);
        }

        private long[] keys(boolean unique) {
            SplittableRandom random = new SplittableRandom(7);
            long[] keys = new long[rows];
            for (int row = 0; row < rows; row++) {
                keys[row] = (unique ? row : random.nextInt(2 * rows)) * 2_654_435_761L & 0xffff_ffffL;
            }
            return keys;
        }

        private long[] values() {
            return new SplittableRandom(8).longs(rows, 0, 1000).toArray();
        }

        private SecretColumn column(Type type, long[] codes) {
            BitPlanes code = BitPlanes.ofPublic(party.index(), Layout.width(type), codes);
            return SecretColumn.ofCode(type, code, Optional.empty());
        }
    }
}
