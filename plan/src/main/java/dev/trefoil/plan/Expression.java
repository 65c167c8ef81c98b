package dev.trefoil.plan;

import java.util.List;

/// A value for each row, computed from the row's columns.
///
/// Nulls are SQL's: arithmetic and comparison with null give null; `and`, `or`, `not` follow three-valued logic.
public sealed interface Expression {
    record ColumnRef(Column column) implements Expression {}

    record Literal(Value value) implements Expression {}

    /// `+ - *` on numbers. A product of two fixed-point numbers is the exact floor at the finer of both precisions.
    record Arithmetic(ArithmeticOperator operator, Expression left, Expression right) implements Expression {}

    /// A comparison of two numbers, texts (by UTF-8 bytes), dates, timestamps, or (`==`, `!=` only) bools.
    record Compare(Comparison comparison, Expression left, Expression right) implements Expression {}

    record And(Expression left, Expression right) implements Expression {}

    record Or(Expression left, Expression right) implements Expression {}

    record Not(Expression operand) implements Expression {}

    /// Whether the operand is null; never null itself.
    record IsNull(Expression operand) implements Expression {}

    /// The operand, or `replacement` where it is null; never null.
    record FillNull(Expression operand, Value replacement) implements Expression {}

    /// `then` where the condition is true, `otherwise` where it is false or null.
    record IfElse(Expression condition, Expression then, Expression otherwise) implements Expression {}

    /// Whether the operand equals one of the values; null where the operand is null. An empty list holds nothing.
    record IsIn(Expression operand, List<Value> values) implements Expression {
        public IsIn {
            values = List.copyOf(values);
        }
    }

    /// The operand as the target type, with validation: a value (or null) outside the target in any row that is
    /// present, whatever branch it stands in, ends the run. Fixed-point is rounded down to fewer fraction bits;
    /// bool becomes 0 or 1, a timestamp its day, a date its first second.
    record Cast(Expression operand, Type target) implements Expression {}

    enum ArithmeticOperator {
        ADD("+"),
        SUBTRACT("-"),
        MULTIPLY("*");

        private final String symbol;

        ArithmeticOperator(String symbol) {
            this.symbol = symbol;
        }

        public String symbol() {
            return symbol;
        }
    }

    enum Comparison {
        EQUAL("=="),
        NOT_EQUAL("!="),
        LESS("<"),
        LESS_OR_EQUAL("<="),
        GREATER(">"),
        GREATER_OR_EQUAL(">=");

        private final String symbol;

        Comparison(String symbol) {
            this.symbol = symbol;
        }

        public String symbol() {
            return symbol;
        }
    }
}
