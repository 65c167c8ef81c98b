package dev.trefoil.bench;

import dev.trefoil.mpc.Party;
import dev.trefoil.mpc.protocol.Comparator;
import dev.trefoil.mpc.protocol.LessThan;
import dev.trefoil.mpc.protocol.Multiply;
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
    private VectorWorks() {}

    static List<Work> of(int rows) {
        return List.of(
                new Work("multiply, 64 bit", rows, VectorWorks::multiply),
                new Work("less-than, 64 bit, from bits", rows, VectorWorks::lessThan),
                new Work("sort permutation, 32-bit key", rows, VectorWorks::sort));
    }

    private static Consumer<Party> multiply(Party party, int rows) {
        RingVector left = RingVector.ofPublic(party.index(), numbers(rows, 1, 64));
        RingVector right = RingVector.ofPublic(party.index(), numbers(rows, 2, 64));
        return running -> Multiply.of(running, left, right);
    }

    private static Consumer<Party> lessThan(Party party, int rows) {
        BitPlanes left = BitPlanes.ofPublic(party.index(), 64, numbers(rows, 1, 64));
        BitPlanes right = BitPlanes.ofPublic(party.index(), 64, numbers(rows, 2, 64));
        return running -> LessThan.unsigned(running, left, right, Comparator.TREE);
    }

    private static Consumer<Party> sort(Party party, int rows) {
        BitPlanes key = BitPlanes.ofPublic(party.index(), 32, numbers(rows, 3, 32));
        return running -> SortPermutation.of(running, key);
    }

    private static long[] numbers(int rows, long seed, int width) {
        return new SplittableRandom(seed)
                .longs(rows)
                .map(number -> number >>> (64 - width))
                .toArray();
    }
}
