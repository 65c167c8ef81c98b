package dev.trefoil.secret;

import dev.trefoil.mpc.Party;
import dev.trefoil.mpc.sharing.BitVector;
import dev.trefoil.plan.Column;
import dev.trefoil.plan.Expression;
import dev.trefoil.plan.Expression.And;
import dev.trefoil.plan.Expression.Arithmetic;
import dev.trefoil.plan.Expression.Cast;
import dev.trefoil.plan.Expression.Coalesce;
import dev.trefoil.plan.Expression.ColumnRef;
import dev.trefoil.plan.Expression.Compare;
import dev.trefoil.plan.Expression.Concatenate;
import dev.trefoil.plan.Expression.DateAdd;
import dev.trefoil.plan.Expression.DateDifference;
import dev.trefoil.plan.Expression.DatePart;
import dev.trefoil.plan.Expression.Divide;
import dev.trefoil.plan.Expression.Extreme;
import dev.trefoil.plan.Expression.FillNull;
import dev.trefoil.plan.Expression.IfElse;
import dev.trefoil.plan.Expression.IsIn;
import dev.trefoil.plan.Expression.IsNull;
import dev.trefoil.plan.Expression.Literal;
import dev.trefoil.plan.Expression.Not;
import dev.trefoil.plan.Expression.NumberFunction;
import dev.trefoil.plan.Expression.Or;
import dev.trefoil.plan.Expression.Placeholder;
import dev.trefoil.plan.Expression.Substring;
import dev.trefoil.plan.Expression.TextFunction;
import dev.trefoil.plan.Expression.TextMatch;
import dev.trefoil.plan.ExpressionTypes;
import dev.trefoil.plan.PlanException;
import dev.trefoil.plan.TextPattern;
import dev.trefoil.plan.Type;
import dev.trefoil.plan.Value;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The value of an expression in every physical row of a table, under shares.
///
/// Operands are computed from left to right, whichever branch they stand in, so a cast is checked in every row
/// that is there.
final class SecretExpressions {
    private final Party party;
    private final SecretTable table;
    private final Map<Expression, SecretColumn> known = new HashMap<>();

    private SecretExpressions(Party party, SecretTable table) {
        this.party = party;
        this.table = table;
    }

    /// The value of each expression; equal parts are computed once, and comparisons of columns share their rounds.
    static List<SecretColumn> evaluate(Party party, SecretTable table, List<Expression> expressions) {
        SecretExpressions values = new SecretExpressions(party, table);
        values.known.putAll(ColumnComparisons.of(party, table, expressions));
        return expressions.stream().map(values::of).toList();
    }

    private SecretColumn of(Expression expression) {
        SecretColumn here = known.get(expression);
        if (here == null) {
            here = computed(expression);
            known.put(expression, here);
        }
        return here;
    }

    private SecretColumn computed(Expression expression) {
        Type type = ExpressionTypes.of(expression, table.schema());
        return switch (expression) {
            case ColumnRef(Column column) -> table.column(column);
            case Literal(Value value) -> Constants.column(party, table.rows(), value);
            case Placeholder(var name, var _) -> throw new PlanException("the placeholder " + name + " has no value");
            case Arithmetic(var operator, Expression left, Literal(Value constant))
            when !(constant instanceof Value.NullValue) ->
                ConstantArithmetic.of(party, operator, of(left), constant, type);
            case Arithmetic(var operator, Literal(Value constant), Expression right)
            when !(constant instanceof Value.NullValue) ->
                ConstantArithmetic.reversed(party, operator, constant, of(right), type);
            case Arithmetic(var operator, Expression left, Expression right) ->
                SecretArithmetic.of(party, operator, of(left), of(right), type);
            case Divide(var operator, Expression left, Literal(Value constant))
            when !(constant instanceof Value.NullValue) -> divide(operator, of(left), constant, type);
            case Divide(var operator, Expression left, Expression right) ->
                SecretDivision.of(party, operator, of(left), of(right), type);
            case Extreme(var kind, Expression left, Expression right) ->
                SecretExtreme.of(party, kind, of(left), of(right), type);
            case NumberFunction(var kind, Expression operand) ->
                SecretNumberFunction.of(party, kind, of(operand), type);
            case Compare(var comparison, Expression left, Literal(Value constant))
            when !(constant instanceof Value.NullValue) ->
                ConstantComparison.of(party, comparison, of(left), constant, type);
            case Compare(var comparison, Literal(Value constant), Expression right)
            when !(constant instanceof Value.NullValue) ->
                ConstantComparison.of(party, ConstantComparison.reversed(comparison), of(right), constant, type);
            case Compare(var comparison, Expression left, Expression right) ->
                SecretComparison.of(party, comparison, of(left), of(right), type);
            case TextFunction(var kind, Expression operand) -> SecretText.function(party, kind, of(operand), type);
            case Substring(Expression operand, int start, int length) ->
                SecretText.substring(party, of(operand), start, length, type);
            case TextMatch(var kind, Expression operand, String pattern) ->
                SecretText.match(party, of(operand), TextPattern.of(kind, pattern), type);
            case Concatenate(Literal(Value.TextValue(String left)), Expression right) ->
                SecretText.concatenate(party, left, of(right), type);
            case Concatenate(Expression left, Expression right) ->
                SecretText.concatenate(party, of(left), of(right), type);
            case And(Expression left, Expression right) -> SecretLogic.and(party, of(left), of(right), type);
            case Or(Expression left, Expression right) -> SecretLogic.or(party, of(left), of(right), type);
            case Not(Expression operand) -> SecretLogic.not(party, of(operand));
            case IsNull(Expression operand) -> isNull(of(operand));
            case FillNull(Expression operand, Value replacement) ->
                SecretChoice.fillNull(party, of(operand), replacement, type);
            case Coalesce(Expression left, Expression right) -> SecretChoice.coalesce(party, of(left), of(right), type);
            case IfElse(Expression condition, Expression then, Expression otherwise) ->
                SecretChoice.ifElse(party, of(condition), of(then), of(otherwise), type);
            case IsIn(Expression operand, var values) -> SecretMembership.of(party, of(operand), values, type);
            case Cast(Expression operand, Type target) ->
                SecretCast.of(party, of(operand), target, table.validity(party));
            case DatePart(var kind, Expression operand) -> SecretDates.part(party, kind, of(operand), type);
            case DateDifference(Expression left, Expression right) ->
                SecretDates.difference(party, of(left), of(right), type);
            case DateAdd(Expression operand, Expression amount) ->
                SecretDates.add(party, of(operand), of(amount), type, table.validity(party));
        };
    }

    private SecretColumn divide(Expression.DivideOperator operator, SecretColumn left, Value constant, Type type) {
        return PublicDivision.takes(left, constant)
                ? PublicDivision.of(party, operator, left, constant, type)
                : SecretDivision.of(party, operator, left, Constants.column(party, left.rows(), constant), type);
    }

    private SecretColumn isNull(SecretColumn operand) {
        BitVector bits = operand.presence(party).not(party.index());
        return SecretColumn.ofBits(Type.bool(), bits, null, true);
    }
}
