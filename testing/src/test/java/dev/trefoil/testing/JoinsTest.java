package dev.trefoil.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trefoil.plan.Column;
import dev.trefoil.plan.DisclosedFailure;
import dev.trefoil.plan.Expression;
import dev.trefoil.plan.ExpressionTypes;
import dev.trefoil.plan.Field;
import dev.trefoil.plan.Frame;
import dev.trefoil.plan.Handle;
import dev.trefoil.plan.Measure;
import dev.trefoil.plan.Multiplicity;
import dev.trefoil.plan.Plan;
import dev.trefoil.plan.Plan.JoinKind;
import dev.trefoil.plan.Plan.KeyPair;
import dev.trefoil.plan.Schema;
import dev.trefoil.plan.TableRef;
import dev.trefoil.plan.Type;
import dev.trefoil.plan.TypeText;
import dev.trefoil.plan.Value;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// Joins of every kind and multiplicity on small tables, in both executors.
class JoinsTest {
    private static final Handle PEOPLE = Handle.of("A".repeat(64));
    private static final Handle VISITS = Handle.of("B".repeat(64));
    private static final Handle WIDE = Handle.of("C".repeat(64));
    private static final Handle OTHER = Handle.of("D".repeat(64));
    private static final Frame NOBODY = frame("id uint4?, name varchar[3]");
    private static final Frame NO_VISITS = frame("pid uint6?, cost uint8");

    /// Unique keys but for nulls; two people without visits and one without a key.
    private static final Frame SOME_PEOPLE =
            frame("id uint4?, name varchar[3]", "1,ann", "2,bob", "null,nil", "3,cat", "7,dan");

    /// Repeated keys, one of nobody and two nulls.
    private static final Frame SOME_VISITS =
            frame("pid uint6?, cost uint8", "1,10", "3,30", "1,11", "null,98", "60,90", "null,99", "1,10");

    @ParameterizedTest
    @CsvSource(
            delimiter = ':',
            value = {
                "INNER : 1 ann 10, 1 ann 10, 1 ann 11, 3 cat 30",
                "LEFT : 1 ann 10, 1 ann 10, 1 ann 11, 2 bob null, 3 cat 30, 7 dan null, null nil null",
                "RIGHT : 1 ann 10, 1 ann 10, 1 ann 11, 3 cat 30, 60 null 90, null null 98, null null 99",
                "FULL : 1 ann 10, 1 ann 10, 1 ann 11, 2 bob null, 3 cat 30, 60 null 90, 7 dan null, null nil null,"
                        + " null null 98, null null 99",
            })
    void oneToManyAndManyToManyGiveEachMatch(JoinKind kind, String rows) {
        assertRows(join(kind, Multiplicity.oneToMany()), rows.split(", ", -1));
        assertRows(join(kind, Multiplicity.manyToMany(4)), rows.split(", ", -1));
        assertRows(join(kind, Multiplicity.manyToMany(1000)), rows.split(", ", -1));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ':',
            value = {
                "INNER : 1 10 ann, 1 10 ann, 1 11 ann, 3 30 cat",
                "LEFT : 1 10 ann, 1 10 ann, 1 11 ann, 3 30 cat, 60 90 null, null 98 null, null 99 null",
                "RIGHT : 1 10 ann, 1 10 ann, 1 11 ann, 2 null bob, 3 30 cat, 7 null dan, null null nil",
                "FULL : 1 10 ann, 1 10 ann, 1 11 ann, 2 null bob, 3 30 cat, 60 90 null, 7 null dan, null 98 null,"
                        + " null 99 null, null null nil",
            })
    void manyToOneIsTheMirrorImage(JoinKind kind, String rows) {
        assertRows(swapped(kind, Multiplicity.manyToOne()), rows.split(", ", -1));
        assertRows(swapped(kind, Multiplicity.manyToMany(4)), rows.split(", ", -1));
    }

