package dev.trefoil.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trefoil.clear.ClearExecutor;
import dev.trefoil.plan.Column;
import dev.trefoil.plan.DisclosedFailure;
import dev.trefoil.plan.Frame;
import dev.trefoil.plan.NullReason;
import dev.trefoil.plan.NullReasons;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.Test;

/// Every null in a result has a reason that its plan tells, and the reasons are worth it.
class NullReasonsTest {
    @Test
    void everyNullOfARandomPlanHasAReason() {
        LongSupplier seeds = Plans.seeds(Seed.of("NullReasonsTest"));
        Map<String, Integer> seen = new TreeMap<>();
        int columns = 0;
        int nulls = 0;
        for (int i = 0; i < 120; i++) {
            Case random = Plans.of(seeds.getAsLong());
            Map<Column, Set<NullReason>> reasons = NullReasons.of(random.plan(), random.relations());
            Map<Column, Boolean> found = nulls(random);
            for (Map.Entry<Column, Boolean> column : found.entrySet()) {
                Set<NullReason> listed = reasons.getOrDefault(column.getKey(), Set.of());
                boolean declared =
                        random.relation().schema().type(column.getKey()).nullable();
                columns++;
                if (!declared) {
                    assertThat(listed).as(random.described()).isEmpty();
                }
                if (column.getValue()) {
                    nulls++;
                    assertThat(listed).as(random.described()).isNotEmpty();
                    if (listed.size() == 1) {
                        seen.merge(listed.iterator().next().getClass().getSimpleName(), 1, Integer::sum);
                    }
                }
            }
        }
        System.out.println("null reasons: " + nulls + " of " + columns + " columns hold nulls; alone: " + seen);
        assertThat(nulls).isGreaterThan(30);
        assertThat(seen).containsKeys("InTable", "NothingToMeasure", "NoMatch");
    }

    /// Which columns of the result hold a null; none if the data ends the run.
    private static Map<Column, Boolean> nulls(Case random) {
        Map<Column, Boolean> found = new LinkedHashMap<>();
        try {
            Frame frame = ClearExecutor.run(random.bound().plan(), random.clearTables());
            for (int column = 0; column < frame.schema().size(); column++) {
                boolean any = false;
                for (int row = 0; row < frame.rows(); row++) {
                    any |= frame.isNull(column, row);
                }
                found.put(frame.schema().columns().get(column), any);
            }
        } catch (DisclosedFailure _) {
            return Map.of();
        }
        return found;
    }
}
