package dev.trefoil.mpc.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trefoil.mpc.Seed;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class MovingRowsTest {
    @Test
    void partitionBringsOnesToTheFront() {
        Random random = Seed.random("partition");
        for (int run = 0; run < 500; run++) {
            int rows = 1 + random.nextInt(700);
            int from = random.nextInt(rows);
            int count = 1 + random.nextInt(rows - from);
            int at = random.nextInt(200);
            int likely = random.nextInt(101);
            long[] bits = new long[(at + count + 63) / 64];
            IntStream.range(0, 64 * bits.length)
                    .filter(bit -> random.nextInt(100) < likely)
                    .forEach(bit -> bits[bit >>> 6] |= 1L << bit);
            boolean[] one = new boolean[rows];
            for (int i = 0; i < count; i++) {
                one[from + i] = ((bits[(at + i) >>> 6] >>> (at + i)) & 1) != 0;
            }
            int ones = (int)
                    IntStream.range(from, from + count).filter(i -> one[i]).count();
            long[] strip = IntStream.range(0, rows).mapToLong(i -> 7L * i).toArray();
            MovingRows moving = new MovingRows(rows, new long[][] {strip});
            moving.partition(from, count, bits, at, ones);
            int[] numbers = moving.numbers();
            assertThat(numbers).doesNotHaveDuplicates();
            for (int place = 0; place < rows; place++) {
                assertThat(strip[place]).isEqualTo(7L * numbers[place]);
                if (place < from || place >= from + count) {
                    assertThat(numbers[place]).isEqualTo(place);
                } else {
                    assertThat(one[numbers[place]]).isEqualTo(place < from + ones);
                }
            }
        }
    }

    @Test
    void aBlockMovesBehindOthersInItsOrder() {
        for (int block = 1; block < 5; block++) {
            for (int others = 0; others < 7; others++) {
                long[] strip = IntStream.range(0, 15).asLongStream().toArray();
                MovingRows moving = new MovingRows(15, new long[][] {strip});
                moving.moveBehind(2, block, others);
                int[] numbers = moving.numbers();
                assertThat(strip)
                        .isEqualTo(Arrays.stream(numbers).asLongStream().toArray());
                assertThat(Arrays.copyOfRange(numbers, 2, 2 + others))
                        .containsExactlyInAnyOrder(
                                IntStream.range(2 + block, 2 + block + others).toArray());
                assertThat(Arrays.copyOfRange(numbers, 2 + others, 2 + others + block))
                        .isEqualTo(IntStream.range(2, 2 + block).toArray());
                assertThat(numbers).containsOnlyOnce(0, 1, 14);
            }
        }
    }

    @Test
    void ranksArePlaces() {
        MovingRows moving = new MovingRows(6, new long[0][]);
        moving.swap(0, 5);
        moving.rearrange(1, new int[] {2, 0, 1, 9}, 3);
        assertThat(moving.numbers()).containsExactly(5, 2, 3, 1, 4, 0);
    }
}