    @Test
    void semiAndAntiAskOnlyWhetherThereIsAMatch() {
        assertRows(test(JoinKind.SEMI), "1 ann", "3 cat");
        assertRows(test(JoinKind.ANTI), "2 bob", "7 dan", "null nil");
        Plan back = new Plan.Join(
                scan(VISITS), scan(PEOPLE), List.of(new KeyPair(Column.of("pid"), Column.of("id"))), JoinKind.SEMI);
        assertRows(back, "1 10", "1 10", "1 11", "3 30");
    }

    @Test
    void oneToOneChecksBothSides() {
        assertEnds(join(JoinKind.INNER, Multiplicity.oneToOne()), DisclosedFailure.Kind.DUPLICATE_KEY);
        assertEnds(swapped(JoinKind.LEFT, Multiplicity.oneToOne()), DisclosedFailure.Kind.DUPLICATE_KEY);
        Plan last = new Plan.Join(
                scan(PEOPLE),
                new Plan.Aggregate(scan(VISITS), List.of(Column.of("pid")), List.of()),
                keys(),
                JoinKind.FULL,
                Multiplicity.oneToOne());
        assertRows(last, "1 ann", "2 bob", "3 cat", "7 dan", "null nil", "60 null", "null null");
        assertRows(with(last, JoinKind.INNER), "1 ann", "3 cat");
        assertRows(with(last, JoinKind.RIGHT), "1 ann", "3 cat", "60 null", "null null");
        assertRows(with(last, JoinKind.LEFT), "1 ann", "2 bob", "3 cat", "7 dan", "null nil");
    }

    @Test
    void aRepeatedKeyEndsTheRunOnTheSideThatMustBeUnique() {
        assertEnds(join(JoinKind.FULL, Multiplicity.manyToOne()), DisclosedFailure.Kind.DUPLICATE_KEY);
        assertEnds(swapped(JoinKind.RIGHT, Multiplicity.oneToMany()), DisclosedFailure.Kind.DUPLICATE_KEY);
    }

    @ParameterizedTest
    @EnumSource(names = {"INNER", "LEFT", "RIGHT", "FULL"})
    void oneMatchMoreThanTheBoundEndsTheRun(JoinKind kind) {
        assertEnds(join(kind, Multiplicity.manyToMany(3)), DisclosedFailure.Kind.TOO_MANY_ROWS);
        assertEnds(join(kind, Multiplicity.manyToMany(0)), DisclosedFailure.Kind.TOO_MANY_ROWS);
    }

