package dev.trefoil.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.trefoil.plan.Column;
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
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Both executors agree with pandas: `statistics.csv` holds its figures, `statistics.py` made them.
///
/// A decimal is the floor at 20 fraction bits here, and so is a result: hence the bounds.
class StatisticsTest {
    private static final double UNIT = Math.scalb(1.0, -20);
    private static final Handle TABLE = Handle.of("D".repeat(64));
    private static final Plan SCAN = new Plan.Scan(TABLE);
    private static final List<String> PENGUINS = List.of(
            "species varchar[9]",
            "island varchar[9]",
            "bill_length_mm fp[precision=20,min=0,max=100]?",
            "bill_depth_mm fp[precision=20,min=0,max=100]?",
            "flipper_length_mm int[min=0,max=300]?",
            "body_mass_g int[min=0,max=10000]?");
    private static final List<String> RANDHIE = List.of(
            "mdvis uint8",
            "lncoins fp[precision=20,min=0,max=8]",
            "idp int[min=0,max=1]",
            "lpi fp[precision=20,min=0,max=8]",
            "fmde fp[precision=20,min=0,max=10]",
            "physlm fp[precision=20,min=0,max=1]",
            "disea fp[precision=20,min=0,max=60]",
            "hlthg int[min=0,max=1]",
            "hlthf int[min=0,max=1]",
            "hlthp int[min=0,max=1]");

    @Test
    void penguinsAreDescribedAsByPandas() {
        Frame frame = frame("penguins.csv", PENGUINS);
        for (String column : List.of("bill_length_mm", "bill_depth_mm", "flipper_length_mm", "body_mass_g")) {
            assertFigures("penguins", frame, List.of(), column, true);
            assertFigures("penguins", frame, List.of("species"), column, true);
        }
        assertPairs("penguins", frame, true);
        assertCrosstab("penguins", frame, List.of("species", "island"), true);
    }

    @Test
    void randhieIsDescribedAsByPandas() {
        Frame frame = frame("randhie.csv", RANDHIE);
        for (String field : RANDHIE) {
            String column = field.substring(0, field.indexOf(' '));
            assertFigures("randhie", frame, List.of(), column, column.equals("disea"));
        }
        assertPairs("randhie", frame, false);
        assertCrosstab("randhie", frame, List.of("idp", "hlthg"), true);
    }

    private static void assertFigures(String data, Frame frame, List<String> by, String column, boolean secret) {
        List<Measure> measures = new ArrayList<>();
        List<String> names = new ArrayList<>();
        Map.of(
                        "count",
                        Kind.COUNT,
                        "mean",
                        Kind.MEAN,
                        "std",
                        Kind.STD,
                        "min",
                        Kind.MIN,
                        "max",
                        Kind.MAX,
                        "50%",
                        Kind.MEDIAN,
                        "var",
                        Kind.VAR,
                        "nunique",
                        Kind.COUNT_DISTINCT,
                        "mode",
                        Kind.MODE)
                .forEach((name, kind) -> {
                    measures.add(new Measure.OfColumn(kind, Column.of(column), Column.of(name)));
                    names.add(name);
                });
        Map.of("25%", "0.25", "75%", "0.75", "quantile 0.1", "0.1", "quantile 0.333", "0.333", "quantile 0.9", "0.9")
                .forEach((name, q) -> {
                    measures.add(new Measure.Quantile(new BigDecimal(q), Column.of(column), Column.of(name)));
                    names.add(name);
                });
        Frame found = run(new Plan.Aggregate(SCAN, columns(by), measures), frame, secret);
        assertThat(found.rows()).isPositive();
        for (int row = 0; row < found.rows(); row++) {
            String group = by.isEmpty() ? "" : text(found.value(0, row));
            double deviation = figure(data, group, column, "std");
            for (String name : names) {
                double bound = name.equals("var") ? UNIT * (2 * deviation + 2) : 2.1 * UNIT;
                assertThat(number(found.value(Column.of(name), row)))
                        .as("%s of %s in '%s'", name, column, group)
                        .isCloseTo(figure(data, group, column, name), within(bound));
            }
        }
    }

