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
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class ConvertTest {
    @Test
    void bitsBecomeNumbers() {
        for (int rows : Sample.ROWS) {
            for (int width : new int[] {1, 20, 64}) {
                boolean[] x = Sample.bits("x", rows);
                List<BitVector> xs = Dealer.bits(Seed.random("dealer"), x);
                Outcome<RingVector> number =
                        InMemoryTrio.measure(party -> BitToArithmetic.of(party, xs.get(party.index()), width));
                assertThat(Sample.reduced(width, Reconstruct.ring(number.results())))
                        .isEqualTo(Sample.map(width, rows, i -> x[i] ? 1 : 0));
                Sample.assertCost(number, BitToArithmetic.bits(rows, width), BitToArithmetic.rounds());
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void numbersBecomeBits(Adder adder) {
        for (int rows : Sample.ROWS) {
            for (int width : Sample.widths(rows)) {
                long[] x = Sample.words("x", rows, 64);
                List<RingVector> xs = Dealer.ring(Seed.random("dealer"), x);
                Outcome<BitPlanes> bits =
                        InMemoryTrio.measure(party -> ArithmeticToBits.of(party, xs.get(party.index()), width, adder));
                assertThat(Reconstruct.planes(bits.results())).isEqualTo(Sample.reduced(width, x));
                Sample.assertCost(
                        bits, ArithmeticToBits.bits(rows, width, adder), ArithmeticToBits.rounds(width, adder));
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void wordsBecomeNumbers(Adder adder) {
        for (int rows : Sample.ROWS) {
            for (int width : Sample.widths(rows)) {
                long[] x = Sample.words("x", rows, width);
                List<BitPlanes> xs = Dealer.planes(Seed.random("dealer"), width, x);
                Outcome<RingVector> unsigned =
                        InMemoryTrio.measure(party -> BitsToArithmetic.unsigned(party, xs.get(party.index()), adder));
                Outcome<RingVector> signed =
                        InMemoryTrio.measure(party -> BitsToArithmetic.signed(party, xs.get(party.index()), adder));
                assertThat(Reconstruct.ring(unsigned.results())).isEqualTo(x);
                assertThat(Reconstruct.ring(signed.results()))
                        .isEqualTo(Sample.map(64, rows, i -> x[i] << (64 - width) >> (64 - width)));
                for (Outcome<RingVector> outcome : List.of(unsigned, signed)) {
                    Sample.assertCost(
                            outcome,
                            BitsToArithmetic.bits(rows, width, adder, 64),
                            BitsToArithmetic.rounds(width, adder, 64));
                }
            }
        }
    }

    @Test
    void wordsBecomeNumbersOfANarrowModulus() {
        long[] x = Sample.words("x", 200, 10);
        List<BitPlanes> xs = Dealer.planes(Seed.random("dealer"), 10, x);
        for (int modulus : new int[] {10, 11, 30}) {
            Outcome<RingVector> number = InMemoryTrio.measure(
                    party -> BitsToArithmetic.unsigned(party, xs.get(party.index()), Adder.RIPPLE, modulus));
            assertThat(Sample.reduced(modulus, Reconstruct.ring(number.results())))
                    .isEqualTo(x);
            Sample.assertCost(
                    number,
                    BitsToArithmetic.bits(200, 10, Adder.RIPPLE, modulus),
                    BitsToArithmetic.rounds(10, Adder.RIPPLE, modulus));
        }
    }

    @Test
    void wordsBecomeNumbersByBits() {
        for (int width : Sample.widths(65)) {
            long[] x = Sample.words("x", 65, width);
            List<BitPlanes> xs = Dealer.planes(Seed.random("dealer"), width, x);
            Outcome<RingVector> unsigned =
                    InMemoryTrio.measure(party -> BitsToArithmetic.unsignedByBits(party, xs.get(party.index()), 64));
            Outcome<RingVector> signed =
                    InMemoryTrio.measure(party -> BitsToArithmetic.signedByBits(party, xs.get(party.index()), 64));
            assertThat(Reconstruct.ring(unsigned.results())).isEqualTo(x);
            assertThat(Reconstruct.ring(signed.results()))
                    .isEqualTo(Sample.map(64, 65, i -> x[i] << (64 - width) >> (64 - width)));
            Sample.assertCost(unsigned, BitsToArithmetic.bitsByBits(65, width, 64), 2);
            Sample.assertCost(signed, BitsToArithmetic.bitsByBits(65, width, 64), 2);
        }
    }

    @Test
    void choosesBitsWordsAndNumbers() {
        for (int rows : Sample.ROWS) {
            long[] x = Sample.words("x", rows, 30);
            long[] y = Sample.words("y", rows, 30);
            boolean[] c = Sample.bits("c", rows);
            List<BitPlanes> xs = Dealer.planes(Seed.random("dealer"), 30, x);
            List<BitPlanes> ys = Dealer.planes(Seed.random("dealer"), 30, y);
            List<RingVector> xn = Dealer.ring(Seed.random("dealer"), x);
            List<RingVector> yn = Dealer.ring(Seed.random("dealer"), y);
            List<BitVector> cs = Dealer.bits(Seed.random("dealer"), c);
            Outcome<BitPlanes> words = InMemoryTrio.measure(
                    party -> Choose.of(party, cs.get(party.index()), xs.get(party.index()), ys.get(party.index())));
            Outcome<BitVector> bits = InMemoryTrio.measure(party -> Choose.of(
                    party,
                    cs.get(party.index()),
                    xs.get(party.index()).plane(0),
                    ys.get(party.index()).plane(0)));
            Outcome<BitVector> or = InMemoryTrio.measure(party ->
                    Or.of(party, cs.get(party.index()), xs.get(party.index()).plane(0)));
            Outcome<RingVector> numbers = InMemoryTrio.measure(
                    party -> Choose.of(party, cs.get(party.index()), xn.get(party.index()), yn.get(party.index()), 64));
            assertThat(Reconstruct.planes(words.results())).isEqualTo(Sample.map(30, rows, i -> c[i] ? x[i] : y[i]));
            assertThat(Reconstruct.ring(numbers.results())).isEqualTo(Sample.map(30, rows, i -> c[i] ? x[i] : y[i]));
            assertThat(Reconstruct.bits(bits.results()).toBooleans())
                    .isEqualTo(Sample.test(rows, i -> ((c[i] ? x[i] : y[i]) & 1) == 1));
            assertThat(Reconstruct.bits(or.results()).toBooleans())
                    .isEqualTo(Sample.test(rows, i -> c[i] || (x[i] & 1) == 1));
            Sample.assertCost(words, Choose.bits(rows, 30), Choose.rounds());
            Sample.assertCost(bits, Choose.bits(rows, 1), Choose.rounds());
            Sample.assertCost(or, Or.bits(rows), Or.rounds());
            Sample.assertCost(numbers, Choose.ringBits(rows, 64), Choose.ringRounds());
        }
    }
}
