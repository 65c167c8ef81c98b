package dev.trefoil.client;

import dev.trefoil.plan.Expression;
import dev.trefoil.plan.PlanException;
import dev.trefoil.plan.Type;
import dev.trefoil.plan.Value;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.IntStream;

/// Public intervals that a number is cut into: `bins(0, 18, 65, 120).labels("child", "adult", "old")`.
///
/// Neighbouring breaks enclose one bin each, which holds its upper break and not its lower one, unless
/// [#closedOnTheLeft] is asked for. A number outside all bins, and a null, is in none: null.
public final class Bins {
    private final List<Value> breaks;
    private final List<Value> labels;
    private final boolean left;

    private Bins(List<Value> breaks, List<Value> labels, boolean left) {
        this.breaks = breaks;
        this.labels = labels;
        this.left = left;
    }

    /// Bins that are numbered 0, 1, 2, ... from the lowest.
    static Bins of(List<?> breaks) {
        List<Value> values = breaks.stream().map(Literals::of).toList();
        if (values.size() < 2) {
            throw new PlanException("bins need two breaks or more: bins(0, 18, 65)");
        }
        for (int i = 1; i < values.size(); i++) {
            if (number(values.get(i - 1)).compareTo(number(values.get(i))) >= 0) {
                throw new PlanException("bins: the break " + values.get(i) + " is not above " + values.get(i - 1)
                        + ": give the breaks in rising order");
            }
        }
        List<Value> numbers =
                IntStream.range(0, values.size() - 1).mapToObj(Value::of).toList();
        return new Bins(values, numbers, false);
    }

    /// The same bins with a text for each, from the lowest.
    public Bins labels(String... texts) {
        if (texts.length != breaks.size() - 1) {
            throw new PlanException("bins: " + breaks.size() + " breaks make " + (breaks.size() - 1) + " bins, but "
                    + texts.length + " labels were given");
        }
        return new Bins(breaks, List.of(texts).stream().map(Value::of).toList(), left);
    }

    /// The same bins, each with its lower break and without its upper one.
    public Bins closedOnTheLeft() {
        return new Bins(breaks, labels, true);
    }

    /// The label of the bin in which the operand is: comparisons in halves, so that even many bins nest little.
    Expression cut(Expression operand) {
        return between(operand, 0, breaks.size());
    }

    /// Gap i lies below break i; the first and the last gap are in no bin.
    private Expression between(Expression operand, int from, int to) {
        if (from == to) {
            return label(from);
        }
        int middle = (from + to) / 2;
        Expression below = new Expression.Compare(
                left ? Expression.Comparison.LESS : Expression.Comparison.LESS_OR_EQUAL,
                operand,
                new Expression.Literal(breaks.get(middle)));
        return new Expression.IfElse(below, between(operand, from, middle), between(operand, middle + 1, to));
    }

    private Expression label(int gap) {
        if (gap == 0 || gap == breaks.size()) {
            Type type = labels.getFirst().type();
            return new Expression.Literal(new Value.NullValue(type));
        }
        return new Expression.Literal(labels.get(gap - 1));
    }

    private static BigDecimal number(Value value) {
        return switch (value) {
            case Value.IntValue(var number) -> new BigDecimal(number);
            case Value.FixedValue fixed -> fixed.decimal();
            case Value.BoolValue _, Value.TextValue _, Value.DateValue _, Value.TimestampValue _, Value.NullValue _ ->
                throw new PlanException("bins: the break " + value + " is no number");
        };
    }
}
