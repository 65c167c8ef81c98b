package dev.trefoil.plan;

import java.util.List;

/// A value for each row, computed from the row's columns.
///
/// Nulls are SQL's: arithmetic and comparison with null give null; `and`, `or`, `not` follow three-valued logic.
public sealed interface Expression {
    record ColumnRef(Column column) implements Expression {}

    record Literal(Value value) implements Expression {}

    /// A literal of which the value is chosen when a run starts, under the same name wherever it stands ([Bindings]).
    /// It has the declared type, whatever value is chosen. Nothing runs before [Placeholders#bind].
    record Placeholder(PlaceholderName name, Type type) implements Expression {
        public Placeholder {
            if (type.nullable()) {
                throw new PlanException("the placeholder " + name + " has the nullable type " + type.text()
                        + ": a placeholder always has a value, so take the type without ?");
            }
        }
    }

    /// `+ - *` on numbers. A product of two fixed-point numbers is the exact floor at the finer of both precisions.
    record Arithmetic(ArithmeticOperator operator, Expression left, Expression right) implements Expression {}

    /// A quotient or remainder of two numbers; null where the divisor is zero.
    ///
    /// `/` is the exact floor of the quotient, at 20 fraction bits for two ints, else at the finer of both
    /// precisions. `//` is its floor as an int. `%` is what `//` leaves, at the finer of both precisions: zero, or
    /// with the sign of the divisor. The dividend, scaled for the division, must fit [#MAX_DIVIDEND_BITS] bits.
    record Divide(DivideOperator operator, Expression left, Expression right) implements Expression {
        public static final int MAX_DIVIDEND_BITS = 126;
    }

    /// The lesser or the greater of two numbers (at the finer of both precisions), dates, timestamps or texts (by UTF-8
    /// bytes);
    /// null where either is null.
    record Extreme(ExtremeKind kind, Expression left, Expression right) implements Expression {}

    /// A function of one number; null where the operand is null.
    record NumberFunction(NumberKind kind, Expression operand) implements Expression {}

    /// A comparison of two numbers, texts (by UTF-8 bytes), dates, timestamps, or (`==`, `!=` only) bools.
    record Compare(Comparison comparison, Expression left, Expression right) implements Expression {}

    /// A text as its length in characters (code points), or with the letters A to Z and a to z in lower or upper case
    /// (all other characters stay). Null where the operand is null.
    record TextFunction(TextKind kind, Expression operand) implements Expression {}

    /// The `length` characters (code points) from number `start`, counted from 0; fewer, or none, where the text ends
    /// before. Null where the operand is null.
    record Substring(Expression operand, int start, int length) implements Expression {
        public Substring {
            if (start < 0 || start > Type.MAX_TEXT_BYTES || length < 1 || length > Type.MAX_TEXT_BYTES) {
                throw new PlanException("substring: start " + start + " and length " + length + " are outside 0.."
                        + Type.MAX_TEXT_BYTES + " and 1.." + Type.MAX_TEXT_BYTES);
            }
        }
    }

    /// Whether the text contains, starts with, ends with, or is like a public pattern. In LIKE `%` stands for any
    /// text, `_` for one character (code point), and `\` before a character for that character. An empty pattern is
    /// contained in every text, and like the empty one only. Null where the operand is null.
    record TextMatch(MatchKind kind, Expression operand, String pattern) implements Expression {
        public TextMatch {
            TextPattern.of(kind, pattern);
            if (TextBytes.bytes(pattern).length > Type.MAX_TEXT_BYTES) {
                throw new PlanException(
                        "text match: the pattern is longer than " + Type.MAX_TEXT_BYTES + " bytes: shorten it");
            }
        }
    }

    /// The left text, then the right one; null where either is null. The most bytes of both add up.
    record Concatenate(Expression left, Expression right) implements Expression {}

    record And(Expression left, Expression right) implements Expression {}

    record Or(Expression left, Expression right) implements Expression {}

    record Not(Expression operand) implements Expression {}

    /// Whether the operand is null; never null itself.
    record IsNull(Expression operand) implements Expression {}

    /// The operand, or `replacement` where it is null; never null.
    record FillNull(Expression operand, Value replacement) implements Expression {}

    /// `left`, or `right` where `left` is null; null where both are.
    record Coalesce(Expression left, Expression right) implements Expression {}

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

    /// A part of a date or timestamp as a whole number, by the Gregorian calendar and in UTC. Null where the operand
    /// is null.
    record DatePart(DateKind kind, Expression operand) implements Expression {}

    /// How far the left date lies after the right one, in whole days, or the left timestamp after the right one, in
    /// seconds; negative if it lies before. Null where either is null.
    record DateDifference(Expression left, Expression right) implements Expression {}

    /// A date plus a whole number of days, or a timestamp plus a whole number of seconds, with validation like
    /// [Cast]: a result outside 1900..2199 in any row that is present ends the run. Null where either operand is
    /// null.
    record DateAdd(Expression operand, Expression amount) implements Expression {}

    enum TextKind {
        LENGTH,
        LOWER,
        UPPER
    }

    enum MatchKind {
        CONTAINS("contains"),
        STARTS_WITH("starts with"),
        ENDS_WITH("ends with"),
        LIKE("is like");

        private final String words;

        MatchKind(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }

    enum DateKind {
        YEAR("year", 1900, 2199),
        QUARTER("quarter", 1, 4),
        MONTH("month", 1, 12),
        DAY("day", 1, 31),
        /// Monday is 0.
        WEEKDAY("weekday", 0, 6),
        DAY_OF_YEAR("dayofyear", 1, 366),
        HOUR("hour", 0, 23),
        MINUTE("minute", 0, 59),
        SECOND("second", 0, 59);

        private final String word;
        private final int least;
        private final int greatest;

        DateKind(String word, int least, int greatest) {
            this.word = word;
            this.least = least;
            this.greatest = greatest;
        }

        public String word() {
            return word;
        }

        public int least() {
            return least;
        }

        public int greatest() {
            return greatest;
        }

        /// Whether only timestamps have it.
        public boolean ofTime() {
            return this == HOUR || this == MINUTE || this == SECOND;
        }
    }

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

    enum DivideOperator {
        TRUE("/"),
        FLOOR("//"),
        MODULO("%");

        private final String symbol;

        DivideOperator(String symbol) {
            this.symbol = symbol;
        }

        public String symbol() {
            return symbol;
        }
    }

    enum ExtremeKind {
        LEAST("least"),
        GREATEST("greatest");

        private final String word;

        ExtremeKind(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }
    }

    /// What a [NumberFunction] computes, exactly.
    enum NumberKind {
        /// The number without its sign, at its own precision.
        ABS("abs"),

        /// -1, 0 or 1, an int.
        SIGN("sign"),

        /// The greatest int that is not above the number.
        FLOOR("floor"),

        /// The least int that is not below the number.
        CEIL("ceil"),

        /// The nearest int; of two that are equally near, the even one.
        ROUND("round"),

        /// The exact floor of the square root at 20 fraction bits, or at the operand's if those are more; null where
        /// the operand is negative.
        SQRT("sqrt"),

        /// e to the power of the number, at 20 fraction bits, or at the operand's if those are more: as [Exponential]
        /// computes it.
        EXP("exp"),

        /// The natural logarithm, at 20 fraction bits, or at the operand's if those are more: as [Logarithm] computes
        /// it; null where the operand is zero or negative.
        LOG("log");

        private final String word;

        NumberKind(String word) {
            this.word = word;
        }

        public String word() {
            return word;
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
