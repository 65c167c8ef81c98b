package dev.trefoil.mpc.protocol;

import dev.trefoil.mpc.Party;
import dev.trefoil.mpc.sharing.BitPlanes;
import dev.trefoil.mpc.sharing.BitVector;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/// Whether a bit-sliced word equals a public constant, or one of several, row by row.
///
/// *Inputs.* A word of at most 64 bits; constants, of which the low bits are compared. *Output.* One bit a
/// row. *What each party sees.* One uniformly random bit per gate. *Bits per row.* 3 (width - 1) per distinct
/// constant. *Rounds.* ceil(log2 width). *Paper.* As [Equal]; at most one of distinct constants is equal, so
/// the results are joined by XOR, which costs nothing.
public final class EqualPublic {
    private EqualPublic() {}

    public static BitVector of(Party party, BitPlanes word, long constant) {
        return any(party, word, constant);
    }

    /// Equal to any of the constants; no constant equals nothing.
    public static BitVector any(Party party, BitPlanes word, long... constants) {
        long[] distinct = distinct(word.width(), constants);
        if (distinct.length == 0 || word.width() == 0) {
            return BitVector.constant(party.index(), word.rows(), distinct.length > 0);
        }
        List<List<BitVector>> matches =
                Arrays.stream(distinct).mapToObj(c -> matches(party, word, c)).toList();
        return Conjunction.each(party, matches).stream().reduce(BitVector::xor).orElseThrow();
    }

    /// Bits sent by the three parties together, for this number of distinct constants.
    public static long bits(long rows, int width, int constants) {
        return And.bits(rows, (long) constants * Conjunction.gates(width));
    }

    /// Rounds, for at least one constant.
    public static int rounds(int width) {
        return Conjunction.rounds(width);
    }

    private static List<BitVector> matches(Party party, BitPlanes word, long constant) {
        return IntStream.range(0, word.width())
                .mapToObj(bit -> ((constant >>> bit) & 1) != 0
                        ? word.plane(bit)
                        : word.plane(bit).not(party.index()))
                .toList();
    }

    private static long[] distinct(int width, long... constants) {
        if (width > 64) {
            throw new IllegalArgumentException("a word of " + width + " bits does not compare with constants of 64");
        }
        return Arrays.stream(constants)
                .map(c -> width == 0 ? 0 : c & (-1L >>> (64 - width)))
                .distinct()
                .toArray();
    }
}
