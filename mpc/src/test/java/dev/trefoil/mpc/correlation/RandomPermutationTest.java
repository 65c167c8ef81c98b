package dev.trefoil.mpc.correlation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trefoil.mpc.Seed;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class RandomPermutationTest {
    private final byte[] key = new byte[16];

    RandomPermutationTest() {
        Seed.random("permutation key").nextBytes(key);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 1000, 65_536, 65_537, 300_000})
    void isAPermutationAndTheSameForBothHolders(int rows) {
        Stream one = new Stream(key);
        Stream other = new Stream(key);
        int[] drawn = RandomPermutation.draw(one, rows);
        assertThat(RandomPermutation.draw(other, rows)).isEqualTo(drawn);
        assertThat(one.next()).isEqualTo(other.next());
        int[] sorted = drawn.clone();
        Arrays.sort(sorted);
        assertThat(sorted).isEqualTo(IntStream.range(0, rows).toArray());
    }

    /// Chi-square with 23 degrees of freedom: above 80 once in ten million seeds.
    @Test
    void allOrdersOfFourAreAlike() {
        Stream stream = new Stream(key);
        int[] seen = new int[256];
        int draws = 24_000;
        for (int i = 0; i < draws; i++) {
            int[] p = RandomPermutation.draw(stream, 4);
            seen[p[0] << 6 | p[1] << 4 | p[2] << 2 | p[3]]++;
        }
        int[] orders = Arrays.stream(seen).filter(count -> count > 0).toArray();
        assertThat(orders).hasSize(24);
        assertThat(chiSquare(orders, draws / 24.0)).isLessThan(80);
    }

    /// The 16 sixteenths that the first sixteenth of many rows goes to: 15 degrees of freedom, above 65 once in
    /// ten million seeds.
    @Test
    void manyRowsSpreadEvenly() {
        int rows = 1 << 20;
        int[] drawn = RandomPermutation.draw(new Stream(key), rows);
        int[] seen = new int[16];
        for (int i = 0; i < rows / 16; i++) {
            seen[drawn[i] / (rows / 16)]++;
        }
        assertThat(chiSquare(seen, rows / 256.0)).isLessThan(65);
    }

    private static double chiSquare(int[] seen, double expected) {
        return Arrays.stream(seen)
                .mapToDouble(count -> (count - expected) * (count - expected) / expected)
                .sum();
    }
}
