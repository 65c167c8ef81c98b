package dev.trefoil.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trefoil.plan.Handle;
import dev.trefoil.plan.PlanException;
import dev.trefoil.plan.Step;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RebindingTest {
    private static final Handle OTHER = Handle.random();
    private static final TableUse NEWER = new TableUse(OTHER, Samples.SURVEY_SCHEMA, Optional.of("survey"));

    @Test
    void everyPlaceOfTheOldHandleHoldsTheNewOne() {
        Script old = Samples.meanAge();
        List<Step> steps = List.of(old.step(1), new Step.Remove(Samples.SURVEY));
        Script script = new Script(old.name(), "", old.tables(), steps);

        Script fresh = Rebinding.of(script, Map.of(Samples.SURVEY, NEWER));

        assertThat(new String(fresh.canonicalBytes(), java.nio.charset.StandardCharsets.UTF_8))
                .contains(OTHER.hex())
                .doesNotContain(Samples.SURVEY.hex());
        assertThat(fresh.tables().getFirst()).isEqualTo(NEWER);
        assertThat(fresh.tables().get(1)).isEqualTo(old.tables().get(1));
        assertThat(fresh.digest())
                .as("approvals of the old one do not cover it")
                .isNotEqualTo(script.digest());
        assertThat(StepDifference.of(1, script.step(1), fresh.step(1))).isPresent();
        TableUse back = old.tables().getFirst();
        assertThat(Rebinding.of(fresh, Map.of(OTHER, back))).isEqualTo(script);
    }

    @Test
    void whatDoesNotFitIsRefused() {
        Script script = Samples.meanAge();
        refused(script, Map.of(OTHER, NEWER), "the script does not read table " + OTHER.brief());
        refused(script, Map.of(Samples.MEDICAL, NEWER), "the script expects of table EFC8A9EF");
        TableUse medical = new TableUse(Samples.MEDICAL, Samples.SURVEY_SCHEMA);
        refused(script, Map.of(Samples.SURVEY, medical), "in the place of two tables");
    }

    private static void refused(Script script, Map<Handle, TableUse> swaps, String words) {
        assertThatThrownBy(() -> Rebinding.of(script, swaps))
                .isInstanceOf(PlanException.class)
                .hasMessageContaining(words);
    }
}
