package dev.trefoil.testing;

import dev.trefoil.plan.Column;
import dev.trefoil.plan.Expression;
import dev.trefoil.plan.Expression.ArithmeticOperator;
import dev.trefoil.plan.Expression.Comparison;
import dev.trefoil.plan.ExpressionTypes;
import dev.trefoil.plan.Field;
import dev.trefoil.plan.PlanException;
import dev.trefoil.plan.Schema;
import dev.trefoil.plan.Type;
import dev.trefoil.plan.Value;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/// Random expressions over a schema that are well typed and cannot overflow.
///
/// Literals come from the data where possible, so that comparisons are true about as often as false.
final class RandomExpressions {
    private static final int ATTEMPTS = 6;
    private static final List<String> KINDS = List.of("int", "fixed", "bool", "text", "date", "timestamp");

    private final RandomGenerator random;
    private final Schema schema;
    private final List<Value> data;

    RandomExpressions(RandomGenerator random, Schema schema, List<Value> data) {
        this.random = random;
        this.schema = schema;
        this.data = data;
    }

    /// An expression of any kind.
    Expression any(int depth) {
        return of(kind(), depth);
    }

    /// A function of a text, date or timestamp.
    Expression textOrDate() {
        String kind = pick(List.of("int", "int", "int", "int", "text", "text", "bool", "bool"));
        return fitting(() -> new RandomTexts(random, data, other -> of(other, random.nextInt(2))).of(kind))
                .orElseGet(() -> literal(kind));
    }

    /// A condition.
    Expression condition(int depth) {
        return of("bool", depth);
    }

