package dev.trefoil.secret;

import dev.trefoil.mpc.sharing.BitPlanes;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/// The bit form of a column: the number in a cell is its word, read as unsigned, plus a public base (0 for
/// texts).
///
/// The base makes adding a constant, negating and widening local. It lies in -2^126..2^126; an operation that would
/// leave that range gives null, and its caller takes the ring instead.
///
/// Secret: `toString` tells the shape only.
final class Digits {
    private static final BigInteger FARTHEST = BigInteger.TWO.pow(126);

    private final BitPlanes bits;
    private final BigInteger base;
    private final boolean zeroAtNull;

    private Digits(BitPlanes bits, BigInteger base, boolean zeroAtNull) {
        this.bits = bits;
        this.base = base;
        this.zeroAtNull = zeroAtNull;
    }

    /// `zeroAtNull` says that the word of every null cell is known to be zero.
    static Digits of(BitPlanes bits, BigInteger base, boolean zeroAtNull) {
        return new Digits(bits, base, zeroAtNull);
    }

    BitPlanes bits() {
        return bits;
    }

    BigInteger base() {
        return base;
    }

    boolean zeroAtNull() {
        return zeroAtNull;
    }

    /// Every number times 2^by.
    @Nullable
    Digits shiftedLeft(int by) {
        return over(bits.shiftedLeft(by), base.shiftLeft(by), zeroAtNull);
    }

    /// Every number plus a constant.
    @Nullable
    Digits plus(BigInteger constant) {
        return over(bits, base.add(constant), zeroAtNull);
    }

    /// Every number negated: the complement of a word of w bits is 2^w - 1 minus the word.
    @Nullable
    Digits negated(int party) {
        BigInteger largest = BigInteger.ONE.shiftLeft(bits.width()).subtract(BigInteger.ONE);
        return over(bits.not(party), base.add(largest).negate(), false);
    }

    /// Words over a base, if the base is in its range.
    static @Nullable Digits over(BitPlanes bits, BigInteger base, boolean zeroAtNull) {
        return base.abs().compareTo(FARTHEST) <= 0 ? new Digits(bits, base, zeroAtNull) : null;
    }

    @Override
    public String toString() {
        return "Digits[" + bits + "]";
    }
}
