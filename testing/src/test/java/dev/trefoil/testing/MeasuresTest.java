package dev.trefoil.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trefoil.plan.Column;
import dev.trefoil.plan.Expression;
import dev.trefoil.plan.Field;
import dev.trefoil.plan.Frame;
import dev.trefoil.plan.Handle;
import dev.trefoil.plan.Measure;
import dev.trefoil.plan.Measure.Kind;
import dev.trefoil.plan.Plan;
import dev.trefoil.plan.Schema;
import dev.trefoil.plan.Type;
import dev.trefoil.plan.TypeText;
import dev.trefoil.plan.Value;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Measures on small columns, over the whole table and by group, on which both executors give what stands here.
class MeasuresTest {
    private static final Handle TABLE = Handle.of("C".repeat(64));
    private static final Column X = Column.of("x");
    private static final Column OUT = Column.of("out");

    @Test
    void aMedianIsTheMiddleOrHalfTheTwoInTheMiddle() {
        assertMeasure(of(Kind.MEDIAN), "int[min=-100,max=100]?", "5 1 3", "3");
        assertMeasure(of(Kind.MEDIAN), "int[min=-100,max=100]?", "-7 4 null -2 null 1", "-0.5");
        assertMeasure(of(Kind.MEDIAN), "int[min=-100,max=100]", "9", "9");
        assertMeasure(of(Kind.MEDIAN), "int[min=7,max=7]", "7 7", "7");
        assertMeasure(of(Kind.MEDIAN), "fp[precision=2,min=-8,max=8]", "-1 -0.75", "-1");
    }

    @Test
    void quantilesInterpolate() {
        assertMeasure(quantile("0"), "uint8?", "8 4 null 6 2", "2");
        assertMeasure(quantile("1"), "uint8?", "8 4 null 6 2", "8");
        assertMeasure(quantile("0.25"), "uint8?", "8 4 null 6 2", "3.5");
        assertMeasure(quantile("0.75"), "uint8", "8 4 6 2", "6.5");
        assertMeasure(quantile("0.1"), "int[min=-128,max=127]", "-100 0", "-90");
        assertMeasure(quantile("0.999999"), "fp[precision=1,min=0,max=100]", "0 100", "99.5");
        assertMeasure(quantile("0.333"), "fp[precision=4,min=-10,max=10]", "-10 -9.5 3 3.5", "-9.5625");
    }

    @Test
    void distinctValuesAreCountedWithoutNulls() {
        assertMeasure(of(Kind.COUNT_DISTINCT), "uint8?", "3 null 1 3 null 1 1", "2");
        assertMeasure(of(Kind.COUNT_DISTINCT), "uint8", "3 3 3", "1");
        assertMeasure(of(Kind.COUNT_DISTINCT), "varchar[3]?", "b a null ab b", "3");
        assertMeasure(of(Kind.COUNT_DISTINCT), "bool?", "true null false true", "2");
    }

    @Test
    void aModeIsTheSmallestOfTheMostFrequent() {
        assertMeasure(of(Kind.MODE), "uint8?", "3 null 1 3 null 1 null 2", "1");
        assertMeasure(of(Kind.MODE), "int[min=-9,max=9]", "3 -4 3 0 0 3", "3");
        assertMeasure(of(Kind.MODE), "varchar[3]?", "b a null ab b", "\"b\"");
        assertMeasure(of(Kind.MODE), "date", "2020-02-29 1900-01-01 2020-02-29", "2020-02-29");
        assertMeasure(of(Kind.MODE), "bool?", "true null false true false", "false");
        assertMeasure(of(Kind.MODE), "uint8", "8 7 6 5 4 3 2 1 9 10 11 12 13", "1");
    }

    @Test
    void leastAndGreatestShareTheSort() {
        List<Measure> all = List.of(
                named(Kind.MIN, "a"), named(Kind.MEDIAN, "b"), named(Kind.MAX, "c"), named(Kind.COUNT_DISTINCT, "d"));
        assertRows(all, "uint8?", "8 null 2 4", "2 4 8 3");
        assertRows(all, "uint8", "8 2 4", "2 4 8 3");
        assertRows(all, "uint8?", "null null", "null null null 0");
    }

