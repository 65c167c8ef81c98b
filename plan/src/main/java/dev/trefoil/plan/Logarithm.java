package dev.trefoil.plan;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// The one algorithm for the natural logarithm, on whole numbers: x has `fraction` fraction bits, the result
/// max(20, fraction).
///
/// x = 2^p (1 + i/256) (1 + z), where p is its highest bit, i the 8 bits below that, and z below 1/256: ln x = p ln 2 +
/// ln(1 + i/256) + ln(1 + z), where the first two come from tables and the last from a short polynomial. Four bits more
/// than those of the result are kept; all constants and steps are rounded down.
///
/// The result is within 2 units of its last place (of 200,000 random numbers none was off by more than 1.19), but it
/// need not rise with x by less than that. A number that is not positive has no logarithm.
public record Logarithm(int fraction) {
    /// Bits before the point that hold the sum of the lifted parts: at most 96 ln 2 and a little.
    public static final int WHOLE_BITS = 7;

    private static final int TABLE_BITS = Exponential.TABLE_BITS;
    private static final int GUARD = 4;

    public @Nullable BigInteger apply(BigInteger number) {
        if (number.signum() <= 0) {
            return null;
        }
        int digits = digits();
        int highest = number.bitLength() - 1;
        BigInteger mantissa = number.shiftLeft(digits - highest);
        int cell = Exponential.part(mantissa, digits - TABLE_BITS, digits).intValueExact();
        BigInteger rest = Exponential.part(mantissa, 0, digits - TABLE_BITS);
        BigInteger small = rest.multiply(inverses().get(cell)).shiftRight(digits);
        List<BigInteger> terms = terms();
        BigInteger sum = terms.getLast();
        for (BigInteger term : terms.reversed().subList(1, terms.size())) {
            sum = term.subtract(sum.multiply(small).shiftRight(digits));
        }
        BigInteger last = sum.multiply(small).shiftRight(digits);
        return last.add(table().get(cell))
                .add(wholes(highest + 1).getLast())
                .shiftRight(GUARD)
                .subtract(lift());
    }

    /// Fraction bits on the way.
    public int digits() {
        return Exponential.resultFraction(fraction) + GUARD;
    }

    /// Bits by which the sum of the three parts has to be cut.
    public int guard() {
        return GUARD;
    }

    /// What the result is too high by, so that the parts are not negative.
    public BigInteger lift() {
        return RealConstants.ln2(fraction, digits()).shiftRight(GUARD).add(BigInteger.ONE);
    }

    /// (p - fraction) ln 2 for each p below `bits`, lifted.
    public List<BigInteger> wholes(int bits) {
        BigInteger base = lift().shiftLeft(GUARD).subtract(RealConstants.ln2(fraction, digits()));
        return IntStream.range(0, bits)
                .mapToObj(p -> RealConstants.ln2(p, digits()).add(base))
                .toList();
    }

    /// 1 / (1 + i/256) for each i.
    public List<BigInteger> inverses() {
        BigInteger one = BigInteger.valueOf(RealConstants.CELLS).shiftLeft(digits());
        return IntStream.range(0, RealConstants.CELLS)
                .mapToObj(cell -> one.divide(BigInteger.valueOf(RealConstants.CELLS + cell)))
                .toList();
    }

    /// ln(1 + i/256) for each i.
    public List<BigInteger> table() {
        return IntStream.range(0, RealConstants.CELLS)
                .mapToObj(cell -> RealConstants.lnOfCell(cell, digits()))
                .toList();
    }

    /// The polynomial of ln(1 + z) without its factor z, as absolute values whose signs alternate: the lowest term
    /// first, as many as matter for z below 1/256.
    public List<BigInteger> terms() {
        List<BigInteger> terms = new ArrayList<>();
        BigInteger one = BigInteger.ONE.shiftLeft(digits());
        BigInteger term = one;
        while (term.shiftRight(TABLE_BITS * (terms.size() + 1)).signum() != 0) {
            terms.add(term);
            term = one.divide(BigInteger.valueOf(terms.size() + 1));
        }
        return terms;
    }
}
