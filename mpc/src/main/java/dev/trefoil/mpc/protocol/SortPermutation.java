package dev.trefoil.mpc.protocol;

import dev.trefoil.mpc.Party;
import dev.trefoil.mpc.sharing.BitPlanes;

/// Sorts rows by an unsigned key, by whichever of [QuickSort] and [RadixSort] is expected to be faster.
///
/// *Inputs.* A key; how fast the links are. *Output.* The order of the rows, equal keys in the order before,
/// and the sorted key. *What each party sees, bits, rounds.* Those of the sort that is taken: a choice by row
/// count, key width and link speed alone. Short keys and slow links favour radix, which then makes an
/// [Ordering] and moves the key: 7 index bits and 4 width bits a row, 5 rounds.
public final class SortPermutation {
    /// The bits of a radix digit.
    private static final int DIGIT = 2;

    /// What a party computes for a row and digit of radix, and for a gate of quicksort with all that belongs to
    /// it, as measured on one core: the faster the links, the more it counts.
    private static final double NANOS_PER_DIGIT = 200;

    private static final double NANOS_PER_GATE = 0.5;

    private SortPermutation() {}

    public static Sorted of(Party party, BitPlanes key) {
        return of(party, key, party.linkSpeed());
    }

    public static Sorted of(Party party, BitPlanes key, LinkSpeed speed) {
        return takesRadix(key.rows(), key.width(), speed) ? radix(party, key) : QuickSort.of(party, key, speed);
    }

    /// Whether radix is expected to be faster: exact for radix, about right for quicksort, whose cost is
    /// random.
    public static boolean takesRadix(int rows, int width, LinkSpeed speed) {
        return radixSeconds(rows, width, speed) < quickSeconds(rows, width, speed);
    }

    /// What a sort is expected to take.
    static double seconds(int rows, int width, LinkSpeed speed) {
        return Math.min(radixSeconds(rows, width, speed), quickSeconds(rows, width, speed));
    }

    /// By radix, whatever is expected to be faster.
    public static Sorted radix(Party party, BitPlanes key) {
        Ordering ordering = Ordering.of(party, RadixSort.of(party, key, DIGIT));
        Columns sorted = ordering.apply(party, Columns.of(key.rows()).with(key));
        return new Sorted(ordering, sorted.planes(0));
    }

    /// Bits of the radix way, sent by the three parties together.
    static long radixBits(int rows, int width) {
        return RadixSort.bits(rows, width, DIGIT) + Ordering.bitsOfPermutation(rows) + Ordering.bits(rows, width);
    }

    static int radixRounds(int width) {
        int overlap = width >= 1 && width <= DIGIT ? DigitSort.rounds() - DigitSort.roundsBeforeMove() : 0;
        return RadixSort.rounds(width, DIGIT) - overlap + Ordering.roundsOfPermutation() + Ordering.rounds();
    }

    /// What a sort by radix is expected to take.
    public static double radixSeconds(int rows, int width, LinkSpeed speed) {
        int digits = (width + DIGIT - 1) / DIGIT;
        return speed.seconds(radixRounds(width), radixBits(rows, width)) + 1e-9 * NANOS_PER_DIGIT * digits * rows;
    }

    /// What a quicksort is expected to take: about as many levels as a row is compared in have many comparisons, the
    /// others few.
    public static double quickSeconds(int rows, int width, LinkSpeed speed) {
        int word = width + SecretPermutation.width(rows);
        Pivoting pivoting = Pivoting.of(rows, word, speed);
        double full = Math.min(pivoting.levels(), Math.max(1, pivoting.comparisons()));
        long comparisons = Math.round(rows * pivoting.comparisons());
        Comparator comparator = speed.comparator(Math.round(comparisons / full), word);
        double rounds = Shuffle.rounds()
                + full * LessThan.rounds(word, comparator)
                + (pivoting.levels() - full) * LessThan.rounds(word, Comparator.TREE)
                + pivoting.levels() * Open.rounds();
        long bits = Shuffle.bits(rows, word) + LessThan.bits(comparisons, word, comparator) + Open.bits(comparisons, 1);
        return speed.seconds(rounds, bits) + 1e-9 * NANOS_PER_GATE * comparisons * comparator.gates(word);
    }
}
