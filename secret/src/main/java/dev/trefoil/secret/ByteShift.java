package dev.trefoil.secret;

import dev.trefoil.mpc.Party;
import dev.trefoil.mpc.protocol.Choose;
import dev.trefoil.mpc.sharing.BitPlanes;
import dev.trefoil.mpc.sharing.BitVector;
import java.util.ArrayList;
import java.util.List;

/// Bytes moved by a secret number of places, in one round for each bit of that number.
final class ByteShift {
    private ByteShift() {}

    /// The binary digits, lowest first, of a number that is known by which of 1, 2, 3, ... it reaches; local.
    ///
    /// Bit j is the parity of how many multiples of 2^j it reaches.
    static List<BitVector> digits(List<BitVector> reached) {
        List<BitVector> digits = new ArrayList<>();
        for (int step = 1; step <= reached.size(); step *= 2) {
            BitVector parity = reached.get(step - 1);
            for (int at = 2 * step; at <= reached.size(); at += step) {
                parity = parity.xor(reached.get(at - 1));
            }
            digits.add(parity);
        }
        return digits;
    }

    /// The first `wanted` bytes after as many as `digits` say are dropped; zero bytes at the end.
    static List<BitPlanes> forward(Party party, List<BitPlanes> bytes, List<BitVector> digits, int wanted) {
        List<BitPlanes> now = bytes;
        for (int digit = digits.size() - 1; digit >= 0; digit--) {
            int step = 1 << digit;
            int size = Math.min(now.size(), wanted + step - 1);
            now = stage(party, now, digits.get(digit), size, step);
        }
        List<BitPlanes> out = new ArrayList<>(now.subList(0, Math.min(wanted, now.size())));
        while (out.size() < wanted) {
            out.add(Texts.zeroByte(bytes.getFirst().rows()));
        }
        return out;
    }

    /// The bytes behind as many zero bytes as `digits` say, at most `most`.
    static List<BitPlanes> backward(Party party, List<BitPlanes> bytes, List<BitVector> digits, int most) {
        List<BitPlanes> now = bytes;
        for (int digit = 0; digit < digits.size(); digit++) {
            int step = 1 << digit;
            int size = Math.min(now.size() + step, bytes.size() + most);
            now = stage(party, now, digits.get(digit), size, -step);
        }
        return now;
    }

    /// Byte i is byte i + step where the digit is 1; 8 gates a byte.
    private static List<BitPlanes> stage(Party party, List<BitPlanes> bytes, BitVector digit, int size, int step) {
        int rows = digit.rows();
        List<BitVector> moved = new ArrayList<>();
        List<BitVector> stayed = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            moved.addAll(at(bytes, i + step, rows).planes());
            stayed.addAll(at(bytes, i, rows).planes());
        }
        BitPlanes chosen = Choose.of(party, digit, BitPlanes.of(rows, moved), BitPlanes.of(rows, stayed));
        List<BitPlanes> out = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            out.add(chosen.bits(8 * i, 8 * i + 8));
        }
        return out;
    }

    private static BitPlanes at(List<BitPlanes> bytes, int place, int rows) {
        return place >= 0 && place < bytes.size() ? bytes.get(place) : Texts.zeroByte(rows);
    }
}
