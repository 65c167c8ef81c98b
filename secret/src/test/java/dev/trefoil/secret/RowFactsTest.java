package dev.trefoil.secret;

import static dev.trefoil.secret.Example.row;
import static org.assertj.core.api.Assertions.assertThat;

import dev.trefoil.mpc.InMemoryTrio;
import dev.trefoil.plan.Column;
import dev.trefoil.plan.Expression;
import dev.trefoil.plan.Frame;
import dev.trefoil.plan.Measure;
import dev.trefoil.plan.Multiplicity;
import dev.trefoil.plan.Plan;
import dev.trefoil.plan.StepRef;
import dev.trefoil.plan.Value;
import dev.trefoil.plan.WindowMeasure;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Rows that are known to be in order are not sorted again, and rows that are not known to be are. All sorts here are
/// radix sorts, whose costs are exact.
class RowFactsTest {
    private static final StepRef T = new StepRef(1);
    private static final StepRef U = new StepRef(2);
    private static final Plan SCAN = new Plan.Scan(T);
    private static final Frame TABLE = Example.frame(
            List.of("k: int[min=0,max=7]", "l: int[min=0,max=3]", "x: uint4"),
            IntStream.range(0, 150)
                    .mapToObj(i -> row(i % 7, i % 3, (i * 7) % 10))
                    .toList());
    private static final Frame OTHERS =
            Example.frame(List.of("key: int[min=0,max=7]", "y: uint4"), List.of(row(6, 1), row(3, 2), row(0, 3)));
    private static final Plan GROUPS = grouped(SCAN, "k", "l");

    @Test
    void groupsInTheOrderOfALaterSortCostNoSort() {
        assertThat(added(GROUPS, sorted(GROUPS, asc("k")))).isZero();
        assertThat(added(GROUPS, sorted(GROUPS, asc("k"), asc("l")))).isZero();
        for (Plan.SortKey k : List.of(asc("k"), desc("k"))) {
            for (Plan.SortKey l : List.of(asc("l"), desc("l"))) {
                assertThat(bits(sorted(GROUPS, l, k))).isEqualTo(bits(GROUPS));
                assertThat(bits(sorted(GROUPS, k, l))).isEqualTo(bits(GROUPS));
            }
        }
        assertThat(rows(sorted(GROUPS, desc("l"), asc("k"))).subList(0, 8))
                .containsExactly(
                        "0 | 2 | 7",
                        "1 | 2 | 7",
                        "2 | 2 | 8",
                        "3 | 2 | 7",
                        "4 | 2 | 7",
                        "5 | 2 | 7",
                        "6 | 2 | 7",
                        "0 | 1 | 7");
    }

    @Test
    void whatKeepsTheRowsInPlaceKeepsTheirOrder() {
        Plan kept = new Plan.Rename(
                new Plan.Filter(
                        new Plan.Assign(
                                new Plan.Join(
                                        GROUPS,
                                        new Plan.Scan(U),
                                        List.of(new Plan.KeyPair(Column.of("k"), Column.of("key"))),
                                        Plan.JoinKind.INNER,
                                        Multiplicity.manyToOne()),
                                List.of(new Plan.Assignment(Column.of("z"), col("n")))),
                        new Expression.Compare(
                                Expression.Comparison.NOT_EQUAL, col("l"), new Expression.Literal(Value.of(1))),
                        0),
                List.of(new Plan.Renaming(Column.of("k"), Column.of("k2"))));
        Plan sorted = sorted(kept, asc("k2"), asc("l"));
        assertThat(added(kept, sorted)).isZero();
        assertThat(rows(sorted))
                .containsExactly(
                        "0 | 0 | 8 | 3 | 8",
                        "0 | 2 | 7 | 3 | 7",
                        "3 | 0 | 7 | 2 | 7",
                        "3 | 2 | 7 | 2 | 7",
                        "6 | 0 | 7 | 1 | 7",
                        "6 | 2 | 7 | 1 | 7");
    }

    @Test
    void aGroupByOfWhatStandsByGroupCostsNoSort() {
        Plan distinct = new Plan.Aggregate(SCAN, columns("k", "l", "x"), List.of());
        Plan again = grouped(distinct, "l");
        Plan shuffled = new Plan.Shuffle(distinct);
        assertThat(added(distinct, again)).isLessThan(added(shuffled, grouped(shuffled, "l")));
        assertThat(rows(again)).containsExactlyInAnyOrder("0 | 50", "1 | 50", "2 | 50");
        Plan byTwo = new Plan.Sort(new Plan.Aggregate(distinct, columns("l", "x"), List.of()), List.of(asc("x")));
        assertThat(rows(byTwo)).hasSize(30).startsWith("0 | 0", "1 | 0", "2 | 0", "0 | 1");
    }

