package dev.trefoil.plan;

import java.math.BigInteger;

/// Interval arithmetic on public bounds.
record Bounds(BigInteger min, BigInteger max) {
    static final BigInteger LOWEST = BigInteger.TWO.pow(Type.MAX_BITS - 1).negate();
    static final BigInteger HIGHEST = BigInteger.TWO.pow(Type.MAX_BITS - 1).subtract(BigInteger.ONE);

    static void require(String what, BigInteger min, BigInteger max) {
        if (min.compareTo(max) > 0) {
            throw new PlanException(what + ": the minimum " + min + " is above the maximum " + max);
        }
        if (!fits(min, max)) {
            throw new PlanException(what + ": bounds " + min + ".." + max + " need "
                    + (Math.max(min.bitLength(), max.bitLength()) + 1) + " bits, at most " + Type.MAX_BITS
                    + " are supported: narrow a type, or cast with validation");
        }
    }

    /// Whether a number within the bounds may need more than [Type#NARROW_BITS] bits with sign.
    static boolean wide(BigInteger min, BigInteger max) {
        return Math.max(min.bitLength(), max.bitLength()) >= Type.NARROW_BITS;
    }

    static boolean fits(BigInteger min, BigInteger max) {
        return min.compareTo(LOWEST) >= 0 && max.compareTo(HIGHEST) <= 0;
    }

    boolean fits() {
        return fits(min, max);
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
