package dev.trefoil.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trefoil.plan.Column;
import dev.trefoil.plan.Expression;
import dev.trefoil.plan.Expression.ArithmeticOperator;
import dev.trefoil.plan.Expression.Comparison;
import dev.trefoil.plan.Field;
import dev.trefoil.plan.Frame;
import dev.trefoil.plan.Handle;
import dev.trefoil.plan.Layout;
import dev.trefoil.plan.Measure;
import dev.trefoil.plan.Plan;
import dev.trefoil.plan.PlanException;
import dev.trefoil.plan.Relations;
import dev.trefoil.plan.Schema;
import dev.trefoil.plan.TableRef;
import dev.trefoil.plan.Type;
import dev.trefoil.plan.TypeText;
import dev.trefoil.plan.Value;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.function.BinaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Numbers about the borders of the two rings, in both executors, against arithmetic on BigInteger.
class WideNumbersTest {
    private static final Handle TABLE = Handle.of("A".repeat(64));
    private static final Plan SCAN = new Plan.Scan(TABLE);
    private static final Type FLAG = Type.int_(0, 1);

    @ParameterizedTest
    @ValueSource(ints = {61, 62, 63, 64, 65, 94, 95})
    void sumsAndDifferencesOfColumns(int bits) {
        Type type = TypeText.type("int" + bits + "?");
        List<@Nullable BigInteger> a = numbers(type);
        List<@Nullable BigInteger> b = a.reversed();
        assertColumn(a, b, type, ArithmeticOperator.ADD, BigInteger::add);
        assertColumn(a, b, type, ArithmeticOperator.SUBTRACT, BigInteger::subtract);
    }

    @ParameterizedTest
    @ValueSource(ints = {31, 32, 33, 47, 48})
    void productsOfColumns(int bits) {
        Type type = TypeText.type("int" + bits + "?");
        List<@Nullable BigInteger> a = numbers(type);
        assertColumn(a, a.reversed(), type, ArithmeticOperator.MULTIPLY, BigInteger::multiply);
        assertColumn(a, a, type, ArithmeticOperator.MULTIPLY, BigInteger::multiply);
    }

    /// The product of two numbers of 62 to 63 bits has up to 126 before it is cut; a result of 60 bits may need more
    /// than 64 on the way.
    @ParameterizedTest
    @ValueSource(ints = {32, 41, 62, 63})
    void aProductOfFixedPointIsTheExactFloorOfAllItsBits(int bits) {
        int fraction = bits > 60 ? 40 : 20;
        Type type = new Type.FixedType(
                fraction,
                BigInteger.TWO.pow(bits - 1).negate().add(BigInteger.ONE),
                BigInteger.TWO.pow(bits - 1).subtract(BigInteger.ONE),
                true);
        List<@Nullable BigInteger> a = numbers(type);
        BinaryOperator<BigInteger> product = (x, y) -> x.multiply(y).shiftRight(fraction);
        assertColumn(a, a.reversed(), type, ArithmeticOperator.MULTIPLY, product);
        assertColumn(a, a, type, ArithmeticOperator.MULTIPLY, product);
    }

    @ParameterizedTest
    @ValueSource(ints = {62, 63, 64, 65, 95, 96})
    void comparisonsWithColumnsAndConstants(int bits) {
        Type type = TypeText.type("int" + bits + "?");
        List<@Nullable BigInteger> a = numbers(type);
        List<@Nullable BigInteger> b = a.reversed();
        Frame table = table(type, a, b);
        for (Comparison comparison : Comparison.values()) {
            assertThat(column(table, compare(comparison, col("a"), col("b"))))
                    .isEqualTo(shown(a, b, (x, y) -> Boolean.toString(holds(comparison, x.compareTo(y)))));
            for (BigInteger constant : List.of(most(type), BigInteger.ZERO)) {
                assertThat(column(table, compare(comparison, col("a"), literal(constant))))
                        .isEqualTo(shown(a, a, (x, _) -> Boolean.toString(holds(comparison, x.compareTo(constant)))));
            }
        }
        Expression isIn = new Expression.IsIn(col("a"), List.of(new Value.IntValue(most(type)), Value.of(-1)));
        assertThat(column(table, isIn))
                .isEqualTo(shown(
                        a, a, (x, _) -> Boolean.toString(x.equals(most(type)) || x.equals(BigInteger.valueOf(-1)))));
    }

    @ParameterizedTest
    @ValueSource(ints = {62, 63, 64, 65, 95, 96})
    void castsIntoAndOutOfTheLargeRing(int bits) {
        Type type = TypeText.type("int" + bits + "?");
        List<@Nullable BigInteger> a = numbers(type);
        Frame table = table(type, a, a);
        Expression wide = new Expression.Cast(col("a"), TypeText.type("int96?"));
        assertThat(column(table, wide)).isEqualTo(shown(a, a, (x, _) -> x.toString()));
        assertThat(column(table, new Expression.Cast(wide, type))).isEqualTo(shown(a, a, (x, _) -> x.toString()));
        Expression low = new Expression.IfElse(
                compare(Comparison.GREATER, col("a"), literal(BigInteger.ZERO)), literal(BigInteger.ZERO), col("a"));
        Expression negative = new Expression.Cast(low, new Type.IntType(least(type), BigInteger.ZERO, true));
        assertThat(column(table, negative))
                .isEqualTo(shown(a, a, (x, _) -> x.min(BigInteger.ZERO).toString()));
        Expression narrow = new Expression.Cast(col("a"), TypeText.type("int61?"));
        Case given = new Case(Map.of(TABLE, table), assigned(narrow));
        assertThat(Executor.clear(given)).isInstanceOf(Outcome.Ended.class);
        assertThat(Executor.secret(given)).isEqualTo(Executor.clear(given));
    }

