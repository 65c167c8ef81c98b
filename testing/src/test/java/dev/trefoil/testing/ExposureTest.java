package dev.trefoil.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trefoil.plan.Column;
import dev.trefoil.plan.Handle;
import dev.trefoil.plan.Measure;
import dev.trefoil.plan.Placeholders;
import dev.trefoil.plan.Plan;
import dev.trefoil.plan.PlanException;
import dev.trefoil.plan.PlanSize;
import dev.trefoil.plan.Step;
import dev.trefoil.policy.Report;
import dev.trefoil.script.Constraint;
import dev.trefoil.script.PlaceholderUse;
import dev.trefoil.script.Recorder;
import dev.trefoil.script.Script;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.Test;

/// The verdict of a report on random plans: it never becomes better by what makes a script ask for more.
class ExposureTest {
    private static final int CASES = 200;

    @Test
    void aStepMoreOrAMinimumLessNeverMakesTheVerdictBetter() {
        LongSupplier seeds = Plans.seeds(Seed.of("ExposureTest"));
        int lowered = 0;
        for (int number = 0; number < CASES; number++) {
            long seed = seeds.getAsLong();
            Case one = Plans.of(seed);
            Plan guarded = minima(one.plan(), 12);
            Optional<Script> script = script(one, List.of(guarded));
            if (script.isEmpty()) {
                continue;
            }
            Report report = Report.of(script.get());
            for (Plan more : List.of(one.plan(), new Plan.Trim(guarded), counted(guarded))) {
                script(one, List.of(guarded, more))
                        .map(Report::of)
                        .ifPresent(longer -> assertThat(longer.exposure())
                                .as("seed " + seed + ", a step more")
                                .isGreaterThanOrEqualTo(report.exposure()));
            }
            for (Plan revealed : List.of(guarded, counted(guarded))) {
                for (long minimum : List.of(0L, 1L, 9L, 11L)) {
                    Optional<Report> before = script(one, List.of(revealed)).map(Report::of);
                    Optional<Report> after =
                            script(one, List.of(minima(revealed, minimum))).map(Report::of);
                    if (before.isPresent() && after.isPresent()) {
                        assertThat(after.get().exposure())
                                .as("seed " + seed + ", minimum " + minimum)
                                .isGreaterThanOrEqualTo(before.get().exposure());
                        lowered += after.get().exposure() == before.get().exposure() ? 0 : 1;
                    }
                }
            }
            assertThat(Report.of(script.get()).json().canonical())
                    .isEqualTo(report.json().canonical());
        }
        assertThat(lowered).isPositive();
    }

    private static Plan counted(Plan plan) {
        return new Plan.Aggregate(plan, List.of(), List.of(new Measure.CountRows(Column.of("how many rows"))));
    }

    /// The plan with this minimum in every filter.
    private static Plan minima(Plan plan, long minimum) {
        List<Plan> inputs = PlanSize.inputs(plan).stream()
                .map(input -> minima(input, minimum))
                .toList();
        Plan over = ShorterPlans.over(plan, inputs);
        return over instanceof Plan.Filter(Plan input, var where, long _)
                ? new Plan.Filter(input, where, minimum)
                : over;
    }

    /// Nothing for plans that are no script, because their types hold for few rows only.
    private static Optional<Script> script(Case given, List<Plan> revealed) {
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
            revealed.forEach(plan -> recorder.add(new Step.Reveal(plan)));
            return Optional.of(recorder.script());
        } catch (PlanException e) {
            return Optional.empty();
        }
    }
}
