package dev.trefoil.secret;

import dev.trefoil.mpc.Party;
import dev.trefoil.mpc.protocol.Add;
import dev.trefoil.mpc.protocol.Adder;
import dev.trefoil.mpc.protocol.And;
import dev.trefoil.mpc.protocol.Divide;
import dev.trefoil.mpc.protocol.DivideByPublic.Division;
import dev.trefoil.mpc.sharing.BitPlanes;
import dev.trefoil.mpc.sharing.BitVector;
import dev.trefoil.plan.Expression.DivideOperator;
import dev.trefoil.plan.ExpressionTypes;
import dev.trefoil.plan.Type;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/// Quotients and remainders of two columns, exactly; null where either is, and where the divisor is zero.
///
/// The dividend takes the divisor's sign off it, and then its own: with x the word whose complement is a negative
/// dividend a, floor(a / b) is the complement of floor(x / b), because x = -a - 1. So signs cost one addition for
/// each operand that may be negative, and the division itself is one of unsigned words.
final class SecretDivision {
    private final Party party;
    private final Adder adder;

    /// The divisor without its sign, and the sign, where there can be one.
    private final BitPlanes divisor;

    private final @Nullable BitVector divisorSign;

    /// The dividend as it stands over the divisor without sign, where negative complemented, and the sign.
    private final BitPlanes dividend;

    private final @Nullable BitVector sign;

    private final int quotientWidth;

    private SecretDivision(Party party, SecretColumn left, SecretColumn right, int leftShift, int rightShift) {
        this.party = party;
        this.adder = Circuits.adder(party, left.rows());
        BitPlanes below = SignedWords.of(party, right);
        this.divisorSign = Numbers.min(right.type()).signum() < 0 ? below.top() : null;
        BitPlanes magnitude = divisorSign == null
                ? below.bits(0, Math.max(1, below.width() - 1))
                : SignedWords.negatedWhere(party, below, divisorSign);
        this.divisor = magnitude.shiftedLeft(rightShift);
        BitPlanes above = SignedWords.of(party, left);
        if (divisorSign != null) {
            above = SignedWords.negatedWhere(party, above.signedTo(above.width() + 1), divisorSign);
        }
        BitPlanes scaled = above.shiftedLeft(leftShift);
        this.sign = divisorSign != null || Numbers.min(left.type()).signum() < 0 ? scaled.top() : null;
        this.dividend = (sign == null ? scaled : scaled.xor(sign)).bits(0, Math.max(1, scaled.width() - 1));
        int least = leastMagnitude(right.type()).shiftLeft(rightShift).bitLength();
        this.quotientWidth = Math.max(1, dividend.width() - least + 1);
    }

    static SecretColumn of(Party party, DivideOperator operator, SecretColumn left, SecretColumn right, Type type) {
        BitVector present = present(party, left, right);
        int leftFraction = ExpressionTypes.fraction(left.type());
        int rightFraction = ExpressionTypes.fraction(right.type());
        int finer = Math.max(leftFraction, rightFraction);
        if (operator == DivideOperator.TRUE) {
            int shift = ExpressionTypes.fraction(type) + rightFraction - leftFraction;
            BitPlanes quotient = new SecretDivision(party, left, right, shift, 0).quotient();
            return SignedWords.column(party, type, quotient, present);
        }
        SecretDivision division = new SecretDivision(party, left, right, finer - leftFraction, finer - rightFraction);
        BitPlanes result = operator == DivideOperator.FLOOR ? division.quotient() : division.remainder();
        return SignedWords.column(party, type, result, present);
    }

    private static @Nullable BitVector present(Party party, SecretColumn left, SecretColumn right) {
        BitVector both = SecretLogic.bothPresent(party, left, right);
        if (Numbers.min(right.type()).signum() > 0 || Numbers.max(right.type()).signum() < 0) {
            return both;
        }
        BitVector zero = ConstantComparison.equalZero(party, right);
        BitVector divides = zero.not(party.index());
        return both == null ? divides : And.of(party, both, divides);
    }

    /// The least magnitude of a number of the type that is not zero.
    private static BigInteger leastMagnitude(Type type) {
        BigInteger min = Numbers.min(type);
        BigInteger max = Numbers.max(type);
        return min.signum() > 0 ? min : max.signum() < 0 ? max.negate() : BigInteger.ONE;
    }

    /// In two's complement.
    private BitPlanes quotient() {
        BitPlanes quotient = Divide.floor(party, dividend, divisor, 0, quotientWidth, adder);
        return sign == null
                ? quotient.unsignedTo(quotientWidth + 1)
                : quotient.xor(sign).below(sign);
    }

    /// In two's complement: where the dividend was complemented, divisor - 1 - rest; with the divisor's sign.
    private BitPlanes remainder() {
        Division division = Divide.both(party, dividend, divisor, 0, quotientWidth, adder);
        BitPlanes rest = division.remainder();
        if (sign != null) {
            rest = Add.of(party, rest.xor(sign), And.of(party, divisor, sign), adder);
        }
        BitPlanes word = rest.unsignedTo(rest.width() + 1);
        return divisorSign == null ? word : SignedWords.negatedWhere(party, word, divisorSign);
    }
}
