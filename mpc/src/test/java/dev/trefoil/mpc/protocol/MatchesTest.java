package dev.trefoil.mpc.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trefoil.mpc.InMemoryTrio;
import dev.trefoil.mpc.InMemoryTrio.Outcome;
import dev.trefoil.mpc.Seed;
import dev.trefoil.mpc.sharing.BitPlanes;
import dev.trefoil.mpc.sharing.BitVector;
import dev.trefoil.mpc.sharing.Dealer;
import dev.trefoil.mpc.sharing.Reconstruct;
import dev.trefoil.mpc.sharing.RingVector;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Counting matches of repeated keys.
final class MatchesTest {
    private static final int WIDTH = 4;
    private static final int COUNT = 10;
    private static final LinkSpeed SLOW = new LinkSpeed(1, 1e15);

    @ParameterizedTest
    @CsvSource({"0,0", "0,5", "1,0", "1,1", "5,2", "63,64", "64,130", "130,65"})
    void countsPresentRowsOfEqualKeys(int n, int m) {
        Random random = Seed.random("matches" + n + " " + m);
        Side left = Side.random(random, n);
        Side right = Side.random(random, m);
        for (LinkSpeed speed : List.of(LinkSpeed.LAN, SLOW)) {
            Outcome<RingVector> counts = counts(left, right, speed);
            Outcome<MatchRange> ranges = ranges(left, right, speed);
            long[] found = reduced(Reconstruct.ring(counts.results()));
            long[] count = reduced(Reconstruct.ring(RowSet.each(ranges.results(), MatchRange::count)));
            long[] start = reduced(Reconstruct.ring(RowSet.each(ranges.results(), MatchRange::start)));
            for (int j = 0; j < m; j++) {
                int row = j;
                long equal = right.present[j] ? left.count(key -> key == right.keys[row]) : 0;
                assertThat(found[j]).isEqualTo(equal);
                assertThat(count[j]).isEqualTo(equal);
                assertThat(start[j]).isEqualTo(right.present[j] ? left.count(key -> key < right.keys[row]) : 0);
            }
        }
    }

    /// So few rows are sorted by comparing all pairs, whose cost is fixed, so that what follows the sort can be told
    /// apart.
    @ParameterizedTest
    @CsvSource({"5,2", "64,130"})
    void countingCostsWhatItSays(int n, int m) {
        Random random = Seed.random("cost");
        Side left = Side.random(random, n);
        Side right = Side.random(random, m);
        int rows = 2 * n + m;
        long sort = Sample.bitsOfSortInPairs(rows, WIDTH + 2, SLOW);
        int rounds = Sample.roundsOfSortInPairs(rows, WIDTH + 2) + CountMatches.roundsAfterSort();
        Sample.assertCost(counts(left, right, SLOW), sort + CountMatches.bitsAfterSort(n, m, COUNT, false), rounds);
        Sample.assertCost(ranges(left, right, SLOW), sort + CountMatches.bitsAfterSort(n, m, COUNT, true), rounds);
    }

    @Test
    void sizesOfCountingDoNotDependOnTheData() {
        Side left = Side.random(Seed.random("a"), 70);
        Side right = Side.random(Seed.random("b"), 40);
        Side equal = new Side(new long[70], new boolean[70]);
        assertThat(ranges(left, right, SLOW).traces())
                .isEqualTo(ranges(equal, right, SLOW).traces());
        assertThat(counts(left, right, SLOW).traces())
                .isEqualTo(counts(equal, right, SLOW).traces());
    }

    private static Outcome<RingVector> counts(Side left, Side right, LinkSpeed speed) {
        Dealt l = Dealt.of(left);
        Dealt r = Dealt.of(right);
        return InMemoryTrio.measure(party -> {
            int p = party.index();
            return CountMatches.of(
                    party, l.keys.get(p), l.present.get(p), r.keys.get(p), r.present.get(p), COUNT, speed);
        });
    }

    private static Outcome<MatchRange> ranges(Side left, Side right, LinkSpeed speed) {
        Dealt l = Dealt.of(left);
        Dealt r = Dealt.of(right);
        return InMemoryTrio.measure(party -> {
            int p = party.index();
            return CountMatches.ranges(
                    party, l.keys.get(p), l.present.get(p), r.keys.get(p), r.present.get(p), COUNT, speed);
        });
    }

    private static long[] reduced(long[] counts) {
        return Sample.reduced(COUNT, counts);
    }

    /// The shares of a side.
    private record Dealt(List<BitPlanes> keys, List<BitVector> present) {
        static Dealt of(Side side) {
            return new Dealt(
                    Dealer.planes(Seed.random("keys"), WIDTH, side.keys),
                    Dealer.bits(Seed.random("present"), side.present));
        }
    }

    /// One side's keys, and which of its rows are present.
    private static final class Side {
        private final long[] keys;
        private final boolean[] present;

        private Side(long[] keys, boolean[] present) {
            this.keys = keys;
            this.present = present;
        }

        static Side random(Random random, int rows) {
            return new Side(random.longs(rows, 0, 1 << WIDTH).toArray(), Sample.test(rows, _ -> random.nextInt(4) > 0));
        }

        long count(java.util.function.LongPredicate which) {
            return IntStream.range(0, keys.length)
                    .filter(i -> present[i] && which.test(keys[i]))
                    .count();
        }
    }
}
