package dev.trefoil.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trefoil.plan.Column;
import dev.trefoil.plan.Frame;
import dev.trefoil.plan.Handle;
import dev.trefoil.plan.Placeholders;
import dev.trefoil.plan.PlanException;
import dev.trefoil.plan.Step;
import dev.trefoil.plan.TableRef;
import dev.trefoil.plan.Value;
import dev.trefoil.policy.Influence;
import dev.trefoil.policy.Report;
import dev.trefoil.policy.RevealedColumn;
import dev.trefoil.policy.Source;
import dev.trefoil.policy.StepReport;
import dev.trefoil.policy.Told;
import dev.trefoil.script.Constraint;
import dev.trefoil.script.PlaceholderUse;
import dev.trefoil.script.Recorder;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/// Whatever data can change a result, or end a run, stands in the report's lineage: the data of one source column is
/// changed, and where the clear executor then answers differently, the report must have said that it may.
class LineageTest {
    private static final int CASES = Integer.getInteger("trefoil.lineage.cases", 30);
    private static final int COLUMNS = 4;

    private int changes;
    private int ends;

    @Test
    void whatChangesAResultStandsInItsLineage() {
        LongSupplier seeds = Plans.seeds(Seed.of("LineageTest"));
        for (int number = 0; number < CASES; number++) {
            long seed = seeds.getAsLong();
            Case given = Plans.of(seed);
            report(given).ifPresent(report -> check(seed, given, report));
        }
        System.out.println("LineageTest: " + changes + " changes of results, " + ends + " of whether the run ends");
        assertThat(changes).isGreaterThan(CASES / 3);
    }

    private void check(long seed, Case given, StepReport report) {
        RandomGenerator random = new SplittableRandom(seed);
        Outcome before = Executor.clear(given);
        List<Source> sources = new ArrayList<>();
        given.tables()
                .forEach((table, frame) -> frame.schema().columns().stream()
                        .map(column -> new Source(table, column))
                        .forEach(sources::add));
        for (int count = 0; count < COLUMNS; count++) {
            Source source = sources.get(random.nextInt(sources.size()));
            Case other = given.with(changed(given.tables(), source, random), given.plan());
            Outcome after = Executor.clear(other);
            String what = "seed " + seed + ": " + source;
            if (before instanceof Outcome.Rows(Frame old) && after instanceof Outcome.Rows(Frame now)) {
                compare(what, given, old, now, source, report);
            } else if (!before.equals(after)) {
                ends++;
                assertThat(sourcesOf(report.told().stream()
                                .map(Told::from)
                                .flatMap(List::stream)
                                .toList()))
                        .as(what)
                        .contains(source);
            }
        }
    }

    private void compare(String what, Case given, Frame old, Frame now, Source source, StepReport report) {
        boolean ordered = given.relation().sorted() && !RandomOrder.of(given.plan());
        for (int column = 0; column < old.schema().size(); column++) {
            if (!cells(old, column, ordered).equals(cells(now, column, ordered))) {
                changes++;
                RevealedColumn revealed = report.columns().get(column);
                Set<Source> told = sourcesOf(revealed.from());
                told.addAll(sourcesOf(report.rows()));
                assertThat(told).as(what + " changes " + revealed.field()).contains(source);
            }
        }
    }

    private static Set<Source> sourcesOf(List<Influence> influences) {
        Set<Source> sources = new HashSet<>();
        influences.forEach(influence -> sources.add(influence.source()));
        return sources;
    }

    private static List<String> cells(Frame frame, int column, boolean ordered) {
        List<String> cells = new ArrayList<>();
        for (int row = 0; row < frame.rows(); row++) {
            cells.add(frame.row(row).get(column).toString());
        }
        return ordered ? cells : cells.stream().sorted().toList();
    }

    /// The tables with other cells in one column: those of other rows, one of them everywhere, or now and then a null.
    private static Map<TableRef, Frame> changed(Map<TableRef, Frame> tables, Source source, RandomGenerator random) {
        Map<TableRef, Frame> changed = new LinkedHashMap<>(tables);
        changed.computeIfPresent(source.table(), (_, frame) -> changed(frame, source.column(), random));
        return changed;
    }

    private static Frame changed(Frame frame, Column column, RandomGenerator random) {
        int index = frame.schema().index(column);
        boolean nullable = frame.schema().type(column).nullable();
        int same = random.nextInt(3) == 0 && frame.rows() > 0 ? random.nextInt(frame.rows()) : -1;
        Frame.Builder builder = Frame.builder(frame.schema(), frame.rows());
        for (int row = 0; row < frame.rows(); row++) {
            for (int cell = 0; cell < frame.schema().size(); cell++) {
                Value value = frame.row(row).get(cell);
                if (cell == index) {
                    int from = same >= 0 ? same : random.nextInt(frame.rows());
                    value = frame.row(from).get(cell);
                    if (nullable && random.nextInt(4) == 0) {
                        value = new Value.NullValue(frame.schema().type(column));
                    }
                }
                builder.set(cell, row, value);
            }
        }
        return builder.build();
    }

    /// Nothing for a case that is no script, because its types hold for these few rows only.
    private static Optional<StepReport> report(Case given) {
        Recorder recorder = new Recorder("Random");
        given.tables().forEach((table, frame) -> {
            if (table instanceof Handle handle) {
                recorder.table(handle, frame.schema());
            }
        });
        try {
            Placeholders.in(given.plan())
                    .forEach(
                            (name, type) -> recorder.placeholder(new PlaceholderUse(name, type, new Constraint.Any())));
            recorder.add(new Step.Reveal(given.plan()));
            return Optional.of(Report.of(recorder.script()).steps().getFirst());
        } catch (PlanException e) {
            return Optional.empty();
        }
    }
}
