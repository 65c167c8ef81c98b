package dev.trefoil.secret;

import dev.trefoil.mpc.Party;
import dev.trefoil.mpc.protocol.And;
import dev.trefoil.mpc.protocol.BitToArithmetic;
import dev.trefoil.mpc.protocol.MostSignificantBit;
import dev.trefoil.mpc.sharing.BitPlanes;
import dev.trefoil.mpc.sharing.BitVector;
import dev.trefoil.mpc.sharing.RingVector;
import dev.trefoil.plan.Expression.TextKind;
import dev.trefoil.plan.TextBytes;
import dev.trefoil.plan.TextPattern;
import dev.trefoil.plan.Type;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/// Functions of secret texts, on the planes of their bytes.
///
/// A byte of the form 10xxxxxx follows within a character; every other one begins a character or is padding.
final class SecretText {
    private SecretText() {}

    static SecretColumn function(Party party, TextKind kind, SecretColumn operand, Type type) {
        BitPlanes code = operand.code(party);
        return switch (kind) {
            case LENGTH -> column(type, Texts.inParts(code, bytes -> length(party, bytes)), operand);
            case LOWER -> inCase(party, operand, type, false);
            case UPPER -> inCase(party, operand, type, true);
        };
    }

    static SecretColumn match(Party party, SecretColumn operand, TextPattern pattern, Type type) {
        BitPlanes bits =
                Texts.inParts(operand.code(party), bytes -> BitPlanes.of(PatternMatch.of(party, bytes, pattern)));
        return column(type, bits, operand);
    }

    static SecretColumn substring(Party party, SecretColumn operand, int start, int length, Type type) {
        int wanted = Constants.maxBytes(type);
        BitPlanes code = Texts.inParts(
                operand.code(party),
                bytes -> Texts.code(first(party, dropped(party, bytes, start, wanted), length), wanted));
        return column(type, code, operand);
    }

    static SecretColumn concatenate(Party party, SecretColumn left, SecretColumn right, Type type) {
        BitVector present = SecretLogic.bothPresent(party, left, right);
        int cut = 8 * Constants.maxBytes(right.type());
        BitPlanes both = right.code(party).below(left.code(party));
        BitPlanes code = Texts.inParts(both, bytes -> concatenated(party, bytes, bytes.size() - cut / 8));
        return SecretColumn.ofDigits(type, Digits.of(code, BigInteger.ZERO, false), present);
    }

    /// A public text, then a secret one: local.
    static SecretColumn concatenate(Party party, String left, SecretColumn right, Type type) {
        int bytes = TextBytes.bytes(left).length;
        int after = Constants.maxBytes(right.type());
        BitPlanes code = right.code(party);
        BitPlanes head = Constants.text(party, right.rows(), left, bytes).bits();
        BitPlanes padded = code.below(head).shiftedLeft(8 * (Constants.maxBytes(type) - after - bytes));
        return column(type, padded, right);
    }

    private static SecretColumn column(Type type, BitPlanes bits, SecretColumn operand) {
        return SecretColumn.ofDigits(type, Digits.of(bits, BigInteger.ZERO, false), operand.presentOrNull());
    }

    private static BitPlanes length(Party party, List<BitPlanes> bytes) {
        List<BitVector> following = following(party, bytes);
        List<BitVector> zeros = ByteTests.zeros(party, bytes);
        List<BitVector> begins = new ArrayList<>();
        for (int i = 0; i < bytes.size(); i++) {
            begins.add(following.get(i).xor(zeros.get(i)).not(party.index()));
        }
        return Tally.of(party, begins);
    }

    private static List<BitVector> following(Party party, List<BitPlanes> bytes) {
        List<BitVector> high = bytes.stream().map(BitPlanes::top).toList();
        List<BitVector> low =
                bytes.stream().map(part -> part.plane(6).not(party.index())).toList();
        return And.all(party, high, low);
    }

    /// Bit 5 is inverted in the letters of the other case: nine gates a byte, nine rounds.
    private static SecretColumn inCase(Party party, SecretColumn operand, Type type, boolean upper) {
        BitPlanes code = Texts.inParts(operand.code(party), bytes -> {
            List<BitVector> letters = letters(party, bytes, upper);
            List<BitPlanes> out = new ArrayList<>();
            for (int i = 0; i < bytes.size(); i++) {
                List<BitVector> planes = new ArrayList<>(bytes.get(i).planes());
                planes.set(5, planes.get(5).xor(letters.get(i)));
                out.add(BitPlanes.of(bytes.get(i).rows(), planes));
            }
            return Texts.code(out, out.size());
        });
        boolean zeroAtNull = operand.digits(party).zeroAtNull();
        return SecretColumn.ofDigits(type, Digits.of(code, BigInteger.ZERO, zeroAtNull), operand.presentOrNull());
    }

