package dev.trefoil.mpc.protocol;

import dev.trefoil.mpc.Party;
import dev.trefoil.mpc.sharing.BitPlanes;
import dev.trefoil.mpc.sharing.BitVector;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/// Whether a bit-sliced word equals a public constant, or one of several, row by row.
///
/// *Inputs.* A word; constants, of which the low bits are compared. *Output.* One bit a
/// row. *What each party sees.* One uniformly random bit per gate. *Bits per row.* 3 (width - 1) per distinct
/// constant. *Rounds.* ceil(log2 width). *Paper.* As [Equal]; at most one of distinct constants is equal, so
/// the results are joined by XOR, which costs nothing.
public final class EqualPublic {
    private EqualPublic() {}

    public static BitVector of(Party party, BitPlanes word, long constant) {
        return any(party, word, constant);
    }

    public static BitVector of(Party party, BitPlanes word, BigInteger constant) {
        return any(party, word, List.of(constant));
    }

    /// Equal to any of the constants; no constant equals nothing.
    public static BitVector any(Party party, BitPlanes word, long... constants) {
        return any(
                party,
                word,
                Arrays.stream(constants).mapToObj(BigInteger::valueOf).toList());
    }

    /// Equal to any of the constants; no constant equals nothing.
    public static BitVector any(Party party, BitPlanes word, List<BigInteger> constants) {
        List<BigInteger> distinct = distinct(word.width(), constants);
        if (distinct.isEmpty() || word.width() == 0) {
            return BitVector.constant(party.index(), word.rows(), !distinct.isEmpty());
        }
        List<List<BitVector>> matches =
                distinct.stream().map(c -> matches(party, word, c)).toList();
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

    private static List<BitVector> matches(Party party, BitPlanes word, BigInteger constant) {
        return IntStream.range(0, word.width())
                .mapToObj(bit -> constant.testBit(bit)
                        ? word.plane(bit)
                        : word.plane(bit).not(party.index()))
                .toList();
    }

    private static List<BigInteger> distinct(int width, List<BigInteger> constants) {
        BigInteger low = BigInteger.TWO.pow(width).subtract(BigInteger.ONE);
        return constants.stream().map(low::and).distinct().toList();
    }
}
