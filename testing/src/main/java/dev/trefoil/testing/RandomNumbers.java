package dev.trefoil.testing;

import dev.trefoil.plan.Expression;
import dev.trefoil.plan.Expression.DivideOperator;
import dev.trefoil.plan.Expression.ExtremeKind;
import dev.trefoil.plan.Expression.NumberKind;
import dev.trefoil.plan.Value;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/// Random quotients, extremes, functions of numbers and coalesces.
final class RandomNumbers {
    private final RandomGenerator random;

    /// Makes a random operand of a kind.
    private final Function<String, Expression> operand;

    RandomNumbers(RandomGenerator random, Function<String, Expression> operand) {
        this.random = random;
        this.operand = operand;
    }

    /// A number, not always of the kind that is wanted.
    Expression number(String kind) {
        return switch (random.nextInt(8)) {
            case 0, 1 ->
                new Expression.Divide(pick(DivideOperator.values()), operand.apply(kind), operand.apply(any()));
            case 2 -> extreme(kind);
            default -> function(pick(NumberKind.values()));
        };
    }

    /// Powers of e mostly of numbers made small, since most are refused.
    private Expression function(NumberKind kind) {
        Expression number = operand.apply(any());
        boolean small = kind == NumberKind.EXP && random.nextInt(4) != 0;
        return new Expression.NumberFunction(kind, small ? small(number) : number);
    }

    /// At most 49, and often not much below zero.
    private Expression small(Expression number) {
        Expression.Literal most = new Expression.Literal(Value.of(random.nextInt(50)));
        Expression below = new Expression.Extreme(ExtremeKind.LEAST, number, most);
        Expression.Literal least = new Expression.Literal(Value.of(-random.nextInt(20)));
        return random.nextBoolean() ? below : new Expression.Extreme(ExtremeKind.GREATEST, below, least);
    }

    /// Of an ordered kind.
    Expression extreme(String kind) {
        return new Expression.Extreme(pick(ExtremeKind.values()), operand.apply(kind), operand.apply(kind));
    }

    Expression coalesce(String kind) {
        return new Expression.Coalesce(operand.apply(kind), operand.apply(kind));
    }

    private String any() {
        return random.nextBoolean() ? "int" : "fixed";
    }

    private <T> T pick(T[] choices) {
        return choices[random.nextInt(choices.length)];
    }
}
