package dev.trefoil.mpc.protocol;

import dev.trefoil.mpc.Party;
import dev.trefoil.mpc.protocol.MuxTree.Leaf;
import dev.trefoil.mpc.sharing.BitPlanes;
import dev.trefoil.mpc.sharing.BitVector;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/// Whether a bit-sliced word is less than a public constant, row by row.
///
/// *Inputs.* A word and a constant. *Output.* One bit a row. *What each party sees.* One
/// uniformly random bit per gate. *Bits per row.* 3 (2 k - ceil(log2(k+1)) - floor((k+1)/2)), where k is the
/// width without the constant's trailing zero bits (which need not be looked at), and 0 if every word or none
/// is less. *Rounds.* ceil(log2(k+1)), one less for k below 3. *Paper.* As [LessThan]; the values of the
/// leaves are public, so the first level of the tree multiplies no values.
public final class LessThanPublic {
    private LessThanPublic() {}

    /// Word, read as unsigned, less than the constant; no word is less than a negative one.
    public static BitVector unsigned(Party party, BitPlanes word, long constant) {
        return unsigned(party, word, BigInteger.valueOf(constant));
    }

    /// Word, read as unsigned, less than the constant; no word is less than a negative one.
    public static BitVector unsigned(Party party, BitPlanes word, BigInteger constant) {
        return compare(party, word, constant, planes(word.width(), constant));
    }

    /// Several words, all read as unsigned, each less than its constant: comparisons share their rounds.
    public static List<BitVector> all(Party party, List<BitPlanes> words, List<BigInteger> constants) {
        List<BitVector> out = new ArrayList<>();
        List<Integer> open = new ArrayList<>();
        List<BitPlanes> deciding = new ArrayList<>();
        List<BigInteger> bounds = new ArrayList<>();
        for (int i = 0; i < words.size(); i++) {
            BitPlanes word = words.get(i);
            int planes = planes(word.width(), constants.get(i));
            out.add(BitVector.constant(party.index(), word.rows(), planes == EVERY));
            if (planes >= 0) {
                open.add(i);
                deciding.add(word.bits(word.width() - planes, word.width()));
                bounds.add(constants.get(i).shiftRight(word.width() - planes));
            }
        }
        List<BitVector> less = chains(party, deciding, bounds);
        for (int i = 0; i < less.size(); i++) {
            out.set(open.get(i), less.get(i));
        }
        return out;
    }

    /// Word, read as two's complement, less than the constant.
    public static BitVector signed(Party party, BitPlanes word, long constant) {
        return unsigned(party, word.flipTop(party.index()), shifted(word.width(), constant));
    }

    /// Bits sent by the three parties together for [#unsigned].
    public static long bits(long rows, int width, long constant) {
        return bits(rows, width, BigInteger.valueOf(constant));
    }

    /// Bits sent by the three parties together for [#unsigned].
    public static long bits(long rows, int width, BigInteger constant) {
        return And.bits(rows, gates(planes(width, constant)));
    }

    /// Rounds of [#unsigned].
    public static int rounds(int width, long constant) {
        return rounds(width, BigInteger.valueOf(constant));
    }

    /// Rounds of [#unsigned].
    public static int rounds(int width, BigInteger constant) {
        return levels(planes(width, constant));
    }

    /// Bits sent by the three parties together for [#signed].
    public static long signedBits(long rows, int width, long constant) {
        return bits(rows, width, shifted(width, constant));
    }

    /// Rounds of [#signed].
    public static int signedRounds(int width, long constant) {
        return rounds(width, shifted(width, constant));
    }

    private static final int NONE = -1;
    private static final int EVERY = -2;

    /// How many planes decide, or that no word or every word is less.
    private static int planes(int width, BigInteger constant) {
        if (constant.signum() <= 0) {
            return NONE;
        }
        return constant.bitLength() > width ? EVERY : width - constant.getLowestSetBit();
    }

    /// What a two's complement word, read as unsigned with its top bit inverted, is compared with.
    private static BigInteger shifted(int width, long constant) {
        return BigInteger.valueOf(constant).add(BigInteger.TWO.pow(width - 1));
    }

    private static int gates(int planes) {
        return planes < 0 ? 0 : MuxTree.gates(planes + 1) - (planes + 1) / 2;
    }

    private static int levels(int planes) {
        return planes < 0 ? 0 : MuxTree.rounds(planes + 1) - (planes < 3 ? 1 : 0);
    }

    private static BitVector compare(Party party, BitPlanes word, BigInteger constant, int planes) {
        if (planes < 0) {
            return BitVector.constant(party.index(), word.rows(), planes == EVERY);
        }
        int from = word.width() - planes;
        return chains(party, List.of(word.bits(from, word.width())), List.of(constant.shiftRight(from)))
                .getFirst();
    }

    /// The trees, their first level without a multiplication of values. A constant has a bit below every plane
    /// and is not zero.
    private static List<BitVector> chains(Party party, List<BitPlanes> words, List<BigInteger> constants) {
        List<BitVector> high = new ArrayList<>();
        List<BitVector> low = new ArrayList<>();
        for (int i = 0; i < words.size(); i++) {
            for (int bit = 1; bit + 1 < words.get(i).width(); bit += 2) {
                high.add(equal(party, words.get(i), constants.get(i), bit + 1));
                low.add(equal(party, words.get(i), constants.get(i), bit));
            }
        }
        List<BitVector> both = high.isEmpty() ? List.of() : And.all(party, high, low);
        List<List<Leaf>> chains = new ArrayList<>();
        int from = 0;
        for (int i = 0; i < words.size(); i++) {
            int pairs = (words.get(i).width() - 1) / 2;
            chains.add(leaves(party, words.get(i), constants.get(i), both.subList(from, from + pairs)));
            from += pairs;
        }
        return MuxTree.roots(party, chains);
    }

    private static List<Leaf> leaves(Party party, BitPlanes word, BigInteger constant, List<BitVector> both) {
        List<Leaf> leaves = new ArrayList<>();
        leaves.add(new Leaf(BitVector.zeros(word.rows()), after(party, word, constant, 0, false)));
        for (int pair = 0; pair < both.size(); pair++) {
            int bit = 2 * pair + 1;
            leaves.add(new Leaf(both.get(pair), after(party, word, constant, bit + 1, constant.testBit(bit))));
        }
        if (word.width() % 2 == 0) {
            int bit = word.width() - 1;
            BitVector value = BitVector.constant(party.index(), word.rows(), constant.testBit(bit));
            leaves.add(new Leaf(equal(party, word, constant, bit), value));
        }
        return leaves;
    }

    private static BitVector equal(Party party, BitPlanes word, BigInteger constant, int bit) {
        return constant.testBit(bit) ? word.plane(bit) : word.plane(bit).not(party.index());
    }

    /// The chain after this bit when it is the public value `below` before it: public, or the plane's
    /// complement.
    private static BitVector after(Party party, BitPlanes word, BigInteger constant, int bit, boolean below) {
        return constant.testBit(bit) == below
                ? BitVector.constant(party.index(), word.rows(), below)
                : word.plane(bit).not(party.index());
    }
}
