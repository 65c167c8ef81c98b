package dev.trefoil.mpc.protocol;

import dev.trefoil.mpc.sharing.BitVector;
import java.util.List;

/// The bit of the one row of a short table that each row selects, on its way through the [Door]: the XOR, over the
/// rows of the table, of whether that row is selected AND its bit. However long the table, one bit a row is sent.
///
/// `selected` has a vector for each row of the table.
record Pick(List<BitVector> selected, BitVector table) implements LocalGate {
    Pick {
        if (selected.size() != table.rows()) {
            throw new IllegalArgumentException(selected.size() + " selections from " + table.rows() + " rows");
        }
    }

    @Override
    public int rows() {
        return selected.getFirst().rows();
    }

    @Override
    public void part(long[] out, int from, int to) {
        for (int t = 0; t < selected.size(); t++) {
            long[] x0 = selected.get(t).first();
            long[] x1 = selected.get(t).second();
            long y0 = repeated(table.first(), t);
            long both = y0 ^ repeated(table.second(), t);
            for (int i = from; i < to; i++) {
                out[i] ^= (x0[i] & both) ^ (x1[i] & y0);
            }
        }
    }

    @Override
    public String toString() {
        return "Pick[" + rows() + " secret rows]";
    }

    /// The bit of a row 64 times.
    private static long repeated(long[] words, int row) {
        return -(words[row >>> 6] >>> row & 1);
    }
}
