package dev.trefoil.mpc.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trefoil.mpc.InMemoryTrio;
import dev.trefoil.mpc.InMemoryTrio.Outcome;
import dev.trefoil.mpc.Seed;
import dev.trefoil.mpc.sharing.BitPlanes;
import dev.trefoil.mpc.sharing.Dealer;
import java.math.BigInteger;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;

final class ShiftBySecretTest {
    static final int[] ROWS = Sample.ROWS;

    @ParameterizedTest
    @FieldSource("ROWS")
    void shiftsAnyNumberOfRows(int rows) {
        check(rows, 12, 4, 1, 12);
    }

    @ParameterizedTest
    @CsvSource({
        "1,1,1,1",
        "1,3,1,20",
        "20,5,1,20",
        "20,5,1,7",
        "20,5,1,60",
        "64,6,1,64",
        "24,3,8,24",
        "24,3,8,80",
        "40,4,8,16",
        "40,6,21,128",
        "20,0,1,20",
        "100,7,1,128"
    })
    void shiftsByPlaces(int wordWidth, int amountWidth, int unit, int width) {
        check(65, wordWidth, amountWidth, unit, width);
        check(200, wordWidth, amountWidth, unit, width);
    }

    @Test
    void formulasAreExact() {
        assertThat(ShiftBySecret.leftBits(1, 20, 5, 1, 20)).isEqualTo(3 * 5 * 20);
        assertThat(ShiftBySecret.leftBits(1, 8, 2, 8, 32)).isEqualTo(3 * (8 + 16));
        assertThat(ShiftBySecret.rightBits(1, 32, 2, 8, 8)).isEqualTo(3 * (8 + 16));
        assertThat(ShiftBySecret.rounds(5)).isEqualTo(5);
        assertThatThrownBy(() -> InMemoryTrio.run(
                        party -> ShiftBySecret.left(party, BitPlanes.zeros(1, 3), BitPlanes.zeros(1, 25), 1, 3)))
                .hasMessage("an amount to shift by has at most 24 planes, not 25");
    }

    private static void check(int rows, int wordWidth, int amountWidth, int unit, int width) {
        BigInteger[] x = Wide.numbers("x", rows, wordWidth);
        long[] by = Seed.random("by" + rows).longs(rows, 0, 1L << amountWidth).toArray();
        List<BitPlanes> xs = Wide.planes("x", wordWidth, x);
        List<BitPlanes> bys = Dealer.planes(Seed.random("by"), amountWidth, by);
        Outcome<BitPlanes> left = InMemoryTrio.measure(
                party -> ShiftBySecret.left(party, xs.get(party.index()), bys.get(party.index()), unit, width));
        Outcome<BitPlanes> right = InMemoryTrio.measure(
                party -> ShiftBySecret.right(party, xs.get(party.index()), bys.get(party.index()), unit, width));
        assertThat(Wide.unsigned(left.results()))
                .isEqualTo(IntStream.range(0, rows)
                        .mapToObj(i -> Wide.low(Wide.low(x[i], wordWidth).shiftLeft(unit * (int) by[i]), width))
                        .toArray());
        assertThat(Wide.unsigned(right.results()))
                .isEqualTo(IntStream.range(0, rows)
                        .mapToObj(i -> Wide.low(Wide.low(x[i], wordWidth).shiftRight(unit * (int) by[i]), width))
                        .toArray());
        Sample.assertCost(
                left,
                ShiftBySecret.leftBits(rows, wordWidth, amountWidth, unit, width),
                ShiftBySecret.rounds(amountWidth));
        Sample.assertCost(
                right,
                ShiftBySecret.rightBits(rows, wordWidth, amountWidth, unit, width),
                ShiftBySecret.rounds(amountWidth));
    }
}
