package dev.trefoil.plan;

import java.math.BigInteger;

/// Interval arithmetic on public bounds.
record Bounds(BigInteger min, BigInteger max) {
    /// What a type has without bounds of its own: all numbers that are not wide.
    static final Bounds NARROW = ofBits(Type.NARROW_BITS);

    static void require(String what, BigInteger min, BigInteger max) {
        if (min.compareTo(max) > 0) {
            throw new PlanException(what + ": the minimum " + min + " is above the maximum " + max);
        }
        if (!fits(min, max)) {
            throw new PlanException(what + ": bounds " + min + ".." + max + " need " + bits(min, max)
                    + " bits, at most " + Type.MAX_BITS + " are supported: narrow a type, or cast with validation");
        }
    }

    /// Whether a number within the bounds may need more than [Type#NARROW_BITS] bits with sign.
    static boolean wide(BigInteger min, BigInteger max) {
        return Math.max(min.bitLength(), max.bitLength()) >= Type.NARROW_BITS;
    }

    static boolean fits(BigInteger min, BigInteger max) {
        return bits(min, max) <= Type.MAX_BITS;
    }

    /// The bits that the numbers within the bounds take; with sign where one of them is negative.
    private static int bits(BigInteger min, BigInteger max) {
        return Math.max(min.bitLength(), max.bitLength()) + (min.signum() < 0 ? 1 : 0);
    }

    /// All numbers of so many bits, with sign.
    static Bounds ofBits(int bits) {
        BigInteger half = BigInteger.TWO.pow(bits - 1);
        return new Bounds(half.negate(), half.subtract(BigInteger.ONE));
    }

    int bits() {
        return bits(min, max);
    }

    /// Whether these can be the bounds of a number on the way to a value.
    boolean fitIntermediate() {
        return Math.max(min.bitLength(), max.bitLength()) < Type.INTERMEDIATE_BITS;
    }

    boolean wide() {
        return wide(min, max);
    }

    boolean fits() {
        return fits(min, max);
    }

    boolean holds(BigInteger number) {
        return number.compareTo(min) >= 0 && number.compareTo(max) <= 0;
    }

    boolean holdsZero() {
        return min.signum() <= 0 && max.signum() >= 0;
    }

    Bounds plus(Bounds other) {
        return new Bounds(min.add(other.min), max.add(other.max));
    }

    Bounds minus(Bounds other) {
        return new Bounds(min.subtract(other.max), max.subtract(other.min));
    }

    Bounds times(Bounds other) {
        BigInteger a = min.multiply(other.min);
        BigInteger b = min.multiply(other.max);
        BigInteger c = max.multiply(other.min);
        BigInteger d = max.multiply(other.max);
        return new Bounds(a.min(b).min(c).min(d), a.max(b).max(c).max(d));
    }

    Bounds shifted(int bits) {
        return new Bounds(min.shiftLeft(bits), max.shiftLeft(bits));
    }

    Bounds floorShifted(int bits) {
        return new Bounds(min.shiftRight(bits), max.shiftRight(bits));
    }

    Bounds union(Bounds other) {
        return new Bounds(min.min(other.min), max.max(other.max));
    }

    /// The bounds of a sum of 1 to `rows` values.
    Bounds summed(long rows) {
        BigInteger n = BigInteger.valueOf(rows);
        return new Bounds(min.min(min.multiply(n)), max.max(max.multiply(n)));
    }

    @Override
    public String toString() {
        return min + ".." + max;
    }
}
