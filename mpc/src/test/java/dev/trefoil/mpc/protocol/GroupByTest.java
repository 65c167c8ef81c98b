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
import dev.trefoil.mpc.sharing.WideVector;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

final class GroupByTest {
    static final int[] ROWS = ShuffleTest.ROWS;

    private static final int MODULUS = 40;
    private static final int WIDTH = 5;

    /// Two groups, one row that is not valid:
    ///
    /// | key | value | valid | |-----|-------|-------| | 1   | 4     | yes   | | 1   | 6     | yes   | | 3   |
    /// 5     | yes   | | 3   | 9     | no    |
    @Test
    void foldsGroups() {
        Table table = new Table(List.of(1L, 1L, 3L, 3L), List.of(4L, 6L, 5L, 0L), 3);
        Folded folded = table.fold();
        assertThat(folded.valid).containsExactly(true, true, false, false);
        assertThat(folded.key).startsWith(1L, 3L);
        assertThat(folded.sum).startsWith(10L, 5L);
        assertThat(folded.count).startsWith(2L, 1L);
        assertThat(folded.first).startsWith(4L, 5L);
        assertThat(folded.last).startsWith(6L, 5L);
    }

    @ParameterizedTest
    @FieldSource("ROWS")
    void foldsRandomGroups(int rows) {
        for (int distinct : new int[] {1, 4, 32}) {
            for (int valid : new int[] {0, rows / 3, rows}) {
                long[] keys =
                        Seed.random("keys" + rows).longs(rows, 0, distinct).toArray();
                Arrays.sort(keys, 0, valid);
                long[] values = Seed.random("values" + rows).longs(rows, 0, 100).toArray();
                Arrays.fill(values, valid, rows, 0);
                new Table(RowSet.boxed(keys), RowSet.boxed(values), valid).assertFolds();
            }
        }
    }

    @Test
    void sizesDoNotDependOnTheData() {
        Table one = new Table(List.of(1L, 1L, 1L), List.of(4L, 6L, 5L), 3);
        Table other = new Table(List.of(1L, 2L, 3L), List.of(0L, 0L, 0L), 0);
        assertThat(one.run().traces()).isEqualTo(other.run().traces());
    }

    /// The number as one that needs more than 64 bits.
    private static BigInteger wide(long value) {
        return BigInteger.valueOf(-value).shiftLeft(70);
    }

    private record Folded(
            List<Boolean> valid,
            List<Long> key,
            List<Long> sum,
            List<BigInteger> wide,
            List<Long> count,
            List<Long> first,
            List<Long> last) {}

    private static long[] numbers(List<RingVector> shares) {
        return Arrays.stream(Reconstruct.ring(shares))
                .map(number -> number & (1L << MODULUS) - 1)
                .toArray();
    }

    /// Sorted keys, values, and how many rows from the top are valid.
    private record Table(List<Long> keys, List<Long> values, int valid) {
        int rows() {
            return keys.size();
        }

        Outcome<Groups> run() {
            boolean[] marks = new boolean[rows()];
            Arrays.fill(marks, 0, valid, true);
            long[] clear = RowSet.unboxed(values);
            List<BitPlanes> key = Dealer.planes(Seed.random("key"), WIDTH, RowSet.unboxed(keys));
            List<BitPlanes> word = Dealer.planes(Seed.random("word"), 7, clear);
            List<RingVector> ring = Dealer.ring(Seed.random("ring"), clear);
            List<WideVector> wide = Dealer.wide(
                    Seed.random("wide"), values.stream().map(GroupByTest::wide).toArray(BigInteger[]::new));
            List<BitVector> mark = Dealer.bits(Seed.random("mark"), marks);
            return InMemoryTrio.measure(party -> {
                int p = party.index();
                return GroupBy.of(
                        party,
                        EndOfGroup.of(party, key.get(p), mark.get(p)),
                        List.of(ring.get(p), RingVector.constant(p, rows(), 1)),
                        MODULUS,
                        List.of(wide.get(p)),
                        List.of(word.get(p)),
                        List.of(key.get(p), word.get(p)));
            });
        }

        Folded fold() {
            List<Groups> groups = run().results();
            return new Folded(
                    RowSet.boxed(
                            Reconstruct.bits(RowSet.each(groups, Groups::valid)).toBooleans()),
                    RowSet.boxed(Reconstruct.planes(
                            RowSet.each(groups, g -> g.lasts().get(0)))),
                    RowSet.boxed(numbers(RowSet.each(groups, g -> g.sums().get(0)))),
                    List.of(Reconstruct.wide(
                            RowSet.each(groups, g -> g.wideSums().get(0)))),
                    RowSet.boxed(numbers(RowSet.each(groups, g -> g.sums().get(1)))),
                    RowSet.boxed(Reconstruct.planes(
                            RowSet.each(groups, g -> g.firsts().get(0)))),
                    RowSet.boxed(Reconstruct.planes(
                            RowSet.each(groups, g -> g.lasts().get(1)))));
        }

        void assertFolds() {
            Folded folded = fold();
            List<Long> distinct = keys.subList(0, valid).stream().distinct().toList();
            boolean[] marks = new boolean[rows()];
            Arrays.fill(marks, 0, distinct.size(), true);
            assertThat(folded.valid).isEqualTo(RowSet.boxed(marks));
            for (int g = 0; g < distinct.size(); g++) {
                long key = distinct.get(g);
                long[] group = IntStream.range(0, valid)
                        .filter(i -> keys.get(i) == key)
                        .mapToLong(values::get)
                        .toArray();
                List<Long> found = new ArrayList<>(List.of(
                        folded.key.get(g),
                        folded.sum.get(g),
                        folded.count.get(g),
                        folded.first.get(g),
                        folded.last.get(g)));
                assertThat(found)
                        .containsExactly(
                                key,
                                LongStream.of(group).sum(),
                                (long) group.length,
                                group[0],
                                group[group.length - 1]);
            }
            for (int g = 0; g < distinct.size(); g++) {
                assertThat(folded.wide.get(g)).isEqualTo(wide(folded.sum.get(g)));
            }
            Sample.assertCost(
                    run(),
                    EndOfGroup.bits(rows(), WIDTH) + GroupBy.bits(rows(), 2, MODULUS, 1, WIDTH + 7 + 7),
                    EndOfGroup.rounds(rows(), WIDTH) + GroupBy.rounds());
        }
    }
}
