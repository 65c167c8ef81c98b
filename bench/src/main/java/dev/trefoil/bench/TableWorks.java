package dev.trefoil.bench;

import dev.trefoil.mpc.Party;
import dev.trefoil.mpc.sharing.BitPlanes;
import dev.trefoil.plan.Column;
import dev.trefoil.plan.Expression;
import dev.trefoil.plan.Expression.ColumnRef;
import dev.trefoil.plan.Expression.Compare;
import dev.trefoil.plan.Expression.Comparison;
import dev.trefoil.plan.Expression.Literal;
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
import dev.trefoil.secret.SecretColumn;
import dev.trefoil.secret.SecretExecutor;
import dev.trefoil.secret.SecretTable;
import dev.trefoil.secret.StoredShares;
import dev.trefoil.secret.TableSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;

/// Whole plans on secret tables: what an analyst's step costs. Row counts stay hidden in all of them.
final class TableWorks {
    private static final Column KEY = Column.of("key");
    private static final Column VALUE = Column.of("value");
    private static final Column OTHER = Column.of("other");
    private static final Type KEYS = Type.int_(0, (1L << 32) - 1);
    private static final Type VALUES = Type.int_(0, 999);
    private static final Plan LEFT = new Plan.Scan(new StepRef(1));
    private static final Plan RIGHT = new Plan.Scan(new StepRef(2));

    private TableWorks() {}

    static List<Work> of(int rows, int fewer) {
        return List.of(
                work("filter + mean", rows, mean()),
                work("lookup join + sum, both sides", fewer, join()),
                work("group-by sum + count, 32-bit key", fewer, grouped()),
                work("sort by a 32-bit key", fewer, new Plan.Sort(LEFT, List.of(new Plan.SortKey(KEY, false)))),
                work("logarithm", fewer, logarithm()));
    }

    private static Plan mean() {
        Expression adult = new Compare(Comparison.GREATER, new ColumnRef(VALUE), new Literal(Value.of(500)));
        return new Plan.Aggregate(
                new Plan.Filter(LEFT, adult, 0),
                List.of(),
                List.of(new Measure.OfColumn(Measure.Kind.MEAN, VALUE, OTHER)));
    }

    private static Plan join() {
        Plan right = new Plan.Rename(RIGHT, List.of(new Plan.Renaming(VALUE, OTHER)));
        Plan joined = new Plan.Join(LEFT, right, List.of(new Plan.KeyPair(KEY, KEY)), Plan.JoinKind.INNER);
        return new Plan.Aggregate(
                joined, List.of(), List.of(new Measure.OfColumn(Measure.Kind.SUM, OTHER, Column.of("sum"))));
    }

    private static Plan logarithm() {
        Expression logarithm = new Expression.NumberFunction(Expression.NumberKind.LOG, new ColumnRef(VALUE));
        return new Plan.Assign(LEFT, List.of(new Plan.Assignment(OTHER, logarithm)));
    }

    private static Plan grouped() {
        return new Plan.Aggregate(
                LEFT,
                List.of(KEY),
                List.of(
                        new Measure.OfColumn(Measure.Kind.SUM, VALUE, Column.of("sum")),
                        new Measure.CountRows(Column.of("rows"))));
    }

    private static Work work(String name, int rows, Plan plan) {
        return new Work(
                name,
                rows,
                (party, count) -> {
                    TableSource tables = new Generated(party, count);
                    return running -> StoredShares.prepare(running, SecretExecutor.run(running, plan, tables));
                },
                Optional.of(plan));
    }

    /// What is publicly known of the two tables of `rows` rows.
    static Relation relation(int rows) {
        return Relation.unsorted(new Schema(List.of(new Field(KEY, KEYS), new Field(VALUE, VALUES))), rows);
    }

    /// Two tables of `rows` rows: step 1 with keys that repeat, step 2 with unique keys. New columns at every load, so
    /// that
    /// nothing is kept from run to run.
    private record Generated(Party party, int rows) implements TableSource {
        @Override
        public Relation relation(TableRef table) {
            return TableWorks.relation(rows);
        }

        @Override
        public SecretTable load(TableRef table, Set<Column> columns) {
            boolean unique = table.equals(new StepRef(2));
            SplittableRandom random = new SplittableRandom(7);
            long[] keys = new long[rows];
            long[] values = new long[rows];
            for (int row = 0; row < rows; row++) {
                keys[row] = (unique ? row : random.nextInt(2 * rows)) * 2_654_435_761L & 0xffff_ffffL;
                values[row] = random.nextInt(1000);
            }
            return SecretTable.of(TableWorks.relation(rows), List.of(column(KEYS, keys), column(VALUES, values)));
        }

        private SecretColumn column(Type type, long[] codes) {
            return SecretColumn.ofCode(
                    type, BitPlanes.ofPublic(party.index(), Layout.width(type), codes), Optional.empty());
        }
    }
}
