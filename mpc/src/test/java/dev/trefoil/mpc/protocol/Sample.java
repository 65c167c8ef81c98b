package dev.trefoil.mpc.protocol;

import dev.trefoil.mpc.InMemoryTrio.Outcome;
import dev.trefoil.mpc.Seed;
import java.util.Arrays;
import java.util.Random;
import java.util.function.IntPredicate;
import java.util.function.IntToLongFunction;
import java.util.stream.IntStream;
import org.assertj.core.api.Assertions;

/// Row counts, values and figures that the protocol tests share.
final class Sample {
    /// Around the borders of words of 64 rows.
    static final int[] ROWS = {0, 1, 2, 63, 64, 65, 1000};

    private Sample() {}

    /// Values of `width` bits: first the edges, then random ones.
    static long[] words(String name, int rows, int width) {
        long mask = -1L >>> (64 - width);
        long top = 1L << (width - 1);
        long[] edges = {0, mask, 1, top, top - 1, mask - 1, 2};
        Random random = Seed.random(name + rows + " " + width);
        long[] out = random.longs(rows).toArray();
        for (int i = 0; i < rows; i++) {
            out[i] = (random.nextInt(4) == 0 ? edges[random.nextInt(edges.length)] : out[i]) & mask;
        }
        System.arraycopy(edges, 0, out, 0, Math.min(rows, edges.length));
        for (int i = 0; i < rows; i++) {
            out[i] &= mask;
        }
        return out;
    }

    static boolean[] bits(String name, int rows) {
        Random random = Seed.random(name + rows);
        boolean[] out = new boolean[rows];
        for (int i = 0; i < rows; i++) {
            out[i] = random.nextBoolean();
        }
        return out;
    }

    /// Word widths to try for this row count: many for one row count, one for the others.
    static int[] widths(int rows) {
        return rows == 65 ? new int[] {1, 2, 3, 4, 5, 7, 8, 13, 31, 32, 33, 62, 63, 64} : new int[] {9};
    }

    /// The low bits of a value for each row.
    static long[] map(int width, int rows, IntToLongFunction value) {
        return reduced(width, IntStream.range(0, rows).mapToLong(value).toArray());
    }

    static long[] reduced(int width, long[] values) {
        return Arrays.stream(values).map(v -> v & (-1L >>> (64 - width))).toArray();
    }

    static boolean[] test(int rows, IntPredicate row) {
        boolean[] out = new boolean[rows];
        for (int i = 0; i < rows; i++) {
            out[i] = row.test(i);
        }
        return out;
    }

    /// Bits of a sort of rows so few that all pairs are compared at once, by the tree.
    static long bitsOfSortInPairs(int rows, int width, LinkSpeed speed) {
        int word = width + SecretPermutation.width(rows);
        long pairs = (long) rows * (rows - 1) / 2;
        Assertions.assertThat(SortPermutation.takesRadix(rows, width, speed)).isFalse();
        Assertions.assertThat(QuickSort.pivoting(rows, width, speed))
                .isEqualTo(new Pivoting(
                        rows, 0, Math.max(pairs, Pivoting.of(rows, word, speed).spare())));
        return Shuffle.bits(rows, word) + LessThan.bits(pairs, word, Comparator.TREE) + Open.bits(pairs, 1);
    }

    static int roundsOfSortInPairs(int rows, int width) {
        int word = width + SecretPermutation.width(rows);
        return Shuffle.rounds() + LessThan.rounds(word, Comparator.TREE) + Open.rounds();
    }

    /// The protocol sent exactly this many bits, summed over the parties, in exactly this many rounds.
    static void assertCost(Outcome<?> outcome, long bits, int rounds) {
        Assertions.assertThat(outcome.bits()).as("bits").isEqualTo(bits);
        Assertions.assertThat(outcome.rounds()).as("rounds").isEqualTo(rounds);
    }
}
