package dev.trefoil.secret;

import static dev.trefoil.secret.Example.row;
import static org.assertj.core.api.Assertions.assertThat;

import dev.trefoil.mpc.InMemoryTrio;
import dev.trefoil.mpc.protocol.Agreement;
import dev.trefoil.mpc.protocol.Ordering;
import dev.trefoil.mpc.protocol.SecretPermutation;
import dev.trefoil.mpc.sharing.PublicBits;
import dev.trefoil.plan.Column;
import dev.trefoil.plan.Expression;
import dev.trefoil.plan.Frame;
import dev.trefoil.plan.Measure;
import dev.trefoil.plan.Multiplicity;
import dev.trefoil.plan.Plan;
import dev.trefoil.plan.Relation;
import dev.trefoil.plan.StepRef;
import dev.trefoil.plan.TableRef;
import dev.trefoil.plan.Value;
import dev.trefoil.plan.WindowMeasure;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// A stored table is sorted by the same columns once: later runs move its rows by what the parties keep.
class KeptOrdersTest {
    private static final StepRef T = new StepRef(1);
    private static final int ROWS = 200;

    /// Of a group-by that sorts nothing; a sort alone takes more than a hundred.
    private static final int MOST_ROUNDS = 80;

    private static final StepRef U = new StepRef(2);
    private static final Plan SCAN = new Plan.Scan(T);
    private static final Column K = Column.of("k");
    private static final Column L = Column.of("l");
    private static final Column X = Column.of("x");
    /// Keys as those of the table, each once, under another type, and more: too many to compare each row with all.
    private static final Frame OTHER = Example.frame(
            List.of("k: uint32", "y: uint8"),
            IntStream.range(0, 1100)
                    .mapToObj(i -> row(i < 15 ? i * 123_456_789L : i * 1000L, i % 256))
                    .toList());

    private static final OrderName BY_K = OrderName.of(T, List.of(new Plan.SortKey(K, false)));
    private static final OrderName JOIN =
            OrderName.of(U, List.of(new Plan.SortKey(K, false))).before(BY_K);

    /// Three parties with the same table in each run, and what they keep.
    private static final class Parties {
        private final List<OrdersInMemory> kept =
                List.of(new OrdersInMemory(), new OrdersInMemory(), new OrdersInMemory());
        private final Frame table;
        private final Optional<PublicBits> valid;

        private Parties(Frame table, Optional<PublicBits> valid) {
            this.table = table;
            this.valid = valid;
        }

        private InMemoryTrio.Outcome<ResultShares> run(Plan plan) {
            List<SecretTable> shares = Trio.share(table, valid);
            List<SecretTable> others = Trio.share(OTHER, Optional.empty());
            return InMemoryTrio.measure(party -> {
                int i = party.index();
                Source source = new Source(shares.get(i), others.get(i), kept.get(i));
                return Reveal.prepare(party, SecretExecutor.run(party, plan, source));
            });
        }

        /// The rows, in an order that means something only if the plan sorts.
        private List<String> rows(Plan plan) {
            List<String> rows = Example.rows(Trio.assemble(run(plan).results()));
            return plan instanceof Plan.Sort ? rows : rows.stream().sorted().toList();
        }

        /// What the parties send for a result that is not revealed, so that how many rows it has does not count.
        private InMemoryTrio.Outcome<SecretTable> hidden(Plan plan) {
            List<SecretTable> shares = Trio.share(table, valid);
            List<SecretTable> others = Trio.share(OTHER, Optional.empty());
            return InMemoryTrio.measure(party -> {
                int i = party.index();
                return SecretExecutor.run(party, plan, new Source(shares.get(i), others.get(i), kept.get(i)));
            });
        }
    }

    private record Source(SecretTable table, SecretTable other, OrderStore orders) implements TableSource {
        @Override
        public Relation relation(TableRef ref) {
            return load(ref, Set.of()).relation();
        }

        @Override
        public SecretTable load(TableRef ref, Set<Column> columns) {
            return ref.equals(U) ? other : table;
        }
    }

    @Test
    void laterRunsGiveTheSameAsRunsThatSort() {
        boolean[] some = new boolean[ROWS];
        for (int row = 0; row < ROWS; row++) {
            some[row] = row % 3 != 0;
        }
        for (Optional<PublicBits> valid : List.of(Optional.<PublicBits>empty(), Optional.of(PublicBits.of(some)))) {
            Parties parties = new Parties(table(1), valid);
            for (Plan plan : plans()) {
                List<String> sorted = new Parties(table(1), valid).rows(plan);
                assertThat(parties.rows(plan)).as("%s", plan).isEqualTo(sorted);
                assertThat(parties.rows(plan)).as("once more, %s", plan).isEqualTo(sorted);
            }
        }
    }

