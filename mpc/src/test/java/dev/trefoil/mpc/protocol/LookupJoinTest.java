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
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class LookupJoinTest {
    private static final int WIDTH = 10;
    private static final LinkSpeed SLOW = new LinkSpeed(1, 1e15);

    /// Two of three right rows find their left row; the absent ones on either side find nothing.
    @Test
    void looksUpKeys() {
        Side left = new Side(List.of(7L, 8L, 9L), List.of(true, true, false), List.of(70L, 80L, 90L));
        Side right = new Side(List.of(9L, 8L, 7L, 8L, 7L), List.of(true, true, true, false, true), List.of());
        Outcome<Joined> found = run(left, right, LinkSpeed.LAN);
        assertThat(Found.match(found)).containsExactly(false, true, true, false, true);
        assertThat(Found.payload(found)).containsExactly(0L, 80L, 70L, 0L, 70L);
        assertThat(Found.repeatsLeft(found)).isFalse();
    }

    @Test
    void tellsLeftRowsWithAMatch() {
        Side left = new Side(List.of(5L, 7L, 8L, 9L, 9L), List.of(true, true, true, false, true), List.of());
        Side right = new Side(List.of(9L, 8L, 7L, 6L), List.of(true, false, true, true), List.of());
        Outcome<Joined> found = run(left.withValues(), true, right, true, true, LinkSpeed.LAN);
        assertThat(Found.leftMatch(found)).containsExactly(false, true, false, false, true);
        assertThat(Found.match(found)).containsExactly(true, false, true, false);
        assertThat(Found.repeatsLeft(found)).isFalse();
        assertThat(Found.repeatsRight(found)).isFalse();
    }

    @Test
    void absentRowsFindNothingEvenIfAllAre() {
        List<Long> keys = List.of(7L, 7L, 9L);
        List<Boolean> absent = List.of(false, false, false);
        List<Boolean> present = List.of(true, true, true);
        for (List<Boolean> right : List.of(absent, present)) {
            Outcome<Joined> found = run(
                    new Side(keys, absent, List.of(70L, 80L, 90L)),
                    true,
                    new Side(keys, right, List.of()),
                    true,
                    true,
                    LinkSpeed.LAN);
            assertThat(Found.match(found)).containsOnly(false);
            assertThat(Found.leftMatch(found)).containsOnly(false);
            assertThat(Found.payload(found)).containsOnly(0L);
            assertThat(Found.repeatsLeft(found)).isFalse();
        }
    }

    /// Against a plain search; keys of the left side are unique, or come from so few that they repeat on both sides.
    @ParameterizedTest
    @CsvSource({"0,0", "0,5", "1,0", "0,1", "1,1", "5,2", "63,64", "64,300", "65,5", "300,65"})
    void looksUpRandomKeys(int n, int m) {
        Random random = Seed.random("join" + n + " " + m);
        for (int few : new int[] {1, 3, n + 1, 1 << WIDTH}) {
            int[] keys = few > n
                    ? PermutationTest.permutation(1 << WIDTH)
                    : random.ints(n, 0, few).toArray();
            Side left = Side.random(random, n, keys);
            Side right = Side.random(random, m, random.ints(m, 0, few).toArray());
            for (int hidden = 0; hidden < 4; hidden++) {
                boolean leftHidden = (hidden & 1) > 0;
                boolean rightHidden = (hidden & 2) > 0;
                boolean bothWays = random.nextBoolean();
                LinkSpeed speed = random.nextBoolean() ? LinkSpeed.LAN : LinkSpeed.WAN;
                Side l = leftHidden ? left : left.allPresent();
                Side r = rightHidden ? right : right.allPresent();
                check(l, r, bothWays, run(left, leftHidden, right, rightHidden, bothWays, speed));
                if (n > 0) {
                    check(l, r, false, compared(left, leftHidden, right, rightHidden));
                }
            }
        }
    }

    private static void check(Side left, Side right, boolean bothWays, Outcome<Joined> found) {
        assertThat(Found.repeatsLeft(found)).isEqualTo(left.repeats());
        List<Boolean> match = Found.match(found);
        List<Long> payload = Found.payload(found);
        for (int j = 0; j < right.keys.size(); j++) {
            List<Integer> rows = right.present.get(j) ? left.find(right.keys.get(j)) : List.of();
            assertThat(match.get(j)).isEqualTo(!rows.isEmpty());
            assertThat(payload.get(j))
                    .isIn(
                            rows.isEmpty()
                                    ? List.of(0L)
                                    : rows.stream().map(left.values::get).toList());
        }
        if (bothWays) {
            assertThat(Found.repeatsRight(found)).isEqualTo(right.repeats());
            List<Boolean> leftMatch = Found.leftMatch(found);
            for (int i = 0; i < left.keys.size(); i++) {
                assertThat(leftMatch.get(i))
                        .isEqualTo(left.present.get(i)
                                && !right.find(left.keys.get(i)).isEmpty());
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
        assertThat(Found.repeatsLeft(run(new Side(keys, all, keys), right, LinkSpeed.LAN)))
                .isTrue();
        assertThat(Found.repeatsLeft(run(new Side(keys, butFirst, keys), right, LinkSpeed.LAN)))
                .isFalse();
    }

    /// Each part by itself: one after the other, P_0 may start the next before the others have ended the last.
    @ParameterizedTest
    @CsvSource({"0,0", "0,1", "1,0", "1,1", "1,2", "5,2", "0,7", "8,0", "30,2", "64,300"})
    void costsWhatItSays(int n, int m) {
        Random random = Seed.random("cost");
        Side left = Side.random(random, n, PermutationTest.permutation(1 << WIDTH));
        Side right = Side.random(random, m, PermutationTest.permutation(1 << WIDTH));
        List<BitPlanes> both = keys(left, right);
        Outcome<Sorted> sorted =
                InMemoryTrio.measure(party -> SortPermutation.of(party, both.get(party.index()), SLOW));
        Outcome<JoinOrder> order = InMemoryTrio.measure(
                party -> JoinOrder.of(party, n, sorted.results().get(party.index())));
        Sample.assertCost(order, JoinOrder.bitsAfterSort(n + m, WIDTH), JoinOrder.roundsAfterSort(n + m, WIDTH));
        for (boolean bothWays : List.of(false, true)) {
            for (int hidden = 0; hidden < 4; hidden++) {
                boolean leftHidden = (hidden & 1) > 0;
                boolean rightHidden = (hidden & 2) > 0;
                Outcome<Joined> joined = joined(order, left, leftHidden, right, rightHidden, bothWays);
                Sample.assertCost(
                        joined,
                        LookupJoin.bits(n, m, 7, leftHidden, rightHidden, bothWays),
                        LookupJoin.rounds(n, m, 7, leftHidden, rightHidden, bothWays));
            }
        }
    }

    /// The last case takes two blocks of right rows.
    @ParameterizedTest
    @CsvSource({"1,0", "1,1", "2,5", "5,2", "30,64", "64,300", "1100,4000"})
    void comparingCostsWhatItSays(int n, int m) {
        Random random = Seed.random("cost");
        Side left = Side.random(random, n, random.ints(n, 0, 1 << WIDTH).toArray());
        Side right = Side.random(random, m, random.ints(m, 0, 1 << WIDTH).toArray());
        for (int hidden = 0; hidden < 4; hidden++) {
            boolean leftHidden = (hidden & 1) > 0;
            boolean rightHidden = (hidden & 2) > 0;
            Sample.assertCost(
                    compared(left, leftHidden, right, rightHidden),
                    ShortLookup.bits(n, m, WIDTH, 7, leftHidden, rightHidden),
                    ShortLookup.rounds(n, m, WIDTH, 7, leftHidden, rightHidden));
        }
    }

    /// Short tables are compared, the shorter the keys or the dearer the rounds the longer; others are sorted.
    @Test
    void comparesWhereThatIsFaster() {
        assertThat(takesSort(25, 1_000_000, 32, LinkSpeed.LAN)).isFalse();
        assertThat(takesSort(100, 1_000_000, 32, LinkSpeed.LAN)).isTrue();
        assertThat(takesSort(60, 1_000_000, 8, LinkSpeed.LAN)).isFalse();
        assertThat(takesSort(300, 300, 32, LinkSpeed.LAN)).isFalse();
        assertThat(takesSort(500, 100_000, 32, LinkSpeed.LAN)).isTrue();
        assertThat(takesSort(500, 20_000, 32, LinkSpeed.WAN)).isFalse();
        assertThat(takesSort(0, 10, 32, LinkSpeed.LAN)).isTrue();
        assertThat(takesSort(10, 10, 0, LinkSpeed.LAN)).isTrue();
    }

    private static boolean takesSort(int left, int right, int key, LinkSpeed speed) {
        return LookupJoin.takesSort(left, right, key, 20, false, false, speed);
    }

    private static Outcome<Joined> joined(
            Outcome<JoinOrder> order,
            Side left,
            boolean leftHidden,
            Side right,
            boolean rightHidden,
            boolean bothWays) {
        List<BitVector> leftPresent = left.dealPresent();
        List<BitVector> rightPresent = right.dealPresent();
        List<BitPlanes> words = left.dealValues();
        return InMemoryTrio.measure(party -> {
            int p = party.index();
            Optional<BitVector> hereLeft = leftHidden ? Optional.of(leftPresent.get(p)) : Optional.empty();
            Optional<BitVector> hereRight = rightHidden ? Optional.of(rightPresent.get(p)) : Optional.empty();
            JoinOrder here = order.results().get(p);
            return bothWays
                    ? LookupJoin.bothWays(party, here, hereLeft, words.get(p), hereRight)
                    : LookupJoin.of(party, here, hereLeft, words.get(p), hereRight);
        });
    }

    private static List<BitPlanes> keys(Side left, Side right) {
        List<BitPlanes> leftKeys = left.dealKeys();
        List<BitPlanes> rightKeys = right.dealKeys();
        return IntStream.range(0, 3)
                .mapToObj(p -> BitPlanes.concat(List.of(leftKeys.get(p), rightKeys.get(p))))
                .toList();
    }

    @Test
    void sizesDoNotDependOnTheData() {
        Random random = Seed.random("trace");
        Side left = Side.random(random, 100, PermutationTest.permutation(1 << WIDTH));
        Side right = Side.random(random, 50, PermutationTest.permutation(1 << WIDTH));
        Side equal = Side.random(random, 100, new int[100]);
        for (boolean bothWays : List.of(false, true)) {
            assertThat(traces(left, right, bothWays)).isEqualTo(traces(equal, right, bothWays));
        }
        assertThat(compared(left, true, right, true).traces())
                .isEqualTo(compared(equal, true, right, true).traces());
    }

    private static Object traces(Side left, Side right, boolean bothWays) {
        List<BitPlanes> both = keys(left, right);
        Outcome<JoinOrder> order = InMemoryTrio.measure(party ->
                JoinOrder.of(party, left.keys.size(), SortPermutation.of(party, both.get(party.index()), SLOW)));
        return List.of(
                order.traces(), joined(order, left, true, right, true, bothWays).traces());
    }

    private static Outcome<Joined> run(Side left, Side right, LinkSpeed speed) {
        return run(left, true, right, true, false, speed);
    }

    /// With the parties told which rows are present, or left to take all of them for present.
    private static Outcome<Joined> run(
            Side left, boolean leftHidden, Side right, boolean rightHidden, boolean bothWays, LinkSpeed speed) {
        List<BitPlanes> leftKeys = left.dealKeys();
        List<BitPlanes> rightKeys = right.dealKeys();
        Outcome<JoinOrder> order = InMemoryTrio.measure(
                party -> JoinOrder.of(party, leftKeys.get(party.index()), rightKeys.get(party.index()), speed));
        return joined(order, left, leftHidden, right, rightHidden, bothWays);
    }

    /// The same by comparing every left row.
    private static Outcome<Joined> compared(Side left, boolean leftHidden, Side right, boolean rightHidden) {
        List<BitVector> leftPresent = left.dealPresent();
        List<BitVector> rightPresent = right.dealPresent();
        List<BitPlanes> words = left.dealValues();
        List<BitPlanes> leftKeys = left.dealKeys();
        List<BitPlanes> rightKeys = right.dealKeys();
        return InMemoryTrio.measure(party -> {
            int p = party.index();
            return ShortLookup.of(
                    party,
                    leftKeys.get(p),
                    leftHidden ? Optional.of(leftPresent.get(p)) : Optional.empty(),
                    words.get(p),
                    rightKeys.get(p),
                    rightHidden ? Optional.of(rightPresent.get(p)) : Optional.empty());
        });
    }

    /// What the parties have found together.
    private static final class Found {
        private Found() {}

        static List<Boolean> match(Outcome<Joined> outcome) {
            return bits(outcome, Joined::match);
        }

        static List<Long> payload(Outcome<Joined> outcome) {
            return RowSet.boxed(Reconstruct.planes(RowSet.each(outcome.results(), Joined::payload)));
        }

        static boolean repeatsLeft(Outcome<Joined> outcome) {
            return bits(outcome, Joined::repeatedLeft).contains(true);
        }

        static boolean repeatsRight(Outcome<Joined> outcome) {
            return bits(outcome, joined -> joined.repeatedRight().orElseThrow()).contains(true);
        }

        static List<Boolean> leftMatch(Outcome<Joined> outcome) {
            return bits(outcome, joined -> joined.leftMatch().orElseThrow());
        }

        private static List<Boolean> bits(Outcome<Joined> outcome, Function<Joined, BitVector> part) {
            return RowSet.boxed(
                    Reconstruct.bits(RowSet.each(outcome.results(), part)).toBooleans());
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

        Side allPresent() {
            return new Side(keys, keys.stream().map(_ -> true).toList(), values);
        }

        Side withValues() {
            return new Side(keys, present, keys);
        }

        /// The present rows with this key.
        List<Integer> find(long key) {
            return IntStream.range(0, keys.size())
                    .filter(i -> keys.get(i) == key && present.get(i))
                    .boxed()
                    .toList();
        }

        boolean repeats() {
            return keys.stream().anyMatch(key -> find(key).size() > 1);
        }

        List<BitPlanes> dealKeys() {
            return Dealer.planes(Seed.random("keys"), WIDTH, RowSet.unboxed(keys));
        }

        List<BitPlanes> dealValues() {
            return Dealer.planes(Seed.random("word"), 7, RowSet.unboxed(values));
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
