package dev.trefoil.plan;

import java.math.BigInteger;

/// The types of powers of e and of logarithms, from what their algorithms make of the operand's bounds.
final class SeriesTypes {
    /// How far a logarithm can lie outside those of the bounds, since each is off by less than 2 units.
    private static final BigInteger SLACK = BigInteger.valueOf(4);

    private SeriesTypes() {}

    static Type exponential(String what, Type operand) {
        int fraction = ExpressionTypes.fraction(operand);
        Bounds bounds = ExpressionTypes.bounds(operand);
        int highest = Exponential.highest(fraction);
        if (bounds.max().compareTo(BigInteger.valueOf(highest).shiftLeft(fraction)) > 0) {
            throw new PlanException(what + " could overflow: its operand has the bounds " + bounds
                    + (fraction == 0 ? "" : ", in units of 2^-" + fraction) + ", and powers of e above " + highest
                    + " need more than " + Type.MAX_BITS
                    + " bits: narrow the types of its columns, or cast one with validation");
        }
        Exponential exponential = Exponential.of(operand);
        Bounds powers = new Bounds(exponential.apply(bounds.min()), exponential.apply(bounds.max()));
        return ExpressionTypes.number(what, Exponential.resultFraction(fraction), powers, operand.nullable());
    }

    static Type logarithm(String what, Type operand) {
        int fraction = ExpressionTypes.fraction(operand);
        Bounds bounds = ExpressionTypes.bounds(operand);
        Logarithm logarithm = new Logarithm(fraction);
        BigInteger least = logarithm.apply(bounds.min().max(BigInteger.ONE));
        BigInteger most = logarithm.apply(bounds.max().max(BigInteger.ONE));
        Bounds logarithms = least == null || most == null
                ? new Bounds(BigInteger.ZERO, BigInteger.ZERO)
                : new Bounds(least.subtract(SLACK), most.add(SLACK));
        boolean nullable = operand.nullable() || bounds.min().signum() <= 0;
        return ExpressionTypes.number(what, Exponential.resultFraction(fraction), logarithms, nullable);
    }
}
