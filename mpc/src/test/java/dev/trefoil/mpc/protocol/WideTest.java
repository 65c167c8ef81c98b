package dev.trefoil.mpc.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trefoil.mpc.InMemoryTrio;
import dev.trefoil.mpc.InMemoryTrio.Outcome;
import dev.trefoil.mpc.Seed;
import dev.trefoil.mpc.sharing.BitPlanes;
import dev.trefoil.mpc.sharing.BitVector;
import dev.trefoil.mpc.sharing.Dealer;
import dev.trefoil.mpc.sharing.Reconstruct;
import dev.trefoil.mpc.sharing.RingVector;
import dev.trefoil.mpc.sharing.WideNumbers;
import dev.trefoil.mpc.sharing.WideVector;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.FieldSource;

/// The protocols on numbers modulo 2^128.
final class WideTest {
    static final int[] ROWS = Sample.ROWS;

    @ParameterizedTest
    @FieldSource("ROWS")
    void multiplies(int rows) {
        BigInteger[] x = Wide.numbers("x", rows, 128);
        BigInteger[] y = Wide.numbers("y", rows, 128);
        List<WideVector> xs = Dealer.wide(Seed.random("x"), x);
        List<WideVector> ys = Dealer.wide(Seed.random("y"), y);

        Outcome<WideVector> product =
                InMemoryTrio.measure(party -> Multiply.of(party, xs.get(party.index()), ys.get(party.index())));
        Outcome<WideVector> sum = InMemoryTrio.measure(party -> {
            WideVector a = xs.get(party.index());
            WideVector b = ys.get(party.index());
            return Multiply.sumOfWideProducts(party, List.of(a, b), List.of(b, b));
        });
        Outcome<WideVector> dot =
                InMemoryTrio.measure(party -> Multiply.dotProduct(party, xs.get(party.index()), ys.get(party.index())));

        assertThat(Reconstruct.wide(product.results())).isEqualTo(Wide.map(rows, i -> x[i].multiply(y[i])));
        assertThat(Reconstruct.wide(sum.results()))
                .isEqualTo(Wide.map(rows, i -> x[i].add(y[i]).multiply(y[i])));
        assertThat(Reconstruct.wide(dot.results())).isEqualTo(Wide.map(1, i -> {
            BigInteger total = BigInteger.ZERO;
            for (int j = 0; j < rows; j++) {
                total = total.add(x[j].multiply(y[j]));
            }
            return total;
        }));
        Sample.assertCost(product, Multiply.bits(rows, 128), Multiply.rounds());
        Sample.assertCost(sum, Multiply.bits(rows, 128), Multiply.rounds());
        Sample.assertCost(dot, Multiply.bits(1, 128), Multiply.rounds());
        assertThat(Multiply.bits(1, 128)).isEqualTo(3 * 128);
    }

    @ParameterizedTest
    @FieldSource("ROWS")
    void opensAndChooses(int rows) {
        BigInteger[] x = Wide.numbers("x", rows, 128);
        BigInteger[] y = Wide.numbers("y", rows, 128);
        boolean[] c = Sample.bits("c", rows);
        List<WideVector> xs = Dealer.wide(Seed.random("x"), x);
        List<WideVector> ys = Dealer.wide(Seed.random("y"), y);
        List<BitVector> cs = Dealer.bits(Seed.random("c"), c);

        Outcome<WideNumbers> opened = InMemoryTrio.measure(party -> Open.wide(party, xs.get(party.index())));
        Outcome<WideVector> bits = InMemoryTrio.measure(party -> BitToArithmetic.wide(party, cs.get(party.index())));
        Outcome<WideVector> chosen = InMemoryTrio.measure(
                party -> Choose.of(party, cs.get(party.index()), xs.get(party.index()), ys.get(party.index())));

        assertThat(opened.results())
                .allSatisfy(o -> assertThat(o.toBigIntegers()).isEqualTo(x));
        assertThat(Reconstruct.wide(bits.results())).isEqualTo(Wide.map(rows, i -> BigInteger.valueOf(c[i] ? 1 : 0)));
        assertThat(Reconstruct.wide(chosen.results())).isEqualTo(Wide.map(rows, i -> c[i] ? x[i] : y[i]));
        Sample.assertCost(opened, Open.bits(rows, 128), Open.rounds());
        Sample.assertCost(bits, BitToArithmetic.bits(rows, 128), BitToArithmetic.rounds());
        Sample.assertCost(chosen, Choose.ringBits(rows, 128), Choose.ringRounds());
    }

