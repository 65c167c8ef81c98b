package dev.trefoil.secret;

import static dev.trefoil.secret.Example.row;
import static org.assertj.core.api.Assertions.assertThat;

import dev.trefoil.mpc.InMemoryTrio;
import dev.trefoil.plan.Column;
import dev.trefoil.plan.Expression;
import dev.trefoil.plan.Expression.ArithmeticOperator;
import dev.trefoil.plan.Expression.Comparison;
import dev.trefoil.plan.Frame;
import dev.trefoil.plan.Measure;
import dev.trefoil.plan.Plan;
import dev.trefoil.plan.StepRef;
import dev.trefoil.plan.TypeText;
import dev.trefoil.plan.Value;
import dev.trefoil.plan.WindowMeasure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// What a party could learn from the messages of a run: their sizes, and what is opened.
class WhatPartiesSeeTest {
    private static final StepRef T = new StepRef(1);
    private static final StepRef U = new StepRef(2);
    private static final int ROWS = 150;

    /// The keys are narrow, so that the sorts are radix sorts, whose messages all have public sizes.
    @Test
    void messagesHaveTheSameSizesWhateverTheData() {
        long seed = Long.getLong("trefoil.seed", 20261121L);
        System.out.println("trefoil.seed=" + seed);
        List<List<Long>> alike = traces(plan(), tables(new SplittableRandom(seed), 0));
        assertThat(traces(plan(), tables(new SplittableRandom(seed + 1), 0))).isEqualTo(alike);
        assertThat(traces(plan(), tables(new SplittableRandom(seed), 100))).isEqualTo(alike);
        assertThat(alike.stream().mapToInt(List::size).sum()).isPositive();
    }

    @Test
    void aWindowTellsNothing() {
        Plan kept =
                new Plan.Filter(new Plan.Scan(T), new Expression.Compare(Comparison.LESS, col("x"), literal(50)), 0);
        Column sum = Column.of("s");
        Plan window = new Plan.Window(
                kept,
                List.of(Column.of("a")),
                List.of(),
                List.of(
                        new WindowMeasure.Place(WindowMeasure.PlaceKind.RANK, Column.of("r")),
                        new WindowMeasure.RunningSum(Column.of("x"), sum),
                        new WindowMeasure.Shift(WindowMeasure.ShiftKind.LEAD, Column.of("a"), 3, Column.of("l")),
                        new WindowMeasure.OfGroup(
                                new Measure.OfColumn(Measure.Kind.MEAN, Column.of("x"), Column.of("mean")))));
        List<List<Long>> alike = traces(window, tables(new SplittableRandom(1), 0));
        assertThat(traces(window, tables(new SplittableRandom(2), 0))).isEqualTo(alike);
        assertThat(traces(window, tables(new SplittableRandom(1), 100))).isEqualTo(alike);
    }

    /// 150 rows of which the filter keeps about half, none, or half of others; then a trim of as many rows as before.
    @Test
    void ordersAndTrimsTellNothingButTheRowsThatATrimLeaves() {
        Plan few = new Plan.Filter(new Plan.Scan(T), new Expression.Compare(Comparison.LESS, col("x"), literal(50)), 0);
        Plan ends = new Plan.Tail(new Plan.Limit(new Plan.Shuffle(few), 3, 100), 9);
        List<List<Long>> alike = traces(ends, tables(new SplittableRandom(1), 0));
        assertThat(traces(ends, tables(new SplittableRandom(2), 0))).isEqualTo(alike);
        assertThat(traces(ends, tables(new SplittableRandom(1), 100))).isEqualTo(alike);
        Plan all =
                new Plan.Filter(new Plan.Scan(T), new Expression.Compare(Comparison.LESS, col("x"), literal(200)), 0);
        Plan trimmed = new Plan.Shuffle(new Plan.Trim(all));
        assertThat(traces(trimmed, tables(new SplittableRandom(1), 0)))
                .isEqualTo(traces(trimmed, tables(new SplittableRandom(2), 100)));
        Plan none = new Plan.Shuffle(new Plan.Trim(few));
        assertThat(traces(none, tables(new SplittableRandom(1), 100))).isNotEqualTo(alike);
    }

