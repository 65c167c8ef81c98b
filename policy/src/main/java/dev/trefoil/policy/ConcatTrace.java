package dev.trefoil.policy;

import dev.trefoil.plan.Column;
import dev.trefoil.policy.Traced.Order;
import dev.trefoil.policy.Traced.Population;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What is known of the rows of several tables put into one.
final class ConcatTrace {
    private ConcatTrace() {}

    static Traced of(List<Traced> inputs, Trail trail) {
        Traced all = inputs.getFirst();
        for (Traced next : inputs.subList(1, inputs.size())) {
            all = both(all, next, trail);
        }
        return all.withOrder(Order.NONE);
    }

    private static Traced both(Traced a, Traced b, Trail trail) {
        Work work = trail.work();
        Map<Column, TracedColumn> columns = new LinkedHashMap<>();
        a.columns().forEach((name, one) -> {
            TracedColumn two = b.column(name);
            int meaning = trail.meanings().of("either", List.of(one.meaning(), two.meaning()));
            columns.put(name, one.or(two, meaning, one.behind().or(two.behind(), work), work));
        });
        int base = trail.meanings()
                .of(
                        "concat",
                        List.of(
                                trail.meanings().of(a.population()),
                                trail.meanings().of(b.population())));
        return new Traced(
                columns,
                a.rows().and(b.rows(), work),
                a.risks().and(b.risks(), work),
                Order.NONE,
                a.grain().compareTo(b.grain()) <= 0 ? a.grain() : b.grain(),
                a.atLeast() + b.atLeast(),
                a.behind().or(b.behind(), work),
                new Population(base, Marks.NONE),
                a.groupings().and(b.groupings(), work),
                a.leftOut().and(b.leftOut(), work));
    }
}