    @ParameterizedTest
    @ValueSource(ints = {41, 42, 43, 44, 62, 63, 64, 76})
    void measuresOfAllRowsAndOfGroups(int bits) {
        Type type = TypeText.type("int" + bits + "?");
        List<@Nullable BigInteger> a = numbers(type);
        Frame table = table(type, a, a);
        List<Measure> measures = Stream.of(
                        Measure.Kind.COUNT,
                        Measure.Kind.COUNT_DISTINCT,
                        Measure.Kind.SUM,
                        Measure.Kind.MEAN,
                        Measure.Kind.MIN,
                        Measure.Kind.MAX,
                        Measure.Kind.MODE)
                .<Measure>map(kind -> new Measure.OfColumn(kind, Column.of("a"), Column.of(kind.name())))
                .toList();
        List<BigInteger> there = a.stream().filter(Objects::nonNull).toList();
        BigInteger sum = there.stream().reduce(BigInteger.ZERO, BigInteger::add);
        BigInteger mean = floor(sum.shiftLeft(20), BigInteger.valueOf(there.size()));
        Frame all = run(table, new Plan.Aggregate(SCAN, List.of(), measures));
        assertThat(all.value(Column.of("SUM"), 0)).isEqualTo(new Value.IntValue(sum));
        assertThat(all.value(Column.of("MEAN"), 0)).isEqualTo(new Value.FixedValue(mean, 20));
        assertThat(all.value(Column.of("MIN"), 0)).isEqualTo(new Value.IntValue(least(type)));
        assertThat(all.value(Column.of("MAX"), 0)).isEqualTo(new Value.IntValue(most(type)));
        Frame groups = run(table, new Plan.Aggregate(SCAN, List.of(Column.of("g")), measures));
        BigInteger sums = groups.bigNumber(groups.schema().index(Column.of("SUM")), 0)
                .add(groups.bigNumber(groups.schema().index(Column.of("SUM")), 1));
        assertThat(sums).isEqualTo(sum);
    }

    @ParameterizedTest
    @ValueSource(ints = {62, 64, 96})
    void wideRowsAreSortedGroupedAndJoined(int bits) {
        Type type = TypeText.type("int" + bits + "?");
        List<@Nullable BigInteger> a = numbers(type);
        Frame table = table(type, a, a.reversed());
        Plan sorted = new Plan.Select(
                new Plan.Sort(SCAN, List.of(new Plan.SortKey(Column.of("a"), false))), List.of(Column.of("a")));
        List<String> expected = new ArrayList<>(a.stream()
                .filter(Objects::nonNull)
                .sorted(Comparator.naturalOrder())
                .map(BigInteger::toString)
                .toList());
        expected.add("null");
        assertThat(cells(run(table, sorted))).isEqualTo(expected);
        Plan distinct = new Plan.Aggregate(SCAN, List.of(Column.of("a")), List.of());
        assertThat(run(
                                table,
                                new Plan.Aggregate(
                                        new Plan.Concat(List.of(SCAN, SCAN)), List.of(Column.of("b")), List.of()))
                        .rows())
                .isEqualTo(run(table, distinct).rows());
        Plan right = new Plan.Rename(
                new Plan.Select(SCAN, List.of(Column.of("a"), Column.of("g"))),
                List.of(new Plan.Renaming(Column.of("g"), Column.of("found"))));
        Plan joined = new Plan.Join(
                SCAN, right, List.of(new Plan.KeyPair(Column.of("b"), Column.of("a"))), Plan.JoinKind.INNER);
        assertThat(run(table, joined).rows()).isEqualTo(expected.size() - 1);
    }

    @Test
    void whatNeedsMoreThan126BitsOnTheWayIsRefused() {
        Type type = new Type.FixedType(40, BigInteger.ZERO, BigInteger.TWO.pow(63), false);
        Schema schema = Schema.of(Field.of("a", type));
        Plan square = assigned(new Expression.Arithmetic(ArithmeticOperator.MULTIPLY, col("a"), col("a")));
        assertThatThrownBy(() -> Relations.of(
                        square,
                        _ -> new Case(Map.of(TABLE, Frame.builder(schema, 0).build()), SCAN).relation()))
                .isInstanceOf(PlanException.class)
                .hasMessageContaining("a * a (before it is cut to 40 fraction bits) could overflow")
                .hasMessageContaining("0..85070591730234615865843651857942052864 need 128 bits, at most 126")
                .hasMessageContaining("narrow the types of its columns, or cast one with validation");
    }

