package dev.trefoil.secret;

import dev.trefoil.mpc.Party;
import dev.trefoil.mpc.protocol.Adder;
import dev.trefoil.mpc.protocol.DivideByPublic;
import dev.trefoil.mpc.sharing.BitPlanes;
import dev.trefoil.plan.Expression.DivideOperator;
import dev.trefoil.plan.ExpressionTypes;
import dev.trefoil.plan.NumberMath;
import dev.trefoil.plan.Type;
import dev.trefoil.plan.Value;
import java.math.BigInteger;

/// Quotients and remainders of a column and a public number, exactly; null where the column is.
///
/// A multiple of the divisor is added that makes every dividend positive; it comes off the quotient through the
/// base of the digits, which costs nothing. Both numbers are negated first if the divisor is negative.
final class PublicDivision {
    private PublicDivision() {}

    /// Whether the divisor is one that [#of] takes: not zero, and a `long` when brought to the dividend's precision.
    static boolean takes(SecretColumn left, Value constant) {
        BigInteger number = Constants.number(constant);
        return number.signum() != 0 && number.bitLength() + ExpressionTypes.fraction(left.type()) < Type.NARROW_BITS;
    }

    static SecretColumn of(Party party, DivideOperator operator, SecretColumn left, Value constant, Type type) {
        int leftFraction = ExpressionTypes.fraction(left.type());
        int rightFraction = ExpressionTypes.fraction(constant.type());
        int finer = Math.max(leftFraction, rightFraction);
        boolean exact = operator == DivideOperator.TRUE;
        int leftShift = (exact ? ExpressionTypes.fraction(type) + rightFraction : finer) - leftFraction;
        int rightShift = exact ? 0 : finer - rightFraction;
        BigInteger divisor = Constants.number(constant).shiftLeft(rightShift);
        boolean negative = divisor.signum() < 0;
        BigInteger magnitude = divisor.abs();
        BigInteger low = Numbers.min(left.type()).shiftLeft(leftShift);
        BigInteger high = Numbers.max(left.type()).shiftLeft(leftShift);
        BigInteger min = negative ? high.negate() : low;
        BigInteger max = negative ? low.negate() : high;
        BigInteger first = NumberMath.floorDivide(min, magnitude);
        BigInteger below = first.multiply(magnitude);
        int width = Math.max(1, max.subtract(below).bitLength());
        BitPlanes word = above(party, left, leftShift, negative, below, width);
        Adder adder = Circuits.adder(party, left.rows());
        if (operator == DivideOperator.MODULO) {
            BitPlanes rest = DivideByPublic.both(party, word, magnitude.longValueExact(), adder)
                    .remainder();
            return column(party, type, rest, BigInteger.ZERO, negative, left);
        }
        BitPlanes quotient = DivideByPublic.quotient(party, word, magnitude.longValueExact(), adder);
        return column(party, type, quotient, first, false, left);
    }

    /// The dividend, negated on request, less `below`.
    private static BitPlanes above(
            Party party, SecretColumn left, int shift, boolean negative, BigInteger below, int width) {
        Digits digits = left.digits(party);
        BitPlanes bits = digits.bits().shiftedLeft(shift);
        BigInteger base = digits.base().shiftLeft(shift);
        if (negative) {
            BigInteger largest = BigInteger.ONE.shiftLeft(bits.width()).subtract(BigInteger.ONE);
            bits = bits.not(party.index());
            base = base.add(largest).negate();
        }
        BigInteger delta = base.subtract(below);
        int wide = Math.max(width, bits.width());
        return Numbers.plus(party, bits.unsignedTo(wide).bits(0, width), delta);
    }

    private static SecretColumn column(
            Party party, Type type, BitPlanes word, BigInteger base, boolean negative, SecretColumn left) {
        BitPlanes bits = word.width() == 0 ? BitPlanes.zeros(word.rows(), 1) : word;
        BigInteger largest = BigInteger.ONE.shiftLeft(bits.width()).subtract(BigInteger.ONE);
        Digits digits = negative
                ? Digits.of(bits.not(party.index()), base.add(largest).negate(), false)
                : Digits.of(bits, base, false);
        return SecretColumn.ofDigits(type, digits, left.presentOrNull());
    }
}
