package dev.trefoil.mpc.protocol;

import dev.trefoil.mpc.sharing.WideVector;
import java.util.List;

/// The public shape of the columns that move together: how many rows, and how many bits each column takes.
///
/// In row form all planes stand in one word of a row, 64 bits to a strip, behind one strip for each ring
/// column and two, the low one first, for each of the `wides` wide ring columns.
record Layout(int rows, List<Integer> ringWidths, int wides, List<Integer> planeWidths) {
    Layout {
        ringWidths = List.copyOf(ringWidths);
        planeWidths = List.copyOf(planeWidths);
    }

    /// Bits of a row.
    int width() {
        return ringWidths.stream().reduce(0, Math::addExact) + WideVector.WIDTH * wides + planesWidth();
    }

    /// Bits of a row in planes.
    int planesWidth() {
        return planeWidths.stream().reduce(0, Math::addExact);
    }

    int rings() {
        return ringWidths.size();
    }

    /// The first strip of planes: those before it are of rings.
    int firstOfPlanes() {
        return rings() + 2 * wides;
    }

    /// The bits of each strip: the ring columns, the wide ones, then the planes 64 at a time.
    int[] strips() {
        int left = planesWidth();
        int first = firstOfPlanes();
        int[] out = new int[first + (left + 63) / 64];
        for (int s = 0; s < out.length; s++) {
            int planes = Math.min(64, left - 64 * (s - first));
            out[s] = s < rings() ? ringWidths.get(s) : s < first ? 64 : planes;
        }
        return out;
    }
}