    /// Places in the right table need more bits than the slots of the result.
    @Test
    void theBoundMayBeFarBelowTheRows() {
        String[] rows = new String[100];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = i / 2 + 100 + "," + i;
        }
        Frame many = frame("pid uint8, cost uint8", rows);
        Frame few = frame("id uint8, name varchar[3]", "149,ann", "7,bob", "148,cat", "149,dan");
        List<KeyPair> keys = List.of(new KeyPair(Column.of("id"), Column.of("pid")));
        Plan pairs = new Plan.Join(scan(WIDE), scan(OTHER), keys, JoinKind.INNER, Multiplicity.manyToMany(7));
        assertAgree(new Case(Map.of(WIDE, few, OTHER, many), pairs));
    }

    @ParameterizedTest
    @EnumSource
    void emptySidesHaveNoMatches(JoinKind kind) {
        List<Multiplicity> all = kind.isTest()
                ? List.of(new Multiplicity.Unchecked())
                : List.of(
                        Multiplicity.manyToOne(),
                        Multiplicity.oneToOne(),
                        Multiplicity.oneToMany(),
                        Multiplicity.manyToMany(5));
        for (Multiplicity multiplicity : all) {
            Plan plan = new Plan.Join(scan(PEOPLE), scan(VISITS), keys(), kind, multiplicity);
            for (Frame people : List.of(NOBODY, frame("id uint4?, name varchar[3]", "1,ann", "null,nil"))) {
                for (Frame visits : List.of(NO_VISITS, frame("pid uint6?, cost uint8", "2,10", "null,7"))) {
                    assertAgree(new Case(Map.of(PEOPLE, people, VISITS, visits), plan));
                }
            }
        }
    }

    /// Several keys of every kind of type, most of them nullable; two text lengths; everything matches.
    @ParameterizedTest
    @EnumSource(names = {"INNER", "LEFT", "RIGHT", "FULL"})
    void keysMayBeSeveralOfAnyType(JoinKind kind) {
        Frame left = frame(
                "t varchar[5]?, f fp[precision=4,min=-3,max=3], d date?, b bool?, x uint4",
                "Bern,-1.5,1999-12-31,true,1",
                "Bern,-1.5,1999-12-31,false,2",
                "Bern,-1.5,1999-12-31,true,3",
                "é,2,1900-01-01,false,4");
        Frame right = frame(
                "tt varchar[9], ff fp[precision=4,min=-9,max=1]?, dd date, bb bool, y uint4",
                "Bern,-1.5,1999-12-31,true,5",
                "Bern,-1.5,1999-12-31,false,6",
                "Bern,-1.5,1999-12-31,true,7");
        List<KeyPair> keys = Stream.of("t", "f", "d", "b")
                .map(name -> new KeyPair(Column.of(name), Column.of(name + name)))
                .toList();
        Plan pairs = new Plan.Join(scan(WIDE), scan(OTHER), keys, kind, Multiplicity.manyToMany(5));
        Case given = new Case(Map.of(WIDE, left, OTHER, right), pairs);
        assertAgree(given);
        boolean unmatched = kind.keepsLeft();
        assertThat(Executor.clear(given))
                .isInstanceOfSatisfying(
                        Outcome.Rows.class,
                        rows -> assertThat(rows.frame().rows()).isEqualTo(unmatched ? 6 : 5));
        assertEnds(
                new Case(
                        Map.of(WIDE, left, OTHER, right),
                        new Plan.Join(scan(WIDE), scan(OTHER), keys, kind, Multiplicity.manyToMany(4))),
                DisclosedFailure.Kind.TOO_MANY_ROWS);
    }

    @Test
    void aSelfJoinReadsOneInput() {
        Plan dear = new Plan.Filter(
                scan(VISITS),
                new Expression.Compare(
                        Expression.Comparison.LESS,
                        new Expression.ColumnRef(Column.of("cost")),
                        new Expression.Literal(Value.of(90))),
                0);
        Plan counts = new Plan.Aggregate(
                dear, List.of(Column.of("pid")), List.of(new Measure.CountRows(Column.of("visits"))));
        Plan joined =
                new Plan.Join(dear, counts, List.of(new KeyPair(Column.of("pid"), Column.of("pid"))), JoinKind.INNER);
        assertRows(joined, "1 10 3", "1 10 3", "1 11 3", "3 30 1");
    }

    @Test
    void aSecretScalarStandsBesideEveryRow() {
        Plan mean = new Plan.Aggregate(
                scan(VISITS),
                List.of(),
                List.of(
                        new Measure.OfColumn(Measure.Kind.MAX, Column.of("cost"), Column.of("most")),
                        new Measure.OfColumn(Measure.Kind.MIN, Column.of("pid"), Column.of("least"))));
        Plan attached = new Plan.Attach(scan(PEOPLE), mean);
        assertRows(attached, "1 ann 99 1", "2 bob 99 1", "null nil 99 1", "3 cat 99 1", "7 dan 99 1");
        Plan sorted = new Plan.Limit(
                new Plan.Attach(new Plan.Sort(scan(PEOPLE), List.of(new Plan.SortKey(Column.of("name"), true))), mean),
                2);
        assertRows(sorted, "null nil 99 1", "7 dan 99 1");
        assertAgree(new Case(Map.of(PEOPLE, NOBODY, VISITS, NO_VISITS), attached));
        assertAgree(new Case(Map.of(PEOPLE, SOME_PEOPLE, VISITS, NO_VISITS), attached));
    }

    private static Plan join(JoinKind kind, Multiplicity multiplicity) {
        return new Plan.Join(scan(PEOPLE), scan(VISITS), keys(), kind, multiplicity);
    }

    private static Plan swapped(JoinKind kind, Multiplicity multiplicity) {
        return new Plan.Join(
                scan(VISITS),
                scan(PEOPLE),
                List.of(new KeyPair(Column.of("pid"), Column.of("id"))),
                kind,
                multiplicity);
    }

    private static Plan test(JoinKind kind) {
        return new Plan.Join(scan(PEOPLE), scan(VISITS), keys(), kind);
    }

    private static Plan with(Plan plan, JoinKind kind) {
        return plan instanceof Plan.Join join
                ? new Plan.Join(join.left(), join.right(), join.keys(), kind, join.multiplicity())
                : plan;
    }

    private static List<KeyPair> keys() {
        return List.of(new KeyPair(Column.of("id"), Column.of("pid")));
    }

    private static Plan scan(Handle table) {
        return new Plan.Scan(table);
    }

    private static Case given(Plan plan) {
        Map<TableRef, Frame> tables = Map.of(PEOPLE, SOME_PEOPLE, VISITS, SOME_VISITS);
        return new Case(tables, plan);
    }

    private static void assertAgree(Case given) {
        assertThat(Difference.of(given, Executor::clear, Executor::secret)).isEmpty();
        assertThat(Executor.clear(given)).isInstanceOf(Outcome.Rows.class);
    }

    private static void assertRows(Plan plan, String... rows) {
        Case given = given(plan);
        assertAgree(given);
        assertThat(Executor.clear(given))
                .isInstanceOfSatisfying(
                        Outcome.Rows.class,
                        result -> assertThat(shown(result.frame())).containsExactlyInAnyOrder(rows));
    }

    private static void assertEnds(Plan plan, DisclosedFailure.Kind kind) {
        assertEnds(given(plan), kind);
    }

    private static void assertEnds(Case given, DisclosedFailure.Kind kind) {
        assertThat(Executor.clear(given)).isEqualTo(new Outcome.Ended(kind));
        assertThat(Executor.secret(given)).isEqualTo(new Outcome.Ended(kind));
    }

    private static List<String> shown(Frame frame) {
        return IntStream.range(0, frame.rows())
                .mapToObj(row -> String.join(
                        " ",
                        frame.row(row).stream()
                                .map(value -> value.toString().replace("\"", ""))
                                .toList()))
                .toList();
    }

    /// Columns as `name type, name type`; cells with commas in between.
    private static Frame frame(String columns, String... rows) {
        Schema schema = new Schema(Arrays.stream(columns.split(", ", -1))
                .map(text -> Field.of(
                        text.substring(0, text.indexOf(' ')), TypeText.type(text.substring(text.indexOf(' ') + 1))))
                .toList());
        Frame.Builder builder = Frame.builder(schema, rows.length);
        for (int row = 0; row < rows.length; row++) {
            String[] cells = rows[row].split(",", -1);
            for (int column = 0; column < cells.length; column++) {
                builder.set(column, row, value(schema.fields().get(column).type(), cells[column]));
            }
        }
        return builder.build();
    }

    private static @Nullable Value value(Type type, String cell) {
        if (cell.equals("null")) {
            return null;
        }
        return switch (type.kind()) {
            case "int" -> Value.of(Long.parseLong(cell));
            case "fixed" -> new Value.FixedValue(units(type, cell), ExpressionTypes.fraction(type));
            case "bool" -> Value.of(Boolean.parseBoolean(cell));
            case "date" -> Value.of(LocalDate.parse(cell));
            default -> Value.of(cell);
        };
    }

    private static BigInteger units(Type type, String cell) {
        return new BigDecimal(cell)
                .multiply(new BigDecimal(BigInteger.TWO.pow(ExpressionTypes.fraction(type))))
                .toBigIntegerExact();
    }
}
