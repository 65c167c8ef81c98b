package dev.trefoil.mpc.sharing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trefoil.mpc.Seed;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.IntPredicate;
import java.util.function.IntToLongFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Local operations, seen from outside: deal, operate at each party, put together.
final class SharingTest {
    private final Random random = Seed.random("sharing");

    @Test
    void ringOperations() {
        long[] x = random.longs(100).toArray();
        long[] y = random.longs(100).toArray();
        List<RingVector> xs = Dealer.ring(random, x);
        List<RingVector> ys = Dealer.ring(random, y);
        int[] order = permutation(100);

        assertThat(ring(p -> xs.get(p).plus(ys.get(p)))).isEqualTo(rows(100, i -> x[i] + y[i]));
        assertThat(ring(p -> xs.get(p).minus(ys.get(p)))).isEqualTo(rows(100, i -> x[i] - y[i]));
        assertThat(ring(p -> xs.get(p).negated())).isEqualTo(rows(100, i -> -x[i]));
        assertThat(ring(p -> xs.get(p).times(7))).isEqualTo(rows(100, i -> 7 * x[i]));
        assertThat(ring(p -> xs.get(p).timesPublic(y))).isEqualTo(rows(100, i -> x[i] * y[i]));
        assertThat(ring(p -> xs.get(p).plusPublic(p, 5))).isEqualTo(rows(100, i -> x[i] + 5));
        assertThat(ring(p -> xs.get(p).plusPublic(p, y))).isEqualTo(rows(100, i -> x[i] + y[i]));
        assertThat(ring(p -> xs.get(p).prefixSum().differences())).isEqualTo(x);
        assertThat(ring(p -> xs.get(p).total()))
                .containsExactly(IntStream.range(0, 100).mapToLong(i -> x[i]).sum());
        assertThat(ring(p -> xs.get(p).gather(order))).isEqualTo(rows(100, i -> x[order[i]]));
        assertThat(ring(p -> xs.get(p).scatter(order).gather(order))).isEqualTo(x);
        assertThat(ring(p -> RingVector.concat(
                        List.of(xs.get(p).slice(0, 30), xs.get(p).slice(30, 100)))))
                .isEqualTo(x);
        assertThat(ring(p -> RingVector.ofPublic(p, x))).isEqualTo(x);
        assertThat(ring(p -> RingVector.constant(p, 3, 9))).containsExactly(9, 9, 9);
        assertThat(ring(p -> xs.get(p).slice(4, 5).replicate(2))).containsExactly(x[4], x[4]);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 63, 64, 65, 200})
    void bitOperationsKeepPaddingZero(int n) {
        boolean[] x = booleans(n);
        boolean[] y = booleans(n);
        List<BitVector> xs = Dealer.bits(random, x);
        List<BitVector> ys = Dealer.bits(random, y);
        int[] order = permutation(n);

        assertThat(bits(p -> xs.get(p).xor(ys.get(p)))).isEqualTo(bools(n, i -> x[i] ^ y[i]));
        assertThat(bits(p -> xs.get(p).not(p))).isEqualTo(bools(n, i -> !x[i]));
        assertThat(bits(p -> xs.get(p).xorPublic(p, PublicBits.of(y)))).isEqualTo(bools(n, i -> x[i] ^ y[i]));
        assertThat(bits(p -> xs.get(p).andPublic(PublicBits.of(y)))).isEqualTo(bools(n, i -> x[i] && y[i]));
        assertThat(bits(p -> xs.get(p).gather(order))).isEqualTo(bools(n, i -> x[order[i]]));
        assertThat(bits(p -> xs.get(p).scatter(order).gather(order))).isEqualTo(x);
        assertThat(bits(p -> BitVector.constant(p, n, true))).isEqualTo(bools(n, i -> true));
        for (int cut : new int[] {0, 1, n / 3, n / 2, n}) {
            int at = Math.min(cut, n);
            assertThat(bits(p -> BitVector.concat(List.of(
                            xs.get(p).not(p).slice(0, at), xs.get(p).not(p).slice(at, n), ys.get(p)))))
                    .isEqualTo(bools(2 * n, i -> i < n ? !x[i] : y[i - n]));
        }
        if (n > 0) {
            assertThat(bits(p -> xs.get(p).slice(n - 1, n).replicate(70))).isEqualTo(bools(70, i -> x[n - 1]));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 63, 64, 65, 5000})
    void planesAndRowsAreTheSameWords(int n) {
        for (int width : new int[] {1, 20, 64}) {
            long[] x = random.longs(n).map(v -> v & (-1L >>> (64 - width))).toArray();
            List<BitPlanes> xs = Dealer.planes(random, width, x);
            int[] order = permutation(n);

            assertThat(planes(p -> xs.get(p))).isEqualTo(x);
            assertThat(planes(p -> BitRows.of(xs.get(p)).toPlanes())).isEqualTo(x);
            assertThat(planes(p -> xs.get(p).gather(order))).isEqualTo(rows(n, i -> x[order[i]]));
            assertThat(planes(p -> xs.get(p).scatter(order).gather(order))).isEqualTo(x);
            assertThat(planes(p -> BitPlanes.ofPublic(p, width, x))).isEqualTo(x);
            assertThat(planes(p -> xs.get(p).not(p))).isEqualTo(rows(n, i -> ~x[i] & (-1L >>> (64 - width))));
            assertThat(planes(p -> xs.get(p).flipTop(p))).isEqualTo(rows(n, i -> x[i] ^ 1L << (width - 1)));
            assertThat(planes(p -> BitPlanes.concat(
                            List.of(xs.get(p).slice(0, n / 2), xs.get(p).slice(n / 2, n)))))
                    .isEqualTo(x);
            assertThat(planes(p -> xs.get(p).signedTo(64)))
                    .isEqualTo(rows(n, i -> x[i] << (64 - width) >> (64 - width)));
            assertThat(planes(p -> xs.get(p).unsignedTo(64))).isEqualTo(x);
            assertThat(planes(p -> xs.get(p).bits(0, 1).shiftedLeft(3))).isEqualTo(rows(n, i -> (x[i] & 1) << 3));
        }
    }

    @Test
    void wideWordsMoveAsRows() {
        long[] low = random.longs(100).toArray();
        long[] high = random.longs(100).toArray();
        List<BitPlanes> lows = Dealer.planes(random, 64, low);
        List<BitPlanes> highs = Dealer.planes(random, 64, high);
        int[] order = permutation(100);
        List<BitPlanes> wide = IntStream.range(0, 3)
                .mapToObj(p -> lows.get(p).below(highs.get(p)).gather(order))
                .toList();
        assertThat(Reconstruct.planes(wide.stream().map(w -> w.bits(0, 64)).toList()))
                .isEqualTo(rows(100, i -> low[order[i]]));
        assertThat(Reconstruct.planes(wide.stream().map(w -> w.bits(64, 128)).toList()))
                .isEqualTo(rows(100, i -> high[order[i]]));
    }

    @Test
    void sharesDoNotPrint() {
        assertThat(Dealer.ring(random, 4711).getFirst()).hasToString("RingVector[1 secret rows]");
        assertThat(Dealer.bits(random, true).getFirst()).hasToString("BitVector[1 secret rows]");
        assertThat(Dealer.planes(random, 8, 47).getFirst()).hasToString("BitPlanes[1 secret rows of 8 bits]");
    }

    @Test
    void sharesThatDoNotFitTogetherAreRefused() {
        List<RingVector> one = Dealer.ring(random, 1, 2);
        List<RingVector> other = Dealer.ring(random, 1, 2);
        assertThatThrownBy(() -> Reconstruct.ring(List.of(one.get(0), other.get(1), one.get(2))))
                .hasMessageContaining("parties 0 and 1 do not hold the same share 1");
        assertThatThrownBy(() -> one.getFirst().plus(RingVector.zeros(3))).hasMessage("row counts differ: 2 and 3");
    }

    private static long[] ring(AtParty<RingVector> operation) {
        return Reconstruct.ring(List.of(operation.at(0), operation.at(1), operation.at(2)));
    }

    private static boolean[] bits(AtParty<BitVector> operation) {
        return Reconstruct.bits(List.of(operation.at(0), operation.at(1), operation.at(2)))
                .toBooleans();
    }

    private static long[] planes(AtParty<BitPlanes> operation) {
        return Reconstruct.planes(List.of(operation.at(0), operation.at(1), operation.at(2)));
    }

    private static long[] rows(int n, IntToLongFunction row) {
        return IntStream.range(0, n).mapToLong(row).toArray();
    }

    private static boolean[] bools(int n, IntPredicate row) {
        boolean[] out = new boolean[n];
        for (int i = 0; i < n; i++) {
            out[i] = row.test(i);
        }
        return out;
    }

    private boolean[] booleans(int n) {
        return bools(n, i -> random.nextBoolean());
    }

    private int[] permutation(int n) {
        List<Integer> order = new ArrayList<>(IntStream.range(0, n).boxed().toList());
        Collections.shuffle(order, random);
        return order.stream().mapToInt(i -> i).toArray();
    }

    private interface AtParty<T> {
        T at(int party);
    }
}
