package dev.trefoil.mpc.protocol;

import dev.trefoil.mpc.correlation.Stream;
import dev.trefoil.mpc.network.Neighbour;
import dev.trefoil.mpc.sharing.WideNumbers;

/// Numbers modulo 2^width, for widths up to 128, to and from a neighbour, and from a stream.
final class WideLink {
    private WideLink() {}

    /// Sends the low `width` bits (1 to 128) of the values, packed.
    static void send(Neighbour to, int width, WideNumbers values) {
        long[][] strips = width <= 64 ? new long[][] {values.low()} : new long[][] {values.low(), values.high()};
        to.sendColumns(widths(width), strips);
    }

    /// The `rows` values of a [#send], between 0 and 2^width - 1.
    static WideNumbers receive(Neighbour from, int width, int rows) {
        long[][] strips = from.receiveColumns(widths(width), rows);
        return WideNumbers.of(strips[0], strips.length == 1 ? new long[rows] : strips[1]);
    }

    /// The next `rows` uniformly random numbers of the stream: all low words, then all high ones.
    static WideNumbers random(Stream stream, int rows) {
        return WideNumbers.of(stream.next(rows), stream.next(rows));
    }

    private static int[] widths(int width) {
        return width <= 64 ? new int[] {width} : new int[] {64, width - 64};
    }
}