    /// Where a byte is an ASCII letter of the case: 01c and then 1 to 26, which is neither 0 nor above 26.
    private static List<BitVector> letters(Party party, List<BitPlanes> bytes, boolean lower) {
        Gates gates = new Gates(party, bytes);
        List<BitVector> low = gates.and(gates.plane(0), gates.plane(1));
        List<BitVector> middle = gates.and(gates.plane(3), gates.plane(4));
        List<BitVector> head = gates.and(gates.not(gates.plane(7)), gates.plane(6));
        List<BitVector> someOfThree = gates.or(gates.plane(2), low);
        List<BitVector> noLow = gates.not(gates.xor(gates.plane(0), gates.plane(1), low));
        List<BitVector> noMiddle = gates.not(gates.xor(gates.plane(3), gates.plane(4), middle));
        List<BitVector> noneOfThree = gates.and(noLow, gates.not(gates.plane(2)));
        List<BitVector> ofCase = gates.and(head, lower ? gates.plane(5) : gates.not(gates.plane(5)));
        List<BitVector> above = gates.and(middle, someOfThree);
        List<BitVector> zero = gates.and(noMiddle, noneOfThree);
        return gates.and(ofCase, gates.not(gates.xor(above, zero)));
    }

    /// The bytes, at least `wanted` of them, after the first `count` characters.
    private static List<BitPlanes> dropped(Party party, List<BitPlanes> bytes, int count, int wanted) {
        int rows = bytes.getFirst().rows();
        if (count >= bytes.size()) {
            return List.of(Texts.zeroByte(rows));
        }
        List<BitPlanes> searched = bytes.subList(0, Math.min(bytes.size(), 4 * count));
        List<BitVector> more = withinFirst(party, searched, count);
        return ByteShift.forward(party, bytes.subList(count, bytes.size()), ByteShift.digits(more), wanted);
    }

    /// The bytes of the first `count` characters.
    private static List<BitPlanes> first(Party party, List<BitPlanes> bytes, int count) {
        if (bytes.size() <= count) {
            return bytes;
        }
        List<BitVector> within = withinFirst(party, bytes, count);
        List<BitVector> left = new ArrayList<>();
        List<BitVector> right = new ArrayList<>();
        for (int i = count; i < bytes.size(); i++) {
            left.addAll(bytes.get(i).planes());
            right.addAll(Collections.nCopies(8, within.get(i - count)));
        }
        List<BitVector> kept = And.all(party, left, right);
        List<BitPlanes> out = new ArrayList<>(bytes.subList(0, count));
        for (int i = 0; i < kept.size(); i += 8) {
            out.add(BitPlanes.of(bytes.getFirst().rows(), kept.subList(i, i + 8)));
        }
        return out;
    }

    /// For each byte from number `count` on, whether it belongs to one of the first `count` characters (padding
    /// counts as characters of one byte); the bytes before always do. The characters are counted in the ring, where
    /// sums are local.
    private static List<BitVector> withinFirst(Party party, List<BitPlanes> bytes, int count) {
        if (bytes.size() <= count) {
            return List.of();
        }
        int rows = bytes.getFirst().rows();
        int width = Integer.SIZE - Integer.numberOfLeadingZeros(bytes.size()) + 1;
        int[] widths = new int[bytes.size()];
        Arrays.fill(widths, width);
        List<BitVector> begins = following(party, bytes).stream()
                .map(follows -> follows.not(party.index()))
                .toList();
        List<RingVector> ones = BitToArithmetic.all(party, begins, widths);
        RingVector left = RingVector.constant(party.index(), rows, count);
        List<RingVector> leftAt = new ArrayList<>();
        for (int i = 0; i < ones.size(); i++) {
            left = left.minus(ones.get(i));
            if (i >= count) {
                leftAt.add(left);
            }
        }
        BitVector beyond = MostSignificantBit.of(party, RingVector.concat(leftAt), width);
        List<BitVector> within = new ArrayList<>();
        for (int i = 0; i < leftAt.size(); i++) {
            within.add(beyond.slice(i * rows, (i + 1) * rows).not(party.index()));
        }
        return within;
    }

    /// The first `leftBytes` bytes are the left text, the others the right one, which moves to the left one's end.
    private static BitPlanes concatenated(Party party, List<BitPlanes> bytes, int leftBytes) {
        List<BitPlanes> left = bytes.subList(0, leftBytes);
        List<BitVector> used = ByteTests.zeros(party, left).stream()
                .map(zero -> zero.not(party.index()))
                .toList();
        List<BitPlanes> moved =
                ByteShift.backward(party, bytes.subList(leftBytes, bytes.size()), ByteShift.digits(used), leftBytes);
        List<BitPlanes> out = new ArrayList<>(moved);
        for (int i = 0; i < leftBytes; i++) {
            out.set(i, out.get(i).xor(left.get(i)));
        }
        return Texts.code(out, out.size());
    }
}
