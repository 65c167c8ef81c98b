package dev.trefoil.testing;

import dev.trefoil.plan.Frame;
import dev.trefoil.plan.Plan;
import dev.trefoil.plan.PlanSize;
import dev.trefoil.plan.TableRef;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/// Makes a case that shows a difference smaller, so that a person can see why: parts of the plan, fewer rows.
public final class Shrinker {
    private Shrinker() {}

    /// The smallest case found, within `tries` runs, that still `shows` what the given one shows.
    public static Case smallest(Case given, Predicate<Case> shows, int tries) {
        Case best = given;
        int left = tries;
        for (boolean better = true; better && left > 0; ) {
            better = false;
            for (Case smaller : smaller(best)) {
                if (left-- > 0 && shows.test(smaller)) {
                    best = smaller;
                    better = true;
                    break;
                }
            }
        }
        return best;
    }

    private static List<Case> smaller(Case given) {
        List<Case> cases = new ArrayList<>();
        for (Plan input : PlanSize.inputs(given.plan())) {
            cases.add(given.with(given.tables(), input));
        }
        for (Plan plan : ShorterPlans.of(given.plan())) {
            if (!RandomOrder.decides(plan)) {
                cases.add(given.with(given.tables(), plan));
            }
        }
        for (Map.Entry<TableRef, Frame> table : given.tables().entrySet()) {
            int rows = table.getValue().rows();
            for (int chunk = rows; chunk > 0; chunk /= 2) {
                for (int from = 0; from < rows; from += chunk) {
                    cases.add(without(given, table.getKey(), from, Math.min(rows, from + chunk)));
                }
            }
        }
        return cases;
    }

    private static Case without(Case given, TableRef table, int from, int to) {
        Map<TableRef, Frame> tables = new LinkedHashMap<>(given.tables());
        Frame frame = given.clearTables().frame(table);
        Frame.Builder builder = Frame.builder(frame.schema(), frame.rows() - (to - from));
        for (int row = 0; row < frame.rows() - (to - from); row++) {
            for (int column = 0; column < frame.schema().size(); column++) {
                builder.set(column, row, frame.value(column, row < from ? row : row + to - from));
            }
        }
        tables.put(table, builder.build());
        return given.with(tables, given.plan());
    }
}
