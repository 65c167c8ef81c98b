package dev.trefoil.policy;

import dev.trefoil.plan.Expression;
import dev.trefoil.plan.OneRow;
import dev.trefoil.plan.Plan;
import dev.trefoil.plan.PlanException;
import dev.trefoil.plan.PlanSize;
import dev.trefoil.plan.Relations;
import dev.trefoil.plan.Schema;
import dev.trefoil.plan.Tables;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// What computing a plan may tell, by ending the run or by a row count that it makes public, in the order of its
/// operators.
///
/// Equal parts of a plan are computed once and tell once; whatever else asks the same question asks it of other data,
/// and counts again.
final class PlanDisclosure {
    private final List<? extends Tables> sizes;
    private final Set<Plan> told = new HashSet<>();
    private final List<Disclosed> outputs = new ArrayList<>();

    private PlanDisclosure(List<? extends Tables> sizes) {
        this.sizes = sizes;
    }

    /// `sizes` are the tables that are read, with as many rows as they might have: since the bounds of sums and counts
    /// follow from these, so does whether a cast is sure to hold.
    static List<Disclosed> of(Plan plan, List<? extends Tables> sizes) {
        PlanDisclosure disclosure = new PlanDisclosure(sizes);
        disclosure.tell(plan);
        return List.copyOf(disclosure.outputs);
    }

    private void tell(Plan plan) {
        if (told.add(plan)) {
            PlanSize.inputs(plan).forEach(this::tell);
            outputs.addAll(own(plan).distinct().toList());
        }
    }

    /// What the operator itself tells.
    private Stream<Disclosed> own(Plan plan) {
        return switch (plan) {
            case Plan.Scan _,
                    Plan.Select _,
                    Plan.Drop _,
                    Plan.Rename _,
                    Plan.Attach _,
                    Plan.Aggregate _,
                    Plan.Window _,
                    Plan.Sort _,
                    Plan.Limit _,
                    Plan.Tail _,
                    Plan.Shuffle _,
                    Plan.Concat _ -> Stream.of();
            case Plan.Trim(var input) -> OneRow.of(input) ? Stream.of() : Stream.of(new Disclosed.RowsLeft(input));
            case Plan.Assign(var input, var assignments) ->
                casts(assignments.stream().map(Plan.Assignment::value).toList(), input);
            case Plan.Filter(var input, var where, long minimum) ->
                minimum == 0
                        ? casts(List.of(where), input)
                        : Stream.concat(
                                casts(List.of(where), input), Stream.of(new Disclosed.MinimumMet(where, minimum)));
            case Plan.Join join -> JoinDisclosure.of(join);
        };
    }

    private Stream<Disclosed> casts(List<Expression> expressions, Plan input) {
        List<Schema> schemas =
                sizes.stream().flatMap(tables -> schema(input, tables).stream()).toList();
        return expressions.stream()
                .flatMap(expression -> schemas.stream().flatMap(schema -> casts(expression, schema)));
    }

    /// Nothing for tables of a size at which the plan cannot run.
    private static Optional<Schema> schema(Plan input, Tables tables) {
        try {
            return Optional.of(Relations.of(input, tables).schema());
        } catch (PlanException e) {
            return Optional.empty();
        }
    }

    private static Stream<Disclosed> casts(Expression expression, Schema schema) {
        try {
            return Casts.of(expression, schema).toList().stream();
        } catch (PlanException e) {
            return Stream.of();
        }
    }
}
