package dev.trefoil.secret;

import dev.trefoil.mpc.Party;
import dev.trefoil.mpc.sharing.BitPlanes;
import dev.trefoil.mpc.sharing.BitVector;
import dev.trefoil.plan.Layout;
import dev.trefoil.plan.TextBytes;
import dev.trefoil.plan.Type;
import dev.trefoil.plan.Value;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Public values as columns of shares; local.
final class Constants {
    private Constants() {}

    /// The same value in every row.
    static SecretColumn column(Party party, int rows, Value value) {
        Type type = value.type();
        return switch (value) {
            case Value.NullValue _ -> nulls(rows, type);
            case Value.TextValue(String text) ->
                SecretColumn.ofDigits(type, text(party, rows, text, maxBytes(type)), null);
            case Value.IntValue _, Value.FixedValue _, Value.BoolValue _, Value.DateValue _, Value.TimestampValue _ ->
                number(party, rows, type, number(value), null);
        };
    }

    /// The number of a value that is neither a text nor null, as [dev.trefoil.plan.Frame] codes it.
    static BigInteger number(Value value) {
        return switch (value) {
            case Value.IntValue(var number) -> number;
            case Value.FixedValue(var units, var _) -> units;
            case Value.BoolValue(boolean bool) -> bool ? BigInteger.ONE : BigInteger.ZERO;
            case Value.DateValue date -> BigInteger.valueOf(date.day());
            case Value.TimestampValue timestamp -> BigInteger.valueOf(timestamp.second());
            case Value.TextValue _, Value.NullValue _ -> throw new IllegalArgumentException(value + " has no number");
        };
    }

    /// The number in every row, in both forms.
    static SecretColumn number(Party party, int rows, Type type, BigInteger number, @Nullable BitVector present) {
        BigInteger offset = Layout.offset(type);
        BitPlanes code = BitPlanes.constant(party.index(), rows, Layout.width(type), number.subtract(offset));
        Elements numbers = Elements.constant(party, rows, number, type.wide());
        return SecretColumn.of(type, Digits.of(code, offset, present == null), numbers, present);
    }

    private static SecretColumn nulls(int rows, Type type) {
        Digits zeros = Digits.of(BitPlanes.zeros(rows, Layout.width(type)), Layout.offset(type), true);
        return SecretColumn.ofDigits(type, zeros, BitVector.zeros(rows));
    }

    /// The code planes of a text of at most `maxBytes` bytes.
    static Digits text(Party party, int rows, String text, int maxBytes) {
        byte[] bytes = Arrays.copyOf(TextBytes.bytes(text), maxBytes);
        BitVector zero = BitVector.zeros(rows);
        BitVector one = BitVector.constant(party.index(), rows, true);
        List<BitVector> planes = new ArrayList<>();
        for (int j = 0; j < 8 * maxBytes; j++) {
            boolean bit = (bytes[maxBytes - 1 - j / 8] >> j % 8 & 1) != 0;
            planes.add(bit ? one : zero);
        }
        return Digits.of(BitPlanes.of(rows, planes), BigInteger.ZERO, true);
    }

    static int maxBytes(Type type) {
        if (type instanceof Type.TextType(int maxBytes, var _)) {
            return maxBytes;
        }
        throw new IllegalArgumentException(type.text() + " is no text");
    }
}
