package dev.trefoil.mpc.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trefoil.mpc.InMemoryTrio;
import dev.trefoil.mpc.InMemoryTrio.Outcome;
import dev.trefoil.mpc.Seed;
import dev.trefoil.mpc.sharing.BitPlanes;
import dev.trefoil.mpc.sharing.BitVector;
import dev.trefoil.mpc.sharing.Dealer;
import dev.trefoil.mpc.sharing.Reconstruct;
import dev.trefoil.mpc.sharing.RingVector;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class CompareTest {
    @ParameterizedTest
    @EnumSource
    void lessThan(Comparator comparator) {
        for (int rows : Sample.ROWS) {
            for (int width : Sample.widths(rows)) {
                long[] x = Sample.words("x", rows, width);
                long[] y = Sample.words("y", rows, width);
                for (int i = 0; i < rows; i += 3) {
                    y[i] = x[i];
                }
                List<BitPlanes> xs = Dealer.planes(Seed.random("dealer"), width, x);
                List<BitPlanes> ys = Dealer.planes(Seed.random("dealer"), width, y);

                Outcome<BitVector> unsigned = InMemoryTrio.measure(
                        party -> LessThan.unsigned(party, xs.get(party.index()), ys.get(party.index()), comparator));
                Outcome<BitVector> signed = InMemoryTrio.measure(
                        party -> LessThan.signed(party, xs.get(party.index()), ys.get(party.index()), comparator));

                int shift = 64 - width;
                assertThat(Reconstruct.bits(unsigned.results()).toBooleans())
                        .isEqualTo(Sample.test(rows, i -> Long.compareUnsigned(x[i], y[i]) < 0));
                assertThat(Reconstruct.bits(signed.results()).toBooleans())
                        .isEqualTo(Sample.test(rows, i -> x[i] << shift < y[i] << shift));
                Sample.assertCost(unsigned, LessThan.bits(rows, width, comparator), LessThan.rounds(width, comparator));
                Sample.assertCost(signed, LessThan.bits(rows, width, comparator), LessThan.rounds(width, comparator));
            }
        }
    }

    @Test
    void lessThanPublic() {
        int rows = 300;
        for (int width : Sample.widths(65)) {
            long[] x = Sample.words("x", rows, width);
            List<BitPlanes> xs = Dealer.planes(Seed.random("dealer"), width, x);
            long top = 1L << (width - 1);
            for (long c : new long[] {
                Long.MIN_VALUE,
                -top,
                -top + 1,
                -5,
                -1,
                0,
                1,
                2,
                3,
                6,
                top,
                top - 1,
                top + 1,
                Sample.words("c", 20, width)[19],
                2 * top,
                2 * top - 1,
                Long.MAX_VALUE
            }) {
                Outcome<BitVector> unsigned =
                        InMemoryTrio.measure(party -> LessThanPublic.unsigned(party, xs.get(party.index()), c));
                Outcome<BitVector> signed =
                        InMemoryTrio.measure(party -> LessThanPublic.signed(party, xs.get(party.index()), c));

                int shift = 64 - width;
                assertThat(Reconstruct.bits(unsigned.results()).toBooleans())
                        .isEqualTo(Sample.test(rows, i -> c > 0 && Long.compareUnsigned(x[i], c) < 0));
                assertThat(Reconstruct.bits(signed.results()).toBooleans())
                        .isEqualTo(Sample.test(rows, i -> x[i] << shift >> shift < c));
                Sample.assertCost(unsigned, LessThanPublic.bits(rows, width, c), LessThanPublic.rounds(width, c));
                Sample.assertCost(
                        signed, LessThanPublic.signedBits(rows, width, c), LessThanPublic.signedRounds(width, c));
            }
        }
    }

    @Test
    void equal() {
        for (int rows : Sample.ROWS) {
            for (int width : Sample.widths(rows)) {
                long[] x = Sample.words("x", rows, width);
                long[] y = Sample.words("y", rows, width);
                for (int i = 0; i < rows; i += 3) {
                    y[i] = x[i];
                }
                List<BitPlanes> xs = Dealer.planes(Seed.random("dealer"), width, x);
                List<BitPlanes> ys = Dealer.planes(Seed.random("dealer"), width, y);
                Outcome<BitVector> equal =
                        InMemoryTrio.measure(party -> Equal.of(party, xs.get(party.index()), ys.get(party.index())));
                assertThat(Reconstruct.bits(equal.results()).toBooleans())
                        .isEqualTo(Sample.test(rows, i -> x[i] == y[i]));
                Sample.assertCost(equal, Equal.bits(rows, width), Equal.rounds(width));
            }
        }
    }

    @Test
    void equalPublic() {
        long[] x = Sample.words("x", 300, 20);
        List<BitPlanes> xs = Dealer.planes(Seed.random("dealer"), 20, x);
        for (long[] constants : new long[][] {{x[17]}, {x[3], 0, x[250], x[3]}, {-1}}) {
            long distinct = Arrays.stream(constants).distinct().count();
            Outcome<BitVector> any =
                    InMemoryTrio.measure(party -> EqualPublic.any(party, xs.get(party.index()), constants));
            assertThat(Reconstruct.bits(any.results()).toBooleans())
                    .isEqualTo(Sample.test(300, i -> Arrays.stream(constants).anyMatch(c -> (c & 0xfffff) == x[i])));
            Sample.assertCost(any, EqualPublic.bits(300, 20, (int) distinct), EqualPublic.rounds(20));
        }
        Outcome<BitVector> none = InMemoryTrio.measure(party -> EqualPublic.any(party, xs.get(party.index())));
        assertThat(Reconstruct.bits(none.results()).count()).isZero();
        Sample.assertCost(none, 0, 0);
    }

    @Test
    void signsAndZerosOfNumbers() {
        for (int rows : Sample.ROWS) {
            for (int width : Sample.widths(rows)) {
                long[] x = Sample.words("x", rows, width);
                List<RingVector> xs = Dealer.ring(Seed.random("dealer"), x);
                Outcome<BitVector> sign =
                        InMemoryTrio.measure(party -> MostSignificantBit.of(party, xs.get(party.index()), width));
                Outcome<BitVector> zero =
                        InMemoryTrio.measure(party -> EqualZero.of(party, xs.get(party.index()), width));
                assertThat(Reconstruct.bits(sign.results()).toBooleans())
                        .isEqualTo(Sample.test(rows, i -> x[i] << (64 - width) < 0));
                assertThat(Reconstruct.bits(zero.results()).toBooleans()).isEqualTo(Sample.test(rows, i -> x[i] == 0));
                Sample.assertCost(sign, MostSignificantBit.bits(rows, width), MostSignificantBit.rounds(width));
                Sample.assertCost(zero, EqualZero.bits(rows, width), EqualZero.rounds(width));
            }
        }
    }

    /// The exact figures of the operator table in the design, bits per party per row.
    @Test
    void figuresAreThoseOfTheDesign() {
        assertThat(Equal.bits(1, 64) / 3).isEqualTo(63);
        assertThat(LessThan.bits(1, 32, Comparator.TREE) / 3).isEqualTo(58);
        assertThat(LessThan.bits(1, 64, Comparator.TREE) / 3).isEqualTo(121);
        assertThat(LessThan.bits(1, 32, Comparator.RIPPLE) / 3).isEqualTo(32);
        assertThat(LessThan.rounds(64, Comparator.TREE)).isEqualTo(7);
        assertThat(MostSignificantBit.bits(1, 64)).isEqualTo(64 + 3 * 120);
        assertThat(MostSignificantBit.rounds(64)).isEqualTo(7);
    }
}