    private Expression of(String kind, int depth) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            Optional<Expression> made = fitting(() -> depth == 0 ? leaf(kind) : inner(kind, depth - 1));
            if (made.isPresent()) {
                return made.get();
            }
        }
        return literal(kind);
    }

    private Optional<Expression> fitting(Supplier<Expression> maker) {
        try {
            Expression made = maker.get();
            ExpressionTypes.of(made, schema);
            return Optional.of(made);
        } catch (PlanException e) {
            return Optional.empty();
        }
    }

    private Expression leaf(String kind) {
        List<Column> columns = schema.fields().stream()
                .filter(field -> field.type().kind().equals(kind))
                .map(Field::column)
                .toList();
        if (kind.equals("bool") && columns.size() < 2 && random.nextBoolean()) {
            return compare(0);
        }
        return columns.isEmpty() || random.nextInt(8) == 0 ? literal(kind) : new Expression.ColumnRef(pick(columns));
    }

    /// A kind: mostly one that the columns have.
    private String kind() {
        return random.nextInt(5) == 0
                ? pick(KINDS)
                : pick(schema.fields()).type().kind();
    }

    private Expression inner(String kind, int depth) {
        if (RandomTexts.gives(kind) && random.nextInt(kind.equals("bool") ? 14 : 4) == 0) {
            return new RandomTexts(random, data, other -> of(other, depth)).of(kind);
        }
        return switch (random.nextInt(8)) {
            case 0 ->
                random.nextBoolean()
                        ? new Expression.FillNull(of(kind, depth), value(kind))
                        : numbers(depth).coalesce(kind);
            case 1 -> new Expression.IfElse(of("bool", depth), of(kind, depth), of(similar(kind), depth));
            case 2 -> cast(kind, depth);
            default -> typical(kind, depth);
        };
    }

    /// What only expressions of this kind do.
    private Expression typical(String kind, int depth) {
        boolean sums = random.nextInt(5) < 2;
        return switch (kind) {
            case "int", "fixed" -> sums ? sum(kind, depth) : numbers(depth).number(kind);
            case "bool" -> logic(depth);
            default -> random.nextInt(3) == 0 ? numbers(depth).extreme(kind) : leaf(kind);
        };
    }

    private RandomNumbers numbers(int depth) {
        return new RandomNumbers(random, kind -> of(kind, depth));
    }

    private Expression sum(String kind, int depth) {
        return switch (kind) {
            case "int" ->
                new Expression.Arithmetic(pick(ArithmeticOperator.values()), of("int", depth), of("int", depth));
            default ->
                new Expression.Arithmetic(
                        pick(ArithmeticOperator.values()), of("fixed", depth), of(similar("fixed"), depth));
        };
    }

    private Expression logic(int depth) {
        return switch (random.nextInt(9)) {
            case 0 -> new Expression.And(of("bool", depth), of("bool", depth));
            case 1 -> new Expression.Or(of("bool", depth), of("bool", depth));
            case 2 -> new Expression.Not(of("bool", depth));
            case 3 -> new Expression.IsNull(of(kind(), depth));
            case 4, 5 -> isIn(depth);
            default -> compare(depth);
        };
    }

    private Expression compare(int depth) {
        String kind = kind();
        Comparison comparison =
                kind.equals("bool") ? pick(List.of(Comparison.EQUAL, Comparison.NOT_EQUAL)) : pick(Comparison.values());
        Expression right = random.nextInt(3) == 0 ? of(similar(kind), depth) : literal(kind);
        return new Expression.Compare(comparison, of(kind, depth), right);
    }

    private Expression isIn(int depth) {
        String kind = kind();
        List<Value> values = new ArrayList<>();
        for (int count = random.nextInt(5); count > 0; count--) {
            values.add(value(similar(kind)));
        }
        return new Expression.IsIn(of(kind, depth), values);
    }

    /// Mostly to a type that holds every value; sometimes to a narrower one, which the data may violate.
    private Expression cast(String kind, int depth) {
        Expression operand = of(random.nextInt(4) == 0 ? castable(kind) : similar(kind), depth);
        Type from = ExpressionTypes.of(operand, schema);
        boolean nullable = from.nullable() || random.nextBoolean();
        boolean narrow = random.nextInt(from.wide() ? 4 : 12) == 0;
        return new Expression.Cast(
                operand,
                switch (kind) {
                    case "int", "fixed" -> number(kind, from, nullable, narrow);
                    case "text" -> Type.text(narrow ? 3 : 6).withNullable(nullable);
                    case "date" -> Type.date().withNullable(nullable && !narrow);
                    case "timestamp" -> Type.timestamp().withNullable(nullable && !narrow);
                    default -> Type.bool().withNullable(nullable && !narrow);
                });
    }

    /// Another kind that can become this one.
    private String castable(String kind) {
        return switch (kind) {
            case "int" -> "bool";
            case "date" -> "timestamp";
            case "timestamp" -> "date";
            default -> similar(kind);
        };
    }

    private Type number(String kind, Type from, boolean nullable, boolean narrow) {
        int fraction = kind.equals("int") ? 0 : 1 + random.nextInt(12);
        int shift = fraction - ExpressionTypes.fraction(from);
        BigInteger low = switch (from) {
            case Type.IntType(var min, var _, var _) -> min.shiftLeft(shift);
            case Type.FixedType(var _, var min, var _, var _) -> min.shiftLeft(shift);
            case Type.BoolType _, Type.TextType _, Type.DateType _, Type.TimestampType _ -> BigInteger.ZERO;
        };
        BigInteger high = switch (from) {
            case Type.IntType(var _, var max, var _) -> max.shiftLeft(shift);
            case Type.FixedType(var _, var _, var max, var _) -> max.shiftLeft(shift);
            case Type.BoolType _, Type.TextType _, Type.DateType _, Type.TimestampType _ -> BigInteger.ONE;
        };
        BigInteger cut = narrow ? high.subtract(low).shiftRight(random.nextInt(from.wide() ? 40 : 8)) : BigInteger.ZERO;
        BigInteger top = narrow ? low.add(cut) : high;
        return fraction == 0 ? new Type.IntType(low, top, nullable) : new Type.FixedType(fraction, low, top, nullable);
    }

    /// The kind itself, or now and then the other kind of number.
    private String similar(String kind) {
        return switch (kind) {
            case "int" -> random.nextInt(8) == 0 ? "fixed" : "int";
            case "fixed" -> random.nextInt(3) == 0 ? "int" : "fixed";
            default -> kind;
        };
    }

    private Expression literal(String kind) {
        Value value = value(kind);
        if (random.nextInt(6) == 0) {
            return RandomPlaceholders.of(random, value);
        }
        return new Expression.Literal(random.nextInt(25) == 0 ? new Value.NullValue(value.type()) : value);
    }

    private Value value(String kind) {
        List<Value> known =
                data.stream().filter(value -> value.type().kind().equals(kind)).toList();
        if (!known.isEmpty() && random.nextInt(4) > 0) {
            return known.get(random.nextInt(known.size()));
        }
        return RandomFrames.value(
                random,
                switch (kind) {
                    case "int" -> Type.int_(-3, 20);
                    case "fixed" -> Type.fixed(1 + random.nextInt(5), -40, 100);
                    case "text" -> Type.text(4);
                    case "date" -> Type.date();
                    case "timestamp" -> Type.timestamp();
                    default -> Type.bool();
                });
    }

    private <T> T pick(T[] choices) {
        return choices[random.nextInt(choices.length)];
    }

    private <T> T pick(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