    /// Of every pair of columns that has figures.
    private static void assertPairs(String data, Frame frame, boolean secret) {
        List<String[]> lines = lines("statistics.csv").stream()
                .map(line -> line.split(",", -1))
                .filter(cells -> cells[0].equals(data) && cells[3].equals("correlation"))
                .toList();
        List<Measure> measures = new ArrayList<>();
        for (String[] cells : lines) {
            Column left = Column.of(cells[2].substring(0, cells[2].indexOf(' ')));
            Column right = Column.of(cells[2].substring(cells[2].indexOf(' ') + 1));
            measures.add(new Measure.OfTwoColumns(
                    Measure.PairKind.CORRELATION, left, right, Column.of("correlation " + cells[2])));
            measures.add(new Measure.OfTwoColumns(
                    Measure.PairKind.COVARIANCE, left, right, Column.of("covariance " + cells[2])));
        }
        Frame found = run(new Plan.Aggregate(SCAN, List.of(), measures), frame, secret);
        assertThat(lines).hasSize(16);
        for (String[] cells : lines) {
            double left = figure(data, "", cells[2].substring(0, cells[2].indexOf(' ')), "std");
            double right = figure(data, "", cells[2].substring(cells[2].indexOf(' ') + 1), "std");
            assertThat(number(found.value(Column.of("correlation " + cells[2]), 0)))
                    .as("correlation of " + cells[2])
                    .isCloseTo(figure(data, "", cells[2], "correlation"), within(UNIT * (1 + 2 / left + 2 / right)));
            assertThat(number(found.value(Column.of("covariance " + cells[2]), 0)))
                    .as("covariance of " + cells[2])
                    .isCloseTo(figure(data, "", cells[2], "covariance"), within(UNIT * (left + right + 2)));
        }
    }

    private static void assertCrosstab(String data, Frame frame, List<String> by, boolean secret) {
        Plan counted = new Plan.Aggregate(SCAN, columns(by), List.of(new Measure.CountRows(Column.of("count"))));
        Frame found = run(counted, frame, secret);
        double sum = 0;
        for (int row = 0; row < found.rows(); row++) {
            String group = text(found.value(0, row)) + " " + text(found.value(1, row));
            assertThat(number(found.value(2, row))).isEqualTo(figure(data, group, "", "crosstab"));
            sum += number(found.value(2, row));
        }
        assertThat(sum).isEqualTo(frame.rows());
    }

    private static Frame run(Plan plan, Frame frame, boolean secret) {
        Case given = new Case(Map.of(TABLE, frame), plan);
        if (secret) {
            assertThat(Difference.of(given, Executor::clear, Executor::secret)).isEmpty();
        }
        if (Executor.clear(given) instanceof Outcome.Rows(Frame found)) {
            return found;
        }
        throw new AssertionError(Executor.clear(given).toString());
    }

    private static double figure(String data, String group, String columns, String statistic) {
        String start = String.join(",", data, group, columns, statistic) + ",";
        List<String> found = lines("statistics.csv").stream()
                .filter(line -> line.startsWith(start))
                .toList();
        assertThat(found).as(start).hasSize(1);
        return Double.parseDouble(found.getFirst().substring(start.length()));
    }

    private static double number(Value value) {
        return value instanceof Value.FixedValue fixed
                ? fixed.decimal().doubleValue()
                : Double.parseDouble(value.toString());
    }

    private static String text(Value value) {
        return value instanceof Value.TextValue(String text) ? text : value.toString();
    }

    private static List<Column> columns(List<String> names) {
        return names.stream().map(Column::of).toList();
    }

    /// The columns of a file that are declared.
    private static Frame frame(String file, List<String> declared) {
        List<String> lines = lines(file);
        List<String> names = List.of(lines.getFirst().split(",", -1));
        Schema schema = new Schema(declared.stream()
                .map(text -> Field.of(
                        text.substring(0, text.indexOf(' ')), TypeText.type(text.substring(text.indexOf(' ') + 1))))
                .toList());
        Frame.Builder builder = Frame.builder(schema, lines.size() - 1);
        int[] places = IntStream.range(0, schema.size())
                .map(i -> names.indexOf(schema.columns().get(i).name()))
                .toArray();
        for (int row = 0; row + 1 < lines.size(); row++) {
            String[] cells = lines.get(row + 1).split(",", -1);
            for (int column = 0; column < places.length; column++) {
                builder.set(
                        column,
                        row,
                        value(cells[places[column]], schema.fields().get(column).type()));
            }
        }
        return builder.build();
    }

    private static Value value(String cell, Type type) {
        if (cell.equals("NA")) {
            return new Value.NullValue(type);
        }
        return switch (type) {
            case Type.FixedType(int fraction, var _, var _, var _) -> Value.fixed(new BigDecimal(cell), fraction);
            case Type.IntType _ -> Value.of(new BigDecimal(cell).longValueExact());
            case Type.TextType _ -> Value.of(cell);
            case Type.BoolType _, Type.DateType _, Type.TimestampType _ ->
                throw new IllegalArgumentException(type.text());
        };
    }

    private static List<String> lines(String file) {
        try (InputStream in = Objects.requireNonNull(Executor.class.getResourceAsStream("data/" + file), file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