    @Test
    void secondGroupByCostsNoSort() {
        Parties parties = new Parties(table(1), Optional.empty());
        Plan plan = grouped(SCAN, K);
        long first = parties.hidden(plan).bits();
        InMemoryTrio.Outcome<SecretTable> second = parties.hidden(plan);
        InMemoryTrio.Outcome<SecretTable> behindFilter = parties.hidden(grouped(filtered(), K));
        assertThat(second.bits()).isLessThan(first / 3);
        assertThat(second.rounds()).isLessThan(MOST_ROUNDS);
        assertThat(second.traces()).isEqualTo(parties.hidden(plan).traces());
        assertThat(behindFilter.bits()).isLessThan(first / 2);
        assertThat(behindFilter.rounds()).isLessThan(MOST_ROUNDS);
    }

    /// Two group-bys of one run ask the parties for one order, and behind one filter for one way of its rows.
    @Test
    void orderIsAskedForOnceInARun() {
        Parties parties = new Parties(table(1), Optional.empty());
        Plan once = grouped(SCAN, K);
        parties.hidden(once);
        Plan more = new Plan.Aggregate(SCAN, List.of(K), List.of(new Measure.CountRows(Column.of("n"))));
        Plan twice = new Plan.Concat(List.of(new Plan.Select(once, List.of(K)), new Plan.Select(more, List.of(K))));
        long both = parties.hidden(twice).bits();
        long single = parties.hidden(new Plan.Concat(List.of(new Plan.Select(once, List.of(K)))))
                        .bits()
                + parties.hidden(new Plan.Concat(List.of(new Plan.Select(more, List.of(K)))))
                        .bits();
        assertThat(single - both).isEqualTo(Agreement.bits() + Ordering.bitsOfPermutation(ROWS));
    }

    @Test
    void secondJoinCostsNoSort() {
        Parties parties = new Parties(table(1), Optional.empty());
        Plan plan = joined(SCAN, Plan.JoinKind.INNER);
        long first = parties.hidden(plan).bits();
        InMemoryTrio.Outcome<SecretTable> second = parties.hidden(plan);
        assertThat(second.bits()).isLessThan(first / 4);
        assertThat(second.rounds()).isLessThan(MOST_ROUNDS);
        assertThat(second.traces()).isEqualTo(parties.hidden(plan).traces());
        // Another kind of join by the same keys, behind a filter.
        InMemoryTrio.Outcome<SecretTable> other = parties.hidden(joined(filtered(), Plan.JoinKind.LEFT));
        assertThat(other.bits()).isLessThan(first / 4);
        assertThat(other.rounds()).isLessThan(MOST_ROUNDS);
        for (int odd = 0; odd < 3; odd++) {
            parties.kept.get(odd).forget(JOIN);
            assertThat(parties.hidden(plan).bits()).isGreaterThan(first / 2);
            assertThat(parties.hidden(plan).traces()).isEqualTo(second.traces());
        }
    }

    @Test
    void messagesOfKeptOrdersDependOnTheShapeOnly() {
        Plan plan = grouped(filtered(), K);
        List<List<List<Long>>> traces = new ArrayList<>();
        for (int seed = 1; seed <= 3; seed++) {
            Parties parties = new Parties(table(seed), Optional.empty());
            parties.hidden(plan);
            traces.add(parties.hidden(plan).traces());
        }
        assertThat(traces.get(0)).isEqualTo(traces.get(1)).isEqualTo(traces.get(2));
    }

    @Test
    void orderThatAPartyLacksIsFoundAnewByAll() {
        Plan plan = grouped(SCAN, K);
        for (int odd = 0; odd < 3; odd++) {
            Parties parties = new Parties(table(1), Optional.empty());
            List<String> rows = parties.rows(plan);
            byte[] before = name(parties, 0);
            parties.kept.get(odd).forget(BY_K);
            assertThat(parties.rows(plan)).isEqualTo(rows);
            assertThat(name(parties, 0))
                    .isNotEqualTo(before)
                    .isEqualTo(name(parties, 1))
                    .isEqualTo(name(parties, 2));
            assertThat(parties.hidden(plan).rounds()).isLessThan(MOST_ROUNDS);
        }
    }

    @Test
    void olderOrderOfOnePartyIsNotUsed() {
        Plan plan = grouped(SCAN, K);
        for (int odd = 0; odd < 3; odd++) {
            Parties parties = new Parties(table(1), Optional.empty());
            List<String> rows = parties.rows(plan);
            KeptOrder older = parties.kept.get(odd).find(BY_K).orElseThrow();
            parties.kept.get((odd + 1) % 3).forget(BY_K);
            parties.rows(plan);
            parties.kept.get(odd).keep(BY_K, older);
            assertThat(parties.rows(plan)).isEqualTo(rows);
            assertThat(name(parties, odd))
                    .isNotEqualTo(older.name())
                    .isEqualTo(name(parties, (odd + 1) % 3))
                    .isEqualTo(name(parties, (odd + 2) % 3));
        }
    }

