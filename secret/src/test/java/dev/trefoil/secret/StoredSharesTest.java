package dev.trefoil.secret;

import static dev.trefoil.secret.Example.row;
import static org.assertj.core.api.Assertions.assertThat;

import dev.trefoil.mpc.InMemoryTrio;
import dev.trefoil.mpc.sharing.PublicBits;
import dev.trefoil.plan.Column;
import dev.trefoil.plan.Expression;
import dev.trefoil.plan.Expression.ArithmeticOperator;
import dev.trefoil.plan.Expression.Comparison;
import dev.trefoil.plan.Frame;
import dev.trefoil.plan.Measure;
import dev.trefoil.plan.Plan;
import dev.trefoil.plan.Relation;
import dev.trefoil.plan.StepRef;
import dev.trefoil.plan.TableRef;
import dev.trefoil.plan.Value;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// A result that is stored and scanned again: rows that are not there stay hidden, and stay away.
class StoredSharesTest {
    private static final Plan SCAN = new Plan.Scan(new StepRef(1));
    private static final Frame TABLE = Example.frame(
            List.of("a: int[min=-9,max=90]?", "b: varchar[2]?"),
            List.of(row(4, "x"), row(null, "y"), row(-9, null), row(90, "xy"), row(12, "x")));

    @Test
    void keepsRowsAndNullsOfAComputedTable() {
        Expression a = new Expression.ColumnRef(Column.of("a"));
        Expression square = new Expression.Arithmetic(ArithmeticOperator.MULTIPLY, a, a);
        Plan first = new Plan.Filter(
                new Plan.Assign(SCAN, List.of(new Plan.Assignment(Column.of("c"), square))),
                new Expression.Compare(
                        Comparison.NOT_EQUAL,
                        new Expression.ColumnRef(Column.of("b")),
                        new Expression.Literal(Value.of("xy"))),
                0);
        List<StoredShares> stored = stored(first, Trio.share(TABLE, Optional.empty()));
        assertThat(stored.getFirst().rows()).isEqualTo(5);
        assertThat(reveal(SCAN, stored))
                .containsExactlyInAnyOrder("4 | \"x\" | 16", "null | \"y\" | null", "12 | \"x\" | 144");
        Plan sums = new Plan.Aggregate(
                SCAN,
                List.of(Column.of("b")),
                List.of(new Measure.OfColumn(Measure.Kind.SUM, Column.of("c"), Column.of("sum"))));
        assertThat(reveal(sums, stored)).containsExactlyInAnyOrder("\"x\" | 160", "\"y\" | null");
    }

    @Test
    void aTableWithHiddenRowsCanBeJoinedAndSorted() {
        List<SecretTable> hidden = Trio.share(TABLE, Optional.of(PublicBits.of(true, true, false, false, true)));
        Plan sorted = new Plan.Limit(new Plan.Sort(SCAN, List.of(new Plan.SortKey(Column.of("a"), true))), 2);
        assertThat(reveal(SCAN, stored(sorted, hidden))).containsExactlyInAnyOrder("12 | \"x\"", "4 | \"x\"");
    }

    private static List<StoredShares> stored(Plan plan, List<SecretTable> tables) {
        return InMemoryTrio.run(party ->
                StoredShares.prepare(party, SecretExecutor.run(party, plan, new One(tables.get(party.index())))));
    }

    private static List<String> reveal(Plan plan, List<StoredShares> stored) {
        return Example.rows(Trio.assemble(InMemoryTrio.run(party -> Reveal.prepare(
                party,
                SecretExecutor.run(
                        party, plan, new One(stored.get(party.index()).table()))))));
    }

    private record One(SecretTable table) implements TableSource {
        @Override
        public Relation relation(TableRef name) {
            return table.relation();
        }

        @Override
        public SecretTable load(TableRef name, Set<Column> columns) {
            return table;
        }
    }
}
