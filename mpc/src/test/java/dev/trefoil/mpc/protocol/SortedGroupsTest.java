package dev.trefoil.mpc.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trefoil.mpc.InMemoryTrio;
import dev.trefoil.mpc.InMemoryTrio.Outcome;
import dev.trefoil.mpc.Party;
import dev.trefoil.mpc.Seed;
import dev.trefoil.mpc.sharing.BitPlanes;
import dev.trefoil.mpc.sharing.BitVector;
import dev.trefoil.mpc.sharing.Dealer;
import dev.trefoil.mpc.sharing.Reconstruct;
import dev.trefoil.mpc.sharing.RingVector;
import dev.trefoil.mpc.sharing.WideVector;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

final class SortedGroupsTest {
    static final int[] ROWS = ShuffleTest.ROWS;

    private static final int WIDTH = 5;

    /// Three groups, of 3, 1 and 2 rows.
    @Test
    void tellsEveryRowOfItsGroup() {
        List<BitVector> start = Dealer.bits(Seed.random("start"), true, false, false, true, true, false);
        List<RingVector> ring = Dealer.ring(Seed.random("ring"), 4, 5, 6, 7, 8, 9);
        assertThat(rings(start, ring, SortedGroups::first)).containsExactly(4, 4, 4, 7, 8, 8);
        assertThat(rings(start, ring, SortedGroups::last)).containsExactly(6, 6, 6, 7, 9, 9);
        assertThat(rings(start, ring, SortedGroups::sums)).containsExactly(15, 15, 15, 7, 17, 17);
        assertThat(rings(start, ring, SortedGroups::runningSums)).containsExactly(4, 9, 15, 7, 8, 17);
        assertThat(Reconstruct.ring(InMemoryTrio.run(party ->
                        SortedGroups.of(party, start.get(party.index())).rowNumbers(party))))
                .containsExactly(0, 1, 2, 0, 0, 1);
    }

    private static long[] rings(List<BitVector> start, List<RingVector> ring, Operation operation) {
        return Reconstruct.ring(InMemoryTrio.run(party -> {
            int p = party.index();
            SortedGroups groups = SortedGroups.of(party, start.get(p));
            return operation
                    .run(groups, party, Columns.of(groups.rows()).with(ring.get(p)))
                    .ring(0);
        }));
    }

    @ParameterizedTest
    @FieldSource("ROWS")
    void bringsFirstAndLastRows(int rows) {
        for (int length : new int[] {1, 3, 1000}) {
            int[] first = firsts(rows, length);
            RowSet table = RowSet.random(rows);
            List<Columns> shares = table.deal();
            Outcome<Columns> firsts = run(first, shares, SortedGroups::first);
            Outcome<Columns> lasts = run(first, shares, SortedGroups::last);
            assertThat(RowSet.of(firsts.results())).isEqualTo(table.gather(first));
            assertThat(RowSet.of(lasts.results())).isEqualTo(table.gather(lasts(first)));
            for (Outcome<Columns> outcome : List.of(firsts, lasts)) {
                assertThat(outcome.bits())
                        .isEqualTo(
                                SortedGroups.bitsToMake(rows) + SortedGroups.bits(rows, 1, 1, RowSet.WIDTH - 64 - 128));
                assertThat(outcome.rounds()).isEqualTo(SortedGroups.roundsToMake() + SortedGroups.rounds(1, 1, 65));
            }
        }
    }

    @ParameterizedTest
    @FieldSource("ROWS")
    void sumsGroupsAndUpToTheRow(int rows) {
        for (int length : new int[] {1, 3, 1000}) {
            int[] first = firsts(rows, length);
            int[] last = lasts(first);
            RowSet table = RowSet.random(rows);
            List<Columns> shares = table.deal();
            Outcome<Columns> sums = run(first, shares, SortedGroups::sums);
            Outcome<Columns> running = run(first, shares, SortedGroups::runningSums);
            RowSet all = RowSet.of(sums.results());
            RowSet upTo = RowSet.of(running.results());
            for (int i = 0; i < rows; i++) {
                assertThat(all.ring().get(i)).isEqualTo(sum(table.ring(), first[i], last[i]));
                assertThat(upTo.ring().get(i)).isEqualTo(sum(table.ring(), first[i], i));
                assertThat(all.wide().get(i)).isEqualTo(wideSum(table.wide(), first[i], last[i]));
                assertThat(upTo.wide().get(i)).isEqualTo(wideSum(table.wide(), first[i], i));
                assertThat(all.word().get(i)).isEqualTo(xor(table.word(), first[i], last[i]));
                assertThat(upTo.word().get(i)).isEqualTo(xor(table.word(), first[i], i));
            }
            for (Outcome<Columns> outcome : List.of(sums, running)) {
                Sample.assertCost(
                        outcome,
                        SortedGroups.bitsToMake(rows) + SortedGroups.bits(rows, 1, 1, RowSet.WIDTH - 64 - 128),
                        SortedGroups.roundsToMake() + SortedGroups.rounds(1, 1, 65));
            }
        }
    }

