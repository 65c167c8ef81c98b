package dev.trefoil.bench;

import dev.trefoil.mpc.Party;
import dev.trefoil.mpc.protocol.Adder;
import dev.trefoil.mpc.protocol.And;
import dev.trefoil.mpc.protocol.ArithmeticToBits;
import dev.trefoil.mpc.protocol.Columns;
import dev.trefoil.mpc.protocol.Comparator;
import dev.trefoil.mpc.protocol.Divide;
import dev.trefoil.mpc.protocol.Equal;
import dev.trefoil.mpc.protocol.FixedMultiply;
import dev.trefoil.mpc.protocol.LessThan;
import dev.trefoil.mpc.protocol.MostSignificantBit;
import dev.trefoil.mpc.protocol.Multiply;
import dev.trefoil.mpc.protocol.Shuffle;
import dev.trefoil.mpc.protocol.SortPermutation;
import dev.trefoil.mpc.sharing.BitPlanes;
import dev.trefoil.mpc.sharing.RingVector;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;

/// The protocols on vectors that are measured.
///
/// The inputs are public values as shares: what a protocol does and sends does not depend on how its inputs were
/// shared.
final class VectorWorks {
    private static final int MILLION = 1_000_000;
    private static final int PRODUCTS = 30;
    private static final int AND_CALLS = 10;

    private VectorWorks() {}

    static List<Work> all() {
        return List.of(
                Work.of("multiply 64 bit", MILLION, (party, rows) -> multiply(party, rows, 1))
                        .goal(0.035),
                Work.of("multiply steady (30 in a row)", MILLION, (party, rows) -> multiply(party, rows, PRODUCTS))
                        .steady(PRODUCTS, 30e6),
                Work.of("AND steady (10 x 64 vectors)", MILLION, VectorWorks::and)
                        .steady(AND_CALLS * Long.SIZE, 3e9),
                Work.of(
                                "less-than 64 bit from bits (tree)",
                                MILLION,
                                (party, rows) -> lessThan(party, rows, Comparator.TREE))
                        .goal(0.10),
                Work.of(
                        "less-than 64 bit from bits (ripple)",
                        MILLION,
                        (party, rows) -> lessThan(party, rows, Comparator.RIPPLE)),
                Work.of("less-than 64 bit by sign of difference", MILLION, VectorWorks::negative)
                        .goal(0.15),
                Work.of("less-than 64 bit by converting both", MILLION, VectorWorks::convertedLessThan)
                        .onlyLarge(),
                Work.of("equality 64 bit from bits", MILLION, VectorWorks::equal)
                        .goal(0.08),
                Work.of("fixed multiply 64 bit cut by 16", MILLION, VectorWorks::fixedMultiply)
                        .goal(0.10),
                Work.of("division 31 bit by 31 bit", MILLION / 10, VectorWorks::divide)
                        .goal(0.10),
                Work.of("shuffle one 64-bit column", MILLION, VectorWorks::shuffle)
                        .goal(0.15),
                Work.of("sort permutation 32-bit key", MILLION, VectorWorks::sort)
                        .goal(3),
                Work.of("sort permutation 32-bit key", 10 * MILLION, VectorWorks::sort)
                        .goal(45)
                        .onlyLarge());
    }

    private static Consumer<Party> multiply(Party party, int rows, int times) {
        RingVector left = ring(party, rows, 1);
        RingVector right = ring(party, rows, 2);
        return running -> {
            RingVector product = left;
            for (int i = 0; i < times; i++) {
                product = Multiply.of(running, product, right);
            }
        };
    }

    private static Consumer<Party> and(Party party, int rows) {
        BitPlanes left = planes(party, rows, 1, Long.SIZE);
        BitPlanes right = planes(party, rows, 2, Long.SIZE);
        return running -> {
            BitPlanes product = left;
            for (int i = 0; i < AND_CALLS; i++) {
                product = And.of(running, product, right);
            }
        };
    }

    private static Consumer<Party> lessThan(Party party, int rows, Comparator comparator) {
        BitPlanes left = planes(party, rows, 1, Long.SIZE);
        BitPlanes right = planes(party, rows, 2, Long.SIZE);
        return running -> LessThan.unsigned(running, left, right, comparator);
    }

    /// Of arithmetic shares whose difference has 63 bits and a sign.
    private static Consumer<Party> negative(Party party, int rows) {
        RingVector left = ring(party, rows, 1);
        RingVector right = ring(party, rows, 2);
        return running -> MostSignificantBit.of(running, left.minus(right), Long.SIZE);
    }

    /// Of arithmetic shares over the full range of 64 bits.
    private static Consumer<Party> convertedLessThan(Party party, int rows) {
        RingVector left = ring(party, rows, 1);
        RingVector right = ring(party, rows, 2);
        return running -> LessThan.unsigned(
                running,
                ArithmeticToBits.of(running, left, Long.SIZE, Adder.RIPPLE),
                ArithmeticToBits.of(running, right, Long.SIZE, Adder.RIPPLE),
                Comparator.TREE);
    }

    private static Consumer<Party> equal(Party party, int rows) {
        BitPlanes left = planes(party, rows, 1, Long.SIZE);
        BitPlanes right = planes(party, rows, 2, Long.SIZE);
        return running -> Equal.of(running, left, right);
    }

    private static Consumer<Party> fixedMultiply(Party party, int rows) {
        RingVector left = RingVector.ofPublic(party.index(), numbers(rows, 1, 30));
        RingVector right = RingVector.ofPublic(party.index(), numbers(rows, 2, 30));
        return running -> FixedMultiply.of(running, left, right, 16, Long.SIZE);
    }

    private static Consumer<Party> divide(Party party, int rows) {
        BitPlanes dividend = planes(party, rows, 1, 31);
        BitPlanes divisor = planes(party, rows, 2, 31);
        return running -> Divide.floor(running, dividend, divisor, 16, 31, Adder.RIPPLE);
    }

    private static Consumer<Party> shuffle(Party party, int rows) {
        Columns columns = Columns.of(rows).with(ring(party, rows, 1));
        return running -> Shuffle.of(running, columns);
    }

    private static Consumer<Party> sort(Party party, int rows) {
        BitPlanes key = planes(party, rows, 3, 32);
        return running -> SortPermutation.of(running, key);
    }

    private static RingVector ring(Party party, int rows, long seed) {
        return RingVector.ofPublic(party.index(), numbers(rows, seed, Long.SIZE));
    }

    /// Numbers of this width, the same for the same seed.
    static BitPlanes planes(Party party, int rows, long seed, int width) {
        return BitPlanes.ofPublic(party.index(), width, numbers(rows, seed, width));
    }

    private static long[] numbers(int rows, long seed, int width) {
        return new SplittableRandom(seed)
                .longs(rows)
                .map(number -> number >>> (64 - width))
                .toArray();
    }
}
