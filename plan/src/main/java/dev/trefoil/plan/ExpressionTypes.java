package dev.trefoil.plan;

import dev.trefoil.plan.Expression.And;
import dev.trefoil.plan.Expression.Arithmetic;
import dev.trefoil.plan.Expression.ArithmeticOperator;
import dev.trefoil.plan.Expression.Cast;
import dev.trefoil.plan.Expression.Coalesce;
import dev.trefoil.plan.Expression.ColumnRef;
import dev.trefoil.plan.Expression.Compare;
import dev.trefoil.plan.Expression.Comparison;
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
import dev.trefoil.plan.Type.BoolType;
import dev.trefoil.plan.Type.DateType;
import dev.trefoil.plan.Type.FixedType;
import dev.trefoil.plan.Type.IntType;
import dev.trefoil.plan.Type.TextType;
import dev.trefoil.plan.Type.TimestampType;

/// The type of an expression over the columns of a schema, with bounds that every value provably keeps.
///
/// Refuses what does not fit together and what could overflow, naming the expression, its bounds and the fix.
public final class ExpressionTypes {
    private ExpressionTypes() {}

    public static Type of(Expression expression, Schema schema) {
        return switch (expression) {
            case ColumnRef(Column column) -> schema.type(column);
            case Literal(Value value) -> value.type();
            case Placeholder(var _, Type type) -> type;
            case Arithmetic(ArithmeticOperator operator, Expression left, Expression right) ->
                arithmetic(expression, operator, of(left, schema), of(right, schema));
            case Divide divide -> NumberTypes.divide(divide, of(divide.left(), schema), of(divide.right(), schema));
            case Extreme extreme ->
                NumberTypes.extreme(extreme, of(extreme.left(), schema), of(extreme.right(), schema));
            case NumberFunction function -> NumberTypes.function(function, of(function.operand(), schema));
            case Compare(Comparison comparison, Expression left, Expression right) ->
                compare(expression, comparison, of(left, schema), of(right, schema));
            case TextFunction(var kind, Expression operand) ->
                TextTypes.function(describe(expression), kind, of(operand, schema));
            case Substring(Expression operand, int _, int length) ->
                TextTypes.substring(describe(expression), length, of(operand, schema));
            case TextMatch(var _, Expression operand, var _) ->
                TextTypes.match(describe(expression), of(operand, schema));
            case Concatenate(Expression left, Expression right) ->
                TextTypes.concatenate(describe(expression), of(left, schema), of(right, schema));
            case And(Expression left, Expression right) -> logic(expression, of(left, schema), of(right, schema));
            case Or(Expression left, Expression right) -> logic(expression, of(left, schema), of(right, schema));
            case Not(Expression operand) -> logic(expression, of(operand, schema), Type.bool());
            case IsNull(Expression operand) -> {
                of(operand, schema);
                yield Type.bool();
            }
            case FillNull(Expression operand, Value replacement) ->
                fillNull(expression, of(operand, schema), replacement);
            case Coalesce coalesce ->
                NumberTypes.coalesce(coalesce, of(coalesce.left(), schema), of(coalesce.right(), schema));
            case IfElse(Expression condition, Expression then, Expression otherwise) -> {
                logic(expression, of(condition, schema), Type.bool());
                yield union(describe(expression), of(then, schema), of(otherwise, schema));
            }
            case IsIn isIn -> isIn(isIn, of(isIn.operand(), schema));
            case Cast(Expression operand, Type target) -> cast(expression, of(operand, schema), target);
            case DatePart(var kind, Expression operand) ->
                DateTypes.part(describe(expression), kind, of(operand, schema));
            case DateDifference(Expression left, Expression right) ->
                DateTypes.difference(describe(expression), of(left, schema), of(right, schema));
            case DateAdd(Expression operand, Expression amount) ->
                DateTypes.add(describe(expression), of(operand, schema), of(amount, schema));
        };
    }

    /// The narrowest type that holds the values of both types; `what` names the place in an error.
    public static Type union(String what, Type a, Type b) {
        boolean nullable = a.nullable() || b.nullable();
        if (a instanceof BoolType && b instanceof BoolType) {
            return new BoolType(nullable);
        }
        if (a instanceof DateType && b instanceof DateType) {
            return new DateType(nullable);
        }
        if (a instanceof TimestampType && b instanceof TimestampType) {
            return new TimestampType(nullable);
        }
        if (a instanceof TextType(int left, var _) && b instanceof TextType(int right, var _)) {
            return new TextType(Math.max(left, right), nullable);
        }
        if (isNumber(a) && isNumber(b)) {
            int fraction = Math.max(fraction(a), fraction(b));
            return number(what, fraction, scaled(a, fraction).union(scaled(b, fraction)), nullable);
        }
        throw new PlanException(what + ": " + a.kind() + " and " + b.kind() + " do not fit together");
    }

    public static boolean isNumber(Type type) {
        return type instanceof IntType || type instanceof FixedType;
    }

    /// The fraction bits of a number; 0 for integers.
    public static int fraction(Type type) {
        return switch (type) {
            case FixedType(int fraction, var _, var _, var _) -> fraction;
            case IntType _, BoolType _, TextType _, DateType _, TimestampType _ -> 0;
        };
    }

    static Bounds bounds(Type type) {
        return switch (type) {
            case IntType(var min, var max, var _) -> new Bounds(min, max);
            case FixedType(var _, var min, var max, var _) -> new Bounds(min, max);
            case BoolType _, TextType _, DateType _, TimestampType _ ->
                throw new IllegalStateException(type.kind() + " has no bounds");
        };
    }

