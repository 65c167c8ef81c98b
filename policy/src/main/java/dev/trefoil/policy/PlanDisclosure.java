package dev.trefoil.policy;

import dev.trefoil.plan.Expression;
import dev.trefoil.plan.Handle;
import dev.trefoil.plan.OneRow;
import dev.trefoil.plan.Plan;
import dev.trefoil.plan.PlanException;
import dev.trefoil.plan.PlanSize;
import dev.trefoil.plan.Relations;
import dev.trefoil.plan.Schema;
import dev.trefoil.plan.Step;
import dev.trefoil.plan.StepRef;
import dev.trefoil.plan.Tables;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What computing one operator of a plan may tell, by ending the run or by a row count that it makes public.
///
/// Equal parts of a plan are computed once and tell once; whatever else asks the same question asks it of other data,
/// and counts again.
final class PlanDisclosure {
    private final List<? extends Tables> sizes;

    /// `sizes` are the tables that are read, with as many rows as they might have: since the bounds of sums and counts
    /// follow from these, so does whether a cast is sure to hold.
    PlanDisclosure(List<? extends Tables> sizes) {
        this.sizes = sizes;
    }

    /// What the operator itself tells, not its inputs.
    List<Disclosed> of(Plan plan) {
        return own(plan).distinct().toList();
    }

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
        List<Expression> asking =
                expressions.stream().filter(PlanDisclosure::asks).toList();
        if (asking.isEmpty()) {
            return Stream.of();
        }
        List<Schema> schemas = (countsRows(input) ? sizes : sizes.subList(0, 1))
                .stream().flatMap(tables -> schema(input, tables).stream()).toList();
        return asking.stream().flatMap(expression -> schemas.stream().flatMap(schema -> casts(expression, schema)));
    }

    /// Whether there is a cast anywhere in `step`, or an addition to a date.
    static boolean asks(Step step) {
        return switch (step) {
            case Step.Store(Plan plan, var _) -> asks(plan);
            case Step.Reveal(Plan plan) -> asks(plan);
            case Step.Upload _, Step.UploadAny _, Step.Remove _ -> false;
        };
    }

    private static boolean asks(Plan plan) {
        return PlanSize.expressions(plan).stream().anyMatch(PlanDisclosure::asks)
                || PlanSize.inputs(plan).stream().anyMatch(PlanDisclosure::asks);
    }

    /// Whether there is anything in `expression` that could end a run.
    private static boolean asks(Expression expression) {
        return expression instanceof Expression.Cast
                || expression instanceof Expression.DateAdd
                || PlanSize.operands(expression).stream().anyMatch(PlanDisclosure::asks);
    }

    /// Whether the types of the result may depend on how many rows there are: those of measures do.
    private static boolean countsRows(Plan plan) {
        return switch (plan) {
            case Plan.Aggregate _, Plan.Window _, Plan.Scan(StepRef _) -> true;
            case Plan.Scan(Handle _) -> false;
            case Plan.Select _,
                    Plan.Drop _,
                    Plan.Rename _,
                    Plan.Assign _,
                    Plan.Filter _,
                    Plan.Join _,
                    Plan.Attach _,
                    Plan.Sort _,
                    Plan.Limit _,
                    Plan.Tail _,
                    Plan.Shuffle _,
                    Plan.Concat _,
                    Plan.Trim _ -> PlanSize.inputs(plan).stream().anyMatch(PlanDisclosure::countsRows);
        };
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
