package dev.trefoil.secret;

import dev.trefoil.mpc.sharing.BitPlanes;

/// The bit form of a column: the number in a cell is its word, read as unsigned, plus a public base (0 for
/// texts).
///
/// The base makes adding a constant, negating and widening local. Secret: `toString` tells the shape only.
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
    Digits shiftedLeft(int by) {
        return by == 0 ? this : new Digits(bits.shiftedLeft(by), base << by, zeroAtNull);
    }

    /// Every number plus a constant.
    Digits plus(long constant) {
        return new Digits(bits, base + constant, zeroAtNull);
    }

    /// Every number negated: the complement of a word of w bits is 2^w - 1 minus the word.
    Digits negated(int party) {
        long largest = bits.width() == 64 ? -1L : (1L << bits.width()) - 1;
        return new Digits(bits.not(party), -base - largest, false);
    }

    @Override
    public String toString() {
        return "Digits[" + bits + "]";
    }
}
