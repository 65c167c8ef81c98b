package dev.trefoil.mpc.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trefoil.mpc.InMemoryTrio;
import dev.trefoil.mpc.InMemoryTrio.Outcome;
import dev.trefoil.mpc.Seed;
import dev.trefoil.mpc.sharing.BitPlanes;
import dev.trefoil.mpc.sharing.BitVector;
import dev.trefoil.mpc.sharing.Dealer;
import dev.trefoil.mpc.sharing.Reconstruct;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.LongPredicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Counting matches of repeated keys.
final class MatchesTest {
    private static final int WIDTH = 4;
    private static final int COUNT = 10;

    @ParameterizedTest
    @CsvSource({"0,0", "0,5", "1,0", "1,1", "2,1", "5,2", "63,64", "64,130", "130,65"})
    void countsPresentRowsOfEqualKeys(int n, int m) {
        Random random = Seed.random("matches" + n + " " + m);
        for (int hidden = 0; hidden < 4; hidden++) {
            Side left = Side.random(random, n, (hidden & 1) > 0);
            Side right = Side.random(random, m, (hidden & 2) > 0);
            Outcome<MatchRange> found = found(order(left, right), left, right, Adder.SKLANSKY);
            long[] count = reduced(Reconstruct.ring(RowSet.each(found.results(), MatchRange::count)));
            long[] start = reduced(Reconstruct.ring(RowSet.each(found.results(), MatchRange::start)));
            for (int j = 0; j < m; j++) {
                int row = j;
                assertThat(count[j]).isEqualTo(right.present[j] ? left.count(key -> key == right.keys[row]) : 0);
                if (right.present[j]) {
                    assertThat(start[j]).isEqualTo(left.count(key -> key < right.keys[row]));
                }
            }
            long[] places = Reconstruct.ring(
                    RowSet.each(found.results(), range -> range.leftOrder().destinations()));
            assertThat(left.sorted(Sample.reduced(SecretPermutation.width(n), places)))
                    .isEqualTo(left.sorted(left.places()));
        }
    }

    /// What follows the order.
    @ParameterizedTest
    @CsvSource({"1,1", "1,3", "2,1", "5,2", "3,9", "7,1", "15,3", "64,130"})
    void countingCostsWhatItSays(int n, int m) {
        Random random = Seed.random("cost");
        for (int hidden = 0; hidden < 4; hidden++) {
            boolean leftHidden = (hidden & 1) > 0;
            boolean rightHidden = (hidden & 2) > 0;
            Side left = Side.random(random, n, leftHidden);
            Side right = Side.random(random, m, rightHidden);
            for (Adder adder : Adder.values()) {
                Sample.assertCost(
                        found(order(left, right), left, right, adder),
                        CountMatches.bits(n, m, COUNT, leftHidden, rightHidden, adder),
                        CountMatches.rounds(n, m, leftHidden, rightHidden, adder));
            }
        }
    }

    @Test
    void sizesOfCountingDoNotDependOnTheData() {
        Side left = Side.random(Seed.random("a"), 70, true);
        Side right = Side.random(Seed.random("b"), 40, true);
        Side equal = new Side(new long[70], new boolean[70], true);
        assertThat(found(order(left, right), left, right, Adder.RIPPLE).traces())
                .isEqualTo(
                        found(order(equal, right), equal, right, Adder.RIPPLE).traces());
    }

    private static List<JoinOrder> order(Side left, Side right) {
        Dealt l = Dealt.of(left);
        Dealt r = Dealt.of(right);
        return InMemoryTrio.measure(party ->
                        JoinOrder.of(party, l.keys.get(party.index()), r.keys.get(party.index()), LinkSpeed.LAN))
                .results();
    }

    private static Outcome<MatchRange> found(List<JoinOrder> order, Side left, Side right, Adder adder) {
        Dealt l = Dealt.of(left);
        Dealt r = Dealt.of(right);
        return InMemoryTrio.measure(party -> {
            int p = party.index();
            return CountMatches.of(
                    party,
                    order.get(p),
                    left.hidden ? Optional.of(l.present.get(p)) : Optional.empty(),
                    right.hidden ? Optional.of(r.present.get(p)) : Optional.empty(),
                    COUNT,
                    adder);
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

    /// One side's keys, and which of its rows are present: all, if that is not hidden.
    private static final class Side {
        private final long[] keys;
        private final boolean[] present;
        private final boolean hidden;

        private Side(long[] keys, boolean[] present, boolean hidden) {
            this.keys = keys;
            this.present = present;
            this.hidden = hidden;
        }

        static Side random(Random random, int rows, boolean hidden) {
            return new Side(
                    random.longs(rows, 0, 1 << WIDTH).toArray(),
                    Sample.test(rows, _ -> !hidden || random.nextInt(4) > 0),
                    hidden);
        }

        long count(LongPredicate which) {
            return IntStream.range(0, keys.length)
                    .filter(i -> present[i] && which.test(keys[i]))
                    .count();
        }

        /// Where each row goes: present rows by key, the others behind them.
        long[] places() {
            int[] order = IntStream.range(0, keys.length)
                    .boxed()
                    .sorted(java.util.Comparator.comparing((Integer row) -> !present[row])
                            .thenComparingLong(row -> present[row] ? keys[row] : 0))
                    .mapToInt(Integer::intValue)
                    .toArray();
            long[] places = new long[order.length];
            for (int i = 0; i < order.length; i++) {
                places[order[i]] = i;
            }
            return places;
        }

        /// The keys of present rows, then -1 for each of the others, at these places.
        List<Long> sorted(long[] places) {
            Long[] out = new Long[places.length];
            for (int row = 0; row < places.length; row++) {
                out[(int) places[row]] = present[row] ? keys[row] : -1;
            }
            return List.of(out);
        }
    }
}
