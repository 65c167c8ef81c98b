package dev.trefoil.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trefoil.plan.Plan;
import dev.trefoil.plan.PlanException;
import dev.trefoil.plan.Step;
import dev.trefoil.plan.StepRef;
import dev.trefoil.plan.UploadLimits;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ScriptTest {
    private static final Step SCAN = new Step.Reveal(new Plan.Scan(Samples.SURVEY));
    private static final TableUse SURVEY = new TableUse(Samples.SURVEY, Samples.SURVEY_SCHEMA);
    private static final TableUse MEDICAL = new TableUse(Samples.MEDICAL, Samples.MEDICAL_SCHEMA);

    @Test
    void knowsTheSchemaOfItsResults() {
        assertThat(Samples.meanAge().relations().toString()).contains("fp[precision=20,min=0,max=120]?");
    }

    @Test
    void listsExactlyTheTablesThatItReads() {
        complains(List.of(), List.of(SCAN), "does not list the schema of table 180A6618");
        complains(List.of(SURVEY, MEDICAL), List.of(SCAN), "expected 180A6618, found 180A6618, EFC8A9EF");
        complains(List.of(SURVEY, SURVEY), List.of(SCAN), "table 180A6618 is listed twice");
        Step other = new Step.Reveal(new Plan.Scan(Samples.MEDICAL));
        complains(List.of(MEDICAL, SURVEY), List.of(SCAN, other), "in the order of their first use");
    }

    @Test
    void readsOnlyEarlierStepsThatHaveATable() {
        Step read = new Step.Reveal(new Plan.Scan(new StepRef(1)));
        complains(List.of(), List.of(read), "step 1: step 1 is no earlier step with a table");
        Step upload = new Step.Upload(Samples.SURVEY_SCHEMA, Optional.empty());
        assertThat(new Script("x", "", List.of(), List.of(upload, read)).steps())
                .hasSize(2);
        Step remove = new Step.Remove(new StepRef(1));
        complains(List.of(), List.of(upload, remove, read), "step 3: the table of step 1 was removed");
        complains(List.of(), List.of(upload, remove, remove), "step 3: the table of step 1 was removed");
    }

    @Test
    void hasANameAndSteps() {
        complains(List.of(), List.of(), "has no steps");
        assertThatThrownBy(() -> new Script("", "", List.of(SURVEY), List.of(SCAN)))
                .hasMessageContaining("a script name is empty");
        assertThatThrownBy(() -> new Script("x", "y".repeat(4001), List.of(SURVEY), List.of(SCAN)))
                .hasMessageContaining("description has 4001 characters");
    }

    @Test
    void aRecorderMakesTheSameScript() {
        Recorder recorder = new Recorder("Mean age of stroke patients");
        recorder.table(Samples.MEDICAL, Samples.MEDICAL_SCHEMA);
        recorder.table(Samples.SURVEY, Samples.SURVEY_SCHEMA);
        assertThat(recorder.add(Samples.meanAge().step(1))).isEqualTo(1);
        assertThat(recorder.script()).isEqualTo(Samples.meanAge());
    }

    @Test
    void aRecorderRefusesWhatDoesNotFitAndKeepsTheRest() {
        Recorder recorder = new Recorder("x");
        assertThatThrownBy(() -> recorder.add(SCAN)).hasMessageContaining("schema of table 180A6618 was not stated");
        recorder.table(Samples.SURVEY, Samples.SURVEY_SCHEMA);
        assertThatThrownBy(() -> recorder.table(Samples.SURVEY, Samples.MEDICAL_SCHEMA))
                .hasMessageContaining("recorded with two schemas");
        recorder.add(SCAN);
        assertThatThrownBy(() -> recorder.add(new Step.Reveal(new Plan.Scan(new StepRef(1)))))
                .isInstanceOf(PlanException.class);
        assertThat(recorder.script().steps()).containsExactly(SCAN);
    }

    @Test
    void noStepReadsATableOfUnknownColumns() {
        Step any = new Step.UploadAny(UploadLimits.of(10, 1000), Optional.empty());
        Plan read = new Plan.Scan(new StepRef(1));
        complains(List.of(), List.of(any, new Step.Reveal(read)), "step 2: step 1 brings in a table whose columns are");
        complains(List.of(), List.of(any, new Step.Store(read, Optional.empty())), "by its handle");
        Step remove = new Step.Remove(new StepRef(1));
        assertThat(new Script("x", "", List.of(), List.of(any, remove)).relations())
                .isEmpty();
        complains(List.of(), List.of(any, remove, remove), "is removed twice");
    }

    @Test
    void aRecorderKeepsOneNameOfATable() {
        Recorder recorder = new Recorder("x");
        TableUse named = new TableUse(Samples.SURVEY, Samples.SURVEY_SCHEMA, Optional.of("survey"));
        recorder.table(named);
        assertThatThrownBy(() -> recorder.table(Samples.SURVEY, Samples.SURVEY_SCHEMA))
                .hasMessageContaining("two names: 'survey' and none");
        recorder.add(SCAN);
        Script script = recorder.script();
        assertThat(script.tables()).containsExactly(named);
        assertThat(ScriptJson.parse(script.canonicalBytes())).isEqualTo(script);
        assertThat(script.digest()).isNotEqualTo(new Script("x", "", List.of(SURVEY), List.of(SCAN)).digest());
    }

    private static void complains(List<TableUse> tables, List<Step> steps, String message) {
        assertThatThrownBy(() -> new Script("x", "", tables, steps))
                .isInstanceOf(PlanException.class)
                .hasMessageContaining(message);
    }
}
