package dev.trefoil.mpc.protocol;

import dev.trefoil.mpc.Party;
import dev.trefoil.mpc.sharing.BitPlanes;
import dev.trefoil.mpc.sharing.BitVector;
import java.util.ArrayList;
import java.util.List;

/// The sum of two bit-sliced words.
///
/// *Inputs.* Two words of the same width. *Output.* Their sum modulo 2^width; to keep the carry, widen the
/// words first. *What each party sees.* One uniformly random bit per gate. *Bits per row.* 3 gates, where
/// gates is that of the [Adder]. *Rounds.* Those of the adder. *Paper.* The carry chain as a multiplexer,
/// c_(i+1) = p_i ? c_i : a_i with p_i = a_i ^ b_i, so that a single bit costs no AND of its own; the prefix
/// networks are cited at [Adder].
public final class Add {
    private Add() {}

    public static BitPlanes of(Party party, BitPlanes left, BitPlanes right, Adder adder) {
        return of(party, left, right, BitVector.zeros(left.rows()), adder);
    }

    /// The sum and a carry into the lowest bit.
    public static BitPlanes of(Party party, BitPlanes left, BitPlanes right, BitVector carryIn, Adder adder) {
        BitPlanes differ = left.xor(right);
        return differ.xor(carries(party, differ, left, carryIn, adder));
    }

    /// Bits sent by the three parties together.
    public static long bits(long rows, int width, Adder adder) {
        return And.bits(rows, adder.gates(width));
    }

    public static int rounds(int width, Adder adder) {
        return adder.rounds(width);
    }

    /// The carry into each bit.
    private static BitPlanes carries(Party party, BitPlanes differ, BitPlanes left, BitVector carryIn, Adder adder) {
        int width = left.width();
        List<BitVector> propagate =
                new ArrayList<>(differ.below(carryIn).planes().subList(0, width));
        List<BitVector> carry = new ArrayList<>(left.planes());
        propagate.addFirst(carryIn);
        carry.addFirst(carryIn);
        int[] start = Adder.starts(width);
        for (List<Adder.Join> level : adder.levels(width)) {
            List<Gate> gates = new ArrayList<>();
            for (Adder.Join join : level) {
                gates.add(Gate.choose(propagate.get(join.high()), carry.get(join.low()), carry.get(join.high())));
            }
            for (Adder.Join join : level) {
                if (start[join.low()] != 0) {
                    gates.add(Gate.and(propagate.get(join.high()), propagate.get(join.low())));
                }
            }
            List<BitVector> results = Door.gates(party, gates);
            int at = 0;
            for (Adder.Join join : level) {
                carry.set(join.high(), results.get(at++));
            }
            for (Adder.Join join : level) {
                if (start[join.low()] != 0) {
                    propagate.set(join.high(), results.get(at++));
                }
                start[join.high()] = start[join.low()];
            }
        }
        return BitPlanes.of(left.rows(), carry.subList(0, width));
    }
}
