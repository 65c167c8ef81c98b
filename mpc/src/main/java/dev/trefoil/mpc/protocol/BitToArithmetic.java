package dev.trefoil.mpc.protocol;

import dev.trefoil.mpc.Party;
import dev.trefoil.mpc.sharing.BitVector;
import dev.trefoil.mpc.sharing.RingVector;
import dev.trefoil.mpc.sharing.WideNumbers;
import dev.trefoil.mpc.sharing.WideVector;
import java.util.ArrayList;
import java.util.List;

/// Secret bits as secret numbers 0 and 1 modulo 2^width.
///
/// *Inputs.* Bits b = b_0 ^ b_1 ^ b_2. *Output.* The same as a sum. *What each party sees.* P_1: one value
/// masked by F_0, and P_2's half under another mask; P_2: P_1's half under a mask; P_0: nothing. *Bits per
/// row.* 3 width. *Rounds.* 2. *Paper.* Own arrangement (PROTOCOLS 3.5) of the mixed-circuit idea of ABY3
/// (Mohassel, Rindal 2018): v = b_0 ^ b_1 is known to P_0 and dealt in two halves, b = v (1 - 2 b_2) + b_2 is
/// local to the holders of b_2.
public final class BitToArithmetic {
    private BitToArithmetic() {}

    public static RingVector of(Party party, BitVector bits, int width) {
        return all(party, List.of(bits), new int[] {width}).getFirst();
    }

    /// Several vectors in the same two rounds, each modulo 2^(its width); they may differ in length.
    public static List<RingVector> all(Party party, List<BitVector> bits, int[] widths) {
        List<long[]> halves = new ArrayList<>();
        for (int b = 0; b < bits.size(); b++) {
            halves.add(Halves.deal(party, known(party, bits.get(b)), bits.get(b).rows(), widths[b]));
        }
        for (int b = 0; b < bits.size(); b++) {
            flip(party, bits.get(b), halves.get(b));
        }
        return Halves.joinAll(
                party, halves, bits.stream().mapToInt(BitVector::rows).toArray(), widths);
    }

    /// Modulo 2^128.
    public static WideVector wide(Party party, BitVector bits) {
        int rows = bits.rows();
        WideNumbers half = WideHalves.deal(party, knownWide(party, bits), rows, WideVector.WIDTH);
        return WideHalves.join(party, party.index() == 0 ? half : flipped(party, bits, half), rows);
    }

    /// Bits sent by the three parties together.
    public static long bits(long rows, int width) {
        return 3 * rows * width;
    }

    public static int rounds() {
        return 2;
    }

    /// The XOR of the two shares this party holds, as numbers; read at P_0 only.
    static long[] known(Party party, BitVector bits) {
        return party.index() == 0 ? unpacked(bits.rows(), bits.first(), bits.second()) : new long[0];
    }

    /// Turns halves of v into halves of v ^ b_2, in place: v (1 - 2 b_2) + b_2, where P_1 adds the last
    /// summand.
    static void flip(Party party, BitVector bits, long[] half) {
        long[] third = party.index() == 1 ? bits.second() : bits.first();
        long one = party.index() == 1 ? 1 : 0;
        for (int i = 0; i < half.length; i++) {
            long bit = (third[i >>> 6] >>> i) & 1;
            half[i] = (half[i] ^ -bit) + bit + (one & bit);
        }
    }

    static WideNumbers knownWide(Party party, BitVector bits) {
        long[] known = known(party, bits);
        return WideNumbers.of(known, new long[known.length]);
    }

    /// [#flip] of halves modulo 2^128.
    static WideNumbers flipped(Party party, BitVector bits, WideNumbers half) {
        long[] third = party.index() == 1 ? bits.second() : bits.first();
        long one = party.index() == 1 ? 1 : 0;
        long[] low = new long[half.rows()];
        long[] high = new long[half.rows()];
        long[] summand = new long[half.rows()];
        for (int i = 0; i < low.length; i++) {
            long bit = (third[i >>> 6] >>> i) & 1;
            low[i] = half.low()[i] ^ -bit;
            high[i] = half.high()[i] ^ -bit;
            summand[i] = bit + (one & bit);
        }
        return WideNumbers.of(low, high).plus(WideNumbers.of(summand, new long[summand.length]));
    }

    static long[] unpacked(int rows, long[] left, long[] right) {
        long[] out = new long[rows];
        for (int i = 0; i < rows; i++) {
            out[i] = ((left[i >>> 6] ^ right[i >>> 6]) >>> i) & 1;
        }
        return out;
    }
}
