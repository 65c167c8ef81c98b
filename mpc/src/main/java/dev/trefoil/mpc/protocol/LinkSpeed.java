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

    public LinkSpeed {
        if (!(roundSeconds >= 0) || !(bitsPerSecond > 0)) {
            throw new IllegalArgumentException(
                    "rounds of " + roundSeconds + " s and " + bitsPerSecond + " bits per second");
        }
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

    private double comparisonSeconds(long comparisons, int width, Comparator comparator) {
        return seconds(LessThan.rounds(width, comparator), LessThan.bits(comparisons, width, comparator));
    }
}
