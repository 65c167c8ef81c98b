package dev.trefoil.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trefoil.engine.storage.HeldShares;
import dev.trefoil.mpc.protocol.Agreement;
import dev.trefoil.mpc.protocol.SecretPermutation;
import dev.trefoil.mpc.sharing.BitVector;
import dev.trefoil.mpc.sharing.RingVector;
import dev.trefoil.secret.KeptOrder;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StoredOrdersTest {
    /// Shares count modulo 2^32, which is more than an order needs.
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 1000, 1001})
    void whatIsPackedIsUnpacked(int rows) {
        Random random = new Random(rows);
        byte[] name = new byte[Agreement.NAME];
        random.nextBytes(name);
        long[] first = random.longs(rows).toArray();
        long[] second = random.longs(rows).toArray();
        SecretPermutation places = SecretPermutation.of(RingVector.of(first, second));
        int words = BitVector.words(rows);
        BitVector bits = BitVector.of(
                rows, random.longs(words).toArray(), random.longs(words).toArray());
        for (Optional<BitVector> begins : List.of(Optional.<BitVector>empty(), Optional.of(bits))) {
            KeptOrder found = StoredOrders.unpack(StoredOrders.pack(new KeptOrder(name, places, begins)))
                    .orElseThrow();
            assertThat(found.name()).isEqualTo(name);
            RingVector destinations = found.places().destinations();
            assertThat(destinations.first()).isEqualTo(low(first));
            assertThat(destinations.second()).isEqualTo(low(second));
            assertThat(found.begins().map(b -> Arrays.toString(b.first())))
                    .isEqualTo(begins.map(b -> Arrays.toString(b.first())));
            assertThat(found.begins().map(b -> Arrays.toString(b.second())))
                    .isEqualTo(begins.map(b -> Arrays.toString(b.second())));
        }
    }

    @Test
    void otherWordsAreNoOrder() {
        assertThat(StoredOrders.unpack(new HeldShares(new long[0], new long[0])))
                .isEmpty();
        long[] words = {7, 0, 0, 0, 0, 0};
        assertThat(StoredOrders.unpack(new HeldShares(words, words))).isEmpty();
        long[] without = {7 | 1L << 32, 0, 0, 0, 0, 0, 0, 0, 0};
        assertThat(StoredOrders.unpack(new HeldShares(without, without))).isEmpty();
        long[] negative = {-1, 0, 0, 0, 0};
        assertThat(StoredOrders.unpack(new HeldShares(negative, negative))).isEmpty();
    }

    private static long[] low(long[] words) {
        return Arrays.stream(words).map(word -> word & 0xffff_ffffL).toArray();
    }
}
