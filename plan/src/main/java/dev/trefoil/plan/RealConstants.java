package dev.trefoil.plan;

import java.math.BigInteger;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/// Real numbers that [Exponential] and [Logarithm] look up: floors at any number of fraction bits up to [#BITS].
///
/// Each comes from its series at 64 bits more, which is why everybody computes the same: ln(a/b) = 2 artanh((a - b) /
/// (a + b)), and e^x by Taylor.
final class RealConstants {
    /// The most fraction bits there are.
    static final int BITS = 128;

    /// Cells of each table, one for each value of the top bits of a fraction.
    static final int CELLS = 256;

    private static final int WORK = BITS + 64;
    private static final BigInteger ONE = BigInteger.ONE.shiftLeft(WORK);
    private static final BigInteger LN_2 = logarithm(2, 1);
    private static final BigInteger LOG2_E = ONE.shiftLeft(WORK).divide(LN_2);
    private static final List<BigInteger> POWERS =
            cells(cell -> exponential(LN_2.multiply(BigInteger.valueOf(cell)).divide(BigInteger.valueOf(CELLS))));
    private static final List<BigInteger> LOGARITHMS = cells(cell -> logarithm(CELLS + cell, CELLS));

    private RealConstants() {}

    /// The natural logarithm of 2, times a number that is not negative.
    static BigInteger ln2(int times, int bits) {
        return cut(LN_2.multiply(BigInteger.valueOf(times)), bits);
    }

    /// The logarithm of e to base 2.
    static BigInteger log2e(int bits) {
        return cut(LOG2_E, bits);
    }

    /// 2^(cell / 256).
    static BigInteger power(int cell, int bits) {
        return cut(POWERS.get(cell), bits);
    }

    /// ln(1 + cell / 256).
    static BigInteger lnOfCell(int cell, int bits) {
        return cut(LOGARITHMS.get(cell), bits);
    }

    /// (ln 2)^n / n!.
    static BigInteger powerTerm(int n, int bits) {
        BigInteger term = ONE;
        for (int i = 1; i <= n; i++) {
            term = term.multiply(LN_2).shiftRight(WORK).divide(BigInteger.valueOf(i));
        }
        return cut(term, bits);
    }

    private static BigInteger cut(BigInteger number, int bits) {
        return number.shiftRight(WORK - bits);
    }

    private static BigInteger logarithm(int numerator, int denominator) {
        BigInteger sum = BigInteger.valueOf(numerator + denominator);
        BigInteger difference = BigInteger.valueOf(numerator - denominator);
        BigInteger power = ONE.multiply(difference).divide(sum);
        BigInteger total = BigInteger.ZERO;
        for (int n = 1; power.signum() != 0; n += 2) {
            total = total.add(power.divide(BigInteger.valueOf(n)));
            power = power.multiply(difference).divide(sum).multiply(difference).divide(sum);
        }
        return total.shiftLeft(1);
    }

    private static BigInteger exponential(BigInteger number) {
        BigInteger total = BigInteger.ZERO;
        BigInteger term = ONE;
        for (int n = 1; term.signum() != 0; n++) {
            total = total.add(term);
            term = term.multiply(number).shiftRight(WORK).divide(BigInteger.valueOf(n));
        }
        return total;
    }

    private static List<BigInteger> cells(IntFunction<BigInteger> cell) {
        return IntStream.range(0, CELLS).mapToObj(cell).toList();
    }
}