    private static void assertColumn(
            List<@Nullable BigInteger> a,
            List<@Nullable BigInteger> b,
            Type type,
            ArithmeticOperator operator,
            BinaryOperator<BigInteger> expected) {
        Frame table = table(type, a, b);
        Plan plan = assigned(new Expression.Arithmetic(operator, col("a"), col("b")));
        Frame result = run(table, plan);
        List<String> units = new ArrayList<>();
        for (int row = 0; row < result.rows(); row++) {
            units.add(result.isNull(0, row) ? "null" : result.bigNumber(0, row).toString());
        }
        assertThat(units).isEqualTo(shown(a, b, (x, y) -> expected.apply(x, y).toString()));
    }

    /// The ends of the type, numbers about zero and about words of 64 bits, and a null.
    private static List<@Nullable BigInteger> numbers(Type type) {
        List<@Nullable BigInteger> numbers = new ArrayList<>(List.of(
                least(type),
                BigInteger.valueOf(-1),
                BigInteger.ZERO,
                BigInteger.ONE,
                least(type).add(most(type).shiftRight(2)),
                least(type).shiftRight(20).add(BigInteger.TWO),
                most(type).divide(BigInteger.valueOf(7)),
                most(type)));
        numbers.add(3, null);
        return numbers;
    }

    private static BigInteger least(Type type) {
        return Layout.offset(type);
    }

    private static BigInteger most(Type type) {
        return least(type).add(Layout.largestCode(type));
    }

    private static Frame table(Type type, List<@Nullable BigInteger> a, List<@Nullable BigInteger> b) {
        Schema schema = Schema.of(
                Field.of("a", type), Field.of("b", type), Field.of("g", FLAG), Field.of("row", Type.int_(0, 99)));
        Frame.Builder builder = Frame.builder(schema, a.size());
        for (int row = 0; row < a.size(); row++) {
            set(builder, 0, row, a.get(row));
            set(builder, 1, row, b.get(row));
            builder.number(2, row, row % 2).number(3, row, row);
        }
        return builder.build();
    }

    private static void set(Frame.Builder builder, int column, int row, @Nullable BigInteger number) {
        if (number != null) {
            builder.number(column, row, number);
        }
    }

    /// The expression over the table, in the order of its rows.
    private static Plan assigned(Expression value) {
        Plan assigned = new Plan.Assign(SCAN, List.of(new Plan.Assignment(Column.of("result"), value)));
        return assigned;
    }

    private static List<String> column(Frame table, Expression value) {
        return cells(run(table, assigned(value)));
    }

    private static List<String> cells(Frame frame) {
        return Stream.iterate(0, row -> row < frame.rows(), row -> row + 1)
                .map(row -> frame.value(0, row).toString())
                .toList();
    }

    /// The result, in which both executors agree; that of an assignment alone, in the order of the rows.
    private static Frame run(Frame table, Plan plan) {
        Map<TableRef, Frame> tables = Map.of(TABLE, table);
        Plan ordered = plan instanceof Plan.Assign
                ? new Plan.Select(
                        new Plan.Sort(plan, List.of(new Plan.SortKey(Column.of("row"), false))),
                        List.of(Column.of("result")))
                : plan;
        Case given = new Case(tables, ordered);
        assertThat(Difference.of(given, Executor::clear, Executor::secret)).isEmpty();
        return switch (Executor.clear(given)) {
            case Outcome.Rows(Frame frame) -> frame;
            case Outcome.Ended _, Outcome.Wrong _, Outcome.Broken _ ->
                throw new AssertionError(Executor.clear(given).toString());
        };
    }

    private static List<String> shown(
            List<@Nullable BigInteger> a, List<@Nullable BigInteger> b, BiFunction<BigInteger, BigInteger, String> of) {
        List<String> shown = new ArrayList<>();
        for (int row = 0; row < a.size(); row++) {
            BigInteger x = a.get(row);
            BigInteger y = b.get(row);
            shown.add(x == null || y == null ? "null" : of.apply(x, y));
        }
        return shown;
    }

    private static boolean holds(Comparison comparison, int order) {
        return switch (comparison) {
            case EQUAL -> order == 0;
            case NOT_EQUAL -> order != 0;
            case LESS -> order < 0;
            case LESS_OR_EQUAL -> order <= 0;
            case GREATER -> order > 0;
            case GREATER_OR_EQUAL -> order >= 0;
        };
    }

    private static BigInteger floor(BigInteger dividend, BigInteger divisor) {
        BigInteger[] parts = dividend.divideAndRemainder(divisor);
        return parts[1].signum() < 0 ? parts[0].subtract(BigInteger.ONE) : parts[0];
    }

    private static Expression col(String name) {
        return new Expression.ColumnRef(Column.of(name));
    }

    private static Expression literal(BigInteger number) {
        return new Expression.Literal(new Value.IntValue(number));
    }

    private static Expression compare(Comparison comparison, Expression left, Expression right) {
        return new Expression.Compare(comparison, left, right);
    }
}
