package dev.trefoil.mpc.protocol;

import dev.trefoil.mpc.Party;
import dev.trefoil.mpc.sharing.BitPlanes;
import dev.trefoil.mpc.sharing.BitVector;
import java.util.List;

/// Carries marks down to places of their own, each by its distance.
///
/// **What the caller owes.** The marks stand in the first rows, and their places ascend: so distances do not
/// descend, and by taking the largest step first no two marks ever meet. Where that does not hold, or a place is
/// beyond the last row, the result is without meaning (but defined, and nothing is leaked).
///
/// *Inputs.* Marks; distances, zero where there is no mark. *Output.* As many rows, marked at the places. *What
/// each party sees.* One uniformly random bit per gate. *Bits per row.* For distances of k bits, 3 k (k - 1) / 2:
/// a step of 2^t carries the t bits of the distance that are still needed; the mark moves where the bit of the
/// distance is one, which is no product. *Rounds.* k - 1. *Paper.* Krastnikov, Kerschbaum, Stebila 2020 (oblivious
/// distribution); Goodrich 2011.
final class Spread {
    private Spread() {}

    static BitVector of(Party party, BitVector marks, BitPlanes distance) {
        BitVector here = marks;
        BitPlanes left = distance;
        for (int stage = distance.width() - 1; stage >= 0; stage--) {
            BitVector moves = left.plane(stage);
            int step = (int) Math.min(1L << stage, marks.rows());
            here = here.xor(moves).xor(down(moves, step));
            BitPlanes low = left.bits(0, stage);
            if (stage > 0) {
                BitPlanes moving = And.of(party, low, moves);
                low = low.xor(moving).xor(down(moving, step));
            }
            left = low;
        }
        return here;
    }

    static long bits(long rows, int width) {
        return And.bits(rows, width * (width - 1L) / 2);
    }

    static int rounds(int width) {
        return Math.max(0, width - 1);
    }

    private static BitVector down(BitVector bits, int rows) {
        return BitVector.concat(List.of(BitVector.zeros(rows), bits.slice(0, bits.rows() - rows)));
    }

    private static BitPlanes down(BitPlanes word, int rows) {
        return BitPlanes.of(
                word.rows(),
                word.planes().stream().map(plane -> down(plane, rows)).toList());
    }
}
