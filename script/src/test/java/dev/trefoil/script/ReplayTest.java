package dev.trefoil.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trefoil.plan.Column;
import dev.trefoil.plan.Expression;
import dev.trefoil.plan.Expression.ColumnRef;
import dev.trefoil.plan.Expression.Literal;
import dev.trefoil.plan.Plan;
import dev.trefoil.plan.Step;
import dev.trefoil.plan.Value;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ReplayTest {
    private static final Plan SURVEY = new Plan.Scan(Samples.SURVEY);

    @Test
    void namesTheFilterThatDiffers() {
        assertThat(difference(reveal(older(65)), reveal(older(60))))
                .contains("step 3 differs: approved filter `Age > 65`, sent filter `Age > 60`");
    }

    @Test
    void namesTheNodeThatIsMissingOrTooMany() {
        Step counted = reveal(count(older(65)));
        assertThat(difference(counted, reveal(count(SURVEY))))
                .contains("step 3 differs: approved filter `Age > 65`, sent aggregate count() as n");
        assertThat(difference(counted, reveal(older(65))))
                .contains("step 3 differs: approved aggregate count() as n, sent reveal");
        assertThat(difference(reveal(older(65)), counted))
                .contains("step 3 differs: approved reveal, sent aggregate count() as n");
    }

    @Test
    void namesTheTableTheStepAndTheName() {
        assertThat(difference(reveal(SURVEY), reveal(new Plan.Scan(Samples.MEDICAL)))
                        .orElseThrow())
                .startsWith("step 3 differs: approved table 180A66")
                .contains("sent table EFC8A9");
        assertThat(difference(store("a"), store("b")))
                .contains("step 3 differs: approved store under the name \"a\", sent store under the name \"b\"");
        assertThat(difference(store("a"), reveal(SURVEY)))
                .contains("step 3 differs: approved store under the name \"a\", sent reveal");
    }

    @Test
    void showsTheDifferingPartOfALongStep() {
        List<Value> values = Collections.nCopies(400, Value.of(7));
        List<Value> others = new java.util.ArrayList<>(values);
        others.set(399, Value.of(8));
        String text = difference(reveal(isIn(values)), reveal(isIn(others))).orElseThrow();
        assertThat(text).hasSizeLessThan(600).contains("7, 7}`").contains("7, 8}`");
    }

    @Test
    void differentStepsAreAlwaysToldApart() {
        Random random = Seed.random(ReplayTest.class);
        Samples samples = new Samples(random);
        for (int i = 0; i < 2_000; i++) {
            Step a = samples.step(2);
            Step b = samples.step(2);
            Optional<String> difference = difference(a, b);
            assertThat(difference.isEmpty()).isEqualTo(a.equals(b));
            difference.ifPresent(
                    text -> assertThat(text).doesNotContain("read alike").hasSizeLessThan(700));
        }
    }

    @Test
    void aProgramRepeatsItsScriptInOrder() {
        Script script = Samples.meanAge();
        Replay replay = new Replay(script);
        assertThatThrownBy(replay::requireFinished)
                .isInstanceOf(ReplayException.class)
                .hasMessage("the approved script has 1 steps, only 0 were run: step 1 (reveal) is missing");
        assertThatThrownBy(() -> replay.match(Samples.meanAge(Value.of(0)).step(1)))
                .hasMessage("step 1 differs: approved filter `Stroke == 1`, sent filter `Stroke == 0`");
        assertThat(replay.match(script.step(1))).isEqualTo(1);
        replay.requireFinished();
        assertThatThrownBy(() -> replay.match(script.step(1)))
                .hasMessage("step 2 (reveal) is one too many: the approved script has 1 steps");
    }

    private static Optional<String> difference(Step approved, Step sent) {
        return StepDifference.of(3, approved, sent);
    }

    private static Step reveal(Plan plan) {
        return new Step.Reveal(plan);
    }

    private static Step store(String name) {
        return new Step.Store(SURVEY, Optional.of(name));
    }

    private static Plan older(long age) {
        return new Plan.Filter(
                SURVEY,
                new Expression.Compare(
                        Expression.Comparison.GREATER, new ColumnRef(Column.of("Age")), new Literal(Value.of(age))),
                0);
    }

    private static Plan isIn(List<Value> values) {
        return new Plan.Filter(SURVEY, new Expression.IsIn(new ColumnRef(Column.of("Age")), values), 0);
    }

    private static Plan count(Plan input) {
        return new Plan.Aggregate(input, List.of(), List.of(new dev.trefoil.plan.Measure.CountRows(Column.of("n"))));
    }
}