    @Test
    void measuresOfAWindowsGroupsShareItsSort() {
        WindowMeasure place = new WindowMeasure.Place(WindowMeasure.PlaceKind.DENSE_RANK, Column.of("place"));
        WindowMeasure most =
                new WindowMeasure.OfGroup(new Measure.OfColumn(Measure.Kind.SUM, Column.of("x"), Column.of("most")));
        long both = added(SCAN, window(SCAN, place, most));
        assertThat(both).isLessThan(added(SCAN, window(SCAN, place)) + added(SCAN, window(SCAN, most)) * 3 / 4);
        Plan windows = window(window(SCAN, place), most);
        assertThat(rows(sorted(windows, asc("k"), asc("l"), asc("x"))).getFirst())
                .isEqualTo("0 | 0 | 0 | 1 | 99");
    }

    @Test
    void aSortIsMadeWhereTheOrderIsAnotherOrNoLongerKnown() {
        assertThat(added(GROUPS, sorted(GROUPS, desc("n")))).isPositive();
        Plan assigned = new Plan.Assign(GROUPS, List.of(new Plan.Assignment(Column.of("k"), col("l"))));
        assertThat(added(assigned, sorted(assigned, asc("k")))).isPositive();
        Plan shuffled = new Plan.Shuffle(GROUPS);
        assertThat(added(shuffled, sorted(shuffled, asc("k")))).isPositive();
        Plan twice = new Plan.Concat(List.of(GROUPS, GROUPS));
        assertThat(added(twice, sorted(twice, asc("k")))).isPositive();
        Plan full = new Plan.Join(
                GROUPS,
                new Plan.Scan(U),
                List.of(new Plan.KeyPair(Column.of("k"), Column.of("key"))),
                Plan.JoinKind.FULL,
                Multiplicity.manyToOne());
        assertThat(added(full, sorted(full, asc("k")))).isPositive();
        assertThat(rows(sorted(assigned, asc("k"))).getFirst()).isEqualTo("0 | 0 | 7");
        assertThat(rows(sorted(shuffled, asc("k"))).getFirst()).isEqualTo("0 | 0 | 8");
    }

    /// By the key of the groups alone no two rows tie, so the count need not be compared.
    @Test
    void columnsBehindAKeyThatDecidesAreMovedNotCompared() {
        Plan byKey = sorted(new Plan.Shuffle(GROUPS), asc("l"), asc("k"));
        Plan byCount = sorted(new Plan.Shuffle(GROUPS), asc("l"), asc("n"));
        assertThat(bits(byKey)).isLessThan(bits(byCount));
        assertThat(rows(byKey).subList(0, 2)).containsExactly("0 | 0 | 8", "1 | 0 | 7");
    }

    /// Groups stand by k descending, then l; a stable sort by the count leaves them so.
    @Test
    void aSortComparesOnlyWhatComesBeforeTheOrderThatIsThere() {
        Plan byCount = sorted(GROUPS, asc("n"), desc("k"), asc("l"));
        Plan known = sorted(GROUPS, asc("n"));
        Plan unknown = sorted(new Plan.Shuffle(GROUPS), asc("n"), desc("k"), asc("l"));
        long shuffle = bits(new Plan.Shuffle(GROUPS)) - bits(GROUPS);
        assertThat(bits(byCount)).isEqualTo(bits(known)).isLessThan(bits(unknown) - shuffle);
        assertThat(rows(byCount)).isEqualTo(rows(unknown)).hasSize(21);
        assertThat(rows(byCount).subList(0, 3)).containsExactly("6 | 0 | 7", "6 | 1 | 7", "6 | 2 | 7");
    }

    private static Plan grouped(Plan input, String... by) {
        return new Plan.Aggregate(input, columns(by), List.of(new Measure.CountRows(Column.of("n"))));
    }

    private static Plan window(Plan input, WindowMeasure... measures) {
        return new Plan.Window(input, columns("k"), List.of(asc("l")), List.of(measures));
    }

    private static List<Column> columns(String... names) {
        List<Column> columns = new ArrayList<>();
        for (String name : names) {
            columns.add(Column.of(name));
        }
        return columns;
    }

    private static Plan sorted(Plan input, Plan.SortKey... keys) {
        return new Plan.Sort(input, List.of(keys));
    }

    private static Plan.SortKey asc(String column) {
        return new Plan.SortKey(Column.of(column), false);
    }

    private static Plan.SortKey desc(String column) {
        return new Plan.SortKey(Column.of(column), true);
    }

    private static Expression col(String name) {
        return new Expression.ColumnRef(Column.of(name));
    }

    private static List<String> rows(Plan plan) {
        return Example.rows(Trio.reveal(plan, Map.of(T, TABLE, U, OTHERS)));
    }

    private static long added(Plan less, Plan more) {
        return bits(more) - bits(less);
    }

    /// What the parties send to run the plan, all together; the result is not revealed.
    private static long bits(Plan plan) {
        List<TableSource> sources = Trio.sources(Map.of(T, TABLE, U, OTHERS));
        return InMemoryTrio.measure(party -> SecretExecutor.run(party, plan, sources.get(party.index())))
                .bits();
    }
}
