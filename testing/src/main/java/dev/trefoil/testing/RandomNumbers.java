package dev.trefoil.testing;

import dev.trefoil.plan.Expression;
import dev.trefoil.plan.Expression.DivideOperator;
import dev.trefoil.plan.Expression.ExtremeKind;
import dev.trefoil.plan.Expression.NumberKind;
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
        return switch (random.nextInt(5)) {
            case 0, 1 ->
                new Expression.Divide(pick(DivideOperator.values()), operand.apply(kind), operand.apply(any()));
            case 2 -> extreme(kind);
            default -> new Expression.NumberFunction(pick(NumberKind.values()), operand.apply(any()));
        };
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
