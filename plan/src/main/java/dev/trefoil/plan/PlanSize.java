package dev.trefoil.plan;

import java.util.List;

/// Counts the nodes of a plan and refuses one that is too large or too deep, without ever recursing deeper than the
/// limit.
public final class PlanSize {
    private int nodes;

    private PlanSize() {}

    /// Throws [PlanException] if `plan` exceeds [Limits#MAX_NODES] or [Limits#MAX_DEPTH].
    public static void require(Plan plan) {
        new PlanSize().visit(plan, 1);
    }

    private void visit(Plan plan, int depth) {
        count(depth);
        for (Plan input : inputs(plan)) {
            visit(input, depth + 1);
        }
        for (Expression expression : expressions(plan)) {
            visit(expression, depth + 1);
        }
    }

    private void visit(Expression expression, int depth) {
        count(depth);
        for (Expression operand : operands(expression)) {
            visit(operand, depth + 1);
        }
    }

    private void count(int depth) {
        if (depth > Limits.MAX_DEPTH) {
            throw new PlanException(
                    "the plan is nested more than " + Limits.MAX_DEPTH + " deep: store a part of it first");
        }
        if (++nodes > Limits.MAX_NODES) {
            throw new PlanException("the plan has more than " + Limits.MAX_NODES + " parts: store a part of it first");
        }
    }

    /// The plans that `plan` reads directly.
    public static List<Plan> inputs(Plan plan) {
        return switch (plan) {
            case Plan.Scan _ -> List.of();
            case Plan.Select(Plan input, var _) -> List.of(input);
            case Plan.Drop(Plan input, var _) -> List.of(input);
            case Plan.Rename(Plan input, var _) -> List.of(input);
            case Plan.Assign(Plan input, var _) -> List.of(input);
            case Plan.Filter(Plan input, var _, var _) -> List.of(input);
            case Plan.Join(Plan left, Plan right, var _, var _, var _) -> List.of(left, right);
            case Plan.Attach(Plan input, Plan single) -> List.of(input, single);
            case Plan.Aggregate(Plan input, var _, var _) -> List.of(input);
            case Plan.Window(Plan input, var _, var _, var _) -> List.of(input);
            case Plan.Sort(Plan input, var _) -> List.of(input);
            case Plan.Limit(Plan input, var _, var _) -> List.of(input);
            case Plan.Tail(Plan input, var _) -> List.of(input);
            case Plan.Shuffle(Plan input) -> List.of(input);
            case Plan.Concat(List<Plan> inputs) -> inputs;
            case Plan.Trim(Plan input) -> List.of(input);
        };
    }

    /// The expressions that stand in `plan` itself, not in its inputs.
    public static List<Expression> expressions(Plan plan) {
        return switch (plan) {
            case Plan.Assign(var _, var assignments) ->
                assignments.stream().map(Plan.Assignment::value).toList();
            case Plan.Filter(var _, Expression where, var _) -> List.of(where);
            case Plan.Scan _,
                    Plan.Select _,
                    Plan.Drop _,
                    Plan.Rename _,
                    Plan.Join _,
                    Plan.Attach _,
                    Plan.Aggregate _,
                    Plan.Window _,
                    Plan.Sort _,
                    Plan.Limit _,
                    Plan.Tail _,
                    Plan.Shuffle _,
                    Plan.Concat _,
                    Plan.Trim _ -> List.of();
        };
    }

    /// The operands of an expression.
    public static List<Expression> operands(Expression expression) {
        return switch (expression) {
            case Expression.ColumnRef _, Expression.Literal _, Expression.Placeholder _ -> List.of();
            case Expression.Arithmetic(var _, var left, var right) -> List.of(left, right);
            case Expression.Divide(var _, var left, var right) -> List.of(left, right);
            case Expression.Extreme(var _, var left, var right) -> List.of(left, right);
            case Expression.NumberFunction(var _, var operand) -> List.of(operand);
            case Expression.Compare(var _, var left, var right) -> List.of(left, right);
            case Expression.TextFunction(var _, var operand) -> List.of(operand);
            case Expression.Substring(var operand, var _, var _) -> List.of(operand);
            case Expression.TextMatch(var _, var operand, var _) -> List.of(operand);
            case Expression.Concatenate(var left, var right) -> List.of(left, right);
            case Expression.And(var left, var right) -> List.of(left, right);
            case Expression.Or(var left, var right) -> List.of(left, right);
            case Expression.Not(var operand) -> List.of(operand);
            case Expression.IsNull(var operand) -> List.of(operand);
            case Expression.FillNull(var operand, var _) -> List.of(operand);
            case Expression.Coalesce(var left, var right) -> List.of(left, right);
            case Expression.IfElse(var condition, var then, var otherwise) -> List.of(condition, then, otherwise);
            case Expression.IsIn(var operand, var _) -> List.of(operand);
            case Expression.Cast(var operand, var _) -> List.of(operand);
            case Expression.DatePart(var _, var operand) -> List.of(operand);
            case Expression.DateDifference(var left, var right) -> List.of(left, right);
            case Expression.DateAdd(var operand, var amount) -> List.of(operand, amount);
        };
    }
}
