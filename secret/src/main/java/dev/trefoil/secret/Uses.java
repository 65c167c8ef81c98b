package dev.trefoil.secret;

import dev.trefoil.plan.Column;
import dev.trefoil.plan.Plan;
import dev.trefoil.plan.PlanSize;
import dev.trefoil.plan.Relations;
import dev.trefoil.plan.Schema;
import dev.trefoil.plan.Tables;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;

/// How often each part of a plan is read, equal parts counted as one, and which of its columns anybody reads: so that
/// it is computed once, wide enough for all, and let go after its last use.
final class Uses {
    private final Tables tables;
    private final Map<Plan, Integer> counts = new HashMap<>();
    private final Map<Plan, Set<Column>> wanted = new HashMap<>();

    private Uses(Tables tables) {
        this.tables = tables;
    }

    /// The uses of what `plan` reads; all of its own columns are wanted.
    static Uses of(Plan plan, Tables tables) {
        Uses uses = new Uses(tables);
        uses.count(plan);
        uses.wanted.put(plan, Set.copyOf(uses.schema(plan).columns()));
        uses.spread(plan, new HashMap<>(uses.counts));
        return uses;
    }

    /// The columns of the part that are read, in the order of its schema.
    List<Column> wanted(Plan part) {
        Set<Column> names = Objects.requireNonNull(wanted.get(part));
        return schema(part).columns().stream().filter(names::contains).toList();
    }

    /// The columns that `plan` reads of each of its inputs, at least one of each, in the order of their schemas.
    List<List<Column>> read(Plan plan) {
        List<Plan> inputs = PlanSize.inputs(plan);
        List<Set<Column>> names = Wanted.ofInputs(plan, Objects.requireNonNull(wanted.get(plan)), this::schema);
        return IntStream.range(0, inputs.size())
                .mapToObj(i -> some(schema(inputs.get(i)).columns(), names.get(i)))
                .toList();
    }

    /// Whether one use of the part is left.
    boolean hasOneLeft(Plan part) {
        return Objects.requireNonNull(counts.get(part)) == 1;
    }

    /// Takes one use off; whether it was the last.
    boolean last(Plan part) {
        return counts.merge(part, -1, Integer::sum) == 0;
    }

    private static List<Column> some(List<Column> columns, Set<Column> names) {
        List<Column> wanted = columns.stream().filter(names::contains).toList();
        return wanted.isEmpty() ? columns.subList(0, 1) : wanted;
    }

    private void count(Plan plan) {
        for (Plan input : PlanSize.inputs(plan)) {
            if (counts.merge(input, 1, Integer::sum) == 1) {
                count(input);
            }
        }
    }

    /// Tells the inputs what is read of them, and goes on with those of which all readers have told.
    private void spread(Plan plan, Map<Plan, Integer> untold) {
        List<Plan> inputs = PlanSize.inputs(plan);
        List<List<Column>> read = read(plan);
        for (int i = 0; i < inputs.size(); i++) {
            Plan input = inputs.get(i);
            wanted.computeIfAbsent(input, _ -> new LinkedHashSet<>()).addAll(read.get(i));
            if (untold.merge(input, -1, Integer::sum) == 0) {
                spread(input, untold);
            }
        }
    }

    private Schema schema(Plan plan) {
        return Relations.of(plan, tables).schema();
    }
}
