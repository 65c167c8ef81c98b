package dev.trefoil.secret;

import dev.trefoil.mpc.Party;
import dev.trefoil.plan.Column;
import dev.trefoil.plan.Measure;
import dev.trefoil.plan.Plan;
import dev.trefoil.plan.Relation;
import dev.trefoil.plan.Relations;
import dev.trefoil.plan.StepRef;
import java.util.List;

/// Measures over the whole table, or over each group of equal cells. The number of groups stays hidden.
final class ObliviousAggregate {
    private ObliviousAggregate() {}

    static SecretTable of(Party party, SecretTable input, List<Column> by, List<Measure> measures) {
        Plan.Aggregate aggregate = new Plan.Aggregate(new Plan.Scan(new StepRef(1)), by, measures);
        Relation relation = Relations.of(aggregate, _ -> input.relation());
        return by.isEmpty()
                ? GlobalAggregate.of(party, input, measures, relation)
                : GroupedAggregate.of(party, input, by, measures, relation);
    }
}
