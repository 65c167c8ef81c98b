package dev.trefoil.secret;

import dev.trefoil.mpc.Party;
import dev.trefoil.mpc.sharing.BitPlanes;
import dev.trefoil.mpc.sharing.BitVector;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/// Texts as their bytes, and texts of different widths; local.
final class Texts {
    /// Rows times bytes that are worked on at once: bounds the memory.
    private static final int AT_ONCE = 1 << 22;

    private Texts() {}

    /// The code planes with zero bytes at the end, up to `maxBytes` bytes.
    static BitPlanes padded(Party party, SecretColumn text, int maxBytes) {
        return text.code(party).shiftedLeft(8 * (maxBytes - Constants.maxBytes(text.type())));
    }

    /// The bytes of code planes, the first byte first.
    static List<BitPlanes> bytes(BitPlanes code) {
        List<BitPlanes> bytes = new ArrayList<>();
        for (int end = code.width(); end > 0; end -= 8) {
            bytes.add(code.bits(end - 8, end));
        }
        return bytes;
    }

    /// The code planes of at least one byte, with zero bytes at the end up to `maxBytes`.
    static BitPlanes code(List<BitPlanes> bytes, int maxBytes) {
        int rows = bytes.getFirst().rows();
        List<BitVector> planes = new ArrayList<>();
        for (BitPlanes part : bytes.reversed()) {
            planes.addAll(part.planes());
        }
        return BitPlanes.of(rows, planes).shiftedLeft(8 * (maxBytes - bytes.size()));
    }

    static BitPlanes zeroByte(int rows) {
        return BitPlanes.zeros(rows, 8);
    }

    /// What `work` makes of the bytes of some rows at a time, one after the other.
    static BitPlanes inParts(BitPlanes code, Function<List<BitPlanes>, BitPlanes> work) {
        int step = Math.max(1, AT_ONCE / Math.max(1, code.width() / 8) / 64 * 64);
        if (code.rows() <= step) {
            return work.apply(bytes(code));
        }
        List<BitPlanes> parts = new ArrayList<>();
        for (int from = 0; from < code.rows(); from += step) {
            parts.add(work.apply(bytes(code.slice(from, Math.min(from + step, code.rows())))));
        }
        return BitPlanes.concat(parts);
    }
}
