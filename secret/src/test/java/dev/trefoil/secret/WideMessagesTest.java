package dev.trefoil.secret;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trefoil.mpc.InMemoryTrio;
import dev.trefoil.plan.Column;
import dev.trefoil.plan.Expression;
import dev.trefoil.plan.Expression.ArithmeticOperator;
import dev.trefoil.plan.Expression.Comparison;
import dev.trefoil.plan.Field;
import dev.trefoil.plan.Frame;
import dev.trefoil.plan.Layout;
import dev.trefoil.plan.Measure;
import dev.trefoil.plan.Plan;
import dev.trefoil.plan.Schema;
import dev.trefoil.plan.StepRef;
import dev.trefoil.plan.Type;
import dev.trefoil.plan.TypeText;
import dev.trefoil.plan.Value;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// What numbers in the large ring send, and that narrow ones never go there.
class WideMessagesTest {
    private static final StepRef T = new StepRef(1);
    private static final int ROWS = 120;
    private static final long SEED = Long.getLong("trefoil.seed", 20261122L);

    /// The groups are narrow, so that the sort is a radix sort, whose messages all have public sizes.
    @Test
    void messagesHaveTheSameSizesWhateverTheNumbers() {
        System.out.println("trefoil.seed=" + SEED);
        Frame some = table(new Random(SEED), "int70?", "fp58[precision=20]?");
        Frame others = table(new Random(SEED + 1), "int70?", "fp58[precision=20]?");
        for (Plan plan : List.of(expressions(), measures(List.of(Column.of("g"))), measures(List.of()))) {
            List<List<Long>> traces = traces(plan, some);
            assertThat(traces).isEqualTo(traces(plan, others));
            assertThat(traces.stream().mapToInt(List::size).sum()).isPositive();
        }
    }

    /// A product of 62 bits takes 3 times 64 bits a row; one more bit takes it to the large ring, with 3 times 128.
    @Test
    void theLargeRingIsTakenOnlyWhereBoundsNeedIt() {
        Expression product = arithmetic(ArithmeticOperator.MULTIPLY, col("a"), col("b"));
        Expression square = arithmetic(ArithmeticOperator.MULTIPLY, product, product);
        long narrow = bytes(square, "int[min=-21474,max=21474]");
        long wide = bytes(square, "int[min=-65536,max=65536]");
        assertThat(new Type.IntType(BigInteger.ZERO, BigInteger.valueOf(21474).pow(4), false).wide())
                .isFalse();
        assertThat(wide - narrow).isGreaterThan(ROWS * 3L * 64 / 8);
    }

    private static long bytes(Expression value, String type) {
        Frame frame = table(new Random(SEED), type, "uint8");
        Plan copied = new Plan.Assign(new Plan.Scan(T), List.of(assignment("b", col("a"))));
        Plan assigned = new Plan.Assign(copied, List.of(assignment("v", value)));
        return traces(assigned, frame).stream()
                .flatMap(List::stream)
                .mapToLong(Long::longValue)
                .sum();
    }

    private static Plan expressions() {
        Expression sum = arithmetic(ArithmeticOperator.ADD, col("a"), new Expression.FillNull(col("a"), Value.of(5)));
        Expression product = arithmetic(ArithmeticOperator.MULTIPLY, col("x"), col("x"));
        Expression less = new Expression.Compare(Comparison.LESS, sum, col("x"));
        Expression narrowed =
                new Expression.Cast(new Expression.IfElse(less, col("a"), col("a")), TypeText.type("int96?"));
        return new Plan.Assign(
                new Plan.Scan(T), List.of(assignment("p", product), assignment("l", less), assignment("n", narrowed)));
    }

    private static Plan measures(List<Column> by) {
        return new Plan.Aggregate(
                new Plan.Scan(T),
                by,
                List.of(
                        new Measure.OfColumn(Measure.Kind.SUM, Column.of("a"), Column.of("sum")),
                        new Measure.OfColumn(Measure.Kind.MEAN, Column.of("x"), Column.of("mean")),
                        new Measure.OfColumn(Measure.Kind.MEAN, Column.of("a"), Column.of("mean of a"))));
    }

    private static Frame table(Random random, String a, String x) {
        Schema schema = Schema.of(
                Field.of("a", TypeText.type(a)), Field.of("x", TypeText.type(x)), Field.of("g", Type.int_(0, 1)));
        Frame.Builder frame = Frame.builder(schema, ROWS);
        for (int row = 0; row < ROWS; row++) {
            for (int column = 0; column < 3; column++) {
                Type type = schema.fields().get(column).type();
                if (!type.nullable() || random.nextInt(4) > 0) {
                    BigInteger code = new BigInteger(128, random)
                            .mod(Layout.largestCode(type).add(BigInteger.ONE));
                    frame.number(column, row, Layout.offset(type).add(code));
                }
            }
        }
        return frame.build();
    }

    private static List<List<Long>> traces(Plan plan, Frame frame) {
        List<TableSource> sources = Trio.sources(Map.of(T, frame));
        return InMemoryTrio.measure(party -> SecretExecutor.run(party, plan, sources.get(party.index())))
                .traces();
    }

    private static Plan.Assignment assignment(String name, Expression value) {
        return new Plan.Assignment(Column.of(name), value);
    }

    private static Expression col(String name) {
        return new Expression.ColumnRef(Column.of(name));
    }

    private static Expression arithmetic(ArithmeticOperator operator, Expression left, Expression right) {
        return new Expression.Arithmetic(operator, left, right);
    }
}
