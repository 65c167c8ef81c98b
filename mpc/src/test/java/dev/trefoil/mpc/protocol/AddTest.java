package dev.trefoil.mpc.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trefoil.mpc.InMemoryTrio;
import dev.trefoil.mpc.InMemoryTrio.Outcome;
import dev.trefoil.mpc.Seed;
import dev.trefoil.mpc.sharing.BitPlanes;
import dev.trefoil.mpc.sharing.BitVector;
import dev.trefoil.mpc.sharing.Dealer;
import dev.trefoil.mpc.sharing.Reconstruct;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class AddTest {
    @ParameterizedTest
    @EnumSource
    void addsAndSubtracts(Adder adder) {
        for (int rows : Sample.ROWS) {
            for (int width : rows == 65 ? new int[] {1, 2, 3, 5, 8, 13, 31, 32, 33, 63, 64} : new int[] {9}) {
                long[] x = Sample.words("x", rows, width);
                long[] y = Sample.words("y", rows, width);
                boolean[] bit = Sample.bits("bit", rows);
                List<BitPlanes> xs = Dealer.planes(Seed.random("dealer"), width, x);
                List<BitPlanes> ys = Dealer.planes(Seed.random("dealer"), width, y);
                List<BitVector> bits = Dealer.bits(Seed.random("dealer"), bit);

                Outcome<BitPlanes> sum = InMemoryTrio.measure(
                        party -> Add.of(party, xs.get(party.index()), ys.get(party.index()), adder));
                Outcome<BitPlanes> difference = InMemoryTrio.measure(
                        party -> Subtract.of(party, xs.get(party.index()), ys.get(party.index()), adder));
                Outcome<BitPlanes> either = InMemoryTrio.measure(party -> Subtract.where(
                        party, bits.get(party.index()), xs.get(party.index()), ys.get(party.index()), adder));

                assertThat(Reconstruct.planes(sum.results())).isEqualTo(Sample.map(width, rows, i -> x[i] + y[i]));
                assertThat(Reconstruct.planes(difference.results()))
                        .isEqualTo(Sample.map(width, rows, i -> x[i] - y[i]));
                assertThat(Reconstruct.planes(either.results()))
                        .isEqualTo(Sample.map(width, rows, i -> bit[i] ? x[i] - y[i] : x[i] + y[i]));
                Sample.assertCost(sum, Add.bits(rows, width, adder), Add.rounds(width, adder));
                Sample.assertCost(difference, Subtract.bits(rows, width, adder), Subtract.rounds(width, adder));
                Sample.assertCost(either, Subtract.bits(rows, width, adder), Subtract.rounds(width, adder));
            }
        }
    }

    @Test
    void gatesAreThoseOfTheLiterature() {
        assertThat(Adder.RIPPLE.gates(64)).isEqualTo(63);
        assertThat(Adder.RIPPLE.rounds(64)).isEqualTo(63);
        assertThat(Adder.BRENT_KUNG.gates(64)).isEqualTo(177);
        assertThat(Adder.BRENT_KUNG.rounds(64)).isEqualTo(11);
        assertThat(Adder.SKLANSKY.gates(64)).isEqualTo(64 * 6 - 64 + 1);
        assertThat(Adder.SKLANSKY.rounds(64)).isEqualTo(6);
    }
}
