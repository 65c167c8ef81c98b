package dev.trefoil.secret;

import dev.trefoil.mpc.Party;
import dev.trefoil.mpc.protocol.Equal;
import dev.trefoil.mpc.protocol.LessThan;
import dev.trefoil.mpc.sharing.BitPlanes;
import dev.trefoil.mpc.sharing.BitVector;
import dev.trefoil.plan.Expression.Comparison;
import dev.trefoil.plan.ExpressionTypes;
import dev.trefoil.plan.Type;
import java.math.BigInteger;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A comparison of two secret columns; null where either is.
///
/// Two columns that are there in the ring are compared by the sign of their difference, others bit by bit over
/// a common base; both in no more bits than their bounds need.
final class SecretComparison {
    private final Party party;
    private final SecretColumn left;
    private final SecretColumn right;
    private final int fraction;

    private SecretComparison(Party party, SecretColumn left, SecretColumn right) {
        this.party = party;
        this.left = left;
        this.right = right;
        this.fraction = Math.max(ExpressionTypes.fraction(left.type()), ExpressionTypes.fraction(right.type()));
    }

    static SecretColumn of(Party party, Comparison comparison, SecretColumn left, SecretColumn right, Type type) {
        BitVector present = SecretLogic.bothPresent(party, left, right);
        return SecretColumn.ofBits(type, bits(party, comparison, left, right), present, false);
    }

    /// Where the comparison holds; without meaning where either is null.
    static BitVector bits(Party party, Comparison comparison, SecretColumn left, SecretColumn right) {
        SecretComparison forward = new SecretComparison(party, left, right);
        SecretComparison backward = new SecretComparison(party, right, left);
        return switch (comparison) {
            case EQUAL -> forward.equal();
            case NOT_EQUAL -> forward.equal().not(party.index());
            case LESS -> forward.less();
            case LESS_OR_EQUAL -> backward.less().not(party.index());
            case GREATER -> backward.less();
            case GREATER_OR_EQUAL -> forward.less().not(party.index());
        };
    }

    /// Words to compare, and whether the contrary is asked.
    record Words(boolean less, BitPlanes left, BitPlanes right, boolean negated) {
        @Override
        public String toString() {
            return "Words[" + left + "]";
        }
    }

    /// What the comparison asks of the bits of both columns; nothing if it is made in the ring.
    static Optional<Words> words(Party party, Comparison comparison, SecretColumn left, SecretColumn right) {
        boolean swapped = comparison == Comparison.LESS_OR_EQUAL || comparison == Comparison.GREATER;
        SecretComparison pair = new SecretComparison(party, swapped ? right : left, swapped ? left : right);
        if (left.digitsIfThere() == null || right.digitsIfThere() == null) {
            return Optional.empty();
        }
        Pair words = pair.pair();
        boolean less = comparison != Comparison.EQUAL && comparison != Comparison.NOT_EQUAL;
        boolean negated = comparison == Comparison.NOT_EQUAL
                || comparison == Comparison.LESS_OR_EQUAL
                || comparison == Comparison.GREATER_OR_EQUAL;
        return Optional.of(new Words(less, words.left, words.right, negated));
    }

    private BitVector less() {
        Elements difference = difference();
        if (difference != null) {
            return difference.negative(party, differenceWidth());
        }
        Pair pair = pair();
        return LessThan.unsigned(party, pair.left, pair.right, Circuits.comparator(party, left.rows()));
    }

    private BitVector equal() {
        Elements difference = difference();
        if (difference != null) {
            return difference.zero(party, differenceWidth());
        }
        Pair pair = pair();
        return Equal.of(party, pair.left, pair.right);
    }

    /// The difference in the ring, unless comparing bits is as cheap.
    private @Nullable Elements difference() {
        Digits a = left.digitsIfThere();
        Digits b = right.digitsIfThere();
        if (!Numbers.isNumber(left.type()) || (a != null && b != null)) {
            return null;
        }
        boolean large = differenceWidth() > Long.SIZE;
        Elements x = Numbers.elementsAt(left, fraction, large);
        Elements y = Numbers.elementsAt(right, fraction, large);
        return x == null || y == null ? null : x.minus(y);
    }

    private int differenceWidth() {
        int leftShift = fraction - ExpressionTypes.fraction(left.type());
        int rightShift = fraction - ExpressionTypes.fraction(right.type());
        BigInteger least = Numbers.min(left.type())
                .shiftLeft(leftShift)
                .subtract(Numbers.max(right.type()).shiftLeft(rightShift));
        BigInteger most = Numbers.max(left.type())
                .shiftLeft(leftShift)
                .subtract(Numbers.min(right.type()).shiftLeft(rightShift));
        return Numbers.signedWidth(least, most);
    }

    /// Words of equal width whose unsigned order is that of the cells.
    private Pair pair() {
        if (left.type() instanceof Type.TextType && right.type() instanceof Type.TextType) {
            int bytes = Math.max(Constants.maxBytes(left.type()), Constants.maxBytes(right.type()));
            return new Pair(Texts.padded(party, left, bytes), Texts.padded(party, right, bytes));
        }
        Digits a = Numbers.digitsAt(party, left, fraction);
        Digits b = Numbers.digitsAt(party, right, fraction);
        BigInteger base = a.base().min(b.base());
        BitPlanes x = Numbers.over(party, a, base);
        BitPlanes y = Numbers.over(party, b, base);
        int width = Math.max(x.width(), y.width());
        return new Pair(x.unsignedTo(width), y.unsignedTo(width));
    }

    private static final class Pair {
        private final BitPlanes left;
        private final BitPlanes right;

        private Pair(BitPlanes left, BitPlanes right) {
            this.left = left;
            this.right = right;
        }
    }
}