    @Test
    void whatIsPublicCostsNoMessage() {
        Plan scan = new Plan.Scan(T);
        Expression wider = new Expression.Cast(
                col("a"), TypeText.parse("int[min=-1,max=7]?").type());
        Expression shifted = new Expression.Arithmetic(ArithmeticOperator.ADD, col("a"), literal(5));
        Expression beyond = new Expression.Compare(Comparison.LESS, col("a"), literal(1000));
        Plan assigned = new Plan.Assign(
                scan, List.of(assignment("w", wider), assignment("s", shifted), assignment("b", beyond)));
        Plan both = new Plan.Concat(List.of(assigned, assigned));
        assertThat(traces(both, tables(new SplittableRandom(1), 0))).allMatch(List::isEmpty);
    }

    /// That 150 different rows come back in their old order by chance is out of the question.
    @Test
    void aTableWithoutOrderIsRevealedInARandomOne() {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (int i = 0; i < ROWS; i++) {
            rows.add(row(i));
        }
        Frame frame = Example.frame(List.of("a: uint8"), rows);
        List<String> revealed = Example.rows(Trio.reveal(new Plan.Scan(T), Map.of(T, frame)));
        assertThat(revealed).containsExactlyInAnyOrderElementsOf(Example.rows(frame));
        assertThat(revealed).isNotEqualTo(Example.rows(frame));
    }

    /// Every opening outside of the protocols themselves is one of the disclosed outputs.
    @Test
    void onlyDisclosedOutputsAreOpened() throws IOException {
        List<String> opening = new ArrayList<>();
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                if (Files.readString(file).contains("protocol.Open;")) {
                    opening.add(file.getFileName().toString());
                }
            }
        }
        assertThat(opening).containsExactlyInAnyOrder("AnyRow.java", "Counts.java", "Reveal.java");
    }

    private static Plan plan() {
        Plan kept =
                new Plan.Filter(new Plan.Scan(T), new Expression.Compare(Comparison.LESS, col("x"), literal(100)), 0);
        Plan joined = new Plan.Join(
                kept, new Plan.Scan(U), List.of(new Plan.KeyPair(Column.of("a"), Column.of("k"))), Plan.JoinKind.INNER);
        return new Plan.Aggregate(
                joined,
                List.of(Column.of("g")),
                List.of(
                        new Measure.CountRows(Column.of("n")),
                        new Measure.OfColumn(Measure.Kind.MEAN, Column.of("x"), Column.of("mean"))));
    }

    /// Two tables; `x` is at least `least`, so that at 100 the filter keeps nothing.
    private static Map<StepRef, Frame> tables(SplittableRandom random, int least) {
        List<List<@Nullable Object>> left = new ArrayList<>();
        for (int i = 0; i < ROWS; i++) {
            left.add(row(random.nextBoolean() ? random.nextInt(7) : null, least + random.nextInt(100)));
        }
        List<List<@Nullable Object>> right = new ArrayList<>();
        int shift = random.nextInt(3);
        for (int i = 0; i < 5; i++) {
            right.add(row(i + shift, random.nextInt(2)));
        }
        return Map.of(
                T, Example.frame(List.of("a: int[min=0,max=7]?", "x: uint8"), left),
                U, Example.frame(List.of("k: int[min=0,max=7]", "g: int[min=0,max=1]"), right));
    }

    /// The sizes of the messages that each party sends while it runs the plan, without revealing the result.
    private static List<List<Long>> traces(Plan plan, Map<StepRef, Frame> tables) {
        List<TableSource> sources = Trio.sources(tables);
        return InMemoryTrio.measure(party -> SecretExecutor.run(party, plan, sources.get(party.index())))
                .traces();
    }

    private static Plan.Assignment assignment(String name, Expression value) {
        return new Plan.Assignment(Column.of(name), value);
    }

    private static Expression col(String name) {
        return new Expression.ColumnRef(Column.of(name));
    }

    private static Expression literal(long value) {
        return new Expression.Literal(Value.of(value));
    }
}
