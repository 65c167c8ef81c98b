package dev.trefoil.mpc.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trefoil.mpc.InMemoryTrio;
import dev.trefoil.mpc.Seed;
import dev.trefoil.mpc.sharing.BitPlanes;
import dev.trefoil.mpc.sharing.BitVector;
import dev.trefoil.mpc.sharing.Dealer;
import dev.trefoil.mpc.sharing.RingVector;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Same shape, different data: every party sends the same messages, of the same sizes, in the same order.
final class TraceTest {
    static List<String> names() {
        return Protocols.names();
    }

    @ParameterizedTest
    @MethodSource("names")
    void messagesDependOnTheShapeOnly(String name) {
        List<List<Long>> first = trace(name, "first");
        assertThat(first).isEqualTo(trace(name, "second")).isEqualTo(trace(name, "zeros"));
        assertThat(first.stream().mapToInt(List::size).sum()).isPositive();
    }

    private static List<List<Long>> trace(String name, String data) {
        boolean zeros = data.equals("zeros");
        long[] numbers = zeros ? new long[100] : Sample.words(data, 100, 40);
        long[] words = zeros ? new long[100] : Sample.words(data + "w", 100, 20);
        List<RingVector> number = Dealer.ring(Seed.random(data), numbers);
        List<BitPlanes> left = Dealer.planes(Seed.random(data), 20, words);
        List<BitPlanes> right = Dealer.planes(Seed.random(data), 20, zeros ? words : Sample.words(data + "v", 100, 20));
        List<BitVector> bit = Dealer.bits(Seed.random(data), zeros ? new boolean[100] : Sample.bits(data, 100));
        return InMemoryTrio.measure(party -> {
                    int i = party.index();
                    Protocols.run(
                            name, party, new Protocols.Data(number.get(i), left.get(i), right.get(i), bit.get(i)));
                    return true;
                })
                .traces();
    }
}
