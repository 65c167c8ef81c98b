package dev.trefoil.secret;

import dev.trefoil.mpc.Party;
import dev.trefoil.mpc.protocol.LessThan;
import dev.trefoil.mpc.protocol.LessThanPublic;
import dev.trefoil.mpc.sharing.BitPlanes;
import dev.trefoil.mpc.sharing.BitVector;
import dev.trefoil.plan.Column;
import dev.trefoil.plan.Expression;
import dev.trefoil.plan.Expression.ColumnRef;
import dev.trefoil.plan.Expression.Compare;
import dev.trefoil.plan.Expression.Comparison;
import dev.trefoil.plan.Expression.Literal;
import dev.trefoil.plan.ExpressionTypes;
import dev.trefoil.plan.PlanSize;
import dev.trefoil.plan.Value;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// The comparisons of columns with each other and with constants in some expressions, made together: all less-thans
/// with constants share their rounds, so do all others, and all equalities.
///
/// Only columns that are there as bits; what else is compared is left to [SecretExpressions]. A comparison cannot fail,
/// so it may come before a cast that stands before it.
final class ColumnComparisons {
    private final Party party;
    private final SecretTable table;
    private final Map<Compare, Answer> answers = new LinkedHashMap<>();
    private final List<BitPlanes> words = new ArrayList<>();
    private final List<BigInteger> constants = new ArrayList<>();
    private final List<BitPlanes> left = new ArrayList<>();
    private final List<BitPlanes> right = new ArrayList<>();
    private final List<List<BitVector>> equal = new ArrayList<>();

    private ColumnComparisons(Party party, SecretTable table) {
        this.party = party;
        this.table = table;
    }

    private enum Kind {
        BELOW_CONSTANT,
        LESS,
        EQUAL
    }

    /// Where the bits of a comparison will be found.
    private record Answer(
            Kind kind, int index, boolean negated, @Nullable BitVector present) {}

    /// The values of those that are made here.
    static Map<Expression, SecretColumn> of(Party party, SecretTable table, List<Expression> expressions) {
        ColumnComparisons comparisons = new ColumnComparisons(party, table);
        expressions.forEach(comparisons::ask);
        return comparisons.answered();
    }

    private void ask(Expression expression) {
        if (expression instanceof Compare compare && !answers.containsKey(compare)) {
            Expression one = compare.left();
            Expression other = compare.right();
            if (one instanceof ColumnRef(Column column) && other instanceof Literal(Value constant)) {
                ask(compare, compare.comparison(), table.column(column), constant);
            } else if (one instanceof Literal(Value constant) && other instanceof ColumnRef(Column column)) {
                ask(compare, ConstantComparison.reversed(compare.comparison()), table.column(column), constant);
            } else if (one instanceof ColumnRef(Column left) && other instanceof ColumnRef(Column right)) {
                ask(compare, compare.comparison(), table.column(left), table.column(right));
            }
        }
        PlanSize.operands(expression).forEach(this::ask);
    }

    private void ask(Compare compare, Comparison comparison, SecretColumn column, Value constant) {
        Digits digits = column.digitsIfThere();
        if (digits == null || constant instanceof Value.NullValue || !ConstantComparison.isOrdered(column.type())) {
            return;
        }
        ConstantComparison.Bound bound = ConstantComparison.bound(comparison, column.type(), constant);
        BigInteger number = bound.number();
        if (number == null
                || number.compareTo(Numbers.min(column.type())) < 0
                || number.compareTo(Numbers.max(column.type())) > 0) {
            return;
        }
        BigInteger word = number.subtract(digits.base());
        int width = digits.bits().width();
        if (width == 0 || word.signum() < 0 || word.bitLength() > width) {
            return;
        }
        if (bound.less()) {
            words.add(digits.bits());
            constants.add(word);
            answer(compare, Kind.BELOW_CONSTANT, words.size(), bound.negated(), column.presentOrNull());
        } else {
            equal.add(IntStream.range(0, width)
                    .mapToObj(bit -> word.testBit(bit)
                            ? digits.bits().plane(bit)
                            : digits.bits().plane(bit).not(party.index()))
                    .toList());
            answer(compare, Kind.EQUAL, equal.size(), bound.negated(), column.presentOrNull());
        }
    }

    private void ask(Compare compare, Comparison comparison, SecretColumn one, SecretColumn other) {
        SecretComparison.words(party, comparison, one, other).ifPresent(pair -> {
            if (pair.left().width() == 0) {
                return;
            }
            BitVector present = SecretLogic.bothPresent(party, one, other);
            if (pair.less()) {
                left.add(pair.left());
                right.add(pair.right());
                answer(compare, Kind.LESS, left.size(), pair.negated(), present);
            } else {
                equal.add(pair.left().xor(pair.right()).not(party.index()).planes());
                answer(compare, Kind.EQUAL, equal.size(), pair.negated(), present);
            }
        });
    }

    /// The answer will be the last so far of `count` of its kind.
    private void answer(Compare compare, Kind kind, int count, boolean negated, @Nullable BitVector present) {
        answers.put(compare, new Answer(kind, count - 1, negated, present));
    }

    private Map<Expression, SecretColumn> answered() {
        List<BitVector> below = words.isEmpty() ? List.of() : LessThanPublic.all(party, words, constants);
        List<BitVector> less =
                left.isEmpty() ? List.of() : LessThan.all(party, left, right, Circuits.comparator(party, table.rows()));
        List<BitVector> same = equal.isEmpty() ? List.of() : AndTrees.each(party, equal);
        Map<Expression, SecretColumn> out = new HashMap<>();
        answers.forEach((compare, answer) -> {
            BitVector bits = (switch (answer.kind()) {
                        case BELOW_CONSTANT -> below;
                        case LESS -> less;
                        case EQUAL -> same;
                    })
                    .get(answer.index());
            out.put(
                    compare,
                    SecretColumn.ofBits(
                            ExpressionTypes.of(compare, table.schema()),
                            answer.negated() ? bits.not(party.index()) : bits,
                            answer.present(),
                            false));
        });
        return out;
    }
}
