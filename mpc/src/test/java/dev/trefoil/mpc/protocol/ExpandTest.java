package dev.trefoil.mpc.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trefoil.mpc.InMemoryTrio;
import dev.trefoil.mpc.InMemoryTrio.Outcome;
import dev.trefoil.mpc.Seed;
import dev.trefoil.mpc.sharing.BitPlanes;
import dev.trefoil.mpc.sharing.Dealer;
import dev.trefoil.mpc.sharing.Reconstruct;
import dev.trefoil.mpc.sharing.RingVector;
import dev.trefoil.mpc.sharing.WideVector;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ExpandTest {
    private static final int COUNT = 9;

    /// Rows of 2, 0, 3 and 1 copies in eight slots.
    @Test
    void copiesRows() {
        RowSet table = RowSet.random(4);
        Outcome<Expanded> expanded = run(new long[] {2, 0, 3, 1}, table, 8);
        assertExpanded(expanded, new long[] {2, 0, 3, 1}, table, 8);
        List<Expanded> shares = expanded.results();
        assertThat(Reconstruct.bits(RowSet.each(shares, Expanded::valid)).toBooleans())
                .containsExactly(true, true, true, true, true, true, false, false);
        assertThat(copies(shares, 8)).startsWith(0, 1, 0, 1, 2, 0);
    }

    @ParameterizedTest
    @CsvSource({
        "0,0", "0,1", "0,5", "1,0", "1,1", "1,2", "1,70", "2,1", "2,2", "5,3", "63,64", "64,64", "65,64", "64,65",
        "65,200", "200,65", "300,300"
    })
    void copiesRandomRows(int rows, int slots) {
        Random random = Seed.random("expand" + rows + " " + slots);
        for (int most : new int[] {0, 1, 2, 5, slots}) {
            for (boolean full : new boolean[] {false, true}) {
                long[] counts = counts(random, rows, slots, most, full);
                RowSet table = RowSet.random(rows);
                assertExpanded(run(counts, table, slots), counts, table, slots);
            }
        }
    }

    @Test
    void costsOfAnyColumns() {
        List<RingVector> counts = Dealer.ring(Seed.random("counts"), new long[7]);
        for (int kinds = 0; kinds < 8; kinds++) {
            int rings = (kinds & 1) * 2;
            int wides = kinds >> 1 & 1;
            int words = kinds >> 2;
            for (int count : new int[] {1, 2, 3, 7, 9, 20, 40}) {
                for (int slots : new int[] {2, 7, 90, 5}) {
                    for (Adder adder : Adder.values()) {
                        Outcome<Expanded> expanded = InMemoryTrio.measure(party -> {
                            Columns columns = Columns.of(
                                    7,
                                    Collections.nCopies(rings, RingVector.zeros(7)),
                                    Collections.nCopies(wides, WideVector.zeros(7)),
                                    Collections.nCopies(words, BitPlanes.zeros(7, 9)));
                            return Expand.of(party, counts.get(party.index()), count, columns, slots, adder);
                        });
                        Sample.assertCost(
                                expanded,
                                Expand.bits(7, rings, wides, 9 * words, count, slots, adder),
                                Expand.rounds(rings, wides, 9 * words, count, slots, adder));
                    }
                }
            }
        }
    }

    @Test
    void sizesDoNotDependOnTheData() {
        RowSet table = RowSet.random(70);
        long[] ones = new long[70];
        Arrays.fill(ones, 1);
        long[] many = new long[70];
        Arrays.fill(many, 300);
        assertThat(run(ones, table, 100).traces())
                .isEqualTo(run(new long[70], table, 100).traces())
                .isEqualTo(run(many, table.gather(new int[70]), 100).traces());
    }

    /// Random counts up to `most`, in all at most `slots`, or exactly as many if it is to be full.
    private static long[] counts(Random random, int rows, int slots, int most, boolean full) {
        long[] counts = new long[rows];
        int left = slots;
        for (int i = 0; i < rows; i++) {
            counts[i] = random.nextInt(Math.min(left, most) + 1);
            left -= (int) counts[i];
        }
        if (full && rows > 0) {
            counts[random.nextInt(rows)] += left;
        }
        return counts;
    }

    private static Outcome<Expanded> run(long[] counts, RowSet table, int slots) {
        List<Columns> shares = table.deal();
        List<RingVector> numbers = Dealer.ring(Seed.random("counts"), counts);
        return InMemoryTrio.measure(party -> {
            int p = party.index();
            return Expand.of(party, numbers.get(p), COUNT, shares.get(p), slots, Adder.RIPPLE);
        });
    }

    private static long[] copies(List<Expanded> shares, int slots) {
        return Sample.reduced(Expand.copyWidth(slots), Reconstruct.ring(RowSet.each(shares, Expanded::copy)));
    }

    private static void assertExpanded(Outcome<Expanded> outcome, long[] counts, RowSet table, int slots) {
        List<Integer> rows = new ArrayList<>();
        List<Long> copies = new ArrayList<>();
        for (int i = 0; i < counts.length; i++) {
            for (long copy = 0; copy < counts[i]; copy++) {
                rows.add(i);
                copies.add(copy);
            }
        }
        int total = rows.size();
        List<Expanded> shares = outcome.results();
        RowSet found = RowSet.of(RowSet.each(shares, Expanded::columns));
        assertThat(Reconstruct.bits(RowSet.each(shares, Expanded::valid)).toBooleans())
                .isEqualTo(Sample.test(slots, i -> i < total));
        int[] filled = IntStream.range(0, total).toArray();
        assertThat(found.gather(filled))
                .isEqualTo(table.gather(rows.stream().mapToInt(r -> r).toArray()));
        assertThat(RowSet.boxed(Arrays.copyOf(copies(shares, slots), total))).isEqualTo(copies);
        assertThat(found.ring().subList(total, slots)).allMatch(v -> v == 0);
        assertThat(found.wide().subList(total, slots)).allMatch(v -> v.signum() == 0);
        assertThat(found.word().subList(total, slots)).allMatch(v -> v == 0);
        Sample.assertCost(
                outcome,
                Expand.bits(counts.length, 1, 1, RowSet.WIDTH - 64 - 128, COUNT, slots, Adder.RIPPLE),
                Expand.rounds(1, 1, 65, COUNT, slots, Adder.RIPPLE));
    }
}
