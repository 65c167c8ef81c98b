package dev.trefoil.secret;

import dev.trefoil.mpc.sharing.BitPlanes;
import dev.trefoil.plan.Type;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/// The bit form of a column: the number in a cell is its word, read as unsigned, plus a public base (0 for
/// texts).
///
/// The base makes adding a constant, negating and widening local. It lies in -2^62..2^62, so that a base and a word of
/// a
/// 62-bit type never wrap; an operation that would leave that range gives null, and its caller takes the ring instead.
///
/// Secret: `toString` tells the shape only.
final class Digits {
    private final BitPlanes bits;
    private final long base;
    private final boolean zeroAtNull;

    private Digits(BitPlanes bits, long base, boolean zeroAtNull) {
        this.bits = bits;
        this.base = base;
        this.zeroAtNull = zeroAtNull;
    }

    /// `zeroAtNull` says that the word of every null cell is known to be zero.
    static Digits of(BitPlanes bits, long base, boolean zeroAtNull) {
        return new Digits(bits, base, zeroAtNull);
    }

    BitPlanes bits() {
        return bits;
    }

    long base() {
        return base;
    }

    boolean zeroAtNull() {
        return zeroAtNull;
    }

    /// Every number times 2^by.
    @Nullable
    Digits shiftedLeft(int by) {
        return over(bits.shiftedLeft(by), BigInteger.valueOf(base).shiftLeft(by), zeroAtNull);
    }

    /// Every number plus a constant.
    @Nullable
    Digits plus(long constant) {
        return over(bits, BigInteger.valueOf(base).add(BigInteger.valueOf(constant)), zeroAtNull);
    }

    /// Every number negated: the complement of a word of w bits is 2^w - 1 minus the word.
    @Nullable
    Digits negated(int party) {
        BigInteger largest = BigInteger.ONE.shiftLeft(bits.width()).subtract(BigInteger.ONE);
        return over(bits.not(party), BigInteger.valueOf(base).add(largest).negate(), false);
    }

    /// Words over a base, if the base is in its range.
    static @Nullable Digits over(BitPlanes bits, BigInteger base, boolean zeroAtNull) {
        boolean fits = base.abs().compareTo(BigInteger.ONE.shiftLeft(Type.MAX_BITS)) <= 0;
        return fits ? new Digits(bits, base.longValueExact(), zeroAtNull) : null;
    }

    @Override
    public String toString() {
        return "Digits[" + bits + "]";
    }
}