    @Test
    void anyAndAllSkipNulls() {
        assertMeasure(of(Kind.ANY), "bool?", "null false true", "true");
        assertMeasure(of(Kind.ANY), "bool?", "null false", "false");
        assertMeasure(of(Kind.ALL), "bool?", "null true", "true");
        assertMeasure(of(Kind.ALL), "bool", "true false true", "false");
        assertMeasure(of(Kind.ALL), "bool", "true true", "true");
    }

    @Test
    void variancesAndDeviationsAreExactFloors() {
        assertMeasure(of(Kind.VAR), "int[min=-100,max=100]?", "-3 null 1 5", "16");
        assertMeasure(of(Kind.STD), "int[min=-100,max=100]?", "-3 null 1 5", "4");
        assertMeasure(of(Kind.VAR), "uint8", "1 2", "0.5");
        assertMeasure(of(Kind.STD), "uint8", "1 2", "0.70710659027099609375");
        assertMeasure(of(Kind.VAR), "int[min=7,max=7]", "7 7 7", "0");
        assertMeasure(of(Kind.STD), "uint8", "200 200", "0");
        assertMeasure(of(Kind.VAR), "fp[precision=2,min=-8,max=8]", "-1 -0.75 0.5", "0.5");
        assertMeasure(of(Kind.STD), "fp[precision=2,min=-8,max=8]", "-8 8", "11.25");
        assertMeasure(of(Kind.VAR), "uint8?", "3 null", "null");
        assertMeasure(of(Kind.STD), "uint8", "3", "null");
    }

    @Test
    void pairsWithANullAreSkipped() {
        String cells = "1:10 2:null null:7 3:20 5:60";
        assertPair(Measure.PairKind.COVARIANCE, "int[min=-9,max=9]?", "uint8?", cells, "50");
        assertPair(Measure.PairKind.CORRELATION, "int[min=-9,max=9]?", "uint8?", cells, "0.94491100311279296875");
        assertPair(Measure.PairKind.WEIGHTED_MEAN, "int[min=-9,max=9]?", "uint8?", cells, "4.111110687255859375");
        assertPair(
                Measure.PairKind.WEIGHTED_MEAN, "int[min=-9,max=9]?", "uint8?", "-1:1 -2:2", "-1.66666698455810546875");
        assertPair(Measure.PairKind.COVARIANCE, "int[min=-9,max=9]", "int[min=-9,max=9]", "1:2 2:-9 -5:4", "-19");
    }

    @Test
    void aCorrelationLiesBetweenItsEndsAndMayBeMissing() {
        assertPair(Measure.PairKind.CORRELATION, "int8", "int8", "1:2 2:4 3:6", "1");
        assertPair(Measure.PairKind.CORRELATION, "int8", "int8", "1:-2 2:-4 3:-6", "-1");
        assertPair(Measure.PairKind.CORRELATION, "int8", "int8", "-1:1 0:0 1:1", "0");
        assertPair(Measure.PairKind.CORRELATION, "int8", "int8", "1:7 2:7", "null");
        assertPair(Measure.PairKind.CORRELATION, "int8", "int8", "1:7", "null");
        assertPair(
                Measure.PairKind.CORRELATION,
                "int[min=-4000000000000,max=4000000000000]",
                "int[min=0,max=4000000000000]",
                "-4000000000000:4000000000000 4000000000000:0 3999999999999:1",
                "-0.99999904632568359375");
        assertPair(Measure.PairKind.WEIGHTED_MEAN, "int8", "uint8", "1:0 2:0", "null");
        assertPair(Measure.PairKind.COVARIANCE, "int8?", "uint8", "null:1 2:3", "null");
    }

    @Test
    void nothingIsMeasuredAsNull() {
        for (String cells : List.of("", "null", "null null null")) {
            assertMeasure(of(Kind.COUNT_DISTINCT), "uint8?", cells, "0");
            assertMeasure(of(Kind.MEDIAN), "uint8?", cells, "null");
            assertMeasure(quantile("0"), "fp[precision=3,min=0,max=9]?", cells, "null");
            assertMeasure(of(Kind.MODE), "varchar[2]?", cells, "null");
            assertMeasure(of(Kind.ANY), "bool?", cells, "null");
            assertMeasure(of(Kind.ALL), "bool?", cells, "null");
        }
    }

    private static Measure of(Kind kind) {
        return new Measure.OfColumn(kind, X, OUT);
    }

