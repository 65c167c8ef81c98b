package dev.trefoil.mpc;

import dev.trefoil.mpc.network.Neighbour;
import dev.trefoil.mpc.protocol.LinkSpeed;
import java.util.Arrays;

/// Measures how long a round takes on the links of a session, and how many bits a party sends in a second; all three
/// parties do it together.
///
/// Rounds: small messages to both neighbours at once, in lockstep, until they took 50 ms for one of the parties, at
/// least 8 and at most 128, since the first ones of a process run uncompiled; the lower quartile counts, since
/// whatever else the machines do only adds. Bandwidth: a burst to one neighbour while one arrives from the
/// other, then the other way round. What counts is how quickly pieces arrive within it, the upper quartile over
/// windows of some pieces: the pauses while TCP finds out what the way can carry are no part of it, as they are
/// none of a long run. Over links on which a small burst takes long twice, so that it was no pause of a
/// machine, no larger one is sent. At most 272 KiB each way.
final class SpeedMeasurement {
    private static final int FEWEST_ROUNDS = 8;
    private static final int MOST_ROUNDS = 128;
    private static final double ENOUGH_SECONDS = 0.05;
    private static final int SMALL_BURST = 8 << 10;
    private static final int PIECE = 16 << 10;
    private static final int PIECES = 16;
    private static final int WINDOW = 3;
    private static final double LONG_SECONDS = 0.05;

    /// Rates are kept above this, so that clocks that stand still do no harm.
    private static final double LEAST_SECONDS = 1e-7;

    private SpeedMeasurement() {}

    /// What this party measured, in steps of powers of two.
    static LinkSpeed of(Neighbour previous, Neighbour next) {
        double round = roundSeconds(previous, next);
        double seconds = smallBursts(previous, next, round);
        if (anyTakesLong(previous, next, seconds > LONG_SECONDS)) {
            seconds = Math.min(seconds, smallBursts(previous, next, round));
            if (anyTakesLong(previous, next, seconds > LONG_SECONDS)) {
                return LinkSpeed.inSteps(round, 8 * SMALL_BURST / seconds);
            }
        }
        double rate = Math.min(burst(previous, next), burst(next, previous));
        return LinkSpeed.inSteps(round, rate);
    }

    private static double roundSeconds(Neighbour previous, Neighbour next) {
        exchange(previous, next, false);
        double[] seconds = new double[MOST_ROUNDS];
        int rounds = 0;
        long begun = System.nanoTime();
        for (boolean enough = false; rounds < FEWEST_ROUNDS || (rounds < MOST_ROUNDS && !enough); rounds++) {
            long start = System.nanoTime();
            enough = exchange(previous, next, start - begun > 1e9 * ENOUGH_SECONDS);
            seconds[rounds] = (System.nanoTime() - start) / 1e9;
        }
        Arrays.sort(seconds, 0, rounds);
        return seconds[rounds / 4];
    }

    /// Whether any of the three says so: what is done next is the same at all of them.
    private static boolean anyTakesLong(Neighbour previous, Neighbour next, boolean mine) {
        return exchange(previous, next, mine);
    }

    private static boolean exchange(Neighbour previous, Neighbour next, boolean mine) {
        byte[] said = {(byte) (mine ? 1 : 0)};
        previous.sendBytes(said);
        next.sendBytes(said);
        byte before = previous.receiveBytes(1)[0];
        byte after = next.receiveBytes(1)[0];
        return mine || before != 0 || after != 0;
    }

    /// The slower way of the two, without the round that it takes.
    private static double smallBursts(Neighbour previous, Neighbour next, double round) {
        byte[] small = new byte[SMALL_BURST];
        double there = smallBurst(previous, next, small) - round;
        double back = smallBurst(next, previous, small) - round;
        return Math.max(LEAST_SECONDS, Math.max(there, back));
    }

    private static double smallBurst(Neighbour to, Neighbour from, byte[] bytes) {
        long start = System.nanoTime();
        to.sendBytes(bytes);
        from.receiveBytes(bytes.length);
        return (System.nanoTime() - start) / 1e9;
    }

    /// Bits a second.
    private static double burst(Neighbour to, Neighbour from) {
        byte[] piece = new byte[PIECE];
        for (int i = 0; i < PIECES; i++) {
            to.sendBytes(piece);
        }
        long[] arrived = new long[PIECES];
        for (int i = 0; i < PIECES; i++) {
            from.receiveBytes(PIECE);
            arrived[i] = System.nanoTime();
        }
        double[] seconds = new double[PIECES - WINDOW];
        for (int i = 0; i < seconds.length; i++) {
            seconds[i] = (arrived[i + WINDOW] - arrived[i]) / 1e9;
        }
        Arrays.sort(seconds);
        return 8.0 * WINDOW * PIECE / Math.max(LEAST_SECONDS, seconds[seconds.length / 4]);
    }
}
