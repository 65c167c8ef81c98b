package dev.trefoil.mpc.protocol;

import dev.trefoil.mpc.sharing.BitPlanes;
import dev.trefoil.mpc.sharing.BitRows;
import dev.trefoil.mpc.sharing.BitVector;
import dev.trefoil.mpc.sharing.RingVector;
import dev.trefoil.mpc.sharing.WideVector;
import java.util.ArrayList;
import java.util.List;

/// One party's two shares of columns, row by row instead of plane by plane: the form in which rows move.
///
/// Secret: `toString` tells the shape only.
final class RowForm {
    private final Layout layout;
    private final Parcel first;
    private final Parcel second;

    RowForm(Layout layout, Parcel first, Parcel second) {
        this.layout = layout;
        this.first = first;
        this.second = second;
    }

    static RowForm of(Columns columns) {
        Layout layout = columns.layout();
        List<BitVector> planes = new ArrayList<>();
        for (BitPlanes word : columns.planes()) {
            planes.addAll(word.planes());
        }
        BitRows words = BitRows.of(BitPlanes.of(layout.rows(), planes));
        long[][] a = new long[layout.strips().length][];
        long[][] b = new long[a.length][];
        int s = 0;
        for (RingVector ring : columns.rings()) {
            a[s] = ring.first();
            b[s++] = ring.second();
        }
        for (WideVector wide : columns.wides()) {
            a[s] = wide.first().low();
            b[s++] = wide.second().low();
            a[s] = wide.first().high();
            b[s++] = wide.second().high();
        }
        System.arraycopy(words.first(), 0, a, s, a.length - s);
        System.arraycopy(words.second(), 0, b, s, b.length - s);
        return new RowForm(layout, new Parcel(layout, a), new Parcel(layout, b));
    }

    Layout layout() {
        return layout;
    }

    Parcel first() {
        return first;
    }

    Parcel second() {
        return second;
    }

    RowForm gather(int[] rows) {
        return new RowForm(layout, first.gather(rows), second.gather(rows));
    }

    RowForm scatter(int[] destinations) {
        return new RowForm(layout, first.scatter(destinations), second.scatter(destinations));
    }

    RingVector ring(int column) {
        return RingVector.of(first.strip(column), second.strip(column));
    }

    /// All columns of planes as one word, the first column lowest.
    BitRows words() {
        int chunks = BitRows.chunks(layout.planesWidth());
        long[][] a = new long[chunks][];
        long[][] b = new long[chunks][];
        for (int c = 0; c < chunks; c++) {
            a[c] = first.strip(layout.firstOfPlanes() + c);
            b[c] = second.strip(layout.firstOfPlanes() + c);
        }
        return BitRows.of(layout.rows(), layout.planesWidth(), a, b);
    }

    Columns toColumns() {
        List<RingVector> rings = new ArrayList<>();
        for (int column = 0; column < layout.rings(); column++) {
            rings.add(ring(column));
        }
        List<WideVector> wides = new ArrayList<>();
        for (int column = 0; column < layout.wides(); column++) {
            wides.add(WideVector.of(first.wide(column), second.wide(column)));
        }
        BitPlanes words = words().toPlanes();
        List<BitPlanes> planes = new ArrayList<>();
        int at = 0;
        for (int width : layout.planeWidths()) {
            planes.add(words.bits(at, at + width));
            at += width;
        }
        return Columns.of(layout, rings, wides, planes);
    }

    @Override
    public String toString() {
        return "RowForm[" + layout + ", secret]";
    }
}