    private static Measure named(Kind kind, String name) {
        return new Measure.OfColumn(kind, X, Column.of(name));
    }

    private static Measure quantile(String q) {
        return new Measure.Quantile(new BigDecimal(q), X, OUT);
    }

    private static void assertMeasure(Measure measure, String type, String cells, String expected) {
        assertRows(List.of(measure), type, cells, expected);
    }

    /// Of pairs of cells.
    private static void assertPair(Measure.PairKind kind, String left, String right, String cells, String expected) {
        Measure measure = new Measure.OfTwoColumns(kind, X, Column.of("y"), OUT);
        assertRows(List.of(measure), left + " " + right, cells, expected);
    }

    /// The measures over all cells, and over each of two groups that hold them, among rows that a filter takes out.
    private static void assertRows(List<Measure> measures, String types, String cells, String expected) {
        List<String> column = cells.isEmpty() ? List.of() : List.of(cells.split(" "));
        Plan scan = new Plan.Scan(TABLE);
        assertThat(rows(new Plan.Aggregate(scan, List.of(), measures), types, column, List.of()))
                .containsExactly(expected);
        Plan kept = new Plan.Filter(scan, keptRows(), 0);
        List<String> twice = Stream.concat(column.stream(), column.stream()).toList();
        List<Integer> groups = IntStream.range(0, twice.size())
                .mapToObj(row -> row < column.size() ? 1 : 2)
                .toList();
        List<String> found = rows(new Plan.Aggregate(kept, List.of(Column.of("g")), measures), types, twice, groups);
        assertThat(found)
                .containsExactlyInAnyOrderElementsOf(
                        column.isEmpty() ? List.of() : List.of("1 " + expected, "2 " + expected));
    }

    private static Expression keptRows() {
        return new Expression.Compare(
                Expression.Comparison.GREATER,
                new Expression.ColumnRef(Column.of("g")),
                new Expression.Literal(Value.of(0)));
    }

    /// The result rows, in which both executors agree; rows without a group are of group 0, and one more is.
    private static List<String> rows(Plan plan, String types, List<String> cells, List<Integer> groups) {
        List<Field> fields = new ArrayList<>(List.of(Field.of("g", TypeText.type("uint8"))));
        for (String type : types.split(" ", -1)) {
            fields.add(Field.of(fields.size() == 1 ? "x" : "y", TypeText.type(type)));
        }
        Schema schema = new Schema(fields);
        int extra = groups.isEmpty() ? 0 : 1;
        Frame.Builder builder = Frame.builder(schema, cells.size() + extra);
        for (int row = 0; row < cells.size() + extra; row++) {
            builder.set(0, row, Value.of(row < groups.size() ? groups.get(row) : 0));
            List<String> parts =
                    List.of(cells.get(Math.min(row, cells.size() - 1)).split(":"));
            for (int column = 1; column < fields.size(); column++) {
                builder.set(
                        column,
                        row,
                        value(parts.get(column - 1), fields.get(column).type()));
            }
        }
        Case given = new Case(Map.of(TABLE, builder.build()), plan);
        assertThat(Difference.of(given, Executor::clear, Executor::secret)).isEmpty();
        return switch (Executor.clear(given)) {
            case Outcome.Rows(Frame frame) ->
                IntStream.range(0, frame.rows())
                        .mapToObj(row -> String.join(
                                " ",
                                frame.row(row).stream().map(Value::toString).toList()))
                        .toList();
            case Outcome.Ended _, Outcome.Wrong _, Outcome.Broken _ ->
                throw new AssertionError(Executor.clear(given).toString());
        };
    }

    private static Value value(String cell, Type type) {
        return switch (type) {
            case Type _ when cell.equals("null") -> new Value.NullValue(type);
            case Type.TextType _ -> Value.of(cell);
            case Type.BoolType _ -> Value.of(Boolean.parseBoolean(cell));
            case Type.FixedType(int fraction, var _, var _, var _) -> Value.fixed(new BigDecimal(cell), fraction);
            case Type.IntType _ -> Value.of(Long.parseLong(cell));
            case Type.DateType _ -> Value.of(LocalDate.parse(cell));
            case Type.TimestampType _ -> Value.of(LocalDateTime.parse(cell));
        };
    }
}
