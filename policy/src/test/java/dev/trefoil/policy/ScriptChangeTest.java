package dev.trefoil.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trefoil.plan.Column;
import dev.trefoil.plan.Measure;
import dev.trefoil.plan.Plan;
import dev.trefoil.plan.Step;
import dev.trefoil.plan.StepRef;
import dev.trefoil.script.Script;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ScriptChangeTest {
    private static final Step STORE = new Step.Store(stroke(0), Optional.empty());
    private static final Step COUNT = reveal(count(new Plan.Scan(new StepRef(1))));

    @Test
    void equalScriptsDoNotDiffer() {
        assertThat(change(Scripts.of(STORE, COUNT), Scripts.of(STORE, COUNT))).isEmpty();
    }

    @Test
    void aLostMinimumIsShownWithWhatItLetsOut() {
        Script before = Scripts.of(reveal(count(stroke(10))));
        Script after = Scripts.of(reveal(count(stroke(0))));

        assertThat(change(before, after))
                .contains(
                        "The verdict was TOTALS and is RISKY.",
                        "Step 1 changed:",
                        "    - b. Of a, keep only the rows where Stroke == 1; if fewer than 10 are kept, stop without a"
                                + " result.",
                        "    + b. Of a, keep only the rows where Stroke == 1.",
                        "    comes out no longer: To Ada (University of Bern) and the three parties: whether at least 10"
                                + " rows satisfy Stroke == 1 (the run stops if not).",
                        "    comes out now: Attention: nothing makes sure that 10 rows of each table stand behind this"
                                + " value.")
                .noneMatch(line -> line.contains("c. "));
    }

    /// A step more at the beginning changes the numbers of all others, and nothing else.
    @Test
    void aStepThatOnlyMovedIsTheSame() {
        Step mean = reveal(Scripts.meanAge(Scripts.survey()));
        Script after = Scripts.of(mean, STORE, reveal(count(new Plan.Scan(new StepRef(2)))));

        assertThat(change(Scripts.of(STORE, COUNT), after))
                .contains("Step 1 is new:", "    + b. Over all rows of a, compute the mean of Age (as mean).")
                .anyMatch(line -> line.startsWith("    comes out: mean (for all rows together): from Age of T"))
                .noneMatch(line -> line.startsWith("Step 2") || line.startsWith("Step 3"));
        assertThat(change(after, Scripts.of(STORE, COUNT)))
                .contains("Step 1 of the earlier version is gone:")
                .noneMatch(line -> line.startsWith("Step 2") || line.startsWith("Step 3"));
    }

    /// A step that reads a changed step is told, though it reads alike.
    @Test
    void whatReadsAChangedStepIsNamed() {
        Step other = new Step.Store(stroke(3), Optional.empty());

        assertThat(change(Scripts.of(STORE, COUNT), Scripts.of(other, COUNT)))
                .contains("Step 1 changed:", "Step 2 changed:");
    }

    /// Whatever is different is said in one way or another.
    @Test
    void noDifferenceIsSilent() {
        Script before = Scripts.of(STORE, COUNT);
        List<Script> others = List.of(
                Scripts.of(STORE),
                Scripts.of(new Step.Store(stroke(0), Optional.of("kept")), COUNT),
                Scripts.of(STORE, reveal(new Plan.Scan(new StepRef(1)))),
                Scripts.of(STORE, COUNT, new Step.Remove(new StepRef(1))),
                Scripts.of(reveal(count(stroke(0))), STORE),
                new Script("Other", "", before.tables(), before.steps()),
                new Script(before.name(), "Other", before.tables(), before.steps()));
        for (Script other : others) {
            assertThat(change(before, other)).isNotEmpty();
            assertThat(change(other, before)).isNotEmpty();
        }
    }

    @Test
    void nothingInAScriptActsOnTheTerminal() {
        Plan renamed = new Plan.Rename(
                Scripts.survey(), List.of(new Plan.Renaming(Column.of("Age"), Column.of("Age, x to `y`"))));
        Script after =
                new Script("Test", "a\u001b[2J", Scripts.of(reveal(renamed)).tables(), List.of(reveal(renamed)));

        assertThat(change(Scripts.of(reveal(Scripts.survey())), after))
                .noneMatch(line -> line.chars().anyMatch(c -> c < 32 || c == 127));
    }

    private static List<String> change(Script before, Script after) {
        return ScriptChange.of(before, after, Scripts.ADA);
    }

    private static Step reveal(Plan plan) {
        return new Step.Reveal(plan);
    }

    private static Plan stroke(long minimum) {
        return new Plan.Filter(new Plan.Scan(Scripts.MEDICAL), Scripts.equal("Stroke", 1), minimum);
    }

    private static Plan count(Plan input) {
        return new Plan.Aggregate(input, List.of(), List.of(new Measure.CountRows(Column.of("n"))));
    }
}
