package dev.trefoil.plan;

import java.util.List;
import java.util.function.UnaryOperator;

/// A plan or expression that differs from another in its parts only.
public final class Rebuilt {
    private Rebuilt() {}

    /// The plan with what `to` gives for each table that it scans.
    public static Plan tables(Plan plan, UnaryOperator<TableRef> to) {
        return plan(plan, to, UnaryOperator.identity());
    }

    /// The plan with what `to` gives for each expression that stands in it or in its inputs.
    public static Plan expressions(Plan plan, UnaryOperator<Expression> to) {
        return plan(plan, UnaryOperator.identity(), to);
    }

    private static Plan plan(Plan plan, UnaryOperator<TableRef> tables, UnaryOperator<Expression> expressions) {
        UnaryOperator<Plan> again = input -> plan(input, tables, expressions);
        return switch (plan) {
            case Plan.Scan(TableRef table) -> new Plan.Scan(tables.apply(table));
            case Plan.Select(var input, var columns) -> new Plan.Select(again.apply(input), columns);
            case Plan.Drop(var input, var columns) -> new Plan.Drop(again.apply(input), columns);
            case Plan.Rename(var input, var renamings) -> new Plan.Rename(again.apply(input), renamings);
            case Plan.Assign(var input, var assignments) ->
                new Plan.Assign(again.apply(input), assigned(assignments, expressions));
            case Plan.Filter(var input, var where, long rows) ->
                new Plan.Filter(again.apply(input), expressions.apply(where), rows);
            case Plan.Join(var left, var right, var keys, var kind, var multiplicity) ->
                new Plan.Join(again.apply(left), again.apply(right), keys, kind, multiplicity);
            case Plan.Attach(var input, var single) -> new Plan.Attach(again.apply(input), again.apply(single));
            case Plan.Aggregate(var input, var by, var measures) ->
                new Plan.Aggregate(again.apply(input), by, measures);
            case Plan.Window(var input, var by, var order, var measures) ->
                new Plan.Window(again.apply(input), by, order, measures);
            case Plan.Sort(var input, var keys) -> new Plan.Sort(again.apply(input), keys);
            case Plan.Limit(var input, long offset, long rows) -> new Plan.Limit(again.apply(input), offset, rows);
            case Plan.Tail(var input, long rows) -> new Plan.Tail(again.apply(input), rows);
            case Plan.Shuffle(var input) -> new Plan.Shuffle(again.apply(input));
            case Plan.Concat(var inputs) ->
                new Plan.Concat(inputs.stream().map(again).toList());
            case Plan.Trim(var input) -> new Plan.Trim(again.apply(input));
        };
    }

    private static List<Plan.Assignment> assigned(
            List<Plan.Assignment> assignments, UnaryOperator<Expression> expressions) {
        return assignments.stream()
                .map(assignment -> new Plan.Assignment(assignment.column(), expressions.apply(assignment.value())))
                .toList();
    }

    /// The expression with what `to` gives for each of its operands.
    public static Expression operands(Expression expression, UnaryOperator<Expression> to) {
        return switch (expression) {
            case Expression.ColumnRef _, Expression.Literal _, Expression.Placeholder _ -> expression;
            case Expression.Arithmetic(var operator, var left, var right) ->
                new Expression.Arithmetic(operator, to.apply(left), to.apply(right));
            case Expression.Divide(var operator, var left, var right) ->
                new Expression.Divide(operator, to.apply(left), to.apply(right));
            case Expression.Extreme(var kind, var left, var right) ->
                new Expression.Extreme(kind, to.apply(left), to.apply(right));
            case Expression.NumberFunction(var kind, var operand) ->
                new Expression.NumberFunction(kind, to.apply(operand));
            case Expression.Compare(var comparison, var left, var right) ->
                new Expression.Compare(comparison, to.apply(left), to.apply(right));
            case Expression.TextFunction(var kind, var operand) -> new Expression.TextFunction(kind, to.apply(operand));
            case Expression.Substring(var operand, int start, int length) ->
                new Expression.Substring(to.apply(operand), start, length);
            case Expression.TextMatch(var kind, var operand, var pattern) ->
                new Expression.TextMatch(kind, to.apply(operand), pattern);
            case Expression.Concatenate(var left, var right) ->
                new Expression.Concatenate(to.apply(left), to.apply(right));
            case Expression.And(var left, var right) -> new Expression.And(to.apply(left), to.apply(right));
            case Expression.Or(var left, var right) -> new Expression.Or(to.apply(left), to.apply(right));
            case Expression.Not(var operand) -> new Expression.Not(to.apply(operand));
            case Expression.IsNull(var operand) -> new Expression.IsNull(to.apply(operand));
            case Expression.FillNull(var operand, var replacement) ->
                new Expression.FillNull(to.apply(operand), replacement);
            case Expression.Coalesce(var left, var right) -> new Expression.Coalesce(to.apply(left), to.apply(right));
            case Expression.IfElse(var condition, var then, var otherwise) ->
                new Expression.IfElse(to.apply(condition), to.apply(then), to.apply(otherwise));
            case Expression.IsIn(var operand, var values) -> new Expression.IsIn(to.apply(operand), values);
            case Expression.Cast(var operand, var target) -> new Expression.Cast(to.apply(operand), target);
            case Expression.DatePart(var kind, var operand) -> new Expression.DatePart(kind, to.apply(operand));
            case Expression.DateDifference(var left, var right) ->
                new Expression.DateDifference(to.apply(left), to.apply(right));
            case Expression.DateAdd(var operand, var amount) ->
                new Expression.DateAdd(to.apply(operand), to.apply(amount));
        };
    }
}
