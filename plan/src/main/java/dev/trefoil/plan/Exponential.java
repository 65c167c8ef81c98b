package dev.trefoil.plan;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// The one algorithm for e^x, on whole numbers: x has `fraction` fraction bits, the result max(20, fraction), and
/// `digits` fraction bits are kept on the way.
///
/// e^x = 2^(k + i/256 + v), where k, i and v are the whole part, the top 8 bits and the rest of x log2(e): a shift, a
/// table and a short polynomial. All constants and all steps are rounded down, so the result never falls where x
/// rises: bounds follow from bounds.
///
/// The result is within 2 units of its last place (of 200,000 random numbers none was off by more than 1.23), or within
/// the real value times 2^-56 if that is more, where the type's results take more than 57 bits. A number whose power is
/// below a unit of the last place gives 0.
public record Exponential(int fraction, int digits) {
    /// The top bits of a fraction, which choose from a table.
    public static final int TABLE_BITS = 8;

    /// The most digits: a product of two such numbers still fits an intermediate number.
    private static final int MOST_DIGITS = 60;

    /// Bits by which x log2(e) is kept finer, since |x| is below 2^7.
    private static final int FINER = 8;

    private static final int PACK = 6;

    /// For numbers of this type, which must be at most [#highest].
    public static Exponential of(Type operand) {
        int fraction = ExpressionTypes.fraction(operand);
        BigInteger max = ExpressionTypes.bounds(operand).max();
        int bits = RealConstants.BITS;
        int whole = max.multiply(RealConstants.log2e(bits))
                .shiftRight(bits + fraction)
                .max(BigInteger.valueOf(-MOST_DIGITS - fraction))
                .intValueExact();
        int digits = whole + resultFraction(fraction) + 4;
        return new Exponential(fraction, Math.clamp(digits, 2 * TABLE_BITS, MOST_DIGITS));
    }

    /// What [#packed] gave.
    public static Exponential unpacked(int packed) {
        return new Exponential(packed & ((1 << PACK) - 1), packed >> PACK);
    }

    /// Both numbers in one.
    public int packed() {
        return fraction + (digits << PACK);
    }

    /// Whole numbers above this give more than 96 bits.
    static int highest(int fraction) {
        return RealConstants.ln2(Type.MAX_BITS - resultFraction(fraction), 0).intValueExact();
    }

    static int resultFraction(int fraction) {
        return Math.max(Type.DEFAULT_FRACTION, fraction);
    }

    public BigInteger apply(BigInteger number) {
        BigInteger power = binary(number);
        BigInteger index = part(power, digits - TABLE_BITS, digits);
        BigInteger rest = part(power, 0, digits - TABLE_BITS);
        List<BigInteger> terms = terms();
        BigInteger sum = terms.getLast();
        for (BigInteger term : terms.reversed().subList(1, terms.size())) {
            sum = term.add(sum.multiply(rest).shiftRight(digits));
        }
        BigInteger above = sum.multiply(rest).shiftRight(digits);
        BigInteger cell = table().get(index.intValueExact());
        BigInteger mantissa = cell.add(cell.multiply(above).shiftRight(digits));
        return mantissa.shiftLeft(power.shiftRight(digits).intValueExact() + resultFraction(fraction) - digits);
    }

    /// x log2(e) at `digits` fraction bits, for x raised to [#least].
    private BigInteger binary(BigInteger number) {
        return number.max(least()).multiply(factor()).shiftRight(cut());
    }

    /// The whole part of x log2(e): the result is below 2 to one more.
    public int whole(BigInteger number) {
        return binary(number).shiftRight(digits).intValueExact();
    }

    /// A number that gives 0, to which all that are lower are raised.
    public BigInteger least() {
        return RealConstants.ln2(resultFraction(fraction) + 2, fraction).negate();
    }

    /// log2(e), so fine that the product with x has to be cut by [#cut] bits.
    public BigInteger factor() {
        return RealConstants.log2e(digits + FINER);
    }

    public int cut() {
        return fraction + FINER;
    }

    /// 2^(i/256) for each i, from 1 to below 2.
    public List<BigInteger> table() {
        return IntStream.range(0, RealConstants.CELLS)
                .mapToObj(cell -> RealConstants.power(cell, digits))
                .toList();
    }

    /// The polynomial of 2^v - 1 without its factor v: the lowest term first, as many as matter for v below 1/256.
    public List<BigInteger> terms() {
        List<BigInteger> terms = new ArrayList<>();
        BigInteger term = RealConstants.powerTerm(1, digits);
        while (term.shiftRight(TABLE_BITS * (terms.size() + 1)).signum() != 0) {
            terms.add(term);
            term = RealConstants.powerTerm(terms.size() + 1, digits);
        }
        return terms;
    }

    static BigInteger part(BigInteger number, int from, int to) {
        return number.shiftRight(from).and(BigInteger.ONE.shiftLeft(to - from).subtract(BigInteger.ONE));
    }
}