    /// Even if all three parties were to hold such a one.
    @Test
    void orderOfOtherRowsIsNotUsed() {
        Plan plan = grouped(SCAN, K);
        Parties parties = new Parties(table(1), Optional.empty());
        List<String> rows = parties.rows(plan);
        byte[] name = name(parties, 0);
        int[] places = IntStream.range(0, ROWS - 1).toArray();
        InMemoryTrio.run(party -> {
            parties.kept
                    .get(party.index())
                    .keep(BY_K, new KeptOrder(name, SecretPermutation.ofPublic(party, places), Optional.empty()));
            return true;
        });
        assertThat(parties.rows(plan)).isEqualTo(rows);
        assertThat(name(parties, 0)).isNotEqualTo(name);
    }

    @Test
    void columnsThatWereMovedOrComputedAreNoneOfAStoredTable() {
        Parties parties = new Parties(table(1), Optional.empty());
        parties.rows(grouped(new Plan.Shuffle(SCAN), K));
        parties.rows(grouped(new Plan.Concat(List.of(SCAN, SCAN)), K));
        parties.rows(grouped(new Plan.Trim(filtered()), K));
        Expression more = new Expression.Arithmetic(
                Expression.ArithmeticOperator.ADD, column(K), new Expression.Literal(Value.of(1)));
        parties.rows(grouped(new Plan.Assign(SCAN, List.of(new Plan.Assignment(K, more))), K));
        assertThat(parties.kept.getFirst().toString()).isEqualTo("OrdersInMemory[]");
    }

    private static byte[] name(Parties parties, int party) {
        return parties.kept.get(party).find(BY_K).orElseThrow().name();
    }

    private static List<Plan> plans() {
        Column other = Column.of("other");
        Plan renamed = new Plan.Rename(filtered(), List.of(new Plan.Renaming(K, other)));
        return List.of(
                grouped(SCAN, K),
                grouped(filtered(), K),
                grouped(filtered(), L, K),
                grouped(SCAN, K, L),
                grouped(renamed, other),
                new Plan.Aggregate(
                        filtered(), List.of(K), List.of(new Measure.OfColumn(Measure.Kind.MAX, L, Column.of("most")))),
                joined(SCAN, Plan.JoinKind.INNER),
                joined(filtered(), Plan.JoinKind.LEFT),
                joined(SCAN, Plan.JoinKind.FULL),
                joined(SCAN, Plan.JoinKind.SEMI),
                joined(filtered(), Plan.JoinKind.ANTI),
                new Plan.Join(
                        filtered(),
                        new Plan.Scan(U),
                        List.of(new Plan.KeyPair(K, K)),
                        Plan.JoinKind.LEFT,
                        new Multiplicity.ManyToMany(ROWS)),
                window(SCAN, false),
                window(filtered(), true),
                new Plan.Sort(filtered(), List.of(new Plan.SortKey(L, true), new Plan.SortKey(K, false))),
                new Plan.Sort(SCAN, List.of(new Plan.SortKey(K, true))),
                new Plan.Aggregate(
                        filtered(),
                        List.of(),
                        List.of(
                                new Measure.OfColumn(Measure.Kind.MEDIAN, K, Column.of("median")),
                                new Measure.OfColumn(Measure.Kind.COUNT_DISTINCT, L, Column.of("distinct")))));
    }

    private static Plan grouped(Plan input, Column... by) {
        return new Plan.Aggregate(
                input,
                List.of(by),
                List.of(
                        new Measure.CountRows(Column.of("n")),
                        new Measure.OfColumn(Measure.Kind.SUM, X, Column.of("sum"))));
    }

    private static Plan joined(Plan input, Plan.JoinKind kind) {
        return new Plan.Join(input, new Plan.Scan(U), List.of(new Plan.KeyPair(K, K)), kind);
    }

    private static Plan window(Plan input, boolean descending) {
        return new Plan.Window(
                input,
                List.of(L),
                List.of(new Plan.SortKey(K, descending)),
                List.of(
                        new WindowMeasure.Place(WindowMeasure.PlaceKind.RANK, Column.of("rank")),
                        new WindowMeasure.RunningSum(X, Column.of("sofar"))));
    }

    private static Plan filtered() {
        return new Plan.Filter(
                SCAN,
                new Expression.Compare(Expression.Comparison.LESS, column(X), new Expression.Literal(Value.of(100))),
                0);
    }

    private static Expression column(Column name) {
        return new Expression.ColumnRef(name);
    }

    private static Frame table(int seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (int i = 0; i < ROWS; i++) {
            rows.add(row(
                    random.nextInt(5) == 0 ? null : random.nextInt(20) * 123_456_789L,
                    random.nextInt(3) * 1000,
                    random.nextInt(256)));
        }
        return Example.frame(List.of("k: uint32?", "l: uint16", "x: uint8"), rows);
    }
}
