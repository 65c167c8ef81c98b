package dev.trefoil.secret;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trefoil.plan.Column;
import dev.trefoil.plan.Expression;
import dev.trefoil.plan.Expression.ArithmeticOperator;
import dev.trefoil.plan.Expression.Comparison;
import dev.trefoil.plan.Field;
import dev.trefoil.plan.Frame;
import dev.trefoil.plan.Measure;
import dev.trefoil.plan.Plan;
import dev.trefoil.plan.Schema;
import dev.trefoil.plan.StepRef;
import dev.trefoil.plan.Type;
import dev.trefoil.plan.Value;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/// More rows than the circuits for few rows are used for: the same results, computed with fewer bits and more
/// rounds.
class ManyRowsTest {
    private static final int ROWS = 20_000;
    private static final StepRef T = new StepRef(1);

    @Test
    void sumsOfProductsOfManyRows() {
        long seed = Long.getLong("trefoil.seed", 5L);
        System.out.println("trefoil.seed=" + seed);
        SplittableRandom random = new SplittableRandom(seed);
        Schema schema = Schema.of(
                new Field(Column.of("g"), Type.int_(0, 5)),
                new Field(Column.of("a"), Type.int_(-50, 77)),
                new Field(Column.of("b"), Type.fixed(4, -1000, 1000)));
        Frame.Builder builder = Frame.builder(schema, ROWS);
        Map<Long, long[]> expected = new TreeMap<>();
        for (int row = 0; row < ROWS; row++) {
            long g = random.nextInt(6);
            long a = random.nextInt(-50, 78);
            long b = random.nextInt(-1000, 1001);
            builder.number(0, row, g).number(1, row, a).number(2, row, b);
            long product = Math.floorDiv(a * b * b, 1L << 4);
            if (product >= -320_000 && a + g < 60) {
                long[] sums = expected.computeIfAbsent(g, _ -> new long[3]);
                sums[0]++;
                sums[1] += product;
                sums[2] = sums[0] == 1 ? product : Math.max(sums[2], product);
            }
        }
        List<String> rows = new ArrayList<>();
        expected.forEach((g, sums) -> rows.add(String.join(
                " | ",
                g.toString(),
                Long.toString(sums[0]),
                units(sums[1]),
                units(Math.floorDiv(sums[1], sums[0])),
                units(sums[2]))));
        Frame result = Trio.reveal(plan(), Map.of(T, builder.build()));
        assertThat(Example.rows(result)).containsExactlyElementsOf(rows);
    }

    /// Group by g, sorted by g: rows, sum, mean and maximum of (a * b) * b where it is at least -20000 and a +
    /// g < 60.
    private static Plan plan() {
        Expression product = arithmetic(
                ArithmeticOperator.MULTIPLY, arithmetic(ArithmeticOperator.MULTIPLY, col("a"), col("b")), col("b"));
        Plan assigned = new Plan.Assign(new Plan.Scan(T), List.of(new Plan.Assignment(Column.of("p"), product)));
        Expression where = new Expression.And(
                new Expression.Compare(
                        Comparison.GREATER_OR_EQUAL, col("p"), new Expression.Literal(Value.of(-20_000))),
                new Expression.Compare(
                        Comparison.LESS,
                        arithmetic(ArithmeticOperator.ADD, col("a"), col("g")),
                        new Expression.Literal(Value.of(60))));
        List<Measure> measures = new ArrayList<>(List.of(new Measure.CountRows(Column.of("rows"))));
        for (Measure.Kind kind : List.of(Measure.Kind.SUM, Measure.Kind.MEAN, Measure.Kind.MAX)) {
            measures.add(new Measure.OfColumn(kind, Column.of("p"), Column.of(kind.name())));
        }
        Plan grouped = new Plan.Aggregate(new Plan.Filter(assigned, where, 1), List.of(Column.of("g")), measures);
        return new Plan.Sort(grouped, List.of(new Plan.SortKey(Column.of("g"), false)));
    }

    private static String units(long units) {
        return new Value.FixedValue(BigInteger.valueOf(units), 4).toString();
    }

    private static Expression col(String name) {
        return new Expression.ColumnRef(Column.of(name));
    }

    private static Expression arithmetic(ArithmeticOperator operator, Expression left, Expression right) {
        return new Expression.Arithmetic(operator, left, right);
    }
}
