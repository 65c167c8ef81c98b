package dev.trefoil.secret;

import dev.trefoil.mpc.Party;
import dev.trefoil.mpc.protocol.Add;
import dev.trefoil.mpc.protocol.Adder;
import dev.trefoil.mpc.protocol.ArithmeticToBits;
import dev.trefoil.mpc.protocol.Divide;
import dev.trefoil.mpc.protocol.Equal;
import dev.trefoil.mpc.protocol.MostSignificantBit;
import dev.trefoil.mpc.protocol.Multiply;
import dev.trefoil.mpc.protocol.MultiplyWords;
import dev.trefoil.mpc.protocol.SquareRoot;
import dev.trefoil.mpc.protocol.Subtract;
import dev.trefoil.mpc.sharing.BitPlanes;
import dev.trefoil.mpc.sharing.BitVector;
import dev.trefoil.mpc.sharing.WideVector;
import dev.trefoil.plan.ExpressionTypes;
import dev.trefoil.plan.Layout;
import dev.trefoil.plan.Moments;
import dev.trefoil.plan.Type;
import java.math.BigInteger;

/// The last step of variances, covariances, correlations and weighted means: from the spreads of groups, bit by bit,
/// to what [Moments] defines. As exact as that, whatever the widths.
final class MomentResults {
    private static final int WIDEST = Moments.MAX_BITS;

    private final Party party;
    private final BigInteger rows;
    private final WideVector count;
    private final Adder adder;

    /// `rows` bounds the counts.
    MomentResults(Party party, int rows, WideVector count) {
        this.party = party;
        this.rows = BigInteger.valueOf(rows);
        this.count = count;
        this.adder = Circuits.adder(party, count.rows());
    }

    SecretColumn variance(WideVector spread, Type input, Type type) {
        int shift = ExpressionTypes.fraction(type) - 2 * ExpressionTypes.fraction(input);
        BitPlanes variance = quotient(spreadBits(spread, input, input), pairBits(pairs()), shift, Layout.width(type));
        return SecretColumn.ofDigits(type, Digits.of(variance, BigInteger.ZERO, false), atLeastTwo());
    }

    SecretColumn deviation(WideVector spread, Type input, Type type) {
        int shift = 2 * (ExpressionTypes.fraction(type) - ExpressionTypes.fraction(input));
        int width = Math.max(
                1, Moments.range(input).pow(2).shiftLeft(shift).shiftRight(1).bitLength());
        BitPlanes square = quotient(spreadBits(spread, input, input), pairBits(pairs()), shift, width);
        Digits root = Digits.of(SquareRoot.floor(party, square, adder), BigInteger.ZERO, false);
        return SecretColumn.ofDigits(type, root, atLeastTwo());
    }

    /// Of the spread plus a public multiple of the number of pairs, so that it is not negative.
    SecretColumn covariance(WideVector spread, Type left, Type right, Type type) {
        int shift = ExpressionTypes.fraction(type) - ExpressionTypes.fraction(left) - ExpressionTypes.fraction(right);
        BigInteger above = Moments.above(left, right, shift);
        WideVector pairs = pairs();
        BigInteger most =
                Moments.reach(left).multiply(Moments.reach(right)).add(above).multiply(rows.pow(2));
        BitPlanes dividend = bits(spread.plus(pairs.times(above)), most);
        BigInteger largest = Moments.quotient(above.multiply(BigInteger.TWO), BigInteger.ONE, shift);
        BitPlanes quotient = quotient(dividend, pairBits(pairs), shift, largest.bitLength());
        BigInteger base = Moments.quotient(above, BigInteger.ONE, shift).negate();
        return SecretColumn.ofDigits(type, Digits.of(quotient, base, false), atLeastTwo());
    }

    SecretColumn correlation(GroupedMoments.Sums of, Type left, Type right, Type type) {
        int one = Type.DEFAULT_FRACTION;
        int width = most(left, right).bitLength() + 1;
        BitPlanes both = ArithmeticToBits.of(party, of.both(), width, adder);
        BitVector negative = both.top();
        BitPlanes square;
        BitPlanes product;
        BigInteger largest = most(left, left).multiply(most(right, right));
        if (largest.bitLength() < WIDEST && 2 * width <= WIDEST) {
            square = ArithmeticToBits.of(party, Multiply.of(party, of.both(), of.both()), 2 * width, adder);
            product = bits(Multiply.of(party, of.left(), of.right()), largest);
        } else {
            BitPlanes flipped = both.xor(negative);
            BitPlanes absolute =
                    Add.of(party, flipped, BitPlanes.zeros(flipped.rows(), flipped.width()), negative, adder);
            square = MultiplyWords.of(party, absolute, absolute, adder);
            product = MultiplyWords.of(
                    party, spreadBits(of.left(), left, left), spreadBits(of.right(), right, right), adder);
        }
        BitPlanes quotient = Divide.floor(party, square, product, 2 * one, 2 * one + 1, adder);
        BitPlanes root = SquareRoot.floor(party, quotient, adder).unsignedTo(one + 2);
        BitPlanes unit = BitPlanes.constant(party.index(), root.rows(), one + 2, 1L << one);
        BitPlanes code = Subtract.where(party, negative, unit, root, adder);
        BitVector present = Equal.zero(party, product).not(party.index());
        return SecretColumn.ofDigits(type, Digits.of(code, Layout.offset(type), false), present);
    }

    static SecretColumn weightedMean(
            Party party, int rows, WideVector products, WideVector weights, Type value, Type weight, Type type) {
        MomentResults results = new MomentResults(party, rows, weights);
        BigInteger heaviest =
                Layout.offset(weight).add(Layout.largestCode(weight)).multiply(results.rows);
        BitPlanes divisor = results.bits(weights, heaviest);
        BitPlanes dividend = results.bits(products, heaviest.multiply(Layout.largestCode(value)));
        int scale = ExpressionTypes.fraction(type) - ExpressionTypes.fraction(value);
        BitPlanes mean = results.quotient(dividend, divisor, scale, Layout.width(type));
        BitVector present = Equal.zero(party, divisor).not(party.index());
        return SecretColumn.ofDigits(type, Digits.of(mean, Layout.offset(type), false), present);
    }

    /// The floor of dividend 2^shift / divisor.
    private BitPlanes quotient(BitPlanes dividend, BitPlanes divisor, int shift, int width) {
        BitPlanes cut = dividend.bits(Math.min(Math.max(-shift, 0), dividend.width()), dividend.width());
        return Divide.floor(party, cut, divisor, Math.max(shift, 0), width, adder);
    }

    private WideVector pairs() {
        return Multiply.of(party, count, count.plusPublic(party.index(), BigInteger.ONE.negate()));
    }

    private BitPlanes pairBits(WideVector pairs) {
        return bits(pairs, rows.pow(2));
    }

    private BitVector atLeastTwo() {
        int width = rows.bitLength() + 2;
        return MostSignificantBit.of(party, count.low().plusPublic(party.index(), -2), width)
                .not(party.index());
    }

    private BitPlanes spreadBits(WideVector spread, Type left, Type right) {
        return bits(spread, most(left, right));
    }

    /// The most that the spread of two columns may be away from zero.
    private BigInteger most(Type left, Type right) {
        return Moments.reach(left).multiply(Moments.reach(right)).multiply(rows.pow(2));
    }

    private BitPlanes bits(WideVector number, BigInteger most) {
        return ArithmeticToBits.of(party, number, Math.max(1, most.bitLength()), adder);
    }
}
