package dev.trefoil.policy;

import dev.trefoil.plan.Expression;
import dev.trefoil.plan.Expression.Arithmetic;
import dev.trefoil.plan.Expression.ArithmeticOperator;
import dev.trefoil.plan.PlanSize;
import java.util.ArrayList;
import java.util.List;

/// What is known of a value that is computed for each row.
final class ExpressionTrace {
    private final Trail trail;
    private final Traced input;
    private final Place place;
    private final Meanings meanings;
    private final Work work;

    /// `place` is the line in which the expressions stand.
    ExpressionTrace(Trail trail, Traced input, Place place) {
        this.trail = trail;
        this.input = input;
        this.place = place;
        this.meanings = trail.meanings();
        this.work = trail.work();
    }

    TracedColumn of(Expression expression) {
        work.add(1);
        return switch (expression) {
            case Expression.ColumnRef(var column) -> input.column(column);
            case Expression.Literal(var value) -> constant(value);
            case Expression.Placeholder placeholder ->
                constant(placeholder).withRisks(trail.registry().risk(RiskKind.CHOSEN_VALUE, place));
            case Expression.IfElse(var condition, var then, var otherwise) ->
                over("if", Derivation.COMPUTED, List.of(asCondition(condition), of(then), of(otherwise)));
            case Arithmetic arithmetic -> arithmetic(arithmetic);
            case Expression.Divide(var operator, var left, var right) -> computed(operator, left, right);
            case Expression.Extreme(var kind, var left, var right) -> computed(kind, left, right);
            case Expression.NumberFunction(var kind, var operand) -> computed(kind, operand);
            case Expression.Compare(var comparison, var left, var right) -> computed(comparison, left, right);
            case Expression.TextFunction(var kind, var operand) -> computed(kind, operand);
            case Expression.Substring(var operand, int start, int length) ->
                computed("substring " + start + " " + length, operand);
            case Expression.TextMatch(var kind, var operand, var pattern) -> computed(List.of(kind, pattern), operand);
            case Expression.Concatenate(var left, var right) -> computed("concatenate", left, right);
            case Expression.And(var left, var right) -> computed("and", left, right);
            case Expression.Or(var left, var right) -> computed("or", left, right);
            case Expression.Not(var operand) -> computed("not", operand);
            case Expression.IsNull(var operand) -> computed("is null", operand);
            case Expression.FillNull(var operand, var replacement) -> computed(List.of("fill", replacement), operand);
            case Expression.Coalesce(var left, var right) -> computed("coalesce", left, right);
            case Expression.IsIn(var operand, var values) -> computed(List.of("in", values), operand);
            case Expression.Cast(var operand, var target) -> computed(target, operand);
            case Expression.DatePart(var kind, var operand) -> computed(kind, operand);
            case Expression.DateDifference(var left, var right) -> computed("days", left, right);
            case Expression.DateAdd(var operand, var amount) -> computed("later", operand, amount);
        };
    }

    /// The parts of a condition that must all hold.
    static List<Expression> parts(Expression condition) {
        if (!(condition instanceof Expression.And(var left, var right))) {
            return List.of(condition);
        }
        List<Expression> parts = new ArrayList<>(parts(left));
        parts.addAll(parts(right));
        return parts;
    }

    private TracedColumn asCondition(Expression condition) {
        TracedColumn traced = of(condition);
        return traced.withLineage(Sources.as(Way.PREDICATE, traced.lineage(), work));
    }

    /// A public value: nothing stands behind it.
    private TracedColumn constant(Object value) {
        return new TracedColumn(
                Marks.NONE,
                Marks.NONE,
                Grain.TABLE,
                Derivation.LINEAR,
                false,
                meanings.of(value, List.of()),
                Behind.NOTHING,
                Marks.NONE,
                0);
    }

    private TracedColumn arithmetic(Arithmetic arithmetic) {
        boolean product = arithmetic.operator() == ArithmeticOperator.MULTIPLY
                && isSecret(arithmetic.left())
                && isSecret(arithmetic.right());
        return over(
                arithmetic.operator(),
                product ? Derivation.PRODUCT : Derivation.LINEAR,
                List.of(of(arithmetic.left()), of(arithmetic.right())));
    }

    private static boolean isSecret(Expression expression) {
        return expression instanceof Expression.ColumnRef
                || PlanSize.operands(expression).stream().anyMatch(ExpressionTrace::isSecret);
    }

    private TracedColumn computed(Object what, Expression... operands) {
        List<TracedColumn> traced = new ArrayList<>();
        for (Expression operand : operands) {
            traced.add(of(operand));
        }
        return over(what, Derivation.COMPUTED, traced);
    }

    private TracedColumn over(Object what, Derivation derivation, List<TracedColumn> operands) {
        TracedColumn all = operands.getFirst();
        for (TracedColumn next : operands.subList(1, operands.size())) {
            all = all.or(next, 0, all.behind().and(next.behind(), work), work);
        }
        return new TracedColumn(
                all.lineage(),
                all.risks(),
                all.grain(),
                all.derivation().or(derivation),
                all.nullable() || derivation != Derivation.LINEAR,
                meanings.of(what, operands.stream().map(TracedColumn::meaning).toList()),
                all.behind(),
                all.groupings(),
                0);
    }
}