    @ParameterizedTest
    @FieldSource("ROWS")
    void numbersRows(int rows) {
        for (int length : new int[] {1, 3, 1000}) {
            int[] first = firsts(rows, length);
            long[] expected =
                    IntStream.range(0, rows).mapToLong(i -> i - first[i]).toArray();
            List<BitVector> start = Dealer.bits(Seed.random("start"), starts(first));
            Outcome<RingVector> numbers = InMemoryTrio.measure(
                    party -> SortedGroups.of(party, start.get(party.index())).rowNumbers(party));
            Outcome<BitPlanes> bits = InMemoryTrio.measure(
                    party -> SortedGroups.of(party, start.get(party.index())).rowNumberBits(party, Adder.SKLANSKY));
            assertThat(Reconstruct.ring(numbers.results())).isEqualTo(expected);
            assertThat(Reconstruct.planes(bits.results())).isEqualTo(expected);
            assertThat(numbers.bits()).isEqualTo(SortedGroups.bitsToMake(rows) + SortedGroups.rowNumberBits(rows));
            assertThat(bits.bits())
                    .isEqualTo(SortedGroups.bitsToMake(rows) + SortedGroups.rowNumberBits(rows, Adder.SKLANSKY));
            assertThat(numbers.rounds()).isEqualTo(SortedGroups.roundsToMake() + SortedGroups.rowNumberRounds());
        }
    }

    /// Whatever kinds of columns there are; row 0 begins a group even if its mark does not say so.
    @Test
    void costsOfAnyColumns() {
        List<BitVector> start = Dealer.bits(Seed.random("start"), new boolean[70]);
        List<RingVector> ring = Dealer.ring(Seed.random("ring"), Sample.words("ring", 70, 64));
        List<WideVector> wide = Dealer.wide(Seed.random("wide"), Wide.numbers("wide", 70, 128));
        List<BitPlanes> word = Dealer.planes(Seed.random("word"), 9, Sample.words("word", 70, 9));
        for (int kinds = 0; kinds < 8; kinds++) {
            int rings = (kinds & 1) * 2;
            int wides = kinds >> 1 & 1;
            int words = kinds >> 2;
            Outcome<Columns> first = InMemoryTrio.measure(party -> {
                int p = party.index();
                Columns columns = Columns.of(
                        70,
                        Collections.nCopies(rings, ring.get(p)),
                        Collections.nCopies(wides, wide.get(p)),
                        Collections.nCopies(words, word.get(p)));
                return SortedGroups.of(party, start.get(p)).first(party, columns);
            });
            assertThat(first.results().getFirst().rings()).hasSize(rings);
            if (words > 0) {
                assertThat(Reconstruct.planes(RowSet.each(first.results(), c -> c.planes(0))))
                        .containsOnly(Sample.words("word", 70, 9)[0]);
            }
            Sample.assertCost(
                    first,
                    SortedGroups.bitsToMake(70) + SortedGroups.bits(70, rings, wides, 9 * words),
                    SortedGroups.roundsToMake() + SortedGroups.rounds(rings, wides, 9 * words));
        }
    }

    @ParameterizedTest
    @FieldSource("ROWS")
    void marksStarts(int rows) {
        long[] keys = Seed.random("keys" + rows).longs(rows, 0, 4).toArray();
        int valid = 2 * rows / 3;
        Arrays.sort(keys, 0, valid);
        List<BitPlanes> key = Dealer.planes(Seed.random("key"), WIDTH, keys);
        List<BitVector> present = Dealer.bits(Seed.random("valid"), Sample.test(rows, i -> i < valid));
        Outcome<BitVector> marks = InMemoryTrio.measure(
                party -> StartOfGroup.of(party, key.get(party.index()), present.get(party.index())));
        assertThat(Reconstruct.bits(marks.results()).toBooleans())
                .isEqualTo(Sample.test(rows, i -> i == 0 || i == valid || keys[i] != keys[i - 1]));
        Sample.assertCost(marks, StartOfGroup.bits(rows, WIDTH), StartOfGroup.rounds(rows, WIDTH));
    }

    @Test
    void sizesDoNotDependOnTheData() {
        List<Columns> table = RowSet.random(100).deal();
        List<Columns> zeros = RowSet.each(table, columns -> columns.zeros(100));
        for (Operation operation : List.<Operation>of(
                SortedGroups::first, SortedGroups::last, SortedGroups::sums, SortedGroups::runningSums)) {
            assertThat(run(firsts(100, 3), table, operation).traces())
                    .isEqualTo(run(firsts(100, 1000), zeros, operation).traces());
        }
    }

    private interface Operation {
        Columns run(SortedGroups groups, Party party, Columns columns);
    }

    private static Outcome<Columns> run(int[] first, List<Columns> shares, Operation operation) {
        List<BitVector> start = Dealer.bits(Seed.random("start"), starts(first));
        return InMemoryTrio.measure(party -> {
            int p = party.index();
            return operation.run(SortedGroups.of(party, start.get(p)), party, shares.get(p));
        });
    }

    /// For each row the first of its group; groups are of `length` rows on average.
    private static int[] firsts(int rows, int length) {
        Random random = Seed.random("groups" + rows + " " + length);
        int[] out = new int[rows];
        for (int i = 1; i < rows; i++) {
            out[i] = random.nextInt(length) == 0 ? i : out[i - 1];
        }
        return out;
    }

    private static int[] lasts(int[] first) {
        int[] out = new int[first.length];
        for (int i = out.length - 1; i >= 0; i--) {
            out[i] = i + 1 < out.length && first[i + 1] != i + 1 ? out[i + 1] : i;
        }
        return out;
    }

    private static boolean[] starts(int[] first) {
        return Sample.test(first.length, i -> first[i] == i);
    }

    private static long sum(List<Long> values, int from, int to) {
        return values.subList(from, to + 1).stream().mapToLong(v -> v).sum();
    }

    private static long xor(List<Long> values, int from, int to) {
        return values.subList(from, to + 1).stream().mapToLong(v -> v).reduce(0, (x, y) -> x ^ y);
    }

    private static BigInteger wideSum(List<BigInteger> values, int from, int to) {
        BigInteger sum = values.subList(from, to + 1).stream().reduce(BigInteger.ZERO, BigInteger::add);
        return Wide.map(1, i -> sum)[0];
    }
}
