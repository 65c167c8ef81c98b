package dev.trefoil.secret;

import dev.trefoil.mpc.Party;
import dev.trefoil.mpc.protocol.BitsToArithmetic;
import dev.trefoil.mpc.sharing.BitPlanes;
import dev.trefoil.mpc.sharing.RingVector;
import dev.trefoil.plan.Type;
import java.math.BigInteger;

/// Dates as timestamps and back.
final class DateCasts {
    /// 86,400 seconds are 675 times 2^7.
    private static final int LOW_BITS = 7;

    private static final PublicDivisor REST =
            PublicDivisor.of(Type.TimestampType.LAST_SECOND >> LOW_BITS, Type.TimestampType.SECONDS_OF_DAY >> LOW_BITS);

    private DateCasts() {}

    /// The operand as a date or timestamp like `target`, if it is the other of the two; otherwise the operand.
    static SecretColumn converted(Party party, SecretColumn operand, Type target) {
        if (target instanceof Type.DateType && operand.type() instanceof Type.TimestampType) {
            return SecretColumn.ofDigits(
                    target.withNullable(operand.type().nullable()),
                    Digits.of(day(party, operand), BigInteger.ZERO, false),
                    operand.presentOrNull());
        }
        if (target instanceof Type.TimestampType && operand.type() instanceof Type.DateType) {
            return SecretColumn.ofRing(
                    target.withNullable(operand.type().nullable()),
                    operand.numbers(party).times(Type.TimestampType.SECONDS_OF_DAY),
                    operand.presentOrNull());
        }
        return operand;
    }

    /// The days of timestamps, in 17 bits.
    static BitPlanes day(Party party, SecretColumn timestamp) {
        BitPlanes code = timestamp.code(party);
        RingVector high = BitsToArithmetic.unsigned(
                party, code.bits(LOW_BITS, code.width()), Circuits.adder(party, timestamp.rows()));
        return REST.floor(party, high).unsignedTo(17);
    }
}
