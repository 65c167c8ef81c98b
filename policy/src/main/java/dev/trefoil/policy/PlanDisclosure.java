package dev.trefoil.policy;

import dev.trefoil.plan.Expression;
import dev.trefoil.plan.OneRow;
import dev.trefoil.plan.Plan;
import dev.trefoil.plan.Relations;
import dev.trefoil.plan.Schema;
import dev.trefoil.plan.Tables;
import java.util.List;
import java.util.stream.Stream;

/// What computing a plan may tell, by ending the run or by a row count that it makes public, in the order of its
/// operators.
final class PlanDisclosure {
    private PlanDisclosure() {}

    static Stream<Disclosed> of(Plan plan, Tables tables) {
        return switch (plan) {
            case Plan.Scan _ -> Stream.of();
            case Plan.Select(var input, var _) -> of(input, tables);
            case Plan.Drop(var input, var _) -> of(input, tables);
            case Plan.Rename(var input, var _) -> of(input, tables);
            case Plan.Window(var input, var _, var _, var _) -> of(input, tables);
            case Plan.Sort(var input, var _) -> of(input, tables);
            case Plan.Limit(var input, var _, var _) -> of(input, tables);
            case Plan.Tail(var input, var _) -> of(input, tables);
            case Plan.Shuffle(var input) -> of(input, tables);
            case Plan.Aggregate(var input, var _, var _) -> of(input, tables);
            case Plan.Concat(var inputs) -> inputs.stream().flatMap(input -> of(input, tables));
            case Plan.Trim(var input) ->
                OneRow.of(input)
                        ? of(input, tables)
                        : Stream.concat(of(input, tables), Stream.of(new Disclosed.RowsLeft(input)));
            case Plan.Assign(var input, var assignments) ->
                Stream.concat(
                        of(input, tables),
                        casts(assignments.stream().map(Plan.Assignment::value).toList(), input, tables));
            case Plan.Filter(var input, var where, long minimum) ->
                Stream.of(
                                of(input, tables),
                                casts(List.of(where), input, tables),
                                minimum > 0
                                        ? Stream.<Disclosed>of(new Disclosed.MinimumMet(where, minimum))
                                        : Stream.<Disclosed>of())
                        .flatMap(bits -> bits);
            case Plan.Join join ->
                Stream.of(of(join.left(), tables), of(join.right(), tables), JoinDisclosure.of(join))
                        .flatMap(bits -> bits);
            case Plan.Attach(var input, var single) -> Stream.concat(of(input, tables), of(single, tables));
        };
    }

    private static Stream<Disclosed> casts(List<Expression> expressions, Plan input, Tables tables) {
        Schema schema = Relations.of(input, tables).schema();
        return expressions.stream().flatMap(expression -> Casts.of(expression, schema));
    }
}
