package dev.trefoil.secret;

import dev.trefoil.mpc.Party;
import dev.trefoil.mpc.protocol.EqualPublic;
import dev.trefoil.mpc.protocol.LessThanPublic;
import dev.trefoil.mpc.sharing.BitVector;
import dev.trefoil.plan.Expression.Comparison;
import dev.trefoil.plan.ExpressionTypes;
import dev.trefoil.plan.Type;
import dev.trefoil.plan.Value;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/// A comparison of a secret column with a public value; null where the column is.
///
/// The constant is brought to the column's units in the clear, so comparing with a finer number costs nothing
/// more; a constant outside the column's bounds decides in public.
final class ConstantComparison {
    private ConstantComparison() {}

    /// `column comparison constant`.
    static SecretColumn of(Party party, Comparison comparison, SecretColumn column, Value constant, Type type) {
        if (!isOrdered(column.type())) {
            SecretColumn other = Constants.column(party, column.rows(), constant);
            return SecretComparison.of(party, comparison, column, other, type);
        }
        Bound bound = bound(comparison, column.type(), constant);
        BitVector bits =
                bound.less() ? less(party, column, bound.numberOrZero()) : equal(party, column, bound.number());
        return SecretColumn.ofBits(
                type, bound.negated() ? bits.not(party.index()) : bits, column.presentOrNull(), false);
    }

    /// Whether cells of the type are compared with a constant as numbers.
    static boolean isOrdered(Type type) {
        return Numbers.isNumber(type) || type instanceof Type.DateType || type instanceof Type.TimestampType;
    }

    /// What a comparison asks of a column: whether it is below a number in its units, or is the number, which may be
    /// none; or the contrary.
    record Bound(boolean less, @Nullable BigInteger number, boolean negated) {
        BigInteger numberOrZero() {
            return number == null ? BigInteger.ZERO : number;
        }
    }

    static Bound bound(Comparison comparison, Type column, Value constant) {
        int by = ExpressionTypes.fraction(column) - ExpressionTypes.fraction(constant.type());
        BigInteger number = Constants.number(constant);
        BigInteger floor = number.shiftLeft(by);
        boolean exact = floor.shiftRight(by).equals(number);
        BigInteger above = floor.add(BigInteger.ONE);
        BigInteger ceiling = exact ? floor : above;
        return switch (comparison) {
            case EQUAL -> new Bound(false, exact ? floor : null, false);
            case NOT_EQUAL -> new Bound(false, exact ? floor : null, true);
            case LESS -> new Bound(true, ceiling, false);
            case LESS_OR_EQUAL -> new Bound(true, above, false);
            case GREATER -> new Bound(true, above, true);
            case GREATER_OR_EQUAL -> new Bound(true, ceiling, true);
        };
    }

    /// The comparison that says the same with its operands swapped.
    static Comparison reversed(Comparison comparison) {
        return switch (comparison) {
            case EQUAL -> Comparison.EQUAL;
            case NOT_EQUAL -> Comparison.NOT_EQUAL;
            case LESS -> Comparison.GREATER;
            case LESS_OR_EQUAL -> Comparison.GREATER_OR_EQUAL;
            case GREATER -> Comparison.LESS;
            case GREATER_OR_EQUAL -> Comparison.LESS_OR_EQUAL;
        };
    }

    /// Where the column is below `bound`, in the column's units.
    static BitVector less(Party party, SecretColumn column, BigInteger bound) {
        BigInteger min = Numbers.min(column.type());
        BigInteger max = Numbers.max(column.type());
        if (bound.compareTo(min) <= 0) {
            return BitVector.zeros(column.rows());
        }
        if (bound.compareTo(max) > 0) {
            return BitVector.constant(party.index(), column.rows(), true);
        }
        Elements numbers = column.elementsIfThere();
        if (column.digitsIfThere() == null && numbers != null) {
            int width = Numbers.signedWidth(min.subtract(bound), max.subtract(bound));
            return numbers.plusPublic(party, bound.negate()).negative(party, width);
        }
        Digits digits = column.digits(party);
        BigInteger word = bound.subtract(digits.base());
        return word.signum() <= 0
                ? BitVector.zeros(column.rows())
                : LessThanPublic.unsigned(party, digits.bits(), word);
    }

    /// Where the column is zero.
    static BitVector equalZero(Party party, SecretColumn column) {
        return equal(party, column, BigInteger.ZERO);
    }

    /// Where the column is `number`, in the column's units; nowhere if that is null.
    private static BitVector equal(Party party, SecretColumn column, @Nullable BigInteger number) {
        if (number == null
                || number.compareTo(Numbers.min(column.type())) < 0
                || number.compareTo(Numbers.max(column.type())) > 0) {
            return BitVector.zeros(column.rows());
        }
        Digits digits = column.digits(party);
        BigInteger word = number.subtract(digits.base());
        boolean reachable =
                word.signum() >= 0 && word.bitLength() <= digits.bits().width();
        return reachable ? EqualPublic.of(party, digits.bits(), word) : BitVector.zeros(column.rows());
    }
}
