package dev.trefoil.testing;

import static dev.trefoil.testing.BothExecutors.frame;
import static dev.trefoil.testing.BothExecutors.row;
import static org.assertj.core.api.Assertions.assertThat;

import dev.trefoil.plan.Column;
import dev.trefoil.plan.Expression;
import dev.trefoil.plan.Expression.Comparison;
import dev.trefoil.plan.Frame;
import dev.trefoil.plan.Handle;
import dev.trefoil.plan.Measure;
import dev.trefoil.plan.Multiplicity;
import dev.trefoil.plan.Plan;
import dev.trefoil.plan.Value;
import dev.trefoil.plan.WindowMeasure;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/// Random chains of operators over the same few columns, so that what one leaves in order the next asks for: sorts that
/// are left out must not be missed.
class OrderedChainsTest {
    private static final Handle T = Handle.of("D".repeat(64));
    private static final Handle U = Handle.of("E".repeat(64));
    private static final List<Column> COLUMNS = List.of(Column.of("a"), Column.of("b"), Column.of("c"));
    private static final Frame KEYS =
            frame(List.of("key int[min=0,max=2]?", "d uint4"), row(2, 3), row(0, 1), row(null, 2));
    private static final int CHAINS = 60;

    private final RandomGenerator random = new SplittableRandom(Seed.of("OrderedChainsTest"));

    @Test
    void bothExecutorsAgreeOnChainsOfOrders() {
        for (int chain = 0; chain < CHAINS; chain++) {
            Plan plan = new Plan.Scan(T);
            int length = 2 + random.nextInt(5);
            for (int step = 0; step < length; step++) {
                plan = next(plan);
            }
            Case given = new Case(Map.of(T, table(), U, KEYS), new Plan.Sort(plan, keys()));
            assertThat(Difference.of(given, Executor::clear, Executor::secret))
                    .as(given.plan().toString())
                    .isEmpty();
        }
    }

    private Frame table() {
        Frame.Builder builder = Frame.builder(
                frame(List.of("a int[min=0,max=2]?", "b uint1", "c int[min=-1,max=2]"))
                        .schema(),
                12);
        for (int i = 0; i < 12; i++) {
            builder.set(0, i, random.nextInt(4) == 0 ? null : Value.of(random.nextInt(3)));
            builder.set(1, i, Value.of(random.nextInt(2)));
            builder.set(2, i, Value.of(random.nextInt(4) - 1));
        }
        return builder.build();
    }

    /// An operator that leaves the columns a, b and c.
    private Plan next(Plan input) {
        return switch (random.nextInt(10)) {
            case 0, 1 -> grouped(input);
            case 2 -> new Plan.Aggregate(input, shuffled(COLUMNS), List.of());
            case 3 -> new Plan.Select(windowed(input), shuffled(COLUMNS));
            case 4, 5 -> new Plan.Sort(input, keys());
            case 6 ->
                new Plan.Filter(
                        input,
                        new Expression.Compare(
                                Comparison.NOT_EQUAL, ref(any()), new Expression.Literal(Value.of(random.nextInt(3)))),
                        0);
            case 7 -> new Plan.Assign(input, List.of(new Plan.Assignment(any(), ref(any()))));
            case 8 -> {
                List<Column> named = shuffled(COLUMNS);
                yield new Plan.Rename(
                        input,
                        List.of(
                                new Plan.Renaming(named.get(0), named.get(1)),
                                new Plan.Renaming(named.get(1), named.get(0))));
            }
            default -> joined(input);
        };
    }

    /// The third column becomes a measure under its own name.
    private Plan grouped(Plan input) {
        List<Column> named = shuffled(COLUMNS);
        Measure.Kind kind = List.of(Measure.Kind.MIN, Measure.Kind.MAX, Measure.Kind.MEDIAN, Measure.Kind.COUNT)
                .get(random.nextInt(4));
        return new Plan.Aggregate(
                input, named.subList(0, 2), List.of(new Measure.OfColumn(kind, named.get(2), named.get(2))));
    }

    private Plan windowed(Plan input) {
        List<WindowMeasure> measures = List.of(
                new WindowMeasure.Place(WindowMeasure.PlaceKind.RANK, Column.of("rank")),
                new WindowMeasure.OfGroup(new Measure.CountRows(Column.of("count"))));
        Plan window = new Plan.Window(input, shuffled(COLUMNS).subList(0, 1 + random.nextInt(2)), keys(), measures);
        Column into = any();
        return new Plan.Assign(
                window, List.of(new Plan.Assignment(into, ref(Column.of(random.nextBoolean() ? "rank" : "count")))));
    }

    private Plan joined(Plan input) {
        Plan.JoinKind kind = List.of(Plan.JoinKind.INNER, Plan.JoinKind.LEFT, Plan.JoinKind.SEMI, Plan.JoinKind.ANTI)
                .get(random.nextInt(4));
        Plan.KeyPair pair = new Plan.KeyPair(any(), Column.of("key"));
        Plan join = kind.isTest()
                ? new Plan.Join(input, new Plan.Scan(U), List.of(pair), kind)
                : new Plan.Join(input, new Plan.Scan(U), List.of(pair), kind, Multiplicity.manyToOne());
        return new Plan.Select(join, shuffled(COLUMNS));
    }

    private List<Plan.SortKey> keys() {
        return shuffled(COLUMNS).subList(0, 1 + random.nextInt(3)).stream()
                .map(column -> new Plan.SortKey(column, random.nextInt(3) == 0))
                .toList();
    }

    private Column any() {
        return COLUMNS.get(random.nextInt(3));
    }

    private static Expression ref(Column column) {
        return new Expression.ColumnRef(column);
    }

    private List<Column> shuffled(List<Column> columns) {
        List<Column> rest = new ArrayList<>(columns);
        List<Column> out = new ArrayList<>();
        while (!rest.isEmpty()) {
            out.add(rest.remove(random.nextInt(rest.size())));
        }
        return out;
    }
}
