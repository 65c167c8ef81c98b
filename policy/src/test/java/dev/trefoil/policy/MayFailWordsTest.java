package dev.trefoil.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trefoil.plan.Column;
import dev.trefoil.plan.Expression;
import dev.trefoil.plan.Field;
import dev.trefoil.plan.Handle;
import dev.trefoil.plan.Plan;
import dev.trefoil.plan.Schema;
import dev.trefoil.plan.Step;
import dev.trefoil.plan.StepRef;
import dev.trefoil.plan.Type;
import dev.trefoil.script.Recorder;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MayFailWordsTest {
    private static final Handle TABLE = Handle.of("AB".repeat(32));
    private static final Recipient ANNA = new Recipient("Anna", "Hospital");

    private static Step store() {
        Expression known = new Expression.Not(new Expression.IsNull(new Expression.ColumnRef(Column.of("age"))));
        return new Step.Store(new Plan.Filter(new Plan.Scan(TABLE), known, 10), Optional.empty());
    }

    private static Recorder recorder() {
        Recorder recorder = new Recorder("groups");
        recorder.table(TABLE, Schema.of(Field.of("age", Type.int_(0, 120).withNullable(true))));
        return recorder;
    }

    @Test
    void approversReadWhichStepsMayFailAndHowManyBitsThatIs() {
        Recorder recorder = recorder();
        for (int group = 0; group < 2; group++) {
            recorder.beginMayFail();
            recorder.add(store());
            recorder.add(new Step.Reveal(new Plan.Scan(new StepRef(2 * group + 1))));
            recorder.endMayFail();
        }
        recorder.add(store());
        List<String> review = Review.of(recorder.script(), ANNA);
        assertThat(review)
                .filteredOn(line -> line.contains("Errors are allowed here"))
                .hasSize(4);
        assertThat(review)
                .anyMatch(line -> line.endsWith("the run goes on; step 2 may then be left out."))
                .anyMatch(line -> line.startsWith("Attention: an error in 4 steps does not end the run")
                        && line.contains("up to 2 yes-or-no answers"));
    }

    @Test
    void nothingIsSaidWhereEveryErrorEndsTheRun() {
        Recorder recorder = recorder();
        recorder.add(store());
        assertThat(Review.of(recorder.script(), ANNA)).noneMatch(line -> line.contains("does not end the run"));
    }
}
