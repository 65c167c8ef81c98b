package dev.trefoil.secret;

import dev.trefoil.mpc.Party;
import dev.trefoil.mpc.protocol.Equal;
import dev.trefoil.mpc.sharing.BitPlanes;
import dev.trefoil.mpc.sharing.BitVector;
import dev.trefoil.plan.ExpressionTypes;
import dev.trefoil.plan.TextBytes;
import dev.trefoil.plan.Type;
import dev.trefoil.plan.Value;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// Whether a column equals one of a list of public values; null where the column is.
///
/// The values are made distinct in the clear and those outside the column's type are dropped, so at most one
/// equality holds and their XOR, which is local, is the answer. Several values share the rounds of their
/// equality tests.
final class SecretMembership {
    /// Rows times values that are tested at once: bounds the memory.
    private static final int AT_ONCE = 1 << 22;

    private SecretMembership() {}

    static SecretColumn of(Party party, SecretColumn column, List<Value> values, Type type) {
        List<BitPlanes> differences =
                column.type() instanceof Type.TextType ? texts(party, column, values) : numbers(party, column, values);
        BitVector found = BitVector.zeros(column.rows());
        int step = Math.max(1, AT_ONCE / Math.max(1, column.rows()));
        for (int from = 0; from < differences.size(); from += step) {
            List<BitPlanes> some = differences.subList(from, Math.min(from + step, differences.size()));
            BitVector equal = Equal.zero(party, BitPlanes.concat(some));
            for (int i = 0; i < some.size(); i++) {
                found = found.xor(equal.slice(i * column.rows(), (i + 1) * column.rows()));
            }
        }
        return SecretColumn.ofBits(type, found, column.presentOrNull(), false);
    }

    /// For each value that the column can hold, words that are zero where the cell equals it.
    private static List<BitPlanes> numbers(Party party, SecretColumn column, List<Value> values) {
        List<BigInteger> words = values.stream()
                .map(value -> number(column.type(), value))
                .flatMap(Optional::stream)
                .distinct()
                .toList();
        if (words.isEmpty()) {
            return List.of();
        }
        Digits digits = column.digits(party);
        int width = digits.bits().width();
        List<BitPlanes> differences = new ArrayList<>();
        for (BigInteger number : words) {
            BigInteger word = number.subtract(digits.base());
            if (word.signum() >= 0 && word.bitLength() <= width) {
                BitPlanes constant = BitPlanes.constant(party.index(), column.rows(), width, word);
                differences.add(digits.bits().xor(constant));
            }
        }
        return differences;
    }

    /// The value in the column's units, if a cell can hold it.
    private static Optional<BigInteger> number(Type type, Value value) {
        int by = ExpressionTypes.fraction(type) - ExpressionTypes.fraction(value.type());
        BigInteger given = Constants.number(value);
        BigInteger number = given.shiftLeft(by);
        boolean held = number.shiftRight(by).equals(given)
                && number.compareTo(Numbers.min(type)) >= 0
                && number.compareTo(Numbers.max(type)) <= 0;
        return held ? Optional.of(number) : Optional.empty();
    }

    private static List<BitPlanes> texts(Party party, SecretColumn column, List<Value> values) {
        int maxBytes = Constants.maxBytes(column.type());
        List<String> fitting = values.stream()
                .map(value -> value instanceof Value.TextValue(String text) ? text : null)
                .filter(Objects::nonNull)
                .filter(text -> TextBytes.bytes(text).length <= maxBytes)
                .distinct()
                .toList();
        if (fitting.isEmpty()) {
            return List.of();
        }
        BitPlanes code = column.code(party);
        return fitting.stream()
                .map(text -> code.xor(
                        Constants.text(party, column.rows(), text, maxBytes).bits()))
                .toList();
    }
}
