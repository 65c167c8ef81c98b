package dev.trefoil.mpc.correlation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class StreamTest {
    private static final int COUNT = 5001;

    /// What one holder draws, the other may add or subtract: both must meet the same values.
    @ParameterizedTest
    @ValueSource(ints = {1, 20, 32, 33, 64})
    void drawsAddsAndSubtractsTheSameValues(int width) {
        long[] drawn = stream().next(COUNT, width);
        long[] sums = new long[COUNT];
        stream().addTo(sums, 0, COUNT, width);
        long[] differences = new long[COUNT];
        stream().subtractFrom(differences, 0, COUNT, width);

        assertThat(sums).isEqualTo(drawn);
        assertThat(Arrays.stream(differences).map(value -> -value)).containsExactly(box(drawn));
    }

    @ParameterizedTest
    @ValueSource(ints = {20, 64})
    void goesOnWhereThePieceBeforeEnded(int width) {
        long[] whole = stream().next(COUNT, width);
        long[] pieces = new long[COUNT];
        Stream stream = stream();
        stream.addTo(pieces, 0, 4096, width);
        stream.addTo(pieces, 4096, COUNT, width);

        assertThat(pieces).isEqualTo(whole);
    }

    /// Every bit below the width is a coin: none is stuck, and no value stands twice.
    @ParameterizedTest
    @ValueSource(ints = {1, 20, 32, 33, 64})
    void fillsTheWidth(int width) {
        long[] drawn = stream().next(COUNT, width);

        for (int bit = 0; bit < width; bit++) {
            int at = bit;
            assertThat(Arrays.stream(drawn).map(value -> value >>> at & 1).sum())
                    .as("bit %d", bit)
                    .isBetween(COUNT / 2 - 300L, COUNT / 2 + 300L);
        }
        if (width >= 32) {
            assertThat(Arrays.stream(drawn).distinct().count()).isGreaterThan(COUNT - 5);
        }
    }

    private static Stream stream() {
        return new Stream(new byte[] {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16});
    }

    private static Long[] box(long[] values) {
        return Arrays.stream(values).boxed().toArray(Long[]::new);
    }
}