    static Type number(String what, int fraction, Bounds bounds, boolean nullable) {
        if (!bounds.fits()) {
            throw overflow(what, bounds);
        }
        return fraction == 0
                ? new IntType(bounds.min(), bounds.max(), nullable)
                : new FixedType(fraction, bounds.min(), bounds.max(), nullable);
    }

    static PlanException overflow(String what, Bounds bounds) {
        return overflow(what, bounds, bounds.bits(), Type.MAX_BITS);
    }

    private static PlanException overflow(String what, Bounds bounds, int bits, int most) {
        return new PlanException(what + " could overflow: its bounds " + bounds + " need " + bits + " bits, at most "
                + most + " are supported: narrow the types of its columns, or cast one with validation");
    }

    /// The bounds of a number on the way to a value, which `what` names.
    static Bounds intermediate(String what, Bounds bounds) {
        if (!bounds.fitIntermediate()) {
            int bits = Math.max(bounds.min().bitLength(), bounds.max().bitLength()) + 1;
            throw overflow(what, bounds, bits, Type.INTERMEDIATE_BITS);
        }
        return bounds;
    }

    private static Bounds scaled(Type type, int fraction) {
        return bounds(type).shifted(fraction - fraction(type));
    }

    private static Type arithmetic(Expression expression, ArithmeticOperator operator, Type left, Type right) {
        String what = describe(expression);
        if (!isNumber(left) || !isNumber(right)) {
            throw new PlanException(what + ": " + operator.symbol() + " needs two numbers, got " + left.kind() + " and "
                    + right.kind());
        }
        boolean nullable = left.nullable() || right.nullable();
        int fraction = Math.max(fraction(left), fraction(right));
        return switch (operator) {
            case ADD ->
                number(what, fraction, aligned(what, left, fraction).plus(aligned(what, right, fraction)), nullable);
            case SUBTRACT ->
                number(what, fraction, aligned(what, left, fraction).minus(aligned(what, right, fraction)), nullable);
            case MULTIPLY -> {
                Bounds product = intermediate(
                        what + " (before it is cut to " + fraction + " fraction bits)",
                        bounds(left).times(bounds(right)));
                int cut = Math.min(fraction(left), fraction(right));
                yield number(what, fraction, product.floorShifted(cut), nullable);
            }
        };
    }

    /// The bounds of a number brought to `fraction` bits, which must fit as well.
    private static Bounds aligned(String what, Type type, int fraction) {
        return intermediate(what + " (an operand at " + fraction + " fraction bits)", scaled(type, fraction));
    }

    private static Type compare(Expression expression, Comparison comparison, Type left, Type right) {
        String what = describe(expression);
        boolean nullable = left.nullable() || right.nullable();
        if (left instanceof BoolType && right instanceof BoolType) {
            return switch (comparison) {
                case EQUAL, NOT_EQUAL -> new BoolType(nullable);
                case LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL ->
                    throw new PlanException(what + ": bools have no order, compare them with == or !=");
            };
        }
        if (!comparable(left, right)) {
            throw new PlanException(what + ": cannot compare " + left.kind() + " with " + right.kind());
        }
        if (isNumber(left)) {
            int fraction = Math.max(fraction(left), fraction(right));
            aligned(what, left, fraction);
            aligned(what, right, fraction);
        }
        return new BoolType(nullable);
    }

    /// Whether values of the two types can be compared for order (or, bools, for equality).
    static boolean comparable(Type left, Type right) {
        return (isNumber(left) && isNumber(right)) || left.kind().equals(right.kind());
    }

    private static Type logic(Expression expression, Type left, Type right) {
        if (!(left instanceof BoolType) || !(right instanceof BoolType)) {
            Type wrong = left instanceof BoolType ? right : left;
            throw new PlanException(describe(expression) + ": needs a bool here, got " + wrong.kind()
                    + " (compare it with something first)");
        }
        return new BoolType(left.nullable() || right.nullable());
    }

    private static Type fillNull(Expression expression, Type operand, Value replacement) {
        if (replacement instanceof Value.NullValue) {
            throw new PlanException(describe(expression) + ": a null cannot replace nulls");
        }
        return union(describe(expression), operand, replacement.type()).withNullable(false);
    }

    private static Type isIn(IsIn isIn, Type operand) {
        if (isIn.values().size() > Limits.MAX_LIST) {
            throw new PlanException("isin: a list of " + isIn.values().size() + " values is too long, at most "
                    + Limits.MAX_LIST + ": join with a table instead");
        }
        for (Value value : isIn.values()) {
            if (value instanceof Value.NullValue) {
                throw new PlanException(
                        describe(isIn) + ": a null in the list matches nothing; use isnull() for nulls");
            }
            compare(
                    new Compare(Comparison.EQUAL, isIn.operand(), new Literal(value)),
                    Comparison.EQUAL,
                    operand,
                    value.type());
        }
        return new BoolType(operand.nullable());
    }

    private static Type cast(Expression expression, Type from, Type target) {
        boolean possible = switch (target) {
            case IntType _ -> isNumber(from) || from instanceof BoolType;
            case FixedType(int fraction, var _, var _, var _) -> {
                if (isNumber(from)) {
                    number(describe(expression), fraction, scaled(from, fraction), false);
                }
                yield isNumber(from);
            }
            case BoolType _ -> from instanceof BoolType;
            case TextType _ -> from instanceof TextType;
            case DateType _, TimestampType _ -> from instanceof DateType || from instanceof TimestampType;
        };
        if (!possible) {
            throw new PlanException(describe(expression) + ": " + from.kind() + " cannot become " + target.kind());
        }
        return target;
    }

    private static String describe(Expression expression) {
        return ExpressionText.of(expression);
    }
}
