package dev.trefoil.mpc.protocol;

import dev.trefoil.mpc.Party;
import dev.trefoil.mpc.sharing.BitPlanes;
import dev.trefoil.mpc.sharing.BitVector;
import dev.trefoil.mpc.sharing.RingVector;
import java.util.Arrays;
import java.util.List;

/// Counts for each right row the left rows with its key; keys may repeat on both sides.
///
/// *Inputs.* Keys of equal width of n left and m right rows; for each row whether it is present, absent rows match
/// nothing; the width of the counts. *Output.* In the order of the right rows, modulo 2^width: how many present
/// left rows have its key, and if asked how many have a smaller one; zero for an absent right row. *What each party
/// sees.* What it sees in a sort. *Bits.* Those of sorting N = 2n + m rows by a key of width + 2 bits; then 8 N
/// width to move, or 16 N width with the smaller ones. *Rounds.* Those of the sort, then 4. *Paper.* Asharov et al.
/// 2023, Protocol 3.4: left rows stand before and behind the right rows of their key; here it is ones that are
/// summed between.
public final class CountMatches {
    private CountMatches() {}

    /// How many left rows match each right row.
    public static RingVector of(
            Party party,
            BitPlanes leftKey,
            BitVector leftPresent,
            BitPlanes rightKey,
            BitVector rightPresent,
            int width,
            LinkSpeed speed) {
        int n = leftKey.rows();
        int m = rightKey.rows();
        Columns ones = Columns.of(2 * n + m).with(ones(party, n, m, 1, -1), width);
        Sorted sorted = SortPermutation.of(party, key(party, leftKey, leftPresent, rightKey, rightPresent), speed);
        return sums(party, sorted, ones).ring(0).slice(n, n + m);
    }

    /// The left rows that match each right row, as a range of the present left rows in order of their keys.
    public static MatchRange ranges(
            Party party,
            BitPlanes leftKey,
            BitVector leftPresent,
            BitPlanes rightKey,
            BitVector rightPresent,
            int width,
            LinkSpeed speed) {
        int n = leftKey.rows();
        int m = rightKey.rows();
        Columns ones =
                Columns.of(2 * n + m).with(ones(party, n, m, 1, -1), width).with(ones(party, n, m, 0, 1), width);
        Sorted sorted = SortPermutation.of(party, key(party, leftKey, leftPresent, rightKey, rightPresent), speed);
        Columns sums = sums(party, sorted, ones).slice(n, n + m);
        return new MatchRange(sums.ring(1), sums.ring(0));
    }

    /// Bits that follow the sort; `smaller` if ranges are asked for.
    public static long bitsAfterSort(int left, int right, int width, boolean smaller) {
        return 2 * Ordering.bits(2L * left + right, smaller ? 2 * width : width);
    }

    /// Rounds that follow the sort.
    public static int roundsAfterSort() {
        return 2 * Ordering.rounds();
    }

    private static Columns sums(Party party, Sorted sorted, Columns ones) {
        Columns moved = sorted.ordering().apply(party, ones);
        Columns sums = Columns.of(moved.rows());
        for (int column = 0; column < moved.rings().size(); column++) {
            sums = sums.with(moved.ring(column).prefixSum(), moved.ringWidth(column));
        }
        return sorted.ordering().unapply(party, sums);
    }

    /// The keys of left, right and left rows once more; above them 0 for absent right, 1 for present, 2 for
    /// absent left.
    private static BitPlanes key(
            Party party, BitPlanes leftKey, BitVector leftPresent, BitPlanes rightKey, BitVector rightPresent) {
        BitVector present = BitVector.concat(List.of(leftPresent, rightPresent, leftPresent));
        BitVector absentLeft = leftPresent.not(party.index());
        BitVector last = BitVector.concat(List.of(absentLeft, BitVector.zeros(rightKey.rows()), absentLeft));
        return BitPlanes.concat(List.of(leftKey, rightKey, leftKey))
                .below(present)
                .below(last);
    }

    /// One public number in the first copies of the left rows, zero in the right rows, another in the second copies.
    private static RingVector ones(Party party, int left, int right, long first, long second) {
        long[] numbers = new long[2 * left + right];
        Arrays.fill(numbers, 0, left, first);
        Arrays.fill(numbers, left + right, numbers.length, second);
        return RingVector.ofPublic(party.index(), numbers);
    }
}
