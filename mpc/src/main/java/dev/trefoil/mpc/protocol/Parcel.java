package dev.trefoil.mpc.protocol;

import dev.trefoil.mpc.correlation.Stream;
import dev.trefoil.mpc.network.Neighbour;
import dev.trefoil.mpc.sharing.WideNumbers;
import java.util.function.IntFunction;

/// One value a row and strip of columns in row form: a share of them, or a sum of shares on its way to a
/// neighbour.
///
/// The first strips are ring columns, which add modulo 2^width; then come pairs of strips that are wide ring
/// columns, which add modulo 2^128; the others are words of planes, which XOR. Bits above the width of a strip
/// mean nothing until [#reduce()]. Operations that say "in place" change this
/// parcel, which must then be the only holder of its arrays.
final class Parcel {
    private final Layout layout;
    private final int[] widths;
    private final long[][] strips;

    Parcel(Layout layout, long[][] strips) {
        this.layout = layout;
        this.widths = layout.strips();
        this.strips = strips;
    }

    /// Uniformly random values.
    static Parcel random(Layout layout, Stream stream) {
        long[][] strips = new long[layout.strips().length][];
        for (int s = 0; s < strips.length; s++) {
            strips[s] = stream.next(layout.rows());
        }
        return new Parcel(layout, strips).reduce();
    }

    static Parcel receive(Layout layout, Neighbour from) {
        return new Parcel(layout, from.receiveColumns(layout.strips(), layout.rows()));
    }

    void send(Neighbour to) {
        to.sendColumns(widths, strips);
    }

    long[] strip(int strip) {
        return strips[strip];
    }

    WideNumbers wide(int column) {
        int low = layout.rings() + 2 * column;
        return WideNumbers.of(strips[low], strips[low + 1]);
    }

    Parcel copy() {
        long[][] out = new long[strips.length][];
        for (int s = 0; s < out.length; s++) {
            out[s] = strips[s].clone();
        }
        return new Parcel(layout, out);
    }

    Parcel plus(Parcel other) {
        long[][] out = new long[strips.length][];
        for (int s = 0; s < layout.rings(); s++) {
            out[s] = sum(strips[s], other.strips[s]);
        }
        for (int s = layout.firstOfPlanes(); s < out.length; s++) {
            out[s] = xor(strips[s], other.strips[s]);
        }
        setWides(out, column -> wide(column).plus(other.wide(column)));
        return new Parcel(layout, out);
    }

    /// Adds the next values of the stream, in place.
    Parcel mask(Stream stream) {
        for (int s = 0; s < layout.rings(); s++) {
            stream.addTo(strips[s]);
        }
        setWides(strips, column -> wide(column).plus(WideLink.random(stream, layout.rows())));
        for (int s = layout.firstOfPlanes(); s < strips.length; s++) {
            stream.xorInto(strips[s]);
        }
        return this;
    }

    /// Takes the next values of the stream away, in place.
    Parcel unmask(Stream stream) {
        for (int s = 0; s < layout.rings(); s++) {
            stream.subtractFrom(strips[s]);
        }
        setWides(strips, column -> wide(column).minus(WideLink.random(stream, layout.rows())));
        for (int s = layout.firstOfPlanes(); s < strips.length; s++) {
            stream.xorInto(strips[s]);
        }
        return this;
    }

    /// Takes a parcel away, in place.
    Parcel minus(Parcel other) {
        for (int s = 0; s < layout.rings(); s++) {
            subtract(strips[s], other.strips[s]);
        }
        setWides(strips, column -> wide(column).minus(other.wide(column)));
        for (int s = layout.firstOfPlanes(); s < strips.length; s++) {
            strips[s] = xor(strips[s], other.strips[s]);
        }
        return this;
    }

    /// Row j of the result is row `rows[j]`.
    Parcel gather(int[] rows) {
        long[][] out = new long[strips.length][rows.length];
        for (int s = 0; s < out.length; s++) {
            long[] from = strips[s];
            long[] to = out[s];
            for (int i = 0; i < to.length; i++) {
                to[i] = from[rows[i]];
            }
        }
        return new Parcel(layout, out);
    }

    /// Row j becomes row `destinations[j]` of the result.
    Parcel scatter(int[] destinations) {
        long[][] out = new long[strips.length][destinations.length];
        for (int s = 0; s < out.length; s++) {
            long[] from = strips[s];
            long[] to = out[s];
            for (int i = 0; i < to.length; i++) {
                to[destinations[i]] = from[i];
            }
        }
        return new Parcel(layout, out);
    }

    /// Clears the bits above the width of each strip, in place.
    Parcel reduce() {
        for (int s = 0; s < strips.length; s++) {
            Door.reduce(strips[s], widths[s]);
        }
        return this;
    }

    @Override
    public String toString() {
        return "Parcel[" + layout + ", secret]";
    }

    private void setWides(long[][] target, IntFunction<WideNumbers> value) {
        for (int column = 0; column < layout.wides(); column++) {
            WideNumbers wide = value.apply(column);
            target[layout.rings() + 2 * column] = wide.low();
            target[layout.rings() + 2 * column + 1] = wide.high();
        }
    }

    private static void subtract(long[] x, long[] y) {
        for (int i = 0; i < x.length; i++) {
            x[i] -= y[i];
        }
    }

    private static long[] sum(long[] x, long[] y) {
        long[] out = new long[x.length];
        for (int i = 0; i < out.length; i++) {
            out[i] = x[i] + y[i];
        }
        return out;
    }

    private static long[] xor(long[] x, long[] y) {
        long[] out = new long[x.length];
        for (int i = 0; i < out.length; i++) {
            out[i] = x[i] ^ y[i];
        }
        return out;
    }
}
