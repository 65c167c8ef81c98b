package dev.trefoil.secret;

import dev.trefoil.mpc.Party;
import dev.trefoil.mpc.protocol.Add;
import dev.trefoil.mpc.protocol.Choose;
import dev.trefoil.mpc.protocol.ShiftBySecret;
import dev.trefoil.mpc.sharing.BitPlanes;
import dev.trefoil.mpc.sharing.BitVector;
import dev.trefoil.plan.Exponential;
import dev.trefoil.plan.ExpressionTypes;
import dev.trefoil.plan.Type;
import java.math.BigInteger;

/// The steps of [Exponential] on shares; null where the operand is.
final class SecretExponential {
    private SecretExponential() {}

    static SecretColumn of(Party party, SecretColumn operand, Type type) {
        Exponential exponential = Exponential.of(operand.type());
        int fraction = ExpressionTypes.fraction(type);
        int highest = exponential.whole(Numbers.max(operand.type()));
        BitPlanes power = highest + fraction < 0
                ? BitPlanes.zeros(operand.rows(), 1)
                : power(party, exponential, operand, highest, fraction);
        return SecretColumn.ofDigits(type, Digits.of(power, BigInteger.ZERO, false), operand.presentOrNull());
    }

    /// The mantissa, shifted as for the highest whole part, and back by what a row's own is lower.
    private static BitPlanes power(
            Party party, Exponential exponential, SecretColumn operand, int highest, int fraction) {
        int digits = exponential.digits();
        int lowest = exponential.whole(Numbers.min(operand.type()));
        int amountWidth = BigInteger.valueOf(highest - lowest).bitLength();
        int base = highest + 1 - (1 << amountWidth);
        BitPlanes binary = binary(party, exponential, operand, base, digits + amountWidth);
        BitPlanes mantissa = mantissa(party, exponential, binary.bits(0, digits));
        BitPlanes amount = binary.bits(digits, binary.width()).not(party.index());
        int width = highest + fraction + 1;
        BitPlanes top = width > digits
                ? mantissa.shiftedLeft(width - digits - 1)
                : mantissa.bits(digits + 1 - width, digits + 1);
        return ShiftBySecret.right(party, top, amount, 1, width);
    }

    /// x log2(e) minus `base`, as a word of `width` bits.
    private static BitPlanes binary(Party party, Exponential exponential, SecretColumn operand, int base, int width) {
        BigInteger min = BigInteger.valueOf(base).shiftLeft(exponential.digits());
        BigInteger max = min.add(BigInteger.ONE.shiftLeft(width)).subtract(BigInteger.ONE);
        boolean large = width + exponential.cut() > Long.SIZE;
        Elements product = raised(party, operand, exponential.least(), large).times(exponential.factor());
        return Numbers.floorShifted(party, product, exponential.cut(), min, max).bits();
    }

    /// The numbers, or `least` where they are lower.
    private static Elements raised(Party party, SecretColumn operand, BigInteger least, boolean large) {
        if (Numbers.min(operand.type()).compareTo(least) >= 0) {
            return operand.elements(party, large);
        }
        BitVector lower = ConstantComparison.less(party, operand, least);
        Elements numbers = operand.elements(party, large).plusPublic(party, least.negate());
        Elements above = large
                ? Elements.of(Choose.of(
                        party,
                        lower,
                        Elements.constant(party, operand.rows(), BigInteger.ZERO, true)
                                .large(),
                        numbers.large()))
                : Elements.of(Choose.of(
                        party,
                        lower,
                        Elements.constant(party, operand.rows(), BigInteger.ZERO, false)
                                .small(),
                        numbers.small(),
                        Long.SIZE));
        return above.plusPublic(party, least);
    }

    /// 2^u for fractions u, from 1 to below 2.
    private static BitPlanes mantissa(Party party, Exponential exponential, BitPlanes word) {
        int digits = exponential.digits();
        int below = digits - Exponential.TABLE_BITS;
        Fractions fractions = new Fractions(party, digits, Exponential.TABLE_BITS);
        BitPlanes cells = PublicTable.oneHot(party, word.bits(below, digits));
        BitPlanes start = PublicTable.taken(cells, exponential.table(), digits + 1);
        Elements rest = fractions.numbers(word.bits(0, below));
        BitPlanes above = fractions.polynomial(rest, exponential.terms(), false);
        Elements product = fractions.numbers(start).multiply(party, fractions.numbers(above));
        BitPlanes more = fractions.floor(product, digits + 1 + below);
        return Add.of(party, start, more.unsignedTo(digits + 1), Circuits.adder(party, word.rows()));
    }
}
