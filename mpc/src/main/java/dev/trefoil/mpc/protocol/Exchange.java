package dev.trefoil.mpc.protocol;

import dev.trefoil.mpc.network.IncomingMessage;
import dev.trefoil.mpc.network.OutgoingMessage;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// One message to a neighbour and one of the same shape from a neighbour, piece by piece: a piece is sent while it
/// is in the cache, on its way while the next one is computed, and what arrives meanwhile is taken, so that little
/// waits in memory.
final class Exchange {
    /// The values of a piece: 32 KiB.
    private static final int PIECE = 4096;

    /// How many values a party sends ahead of those it takes: half a megabyte, so that neighbours seldom wait for
    /// each other.
    private static final long AHEAD = 64 * 1024;

    /// What is computed, by array and range of values.
    interface Work {
        /// Fills values `from` to `to` of array number `array` of what is sent; they are zero before.
        void compute(int array, long[] values, int from, int to);

        /// Values `from` to `to` are sent and may be changed.
        default void sent(int array, long[] values, int from, int to) {}

        /// Values `from` to `to` of array number `array` of what is received are filled.
        default void arrived(int array, long[] values, int from, int to) {}
    }

    private final OutgoingMessage out;
    private final Supplier<IncomingMessage> incoming;
    private final long[][] own;
    private final long[][] received;
    private final int width;
    private final Work work;
    private @Nullable IncomingMessage in;
    private long taken;
    private int array;
    private int at;

    private Exchange(
            OutgoingMessage out,
            Supplier<IncomingMessage> incoming,
            long[][] own,
            long[][] received,
            int width,
            Work work) {
        this.out = out;
        this.incoming = incoming;
        this.own = own;
        this.received = received;
        this.width = width;
        this.work = work;
    }

    /// Sends the arrays `own` in the message `out` and fills the arrays `received` of the same lengths from the
    /// message that `incoming` waits for; values of `width` bits, of which only the last array of several may have
    /// another number than a multiple of 64, unless they are whole words.
    static void run(
            OutgoingMessage out,
            Supplier<IncomingMessage> incoming,
            long[][] own,
            long[][] received,
            int width,
            Work work) {
        new Exchange(out, incoming, own, received, width, work).run();
    }

    private void run() {
        long sent = 0;
        for (int a = 0; a < own.length; a++) {
            for (int from = 0; from < own[a].length; from += PIECE) {
                int to = Math.min(own[a].length, from + PIECE);
                work.compute(a, own[a], from, to);
                out.put(own[a], from, to, width);
                work.sent(a, own[a], from, to);
                sent += to - from;
                if (sent - taken >= 2 * AHEAD) {
                    take(sent - AHEAD);
                }
            }
        }
        out.send();
        take(Long.MAX_VALUE);
        message().end();
    }

    /// Takes pieces until so many values are taken.
    private void take(long until) {
        IncomingMessage message = message();
        while (array < received.length && taken < until) {
            int to = Math.min(received[array].length, at + PIECE);
            message.get(received[array], at, to, width);
            work.arrived(array, received[array], at, to);
            taken += to - at;
            at = to;
            if (at == received[array].length) {
                array++;
                at = 0;
            }
        }
    }

    private IncomingMessage message() {
        IncomingMessage here = in;
        if (here == null) {
            here = incoming.get();
            in = here;
        }
        return here;
    }
}
