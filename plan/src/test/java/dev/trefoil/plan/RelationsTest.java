package dev.trefoil.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trefoil.plan.Expression.ColumnRef;
import dev.trefoil.plan.Plan.JoinKind;
import dev.trefoil.plan.Plan.KeyPair;
import dev.trefoil.plan.Plan.SortKey;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RelationsTest {
    private static final Handle PEOPLE = Handle.of("A".repeat(64));
    private static final StepRef VISITS = new StepRef(1);
    private static final Plan SCAN = new Plan.Scan(PEOPLE);
    private static final Plan VISITED = new Plan.Scan(VISITS);
    private static final Tables TABLES = table -> table.equals(PEOPLE)
            ? Relation.unsorted(
                    Schema.of(
                            Field.of("id", Type.int_(0, 99)),
                            Field.of("age", Type.int_(-1, 120).withNullable(true)),
                            Field.of("well", Type.bool()),
                            Field.of("height", Type.fixed(4, 0, 40))),
                    1000)
            : Relation.unsorted(
                    Schema.of(
                            Field.of("pid", Type.int_(0, 7)),
                            Field.of("cost", TypeText.type("uint80")),
                            Field.of("city", Type.text(5))),
                    10);

    @Test
    void columnsAreChosenInTheOrderAsked() {
        assertSchema(new Plan.Select(SCAN, columns("well", "id")), "well: bool, id: int[min=0,max=99]");
        assertSchema(new Plan.Drop(SCAN, columns("age", "height")), "id: int[min=0,max=99], well: bool");
        assertRefused(new Plan.Select(SCAN, List.of()), "select: name at least one column");
        assertRefused(new Plan.Select(SCAN, columns("id", "id")), "column 'id' appears twice");
        assertRefused(new Plan.Drop(SCAN, columns("id", "age", "well", "height")), "no column would be left");
        assertRefused(new Plan.Drop(SCAN, columns("agee")), "unknown column 'agee' (did you mean 'age'?)");
    }

    @Test
    void namesAreSwappedAllAtOnce() {
        Plan swapped = new Plan.Rename(SCAN, List.of(renaming("id", "age"), renaming("age", "id")));
        assertThat(columnsOf(swapped)).containsExactly("age", "id", "well", "height");
        assertRefused(new Plan.Rename(SCAN, List.of(renaming("id", "age"))), "column 'age' appears twice");
        assertRefused(
                new Plan.Rename(SCAN, List.of(renaming("id", "x"), renaming("id", "y"))), "'id' is renamed twice");
    }

    @Test
    void assignmentsReplaceInPlaceOrComeLast() {
        Plan assigned = new Plan.Assign(
                SCAN,
                List.of(
                        new Plan.Assignment(Column.of("new"), col("well")),
                        new Plan.Assignment(Column.of("id"), col("age"))));
        assertSchema(
                assigned,
                "id: int[min=-1,max=120]?, age: int[min=-1,max=120]?, well: bool, fp, new: bool"
                        .replace("fp", "height: fp[precision=4,min=0,max=2.5]"));
        assertRefused(
                new Plan.Assign(
                        SCAN,
                        List.of(
                                new Plan.Assignment(Column.of("id"), col("age")),
                                new Plan.Assignment(Column.of("id"), col("age")))),
                "'id' is assigned twice");
    }

    @Test
    void aFilterHidesHowManyRowsItKeeps() {
        assertThat(of(new Plan.Filter(SCAN, col("well"), 3)).maxRows()).isEqualTo(1000);
        assertRefused(new Plan.Filter(SCAN, col("age"), 0), "filter: age is int, but a filter needs a bool");
        assertThatThrownBy(() -> new Plan.Filter(SCAN, col("well"), -1)).isInstanceOf(PlanException.class);
    }

    @Test
    void aJoinKeepsTheLeftColumnsAndDropsTheRightKeys() {
        Relation inner = of(join(JoinKind.INNER, "id", "pid"));
        assertThat(inner.schema().columns().stream().map(Column::name))
                .containsExactly("id", "age", "well", "height", "cost", "city");
        assertThat(inner.maxRows()).isEqualTo(1000);
        assertThat(inner.schema().type(Column.of("cost")).nullable()).isFalse();
        assertThat(of(join(JoinKind.LEFT, "id", "pid"))
                        .schema()
                        .type(Column.of("cost"))
                        .nullable())
                .isTrue();
    }

    @Test
    void joinKeysMustFit() {
        assertRefused(join(JoinKind.INNER, "height", "pid"), "cast one of them");
        assertRefused(join(JoinKind.INNER, "id", "city"), "cast one of them");
        assertRefused(new Plan.Join(SCAN, VISITED, List.of(), JoinKind.INNER), "at least one pair");
        assertRefused(
                new Plan.Join(SCAN, VISITED, List.of(keys("id", "pid"), keys("age", "pid")), JoinKind.INNER),
                "key column 'pid' is named twice");
        assertRefused(
                new Plan.Join(SCAN, SCAN, List.of(keys("id", "id")), JoinKind.INNER),
                "both tables have a column 'age': rename or drop one of them first");
    }

    @Test
    void measuresAreTypedForALargeTable() {
        Plan global = new Plan.Aggregate(SCAN, List.of(), measures("age"));
        assertSchema(
                global,
                "rows: int[min=0,max=1048576], COUNT: int[min=0,max=1048576],"
                        + " SUM: int[min=-1048576,max=125829120]?, MEAN: fp[precision=20,min=-1,max=120]?,"
                        + " MIN: int[min=-1,max=120]?, MAX: int[min=-1,max=120]?,"
                        + " COUNT_DISTINCT: int[min=0,max=1048576], MEDIAN: fp[precision=20,min=-1,max=120]?,"
                        + " MODE: int[min=-1,max=120]?");
        assertThat(of(global).maxRows()).isEqualTo(1);
        Plan grouped = new Plan.Aggregate(SCAN, columns("well"), measures("id").subList(2, 4));
        assertSchema(grouped, "well: bool, SUM: int[min=0,max=103809024], MEAN: fp[precision=20,min=0,max=99]");
        assertThat(of(grouped).maxRows()).isEqualTo(2);
    }

    @Test
    void quantilesAreSharesOfOneAndBoolsHaveAnyAndAll() {
        assertSchema(measure(SCAN, Measure.Kind.ANY, "well"), "m: bool?");
        assertRefused(measure(SCAN, Measure.Kind.ALL, "age"), "all of 'age': needs a bool, got int");
        assertRefused(measure(VISITED, Measure.Kind.MEDIAN, "city"), "median of 'city': needs a number, got text");
        Measure.Quantile quarter = new Measure.Quantile(new BigDecimal("0.250"), Column.of("age"), Column.of("x"));
        assertThat(quarter).isEqualTo(new Measure.Quantile(new BigDecimal("0.25"), Column.of("age"), Column.of("x")));
        assertThat(quarter.numerator()).isEqualTo(1);
        assertThat(quarter.denominator()).isEqualTo(4);
        for (String q : List.of("-0.1", "1.000001", "0.0000001")) {
            assertThatThrownBy(() -> new Measure.Quantile(new BigDecimal(q), Column.of("age"), Column.of("x")))
                    .isInstanceOf(PlanException.class)
                    .hasMessageContaining("is not a number from 0 to 1");
        }
    }

    @Test
    void measuresThatMakeNoSenseAreRefused() {
        assertRefused(
                measure(VISITED, Measure.Kind.SUM, "cost"), "sum of 'cost' over up to 1048576 rows could overflow");
        assertRefused(measure(VISITED, Measure.Kind.MEAN, "cost"), "mean of 'cost'", "could overflow");
        assertRefused(measure(SCAN, Measure.Kind.SUM, "well"), "needs a number, got bool (cast it to int first)");
        assertRefused(measure(VISITED, Measure.Kind.MEAN, "city"), "needs a number, got text");
        assertRefused(measure(SCAN, Measure.Kind.MAX, "well"), "bools have no order");
        assertRefused(new Plan.Aggregate(SCAN, List.of(), List.of()), "at least one measure");
        assertRefused(
                new Plan.Aggregate(SCAN, columns("id"), List.of(new Measure.CountRows(Column.of("id")))),
                "column 'id' appears twice");
    }

    @Test
    void orderIsKnownAndKept() {
        Plan sorted = new Plan.Sort(SCAN, List.of(new SortKey(Column.of("age"), true)));
        assertThat(of(sorted).sorted()).isTrue();
        assertThat(of(new Plan.Filter(sorted, col("well"), 0)).sorted()).isTrue();
        assertThat(of(new Plan.Aggregate(sorted, columns("id"), List.of())).sorted())
                .isFalse();
        assertThat(of(new Plan.Limit(new Plan.Drop(sorted, columns("age")), 7)).maxRows())
                .isEqualTo(7);
        assertThat(of(new Plan.Limit(sorted, 7000)).maxRows()).isEqualTo(1000);
        assertRefused(new Plan.Limit(SCAN, 7), "a table has no order here, sort it first");
        assertRefused(new Plan.Sort(SCAN, List.of()), "sort: name at least one column");
        assertRefused(
                new Plan.Sort(SCAN, List.of(new SortKey(Column.of("id"), true), new SortKey(Column.of("id"), false))),
                "'id' is named twice");
    }

    @Test
    void windowsAddColumnsWithBounds() {
        List<Column> byWell = columns("well");
        Plan window = new Plan.Window(
                SCAN,
                byWell,
                List.of(),
                List.of(
                        new WindowMeasure.Place(WindowMeasure.PlaceKind.RANK, Column.of("r")),
                        new WindowMeasure.Shift(WindowMeasure.ShiftKind.LAG, Column.of("id"), 1, Column.of("l")),
                        new WindowMeasure.RunningSum(Column.of("id"), Column.of("s")),
                        new WindowMeasure.OfGroup(new Measure.CountRows(Column.of("n")))));
        Schema schema = of(window).schema();
        assertThat(schema.type(Column.of("r")).text()).isEqualTo("int[min=1,max=1048576]");
        assertThat(schema.type(Column.of("l")).nullable()).isTrue();
        assertThat(schema.type(Column.of("n")).text()).isEqualTo("int[min=0,max=1048576]");
        assertThat(of(window).sorted()).isFalse();
        assertThat(of(window).maxRows()).isEqualTo(1000);
        WindowMeasure well = new WindowMeasure.RunningSum(Column.of("well"), Column.of("x"));
        assertRefused(new Plan.Window(SCAN, byWell, List.of(), List.of()), "window: name at least one measure");
        assertRefused(new Plan.Window(SCAN, byWell, List.of(), List.of(well)), "running sum of 'well': needs a number");
        assertRefused(
                new Plan.Window(
                        SCAN,
                        columns("well", "well"),
                        List.of(),
                        List.of(new WindowMeasure.RunningSum(Column.of("id"), Column.of("x")))),
                "window: column 'well' is named twice in the partition");
    }

    @Test
    void concatUnitesTypes() {
        Plan finer = new Plan.Assign(SCAN, List.of(new Plan.Assignment(Column.of("id"), col("height"))));
        Relation both = of(new Plan.Concat(List.of(SCAN, finer)));
        assertThat(both.schema().type(Column.of("id")).text()).isEqualTo("fp[precision=4,min=0,max=99]");
        assertThat(both.maxRows()).isEqualTo(2000);
        assertRefused(new Plan.Concat(List.of(SCAN, VISITED)), "the tables have different columns");
        assertRefused(new Plan.Concat(List.of()), "name at least one table");
        Plan other = new Plan.Assign(SCAN, List.of(new Plan.Assignment(Column.of("id"), col("well"))));
        assertRefused(new Plan.Concat(List.of(SCAN, other)), "concat: column 'id': int and bool do not fit together");
    }

    @Test
    void plansAreBoundedInDepthAndSize() {
        Plan deep = SCAN;
        for (int i = 0; i < Limits.MAX_DEPTH - 1; i++) {
            deep = new Plan.Drop(deep, List.of());
        }
        Plan deepest = deep;
        assertThat(of(deepest).maxRows()).isEqualTo(1000);
        assertRefused(new Plan.Drop(deepest, List.of()), "nested more than 100 deep");
        Expression chain = col("well");
        for (int i = 0; i < 5000; i++) {
            chain = new Expression.Not(chain);
        }
        Plan filter = new Plan.Filter(SCAN, chain, 0);
        assertRefused(filter, "nested more than 100 deep");
        List<Plan.Assignment> many = new ArrayList<>();
        for (int i = 0; i < Limits.MAX_NODES; i++) {
            many.add(new Plan.Assignment(Column.of("c" + i), col("well")));
        }
        assertRefused(new Plan.Assign(SCAN, many), "more than 10000 parts");
    }

    @Test
    void aRelationIsBoundedInRows() {
        assertThatThrownBy(() -> Relation.unsorted(Schema.of(Field.of("a", Type.bool())), Limits.MAX_ROWS + 1))
                .isInstanceOf(PlanException.class)
                .hasMessageContaining("too large");
    }

    private static Relation of(Plan plan) {
        return Relations.of(plan, TABLES);
    }

    private static List<String> columnsOf(Plan plan) {
        return of(plan).schema().columns().stream().map(Column::name).toList();
    }

    private static void assertSchema(Plan plan, String schema) {
        assertThat(of(plan).schema().toString()).isEqualTo(schema);
    }

    private static void assertRefused(Plan plan, String... messages) {
        assertThatThrownBy(() -> of(plan)).isInstanceOf(PlanException.class).hasMessageContainingAll(messages);
    }

    private static Expression col(String name) {
        return new ColumnRef(Column.of(name));
    }

    private static List<Column> columns(String... names) {
        return Stream.of(names).map(Column::of).toList();
    }

    private static Plan.Renaming renaming(String from, String to) {
        return new Plan.Renaming(Column.of(from), Column.of(to));
    }

    private static KeyPair keys(String left, String right) {
        return new KeyPair(Column.of(left), Column.of(right));
    }

    private static Plan join(JoinKind kind, String left, String right) {
        return new Plan.Join(SCAN, VISITED, List.of(keys(left, right)), kind);
    }

    private static Plan measure(Plan input, Measure.Kind kind, String column) {
        return new Plan.Aggregate(
                input, List.of(), List.of(new Measure.OfColumn(kind, Column.of(column), Column.of("m"))));
    }

    /// Rows, count, sum, mean, min, max.
    private static List<Measure> measures(String column) {
        List<Measure> measures = new ArrayList<>(List.of(new Measure.CountRows(Column.of("rows"))));
        for (Measure.Kind kind : List.of(
                Measure.Kind.COUNT,
                Measure.Kind.SUM,
                Measure.Kind.MEAN,
                Measure.Kind.MIN,
                Measure.Kind.MAX,
                Measure.Kind.COUNT_DISTINCT,
                Measure.Kind.MEDIAN,
                Measure.Kind.MODE)) {
            measures.add(new Measure.OfColumn(kind, Column.of(column), Column.of(kind.name())));
        }
        return measures;
    }
}
