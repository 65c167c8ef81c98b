package dev.trefoil.mpc.protocol;

import dev.trefoil.mpc.Party;
import dev.trefoil.mpc.sharing.BitPlanes;
import dev.trefoil.mpc.sharing.BitVector;
import java.util.ArrayList;
import java.util.List;

/// The exact square root, rounded down, of bit-sliced unsigned words of any width.
///
/// Non-restoring, one bit of the root after the other from the top: with root Q and remainder R so far, and the
/// next two bits p of the word, R becomes 4 R + p - (4 Q + 1) if it was not negative and 4 R + p + (4 Q + 3) if
/// it was; the new bit of the root is one if R is not negative. Both summands end in the bits 11 above which
/// stands Q or its complement, so choosing is local and the two low bits need one OR, which is computed for all
/// pairs at once. R stays between -2 Q - 1 and 2 Q, so that step i adds i bits only.
///
/// *Inputs.* Words of any width; to get f more bits of the root, shift the word left by 2 f. *Output.* Words of
/// half the width, rounded up: floor(sqrt(x)). *What each party sees.* One uniformly random bit per gate. *Bits
/// per row.* With r = ceil(width / 2): 3 (floor(width / 2) + the gates of the [Adder] of i bits for i = 1 to r);
/// with [Adder#RIPPLE] 3 r (r + 1) / 2 for an even width, 1584 for 64 bits. *Rounds.* Those of these adders one
/// after the other, and 1 (none for widths 0 and 1). *Paper.* Parhami, Computer Arithmetic, 21.3.
public final class SquareRoot {
    private SquareRoot() {}

    public static BitPlanes floor(Party party, BitPlanes word, Adder adder) {
        int rows = word.rows();
        int digits = digits(word.width());
        BitPlanes pairs = word.unsignedTo(2 * digits);
        List<BitVector> either = either(party, word, digits);
        BitVector positive = BitVector.constant(party.index(), rows, true);
        BitPlanes root = BitPlanes.zeros(rows, 0);
        BitPlanes remainder = BitPlanes.zeros(rows, 1);
        for (int digit = digits - 1; digit >= 0; digit--) {
            BitVector low = pairs.plane(2 * digit);
            BitVector high = pairs.plane(2 * digit + 1);
            int width = digits - digit;
            BitPlanes summand = root.unsignedTo(width).xor(positive);
            BitPlanes top = Add.of(party, remainder.bits(0, width), summand, either.get(digit), adder);
            remainder = BitPlanes.of(low.not(party.index()))
                    .below(high.xor(low).not(party.index()))
                    .below(top);
            positive = top.top().not(party.index());
            root = BitPlanes.of(positive).below(root);
        }
        return root;
    }

    /// Bits sent by the three parties together.
    public static long bits(long rows, int width, Adder adder) {
        long bits = And.bits(rows, width / 2);
        for (int digit = 1; digit <= digits(width); digit++) {
            bits += Add.bits(rows, digit, adder);
        }
        return bits;
    }

    public static int rounds(int width, Adder adder) {
        int rounds = width < 2 ? 0 : And.rounds();
        for (int digit = 1; digit <= digits(width); digit++) {
            rounds += Add.rounds(digit, adder);
        }
        return rounds;
    }

    private static int digits(int width) {
        return (width + 1) / 2;
    }

    /// For each pair of bits, whether any is one: for an odd width the last pair has one bit.
    private static List<BitVector> either(Party party, BitPlanes word, int digits) {
        List<BitVector> low = new ArrayList<>();
        List<BitVector> high = new ArrayList<>();
        for (int pair = 0; pair < word.width() / 2; pair++) {
            low.add(word.plane(2 * pair));
            high.add(word.plane(2 * pair + 1));
        }
        List<BitVector> both = low.isEmpty() ? List.of() : And.all(party, low, high);
        List<BitVector> out = new ArrayList<>();
        for (int pair = 0; pair < both.size(); pair++) {
            out.add(low.get(pair).xor(high.get(pair)).xor(both.get(pair)));
        }
        if (out.size() < digits) {
            out.add(word.top());
        }
        return out;
    }
}
