package dev.trefoil.secret;

import dev.trefoil.mpc.Party;
import dev.trefoil.mpc.protocol.Add;
import dev.trefoil.mpc.protocol.And;
import dev.trefoil.mpc.protocol.HighestBit;
import dev.trefoil.mpc.sharing.BitPlanes;
import dev.trefoil.mpc.sharing.BitVector;
import dev.trefoil.plan.Exponential;
import dev.trefoil.plan.ExpressionTypes;
import dev.trefoil.plan.Logarithm;
import dev.trefoil.plan.Type;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/// The steps of [Logarithm] on shares; null where the operand is null, zero or negative.
final class SecretLogarithm {
    private SecretLogarithm() {}

    static SecretColumn of(Party party, SecretColumn operand, Type type) {
        Logarithm logarithm = new Logarithm(ExpressionTypes.fraction(operand.type()));
        int width = Math.max(1, Numbers.max(operand.type()).max(BigInteger.ZERO).bitLength());
        BitPlanes signed = SignedWords.of(party, operand);
        BitPlanes word = signed.unsignedTo(width);
        BitPlanes highest = HighestBit.oneHot(party, word, Circuits.adder(party, operand.rows()));
        BitPlanes normalised = HighestBit.normalised(party, word, highest);
        int digits = logarithm.digits();
        BitPlanes mantissa = normalised.shiftedLeft(Math.max(0, digits + 1 - width));
        BitPlanes below = mantissa.bits(mantissa.width() - 1 - digits, mantissa.width() - 1);
        BitPlanes fine = ofMantissa(party, logarithm, below);
        BitPlanes whole = PublicTable.taken(highest, logarithm.wholes(width), fine.width());
        BitPlanes sum = Add.of(party, fine, whole, Circuits.adder(party, operand.rows()));
        Digits cut = Digits.of(
                sum.bits(logarithm.guard(), sum.width()), logarithm.lift().negate(), false);
        return SecretColumn.ofDigits(type, cut, present(party, operand, signed, highest));
    }

    /// The logarithms of numbers from 1 to below 2, given without their highest bit: as words with room for those of
    /// any number.
    private static BitPlanes ofMantissa(Party party, Logarithm logarithm, BitPlanes word) {
        int digits = logarithm.digits();
        int below = digits - Exponential.TABLE_BITS;
        Fractions fractions = new Fractions(party, digits, Exponential.TABLE_BITS);
        BitPlanes cells = PublicTable.oneHot(party, word.bits(below, digits));
        Elements inverse = fractions.numbers(PublicTable.taken(cells, logarithm.inverses(), digits + 1));
        Elements product = inverse.multiply(party, fractions.numbers(word.bits(0, below)));
        Elements small = fractions.numbers(fractions.floor(product, digits + below));
        BitPlanes last = fractions.polynomial(small, logarithm.terms(), true);
        int width = digits + Logarithm.WHOLE_BITS;
        BitPlanes start = PublicTable.taken(cells, logarithm.table(), width);
        return Add.of(party, start, last.unsignedTo(width), Circuits.adder(party, word.rows()));
    }

    /// A positive number has a highest bit and no sign.
    private static @Nullable BitVector present(Party party, SecretColumn operand, BitPlanes signed, BitPlanes highest) {
        BitVector present = operand.presentOrNull();
        BigInteger min = Numbers.min(operand.type());
        if (min.signum() > 0) {
            return present;
        }
        BitVector positive = highest.planes().stream().reduce(BitVector.zeros(operand.rows()), BitVector::xor);
        if (min.signum() < 0) {
            positive = And.of(party, positive, signed.top().not(party.index()));
        }
        return present == null ? positive : And.of(party, present, positive);
    }
}
