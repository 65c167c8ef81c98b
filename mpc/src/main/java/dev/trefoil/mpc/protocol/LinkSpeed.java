package dev.trefoil.mpc.protocol;

/// How fast the links between the parties are: what decides between fewer bits and fewer rounds.
///
/// Public, and the same at all three parties: it steers which messages are sent. `roundSeconds` is the time a
/// small message takes one way, `bitsPerSecond` what one party sends in a second.
public record LinkSpeed(double roundSeconds, double bitsPerSecond) {
    /// Machines in one building: 0.1 ms, 1 Gb/s.
    public static final LinkSpeed LAN = new LinkSpeed(1e-4, 1e9);

    /// Machines on one continent: 25 ms, 200 Mb/s.
    public static final LinkSpeed WAN = new LinkSpeed(25e-3, 2e8);

    private static final int FEW_ROWS_OF_A_LAN = 1 << 14;

    /// What a circuit of a party gets through on one core, about: faster links do not make it faster.
    private static final double COMPUTED_BITS_PER_SECOND = 2e9;

    /// The least and the largest powers of two that [#inSteps] gives: rounds of 1 us to 16 s, 1 kb/s to 1 Tb/s.
    private static final int SHORTEST = -20;
    private static final int LONGEST = 4;
    private static final int NARROWEST = 10;
    private static final int WIDEST = 40;

    public LinkSpeed {
        if (!(roundSeconds >= 0) || !(bitsPerSecond > 0) || Double.isInfinite(roundSeconds + bitsPerSecond)) {
            throw new IllegalArgumentException(
                    "rounds of " + roundSeconds + " s and " + bitsPerSecond + " bits per second");
        }
    }

    /// What was measured, to the nearest power of two in each: so that it is the same from run to run.
    public static LinkSpeed inSteps(double roundSeconds, double bitsPerSecond) {
        return new LinkSpeed(step(roundSeconds, SHORTEST, LONGEST), step(bitsPerSecond, NARROWEST, WIDEST));
    }

    private static double step(double measured, int least, int most) {
        double power = Math.rint(Math.log(measured) / Math.log(2));
        return Math.scalb(1.0, (int) Math.clamp(power, least, most));
    }

    /// The slower of two in each respect.
    public LinkSpeed worse(LinkSpeed other) {
        return new LinkSpeed(Math.max(roundSeconds, other.roundSeconds), Math.min(bitsPerSecond, other.bitsPerSecond));
    }

    /// The time of this many rounds, in which the three parties together send this many bits, if each sends a
    /// third.
    double seconds(double rounds, long bits) {
        return rounds * roundSeconds + (double) bits / (3 * bitsPerSecond);
    }

    /// The faster comparator for this many comparisons of words of `width` bits.
    Comparator comparator(long comparisons, int width) {
        return comparisonSeconds(comparisons, width, Comparator.TREE)
                        < comparisonSeconds(comparisons, width, Comparator.RIPPLE)
                ? Comparator.TREE
                : Comparator.RIPPLE;
    }

    /// The comparator for this many rows whose width does not matter much.
    public Comparator comparator(int rows) {
        return isFew(rows) ? Comparator.TREE : Comparator.RIPPLE;
    }

    /// The adder for this many rows.
    public Adder adder(int rows) {
        return isFew(rows) ? Adder.SKLANSKY : Adder.RIPPLE;
    }

    /// Whether so many rows cost rounds rather than bits: 2^14 on a LAN, in proportion to what a party could send in
    /// a round, if it computes as fast.
    private boolean isFew(int rows) {
        double bits = Math.min(bitsPerSecond, COMPUTED_BITS_PER_SECOND);
        double factor = roundSeconds / LAN.roundSeconds * (bits / LAN.bitsPerSecond);
        return rows <= Math.rint(FEW_ROWS_OF_A_LAN * factor);
    }

    private double comparisonSeconds(long comparisons, int width, Comparator comparator) {
        return seconds(LessThan.rounds(width, comparator), LessThan.bits(comparisons, width, comparator));
    }
}
