package dev.trefoil.plan;

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
import java.util.Locale;
import java.util.stream.Collectors;

/// An expression as people write it: `Age > 65 and not (City == "Bern")`.
///
/// Names and texts are escaped; brackets stand wherever they are needed, so two different expressions
/// never look alike, except that a placeholder is shown without its type.
public final class ExpressionText {
    private ExpressionText() {}

    public static String of(Expression expression) {
        return switch (expression) {
            case ColumnRef(Column column) -> column(column);
            case Literal(Value value) -> literal(value);
            case Placeholder(PlaceholderName name, var _) -> name.token();
            case Arithmetic(var operator, var left, var right) -> infix(left, operator.symbol(), right);
            case Divide(var operator, var left, var right) -> infix(left, operator.symbol(), right);
            case Extreme(var kind, var left, var right) -> kind.word() + "(" + of(left) + ", " + of(right) + ")";
            case NumberFunction(var kind, var operand) -> kind.word() + "(" + of(operand) + ")";
            case Compare(var comparison, var left, var right) -> infix(left, comparison.symbol(), right);
            case TextFunction(var kind, var operand) -> kind.name().toLowerCase(Locale.ROOT) + "(" + of(operand) + ")";
            case Substring(var operand, int start, int length) ->
                "substring(" + of(operand) + ", " + start + ", " + length + ")";
            case TextMatch(var kind, var operand, var pattern) ->
                nested(operand) + " " + kind.words() + " " + new Value.TextValue(pattern);
            case Concatenate(var left, var right) -> "concat(" + of(left) + ", " + of(right) + ")";
            case And(var left, var right) -> infix(left, "and", right);
            case Or(var left, var right) -> infix(left, "or", right);
            case Not(var operand) -> "not " + nested(operand);
            case IsNull(var operand) -> "isnull(" + of(operand) + ")";
            case FillNull(var operand, var replacement) ->
                "fillnull(" + of(operand) + ", " + literal(replacement) + ")";
            case Coalesce(var left, var right) -> "coalesce(" + of(left) + ", " + of(right) + ")";
            case IfElse(var condition, var then, var otherwise) ->
                "if " + nested(condition) + " then " + nested(then) + " else " + nested(otherwise);
            case IsIn(var operand, var values) ->
                nested(operand) + " in "
                        + values.stream().map(ExpressionText::literal).collect(Collectors.joining(", ", "{", "}"));
            case Cast(var operand, var target) -> "cast(" + of(operand) + " as " + target.text() + ")";
            case DatePart(var kind, var operand) -> kind.word() + "(" + of(operand) + ")";
            case DateDifference(var left, var right) -> "time(from " + of(right) + " to " + of(left) + ")";
            case DateAdd(var operand, var amount) -> "later(" + of(operand) + " by " + of(amount) + ")";
        };
    }

    /// A column name, in back quotes unless it is a plain word.
    public static String column(Column column) {
        String name = Escaped.text(column.name());
        boolean plain = name.matches("[\\p{L}_][\\p{L}\\p{N}_]*")
                && !name.matches(
                        "and|or|not|if|then|else|in|cast|isnull|contains|starts|ends|is|from|to|by|fillnull|null|true|false");
        return plain ? name : '`' + name.replace("`", "``") + '`';
    }

    private static String literal(Value value) {
        return switch (value) {
            case Value.FixedValue(var _, int fraction) -> {
                String number = value.toString();
                String dotted = number.contains(".") ? number : number + ".0";
                yield fraction == Type.DEFAULT_FRACTION ? dotted : dotted + "@" + fraction;
            }
            case Value.NullValue(Type type) -> "null as " + type.text();
            case Value.IntValue _, Value.BoolValue _, Value.TextValue _, Value.DateValue _, Value.TimestampValue _ ->
                value.toString();
        };
    }

    private static String infix(Expression left, String operator, Expression right) {
        return nested(left) + " " + operator + " " + nested(right);
    }

    private static String nested(Expression expression) {
        return switch (expression) {
            case ColumnRef _,
                    Placeholder _,
                    IsNull _,
                    FillNull _,
                    TextFunction _,
                    Substring _,
                    Concatenate _,
                    Cast _,
                    DatePart _,
                    DateDifference _,
                    DateAdd _ -> of(expression);
            case Extreme _, NumberFunction _, Coalesce _ -> of(expression);
            case Divide _ -> "(" + of(expression) + ")";
            case Literal(Value.NullValue _) -> "(" + of(expression) + ")";
            case Literal _ -> of(expression);
            case Arithmetic _, Compare _, TextMatch _, And _, Or _, Not _, IfElse _, IsIn _ ->
                "(" + of(expression) + ")";
        };
    }
}
