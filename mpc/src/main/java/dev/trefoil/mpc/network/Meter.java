package dev.trefoil.mpc.network;

import java.util.Arrays;

/// Counts what one party sends: payload bits, bytes, messages and rounds; on request it keeps the size of every
/// message.
///
/// Rounds are counted by a logical clock that travels with the messages (Lamport 1978), so that they mean the
/// latency of the protocol, whichever way messages overlap. May be read by any thread.
public final class Meter {
    private long bits;
    private long bytes;
    private long messages;
    private int clock;
    private int guesses;
    private boolean tracing;
    private long[] trace = new long[0];
    private int traced;

    public synchronized Cost cost() {
        return new Cost(bits, bytes, messages, clock);
    }

    /// How often a rehearsal took a typical cost for one that random outcomes decide.
    public synchronized int guesses() {
        return guesses;
    }

    /// Says that what follows costs what is to be expected, not what a run will cost to the byte.
    public synchronized void guess() {
        guesses++;
    }

    /// From now on, keeps the size of every message.
    public synchronized void trace() {
        tracing = true;
    }

    /// The payload bits of every message sent since [#trace()], in order.
    public synchronized long[] traced() {
        return Arrays.copyOf(trace, traced);
    }

    /// Counts a message and returns the round it is sent in.
    synchronized int sent(long messageBits, long messageBytes) {
        bits += messageBits;
        bytes += messageBytes;
        messages++;
        if (tracing) {
            if (traced == trace.length) {
                trace = Arrays.copyOf(trace, Math.max(16, 2 * traced));
            }
            trace[traced++] = messageBits;
        }
        return clock + 1;
    }

    synchronized void received(int round) {
        clock = Math.max(clock, round);
    }
}
