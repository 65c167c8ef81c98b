package dev.trefoil.mpc.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trefoil.mpc.InMemoryTrio;
import dev.trefoil.mpc.InMemoryTrio.Outcome;
import dev.trefoil.mpc.Seed;
import dev.trefoil.mpc.sharing.BitPlanes;
import dev.trefoil.mpc.sharing.Dealer;
import dev.trefoil.mpc.sharing.Reconstruct;
import java.math.BigInteger;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class MultiplyWordsTest {
    @ParameterizedTest
    @EnumSource
    void multipliesExactly(Adder adder) {
        for (int rows : Sample.ROWS) {
            check(rows, 7, 5, adder);
        }
        check(70, 1, 1, adder);
        check(70, 1, 9, adder);
        check(70, 9, 1, adder);
        check(70, 64, 3, adder);
        check(70, 33, 64, adder);
        check(70, 64, 64, adder);
    }

    private static void check(int rows, int left, int right, Adder adder) {
        long[] x = Sample.words("x", rows, left);
        long[] y = Sample.words("y", rows, right);
        List<BitPlanes> xs = Dealer.planes(Seed.random("dealer"), left, x);
        List<BitPlanes> ys = Dealer.planes(Seed.random("dealer"), right, y);
        Outcome<BitPlanes> product = InMemoryTrio.measure(
                party -> MultiplyWords.of(party, xs.get(party.index()), ys.get(party.index()), adder));
        assertThat(product.results().getFirst().width()).isEqualTo(left + right);
        int split = Math.min(64, left + right);
        long[] low = Reconstruct.planes(
                product.results().stream().map(word -> word.bits(0, split)).toList());
        long[] high = Reconstruct.planes(product.results().stream()
                .map(word -> word.bits(split, left + right).unsignedTo(64))
                .toList());
        for (int i = 0; i < rows; i++) {
            BigInteger found = unsigned(high[i]).shiftLeft(split).add(unsigned(low[i]));
            assertThat(found).as("%d * %d", x[i], y[i]).isEqualTo(unsigned(x[i]).multiply(unsigned(y[i])));
        }
        Sample.assertCost(
                product, MultiplyWords.bits(rows, left, right, adder), MultiplyWords.rounds(left, right, adder));
    }

    private static BigInteger unsigned(long value) {
        return new BigInteger(Long.toUnsignedString(value));
    }
}
