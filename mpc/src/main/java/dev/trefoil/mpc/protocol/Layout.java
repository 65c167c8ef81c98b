package dev.trefoil.mpc.protocol;

import java.util.List;

/// The public shape of the columns that move together: how many rows, and how many bits each column takes.
///
/// In row form all planes stand in one word of a row, 64 bits to a strip, behind one strip for each ring
/// column.
record Layout(int rows, List<Integer> ringWidths, List<Integer> planeWidths) {
    Layout {
        ringWidths = List.copyOf(ringWidths);
        planeWidths = List.copyOf(planeWidths);
    }

    /// Bits of a row.
    int width() {
        return ringWidths.stream().reduce(0, Math::addExact) + planesWidth();
    }

    /// Bits of a row in planes.
    int planesWidth() {
        return planeWidths.stream().reduce(0, Math::addExact);
    }

    int rings() {
        return ringWidths.size();
    }

    /// The bits of each strip: the ring columns, then the planes 64 at a time.
    int[] strips() {
        int left = planesWidth();
        int[] out = new int[rings() + (left + 63) / 64];
        for (int s = 0; s < out.length; s++) {
            out[s] = s < rings() ? ringWidths.get(s) : Math.min(64, left - 64 * (s - rings()));
        }
        return out;
    }
}
