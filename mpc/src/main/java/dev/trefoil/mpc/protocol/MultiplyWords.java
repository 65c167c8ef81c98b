package dev.trefoil.mpc.protocol;

import dev.trefoil.mpc.Party;
import dev.trefoil.mpc.sharing.BitPlanes;
import dev.trefoil.mpc.sharing.BitVector;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// The product of two bit-sliced unsigned words, of any width.
///
/// The way for words that no ring holds, or that are few; where a ring holds the product, converting is cheaper.
///
/// *Inputs.* Words of a and b bits (at least 1). *Output.* Words of a + b bits. *What each party sees.* One
/// uniformly random bit per gate. *Bits per row.* 3 a b for the summands, and a tree of b - 1 additions. *Rounds.*
/// 1, and for each of the ceil(log2 b) levels those of the [Adder]. *Paper.* Schoolbook, summed as a tree.
public final class MultiplyWords {
    private MultiplyWords() {}

    public static BitPlanes of(Party party, BitPlanes left, BitPlanes right, Adder adder) {
        List<BitPlanes> summands = summands(party, left, right);
        for (int shift = 1; summands.size() > 1; shift *= 2) {
            summands = pairs(party, summands, shift, adder);
        }
        return summands.getFirst().unsignedTo(left.width() + right.width());
    }

    /// Bits sent by the three parties together.
    public static long bits(long rows, int left, int right, Adder adder) {
        long bits = And.bits(rows, (long) left * right);
        int width = left;
        int shift = 1;
        for (int count = right; count > 1; count = (count + 1) / 2) {
            bits += Add.bits(rows * (count / 2), width + 1, adder);
            width += 1 + shift;
            shift *= 2;
        }
        return bits;
    }

    public static int rounds(int left, int right, Adder adder) {
        int rounds = And.rounds();
        int width = left;
        int shift = 1;
        for (int count = right; count > 1; count = (count + 1) / 2) {
            rounds += Add.rounds(width + 1, adder);
            width += 1 + shift;
            shift *= 2;
        }
        return rounds;
    }

    /// The left word where the bit of the right one is one, for each of its bits.
    private static List<BitPlanes> summands(Party party, BitPlanes left, BitPlanes right) {
        List<BitVector> words = new ArrayList<>();
        List<BitVector> bits = new ArrayList<>();
        for (BitVector bit : right.planes()) {
            words.addAll(left.planes());
            bits.addAll(Collections.nCopies(left.width(), bit));
        }
        List<BitVector> products = And.all(party, words, bits);
        List<BitPlanes> summands = new ArrayList<>();
        for (int i = 0; i < right.width(); i++) {
            summands.add(BitPlanes.of(left.rows(), products.subList(i * left.width(), (i + 1) * left.width())));
        }
        return summands;
    }

    /// The sums of neighbours, of which the second counts 2^shift times; one without a neighbour stays.
    private static List<BitPlanes> pairs(Party party, List<BitPlanes> words, int shift, Adder adder) {
        int rows = words.getFirst().rows();
        int width = words.getFirst().width() + 1;
        List<BitPlanes> low = new ArrayList<>();
        List<BitPlanes> high = new ArrayList<>();
        for (int i = 0; i + 1 < words.size(); i += 2) {
            low.add(words.get(i));
            high.add(words.get(i + 1).unsignedTo(width));
        }
        BitPlanes lows = BitPlanes.concat(low);
        BitPlanes sums = Add.of(party, lows.bits(shift, lows.width()).unsignedTo(width), BitPlanes.concat(high), adder);
        BitPlanes both = lows.bits(0, shift).below(sums);
        List<BitPlanes> next = new ArrayList<>();
        for (int i = 0; i < low.size(); i++) {
            next.add(both.slice(i * rows, (i + 1) * rows));
        }
        if (words.size() % 2 == 1) {
            next.add(words.getLast().unsignedTo(both.width()));
        }
        return next;
    }
}
