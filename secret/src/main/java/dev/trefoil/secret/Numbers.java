package dev.trefoil.secret;

import dev.trefoil.mpc.Party;
import dev.trefoil.mpc.protocol.Add;
import dev.trefoil.mpc.sharing.BitPlanes;
import dev.trefoil.mpc.sharing.BitVector;
import dev.trefoil.plan.ExpressionTypes;
import dev.trefoil.plan.Layout;
import dev.trefoil.plan.Type;
import java.math.BigInteger;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The public side of numbers: bounds and scales; and the shifts between scales, in whichever form the column
/// has.
final class Numbers {
    private Numbers() {}

    static boolean isNumber(Type type) {
        return ExpressionTypes.isNumber(type);
    }

    /// The least number of the type, in its own units.
    static BigInteger min(Type type) {
        return Layout.offset(type);
    }

    /// The largest number of the type, in its own units.
    static BigInteger max(Type type) {
        return min(type).add(Layout.largestCode(type));
    }

    /// Bits of a two's complement word that holds min..max.
    static int signedWidth(BigInteger min, BigInteger max) {
        return Math.max(min.bitLength(), max.bitLength()) + 1;
    }

    /// The column's digits brought to `fraction` bits, if it has the bit form.
    static @Nullable Digits digitsAt(SecretColumn column, int fraction) {
        Digits digits = column.digitsIfThere();
        return digits == null ? null : digits.shiftedLeft(fraction - ExpressionTypes.fraction(column.type()));
    }

    /// The column's digits brought to `fraction` bits, computed if the bit form is missing. Over the type's own base,
    /// if theirs cannot be brought there: type inference has proved that this one can.
    static Digits digitsAt(Party party, SecretColumn column, int fraction) {
        int by = fraction - ExpressionTypes.fraction(column.type());
        Digits digits = column.digits(party).shiftedLeft(by);
        if (digits == null) {
            Digits own = Digits.of(column.code(party), Layout.offset(column.type()), false);
            digits = Objects.requireNonNull(own.shiftedLeft(by));
        }
        return digits;
    }

    /// The column's numbers brought to `fraction` bits, if they are there in this ring.
    static @Nullable Elements elementsAt(SecretColumn column, int fraction, boolean large) {
        Elements elements = column.elementsIfThere(large);
        return elements == null ? null : scaled(elements, fraction - ExpressionTypes.fraction(column.type()));
    }

    /// The column's numbers brought to `fraction` bits, computed if they are missing in this ring.
    static Elements elementsAt(Party party, SecretColumn column, int fraction, boolean large) {
        return scaled(column.elements(party, large), fraction - ExpressionTypes.fraction(column.type()));
    }

    /// The column brought to `fraction` bits, in the forms that it has, under another type.
    static SecretColumn scaled(Party party, SecretColumn column, int fraction, Type type, @Nullable BitVector present) {
        Digits digits = digitsAt(column, fraction);
        Elements elements = digits == null
                ? elementsAt(party, column, fraction, type.wide())
                : elementsAt(column, fraction, type.wide());
        return SecretColumn.of(type, digits, elements, present);
    }

    private static Elements scaled(Elements elements, int by) {
        return elements.times(BigInteger.TWO.pow(by));
    }

    /// The floor of every number over 2^by, exactly: `min` and `max` bound the results.
    static Digits floorShifted(Party party, Elements numbers, int by, BigInteger min, BigInteger max) {
        int width = Math.max(1, max.subtract(min).bitLength()) + by;
        BigInteger base = min.shiftLeft(by);
        BitPlanes bits = numbers.plusPublic(party, base.negate()).bits(party, width);
        return Digits.of(bits.bits(by, width), min, false);
    }

    /// The floor of every number over 2^by, exactly.
    static Digits floorShifted(Party party, Digits digits, int by) {
        if (by == 0) {
            return digits;
        }
        BigInteger quotient = digits.base().shiftRight(by);
        BigInteger remainder = digits.base().subtract(quotient.shiftLeft(by));
        int width = Math.max(digits.bits().width(), by) + 1;
        BitPlanes bits = plus(party, digits.bits().unsignedTo(width), remainder);
        return Digits.of(bits.bits(by, width), quotient, digits.zeroAtNull() && remainder.signum() == 0);
    }

    /// Words whose value is the number minus `base`, which is at most the base of the digits.
    static BitPlanes over(Party party, Digits digits, BigInteger base) {
        BigInteger delta = digits.base().subtract(base);
        if (delta.signum() == 0) {
            return digits.bits();
        }
        BigInteger largest = BigInteger.ONE
                .shiftLeft(digits.bits().width())
                .subtract(BigInteger.ONE)
                .add(delta);
        return plus(party, digits.bits().unsignedTo(largest.bitLength()), delta);
    }

    /// Words plus a public constant, modulo 2^width; planes below the constant's lowest bit stay as they are.
    static BitPlanes plus(Party party, BitPlanes word, BigInteger constant) {
        int low = constant.getLowestSetBit();
        if (low < 0 || low >= word.width()) {
            return word;
        }
        BitPlanes high = word.bits(low, word.width());
        BitPlanes summand = BitPlanes.constant(party.index(), word.rows(), high.width(), constant.shiftRight(low));
        return word.bits(0, low).below(Add.of(party, high, summand, Circuits.adder(party, word.rows())));
    }
}
