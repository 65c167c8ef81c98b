package dev.trefoil.mpc.protocol;

/// How a quicksort takes its pivots: which rows it sorts first as a sample, and when it compares all pairs
/// instead.
///
/// A function of the row count, the width of the words and the link speed: public, and the same at all
/// parties. The middle rows of a sorted sample halve the segments, which saves a fifth of the comparisons; all
/// pairs of what is left in short segments end a phase within one level, which saves rounds. `sample` rows are
/// sorted first, if more than none; all pairs are compared as soon as that takes at most `spare` comparisons
/// more than the pivots do.
record Pivoting(int rows, int sample, long spare) {
    /// The rows from which on a sample is worth it.
    private static final int MANY = 1 << 11;

    private static final int ROWS_PER_SAMPLED = 32;

    /// The levels that comparing all pairs saves, about.
    private static final int LEVELS_SAVED = 3;

    /// All pairs at once take memory.
    private static final long MOST_PAIRS = 1 << 19;

    /// For words of `word` bits, the index of the row among them.
    static Pivoting of(int rows, int word, LinkSpeed speed) {
        double level = speed.seconds(LessThan.rounds(word, Comparator.TREE) + Open.rounds(), 0);
        double comparison = speed.seconds(0, LessThan.bits(1, word, Comparator.TREE) + Open.bits(1, 1));
        long spare = (long) Math.min(MOST_PAIRS, LEVELS_SAVED * level / comparison);
        return new Pivoting(rows, rows < MANY ? 0 : Integer.highestOneBit(rows) / ROWS_PER_SAMPLED - 1, spare);
    }

    int phases() {
        return rows < 2 ? 0 : sample > 0 ? 2 : 1;
    }

    /// How many of the first rows are in order after a phase.
    int size(int phase) {
        return phase < phases() - 1 ? sample : rows;
    }

    /// Whether `pairs` comparisons of all pairs end a phase rather than so many with pivots go on with it.
    boolean endsWith(long pairs, long withPivots) {
        return pairs <= withPivots + spare;
    }

    /// The comparisons to expect for each row. Without a sample and pairs 2 (1 + 1/n) H_n - 4 with the n-th
    /// harmonic number, near 1.39 log2 n - 2.8; otherwise fitted to simulated sorts, to some per cent.
    double comparisons() {
        if (rows < 2 || pairsFromTheStart()) {
            return Math.max(0, rows - 1) / 2.0;
        }
        double inPairs = 0.65 * spare / rows;
        if (sample > 0) {
            double inPairsOfSample = Math.min(inPairs, (double) sample * sample / rows / 2);
            return log2(rows) + 0.3 + inPairsOfSample + Math.min(inPairs, (double) rows / sample);
        }
        double harmonic = StrictMath.log(rows) + 0.57722 + 0.5 / rows;
        return 2 * (1 + 1.0 / rows) * harmonic - 4 + inPairs;
    }

    /// The levels to expect, fitted to simulated sorts.
    double levels() {
        if (rows < 2 || pairsFromTheStart()) {
            return rows < 2 ? 0 : 1;
        }
        if (sample > 0) {
            double behind = spare == 0 ? 18 : Math.clamp(9 + 1.2 * log2((double) rows / spare), 1, 18);
            return new Pivoting(sample, 0, spare).levels() + log2(sample) + behind;
        }
        double all = 2.5 * log2(rows) - 3;
        double untilPairs = 1 + 3.2 * log2(rows / StrictMath.sqrt(Math.max(2, 2.0 * spare)));
        return Math.max(1, Math.min(all, untilPairs));
    }

    private boolean pairsFromTheStart() {
        return sample == 0 && endsWith((long) rows * (rows - 1) / 2, rows - 1);
    }

    private static double log2(double value) {
        return StrictMath.log(value) / StrictMath.log(2);
    }
}
