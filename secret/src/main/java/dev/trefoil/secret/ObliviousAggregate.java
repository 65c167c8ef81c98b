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

    /// `order` is the order of the groups, by the columns of `by`, unless rows that stand in another give theirs.
    static SecretTable of(
            Party party, SecretTable input, List<Column> by, List<Measure> measures, List<Plan.SortKey> order) {
        return of(party, input, by, measures, order, relation(input, by, measures));
    }

    /// As [#of], with as many physical rows as the input, unless the whole table is measured.
    static SecretTable inAllRows(Party party, SecretTable input, List<Column> by, List<Measure> measures) {
        Relation relation = relation(input, by, measures);
        long rows = by.isEmpty() ? 1 : input.relation().maxRows();
        List<Plan.SortKey> order =
                by.stream().map(column -> new Plan.SortKey(column, false)).toList();
        return of(party, input, by, measures, order, Relation.unsorted(relation.schema(), rows));
    }

    private static Relation relation(SecretTable input, List<Column> by, List<Measure> measures) {
        Plan.Aggregate aggregate = new Plan.Aggregate(new Plan.Scan(new StepRef(1)), by, measures);
        return Relations.of(aggregate, _ -> input.relation());
    }

    private static SecretTable of(
            Party party,
            SecretTable input,
            List<Column> by,
            List<Measure> measures,
            List<Plan.SortKey> order,
            Relation relation) {
        return by.isEmpty()
                ? GlobalAggregate.of(party, input, measures, relation)
                : GroupedAggregate.of(party, input, order, measures, relation);
    }
}
