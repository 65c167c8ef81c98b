package dev.trefoil.secret;

import dev.trefoil.mpc.Party;
import dev.trefoil.mpc.protocol.Add;
import dev.trefoil.mpc.protocol.And;
import dev.trefoil.mpc.protocol.SquareRoot;
import dev.trefoil.mpc.sharing.BitPlanes;
import dev.trefoil.mpc.sharing.BitVector;
import dev.trefoil.plan.Expression.NumberKind;
import dev.trefoil.plan.ExpressionTypes;
import dev.trefoil.plan.Type;
import java.math.BigInteger;
import java.util.List;

/// Functions of one number, bit by bit and exactly; null where the operand is.
final class SecretNumberFunction {
    private SecretNumberFunction() {}

    static SecretColumn of(Party party, NumberKind kind, SecretColumn operand, Type type) {
        int fraction = ExpressionTypes.fraction(operand.type());
        boolean whole = fraction == 0;
        return switch (kind) {
            case ABS -> absolute(party, operand, type);
            case SIGN -> sign(party, operand, type);
            case FLOOR -> whole ? operand : floor(party, operand, fraction, type);
            case CEIL -> whole ? operand : ceil(party, operand, fraction, type);
            case ROUND -> whole ? operand : round(party, operand, fraction, type);
            case SQRT -> squareRoot(party, operand, fraction, type);
            case EXP -> SecretExponential.of(party, operand, type);
            case LOG -> SecretLogarithm.of(party, operand, type);
        };
    }

    private static SecretColumn absolute(Party party, SecretColumn operand, Type type) {
        if (Numbers.min(operand.type()).signum() >= 0) {
            return operand;
        }
        BitPlanes word = SignedWords.of(party, operand);
        BitPlanes magnitude = SignedWords.negatedWhere(party, word, word.top());
        return SecretColumn.ofDigits(type, Digits.of(magnitude, BigInteger.ZERO, false), operand.presentOrNull());
    }

    /// As sign + 1: 0, 1 or 2.
    private static SecretColumn sign(Party party, SecretColumn operand, Type type) {
        BitVector negative = ConstantComparison.less(party, operand, BigInteger.ZERO);
        BitVector positive =
                ConstantComparison.less(party, operand, BigInteger.ONE).not(party.index());
        BitVector zero = negative.xor(positive).not(party.index());
        BitPlanes word = BitPlanes.of(operand.rows(), List.of(zero, positive));
        return SecretColumn.ofDigits(type, Digits.of(word, BigInteger.ONE.negate(), false), operand.presentOrNull());
    }

    private static SecretColumn floor(Party party, SecretColumn operand, int fraction, Type type) {
        Digits floor = Numbers.floorShifted(party, operand.digits(party), fraction);
        return SecretColumn.ofDigits(type, floor, operand.presentOrNull());
    }

    /// The floor after all but one unit of a whole were added.
    private static SecretColumn ceil(Party party, SecretColumn operand, int fraction, Type type) {
        BitPlanes word = SignedWords.of(party, operand);
        BigInteger almostOne = BigInteger.ONE.shiftLeft(fraction).subtract(BigInteger.ONE);
        return shifted(party, operand, Numbers.plus(party, wider(word, fraction), almostOne), fraction, type);
    }

    /// The floor after a half was added, or one unit less where the floor is even: then a half goes down.
    private static SecretColumn round(Party party, SecretColumn operand, int fraction, Type type) {
        BitPlanes word = wider(SignedWords.of(party, operand), fraction);
        BigInteger belowHalf = BigInteger.ONE.shiftLeft(fraction - 1).subtract(BigInteger.ONE);
        BitPlanes summand = BitPlanes.constant(party.index(), word.rows(), word.width(), belowHalf);
        BitVector odd = word.plane(fraction);
        BitPlanes sum = Add.of(party, word, summand, odd, Circuits.adder(party, word.rows()));
        return shifted(party, operand, sum, fraction, type);
    }

    /// Of a word with twice the fraction bits that the root needs; a negative operand gives null.
    private static SecretColumn squareRoot(Party party, SecretColumn operand, int fraction, Type type) {
        BitPlanes word = SignedWords.of(party, operand);
        BitVector present = operand.presentOrNull();
        if (Numbers.min(operand.type()).signum() < 0) {
            BitVector real = word.top().not(party.index());
            present = present == null ? real : And.of(party, present, real);
        }
        int width = Math.max(1, Numbers.max(operand.type()).max(BigInteger.ZERO).bitLength());
        BitPlanes scaled = word.unsignedTo(Math.max(width, word.width()))
                .bits(0, width)
                .shiftedLeft(2 * ExpressionTypes.fraction(type) - fraction);
        BitPlanes root = SquareRoot.floor(party, scaled, Circuits.adder(party, operand.rows()));
        return SecretColumn.ofDigits(type, Digits.of(root, BigInteger.ZERO, false), present);
    }

    /// With room for one whole more, and at least the bit of one.
    private static BitPlanes wider(BitPlanes word, int fraction) {
        return word.signedTo(Math.max(word.width(), fraction + 1) + 1);
    }

    private static SecretColumn shifted(Party party, SecretColumn operand, BitPlanes word, int by, Type type) {
        return SignedWords.column(party, type, word.bits(by, word.width()), operand.presentOrNull());
    }
}
