package dev.trefoil.plan;

import java.math.BigInteger;

/// The whole-number arithmetic that the language defines: floored division and half-even rounding.
public final class NumberMath {
    private NumberMath() {}

    /// The greatest whole number that is not above dividend / divisor.
    public static BigInteger floorDivide(BigInteger dividend, BigInteger divisor) {
        BigInteger[] both = dividend.divideAndRemainder(divisor);
        boolean down = both[1].signum() != 0 && both[1].signum() != divisor.signum();
        return down ? both[0].subtract(BigInteger.ONE) : both[0];
    }

    /// What [#floorDivide] leaves: zero, or with the sign of the divisor.
    public static BigInteger floorModulo(BigInteger dividend, BigInteger divisor) {
        BigInteger rest = dividend.remainder(divisor);
        boolean other = rest.signum() != 0 && rest.signum() != divisor.signum();
        return other ? rest.add(divisor) : rest;
    }

    /// units / 2^fraction as the nearest whole number, half to even.
    public static BigInteger rounded(BigInteger units, int fraction) {
        if (fraction == 0) {
            return units;
        }
        BigInteger floor = units.shiftRight(fraction);
        BigInteger rest = units.subtract(floor.shiftLeft(fraction));
        int side = rest.compareTo(BigInteger.ONE.shiftLeft(fraction - 1));
        return side > 0 || (side == 0 && floor.testBit(0)) ? floor.add(BigInteger.ONE) : floor;
    }
}
