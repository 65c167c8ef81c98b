package dev.trefoil.mpc.network;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trefoil.mpc.Seed;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

final class PackingTest {
    @Test
    void everyWidthTravelsPacked() {
        List<Link> ends = MemoryLink.pair("party 0", "party 1", Duration.ofSeconds(10));
        for (int width = 1; width <= 64; width++) {
            for (int count : new int[] {0, 1, 63, 64, 65, 30_000}) {
                long mask = -1L >>> (64 - width);
                long[] values = Seed.random("packing " + width).longs(count).toArray();
                Meter meter = new Meter();
                new Neighbour(ends.get(0), meter).sendRing(width, values);
                long[] received = new Neighbour(ends.get(1), new Meter()).receiveRing(width, count);
                assertThat(received)
                        .isEqualTo(Arrays.stream(values).map(v -> v & mask).toArray());
                assertThat(meter.cost().bits()).isEqualTo((long) width * count);
                assertThat(meter.cost().bytes()).isEqualTo(((long) width * count + 7) / 8);
            }
        }
    }
}