    @ParameterizedTest
    @EnumSource
    void numbersBecomeBits(Adder adder) {
        for (int rows : Sample.ROWS) {
            for (int width : widths(rows)) {
                BigInteger[] x = Wide.numbers("x", rows, 128);
                List<WideVector> xs = Dealer.wide(Seed.random("x"), x);
                Outcome<BitPlanes> bits =
                        InMemoryTrio.measure(party -> ArithmeticToBits.of(party, xs.get(party.index()), width, adder));
                assertThat(Wide.unsigned(bits.results()))
                        .isEqualTo(Arrays.stream(x).map(v -> Wide.low(v, width)).toArray());
                Sample.assertCost(
                        bits, ArithmeticToBits.bits(rows, width, adder), ArithmeticToBits.rounds(width, adder));
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void wordsBecomeNumbers(Adder adder) {
        for (int rows : Sample.ROWS) {
            for (int width : widths(rows)) {
                BigInteger[] x = Wide.numbers("x", rows, width);
                List<BitPlanes> xs = Wide.planes("x", width, x);
                Outcome<WideVector> unsigned = InMemoryTrio.measure(
                        party -> BitsToArithmetic.wideUnsigned(party, xs.get(party.index()), adder));
                Outcome<WideVector> signed =
                        InMemoryTrio.measure(party -> BitsToArithmetic.wideSigned(party, xs.get(party.index()), adder));
                assertThat(Reconstruct.wide(unsigned.results())).isEqualTo(Wide.map(rows, i -> Wide.low(x[i], width)));
                assertThat(Reconstruct.wide(signed.results())).isEqualTo(x);
                for (Outcome<WideVector> outcome : List.of(unsigned, signed)) {
                    Sample.assertCost(
                            outcome,
                            BitsToArithmetic.bits(rows, width, adder, 128),
                            BitsToArithmetic.rounds(width, adder, 128));
                }
            }
        }
    }

    @Test
    void wordsThatDoNotFitAreRefused() {
        assertThatThrownBy(() -> InMemoryTrio.run(
                        party -> BitsToArithmetic.wideUnsigned(party, BitPlanes.zeros(3, 129), Adder.RIPPLE)))
                .hasMessage("a word of 129 bits does not fit into a modulus of 2^128");
    }

    @ParameterizedTest
    @FieldSource("ROWS")
    void numbersOf63BitsAreWidened(int rows) {
        long[] x = Sample.map(64, rows, i -> Sample.words("x", rows, 63)[i] << 1 >> 1);
        List<RingVector> xs = Dealer.ring(Seed.random("x"), x);
        Outcome<WideVector> wide = InMemoryTrio.measure(party -> Widen.of(party, xs.get(party.index())));
        assertThat(Reconstruct.wide(wide.results())).isEqualTo(Wide.map(rows, i -> BigInteger.valueOf(x[i])));
        Sample.assertCost(wide, Widen.bits(rows), Widen.rounds());
    }

    @Test
    void signsAndZeros() {
        for (int rows : Sample.ROWS) {
            for (int width : widths(rows)) {
                BigInteger[] x = Wide.numbers("x", rows, width);
                List<WideVector> xs = Dealer.wide(Seed.random("x"), x);
                Outcome<BitVector> negative =
                        InMemoryTrio.measure(party -> MostSignificantBit.of(party, xs.get(party.index()), width));
                Outcome<BitVector> zero =
                        InMemoryTrio.measure(party -> EqualZero.of(party, xs.get(party.index()), width));
                assertThat(Reconstruct.bits(negative.results()).toBooleans())
                        .isEqualTo(Sample.test(rows, i -> x[i].signum() < 0));
                assertThat(Reconstruct.bits(zero.results()).toBooleans())
                        .isEqualTo(Sample.test(rows, i -> x[i].signum() == 0));
                Sample.assertCost(negative, MostSignificantBit.bits(rows, width), MostSignificantBit.rounds(width));
                Sample.assertCost(zero, EqualZero.bits(rows, width), EqualZero.rounds(width));
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void truncatesExactly(Adder adder) {
        for (int rows : Sample.ROWS) {
            for (int shift : new int[] {0, 20, 70, 99}) {
                BigInteger[] x = Wide.numbers("x", rows, 100);
                List<WideVector> xs = Dealer.wide(Seed.random("x"), x);
                Outcome<WideVector> quotient = InMemoryTrio.measure(
                        party -> TruncateExact.of(party, xs.get(party.index()), shift, 100, adder));
                assertThat(Reconstruct.wide(quotient.results())).isEqualTo(Wide.map(rows, i -> x[i].shiftRight(shift)));
                Sample.assertCost(
                        quotient,
                        TruncateExact.bits(rows, shift, 100, adder, 128),
                        TruncateExact.rounds(shift, 100, adder, 128));
            }
        }
    }

    private static int[] widths(int rows) {
        return rows == 65 ? new int[] {1, 2, 3, 31, 63, 64, 65, 66, 96, 126, 127, 128} : new int[] {97};
    }
}
