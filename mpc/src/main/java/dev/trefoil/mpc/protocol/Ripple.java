package dev.trefoil.mpc.protocol;

import dev.trefoil.mpc.Party;
import dev.trefoil.mpc.sharing.BitVector;
import java.util.ArrayList;
import java.util.List;

/// The ripple of [LessThan] on planes in arrays that are not handed over: nothing is allocated for a gate.
///
/// Rows are cut into pieces of [#PIECE] words. The gate of a piece waits for nothing but the gate
/// below it of the same piece.
final class Ripple {
    /// The words whose gates are sent as one message.
    private static final int PIECE = 4096;

    private final Party party;
    private final int rows;
    private final long[][][] left;
    private final long[][][] right;
    private final long[][] less;
    private final long[][] own;
    private final long[][] received;

    /// Compares the first `rows` rows of two words, given as `[share][plane]`.
    Ripple(Party party, int rows, long[][][] left, long[][][] right) {
        int words = BitVector.words(rows);
        this.party = party;
        this.rows = rows;
        this.left = left;
        this.right = right;
        this.less = new long[2][words];
        this.own = new long[(words + PIECE - 1) / PIECE][];
        this.received = new long[own.length][];
        for (int piece = 0; piece < own.length; piece++) {
            int length = Math.min(PIECE, words - piece * PIECE);
            own[piece] = new long[length];
            received[piece] = new long[length];
        }
    }

    /// The bits of each message that a party sends for one gate of so many rows.
    static List<Long> messages(int rows) {
        List<Long> out = new ArrayList<>();
        for (int left = rows; left > 0; left -= 64 * PIECE) {
            out.add((long) Math.min(left, 64 * PIECE));
        }
        return out;
    }

    BitVector less() {
        int width = left[0].length;
        for (int bit = 0; bit < width; bit++) {
            for (int piece = 0; piece < own.length; piece++) {
                if (bit > 0) {
                    receive(piece);
                }
                send(bit, piece);
            }
        }
        for (int piece = 0; piece < own.length; piece++) {
            receive(piece);
        }
        return BitVector.of(rows, less[0], less[1]);
    }

    /// Where the bits differ, the result is the bit of the right word.
    private void send(int bit, int piece) {
        long[] out = own[piece];
        int from = piece * PIECE;
        crossAnd(left[0][bit], left[1][bit], right[0][bit], right[1][bit], less[0], less[1], from, out);
        Door.sendAnd(party, Math.min(64 * out.length, rows - 64 * from), out);
    }

    private void receive(int piece) {
        Door.receiveAnd(party, received[piece]);
        int from = piece * PIECE;
        xorInto(less[0], from, own[piece]);
        xorInto(less[1], from, received[piece]);
    }

    /// This party's part of (left ^ right) & (right ^ less).
    private static void crossAnd(
            long[] l0, long[] l1, long[] r0, long[] r1, long[] c0, long[] c1, int from, long[] out) {
        for (int i = 0; i < out.length; i++) {
            long y0 = r0[from + i] ^ c0[from + i];
            long y1 = r1[from + i] ^ c1[from + i];
            long x0 = l0[from + i] ^ r0[from + i];
            long x1 = l1[from + i] ^ r1[from + i];
            out[i] = (x0 & (y0 ^ y1)) ^ (x1 & y0);
        }
    }

    private static void xorInto(long[] target, int from, long[] words) {
        for (int i = 0; i < words.length; i++) {
            target[from + i] ^= words[i];
        }
    }
}
