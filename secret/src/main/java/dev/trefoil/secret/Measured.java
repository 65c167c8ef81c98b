package dev.trefoil.secret;

import dev.trefoil.mpc.Party;
import dev.trefoil.mpc.protocol.Divide;
import dev.trefoil.mpc.protocol.Widen;
import dev.trefoil.mpc.sharing.BitPlanes;
import dev.trefoil.mpc.sharing.BitVector;
import dev.trefoil.plan.ExpressionTypes;
import dev.trefoil.plan.Layout;
import dev.trefoil.plan.Measure;
import dev.trefoil.plan.Type;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/// Counts, sums and means from the sum of the codes and the count of the values of each group.
///
/// A code is a value's distance from its type's minimum, so sums of codes are not negative, and the exact floor
/// of the mean of the codes is the code of the exact floor of the mean.
final class Measured {
    private Measured() {}

    /// Sums of codes stand in the large ring where [dev.trefoil.plan.Intermediates] says so, else modulo a power that
    /// [SumModulus] says, as the counts do. `rows` bounds the counts; `any` says where
    /// the count is not zero.
    static SecretColumn of(
            Party party,
            Measure.Kind kind,
            Type input,
            Type type,
            Elements codes,
            Elements count,
            int rows,
            @Nullable BitVector any) {
        BitVector present = type.nullable() ? any : null;
        return switch (kind) {
            case SUM -> SecretColumn.ofSums(party, type, sum(party, codes, count, Layout.offset(input)), present);
            case MEAN -> mean(party, input, type, codes, count, rows, present);
            case COUNT -> SecretColumn.ofSums(party, type, count, null);
            case ANY -> SecretColumn.ofBits(type, Counts.notZero(party, codes, rows), present, false);
            case ALL -> {
                BitVector some = Counts.notZero(party, count.minus(codes), rows);
                yield SecretColumn.ofBits(type, some.not(party.index()), present, false);
            }
            case MIN, MAX, COUNT_DISTINCT, MEDIAN, MODE, VAR, STD ->
                throw new IllegalArgumentException(kind + " is not a matter of sums");
        };
    }

    private static Elements sum(Party party, Elements codes, Elements count, BigInteger offset) {
        if (offset.signum() == 0) {
            return codes;
        }
        Elements values = codes.isLarge() ? Elements.of(Widen.of(party, count.small())) : count;
        return codes.plus(values.times(offset));
    }

    private static SecretColumn mean(
            Party party, Type input, Type type, Elements codes, Elements count, int rows, @Nullable BitVector present) {
        int fractionBits = ExpressionTypes.fraction(type) - ExpressionTypes.fraction(input);
        int codeWidth = Layout.largestCode(input)
                .multiply(BigInteger.valueOf(Math.max(rows, 1)))
                .bitLength();
        int countWidth = Long.SIZE - Long.numberOfLeadingZeros(Math.max(rows, 1));
        BitPlanes dividend = codes.bits(party, Math.max(codeWidth, 1));
        BitPlanes divisor = count.bits(party, countWidth);
        BitPlanes mean = Divide.floor(
                party, dividend, divisor, fractionBits, Layout.width(type), Circuits.adder(party, count.rows()));
        return SecretColumn.ofDigits(type, Digits.of(mean, Layout.offset(type), false), present);
    }
}
