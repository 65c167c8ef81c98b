package dev.trefoil.mpc.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trefoil.mpc.InMemoryTrio;
import dev.trefoil.mpc.InMemoryTrio.Outcome;
import dev.trefoil.mpc.Seed;
import dev.trefoil.mpc.sharing.BitPlanes;
import dev.trefoil.mpc.sharing.BitVector;
import dev.trefoil.mpc.sharing.Dealer;
import dev.trefoil.mpc.sharing.PublicBits;
import dev.trefoil.mpc.sharing.Reconstruct;
import dev.trefoil.mpc.sharing.RingVector;
import dev.trefoil.mpc.sharing.WideVector;
import java.math.BigInteger;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class LookupJoinTest {
    private static final int WIDTH = 10;

    /// Two of three right rows find their left row; the absent ones on either side find nothing.
    @Test
    void looksUpKeys() {
        Side left = new Side(List.of(7L, 8L, 9L), List.of(true, true, false), List.of(70L, 80L, 90L));
        Side right = new Side(List.of(9L, 8L, 7L, 8L, 7L), List.of(true, true, true, false, true), List.of());
        Found found = Found.of(run(left, right, LinkSpeed.LAN));
        assertThat(found.match).containsExactly(false, true, true, false, true);
        assertThat(found.ring).containsExactly(0L, 80L, 70L, 0L, 70L);
        assertThat(found.word).containsExactly(0L, 80L, 70L, 0L, 70L);
        assertThat(found.duplicate).isFalse();
    }

    @Test
    void absentRowsFindNothingEvenIfAllAre() {
        List<Long> keys = List.of(7L, 7L, 9L);
        List<Boolean> absent = List.of(false, false, false);
        List<Boolean> present = List.of(true, true, true);
        for (List<Boolean> right : List.of(absent, present)) {
            Found found = Found.of(run(
                    new Side(keys, absent, List.of(70L, 80L, 90L)), new Side(keys, right, List.of()), LinkSpeed.LAN));
            assertThat(found.match).containsOnly(false);
            assertThat(found.ring).containsOnly(0L);
            assertThat(found.word).containsOnly(0L);
            assertThat(found.duplicate).isFalse();
        }
    }

    @ParameterizedTest
    @CsvSource({"0,0", "0,5", "1,0", "0,1", "1,1", "5,2", "63,64", "64,300", "65,5", "300,65"})
    void looksUpRandomKeys(int n, int m) {
        Random random = Seed.random("join" + n + " " + m);
        Side left = Side.random(random, n, PermutationTest.permutation(1 << WIDTH));
        int[] some = random.ints(m, 0, 1 << WIDTH).toArray();
        for (int i = 0; i < m && n > 0; i += 2) {
            some[i] = left.keys.get(random.nextInt(n)).intValue();
        }
        Side right = Side.random(random, m, some);
        for (LinkSpeed speed : List.of(LinkSpeed.LAN, LinkSpeed.WAN)) {
            Found found = Found.of(run(left, right, speed));
            assertThat(found.duplicate).isFalse();
            for (int j = 0; j < m; j++) {
                int row = right.present.get(j) ? left.find(right.keys.get(j)) : -1;
                assertThat(found.match.get(j)).isEqualTo(row >= 0);
                assertThat(found.ring.get(j)).isEqualTo(row >= 0 ? left.values.get(row) : 0L);
                assertThat(found.wide.get(j)).isEqualTo(wide(found.ring.get(j)));
                assertThat(found.word.get(j)).isEqualTo(row >= 0 ? left.values.get(row) : 0L);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 5, 65})
    void findsDuplicatesAmongPresentRowsOnly(int n) {
        List<Long> keys =
                IntStream.range(0, n).mapToObj(i -> (long) (i == n - 1 ? 0 : i)).toList();
        List<Boolean> all = IntStream.range(0, n).mapToObj(i -> true).toList();
        List<Boolean> butFirst = IntStream.range(0, n).mapToObj(i -> i > 0).toList();
        Side right = new Side(List.of(0L, 0L, 1L), List.of(true, true, true), List.of());
        assertThat(Found.of(run(new Side(keys, all, keys), right, LinkSpeed.LAN)).duplicate)
                .isTrue();
        assertThat(Found.of(run(new Side(keys, butFirst, keys), right, LinkSpeed.LAN)).duplicate)
                .isFalse();
    }

    /// By radix, whose cost is fixed, so that what follows the sort can be told apart.
    @ParameterizedTest
    @CsvSource({"0,0", "0,1", "5,2", "64,300"})
    void costsWhatItSays(int n, int m) {
        Random random = Seed.random("cost");
        Side left = Side.random(random, n, PermutationTest.permutation(1 << WIDTH));
        Side right = Side.random(random, m, PermutationTest.permutation(1 << WIDTH));
        LinkSpeed slow = new LinkSpeed(1, 1e15);
        int rows = 2 * n + m;
        boolean radix = SortPermutation.takesRadix(rows, WIDTH + 2, slow);
        assertThat(radix).isEqualTo(rows > 1);
        Outcome<Joined> joined = run(left, right, slow);
        long sort = radix ? SortPermutation.radixBits(rows, WIDTH + 2) : Shuffle.bits(rows, WIDTH + 3);
        int rounds = radix ? SortPermutation.radixRounds(WIDTH + 2) : Shuffle.rounds();
        Sample.assertCost(
                joined,
                sort + LookupJoin.bitsAfterSort(n, m, WIDTH, 64 + 128 + 7),
                rounds + LookupJoin.roundsAfterSort(n, m, WIDTH));
    }

    @Test
    void sizesDoNotDependOnTheData() {
        Random random = Seed.random("trace");
        LinkSpeed slow = new LinkSpeed(1, 1e15);
        Side left = Side.random(random, 100, PermutationTest.permutation(1 << WIDTH));
        Side right = Side.random(random, 50, PermutationTest.permutation(1 << WIDTH));
        Side equal = Side.random(random, 100, new int[100]);
        assertThat(run(left, right, slow).traces())
                .isEqualTo(run(equal, right, slow).traces());
    }

    private static Outcome<Joined> run(Side left, Side right, LinkSpeed speed) {
        List<BitPlanes> leftKeys = left.dealKeys();
        List<BitVector> leftPresent = left.dealPresent();
        List<RingVector> rings = Dealer.ring(Seed.random("ring"), RowSet.unboxed(left.values));
        List<WideVector> wides = Dealer.wide(
                Seed.random("wide"),
                left.values.stream().map(LookupJoinTest::wide).toArray(BigInteger[]::new));
        List<BitPlanes> words = Dealer.planes(Seed.random("word"), 7, RowSet.unboxed(left.values));
        List<BitPlanes> rightKeys = right.dealKeys();
        List<BitVector> rightPresent = right.dealPresent();
        return InMemoryTrio.measure(party -> {
            int p = party.index();
            Columns columns = Columns.of(left.keys.size())
                    .with(rings.get(p))
                    .with(wides.get(p))
                    .with(words.get(p));
            return LookupJoin.of(
                    party, leftKeys.get(p), leftPresent.get(p), columns, rightKeys.get(p), rightPresent.get(p), speed);
        });
    }

    /// The number as one that needs more than 64 bits.
    private static BigInteger wide(long value) {
        return BigInteger.valueOf(-value).shiftLeft(70);
    }

    private record Found(
            List<Boolean> match, List<Long> ring, List<BigInteger> wide, List<Long> word, boolean duplicate) {
        static Found of(Outcome<Joined> outcome) {
            List<Joined> joined = outcome.results();
            return new Found(
                    RowSet.boxed(
                            Reconstruct.bits(RowSet.each(joined, Joined::match)).toBooleans()),
                    RowSet.boxed(Reconstruct.ring(
                            RowSet.each(joined, j -> j.payload().ring(0)))),
                    List.of(Reconstruct.wide(
                            RowSet.each(joined, j -> j.payload().wide(0)))),
                    RowSet.boxed(Reconstruct.planes(
                            RowSet.each(joined, j -> j.payload().planes(0)))),
                    Reconstruct.bits(RowSet.each(joined, Joined::duplicate)).get(0));
        }
    }

    /// One side's keys, which of its rows are present, and its values.
    private record Side(List<Long> keys, List<Boolean> present, List<Long> values) {
        static Side random(Random random, int rows, int... keys) {
            return new Side(
                    IntStream.range(0, rows).mapToObj(i -> (long) keys[i]).toList(),
                    IntStream.range(0, rows)
                            .mapToObj(i -> random.nextInt(4) > 0)
                            .toList(),
                    random.longs(rows, 0, 128).boxed().toList());
        }

        /// The present row with this key, or -1.
        int find(long key) {
            return IntStream.range(0, keys.size())
                    .filter(i -> keys.get(i) == key && present.get(i))
                    .findFirst()
                    .orElse(-1);
        }

        List<BitPlanes> dealKeys() {
            return Dealer.planes(Seed.random("keys"), WIDTH, RowSet.unboxed(keys));
        }

        List<BitVector> dealPresent() {
            boolean[] bits = new boolean[present.size()];
            for (int i = 0; i < bits.length; i++) {
                bits[i] = present.get(i);
            }
            return Dealer.bits(Seed.random("present"), PublicBits.of(bits));
        }
    }
}
