package dev.trefoil.mpc.protocol;

import dev.trefoil.mpc.Party;
import dev.trefoil.mpc.sharing.BitPlanes;
import dev.trefoil.mpc.sharing.BitVector;
import dev.trefoil.mpc.sharing.RingVector;
import dev.trefoil.mpc.sharing.WideVector;
import java.util.ArrayList;
import java.util.List;

/// One of two secret values, by a secret bit, row by row.
///
/// *Inputs.* A bit and two values of the same shape. *Output.* The first where the bit is one, else the
/// second. *What each party sees.* One uniformly random bit per gate, or ring element per message. *Bits per
/// row.* Bits and words: 3 per bit, as y ^ (c & (x ^ y)). Ring: 6 width. *Rounds.* 1; ring: 3, because the
/// bit is first made a number. *Paper.* As [And], [BitToArithmetic], [Multiply].
public final class Choose {
    private Choose() {}

    public static BitVector of(Party party, BitVector condition, BitVector then, BitVector otherwise) {
        return Door.gates(party, List.of(Gate.choose(condition, then, otherwise)))
                .getFirst();
    }

    public static BitPlanes of(Party party, BitVector condition, BitPlanes then, BitPlanes otherwise) {
        List<Gate> gates = new ArrayList<>();
        for (int bit = 0; bit < then.width(); bit++) {
            gates.add(Gate.choose(condition, then.plane(bit), otherwise.plane(bit)));
        }
        return BitPlanes.of(then.rows(), Door.gates(party, gates));
    }

    /// Modulo 2^width.
    public static RingVector of(Party party, BitVector condition, RingVector then, RingVector otherwise, int width) {
        RingVector number = BitToArithmetic.of(party, condition, width);
        return otherwise.plus(Multiply.of(party, number, then.minus(otherwise), width));
    }

    /// Modulo 2^128.
    public static WideVector of(Party party, BitVector condition, WideVector then, WideVector otherwise) {
        WideVector number = BitToArithmetic.wide(party, condition);
        return otherwise.plus(Multiply.of(party, number, then.minus(otherwise)));
    }

    /// Bits sent by the three parties together, for bits and words.
    public static long bits(long rows, int width) {
        return And.bits(rows, width);
    }

    /// Rounds, for bits and words.
    public static int rounds() {
        return And.rounds();
    }

    /// Bits sent by the three parties together, for ring elements.
    public static long ringBits(long rows, int width) {
        return BitToArithmetic.bits(rows, width) + Multiply.bits(rows, width);
    }

    /// Rounds, for ring elements.
    public static int ringRounds() {
        return BitToArithmetic.rounds() + Multiply.rounds();
    }
}
