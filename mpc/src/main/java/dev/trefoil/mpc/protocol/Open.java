package dev.trefoil.mpc.protocol;

import dev.trefoil.mpc.Party;
import dev.trefoil.mpc.sharing.BitPlanes;
import dev.trefoil.mpc.sharing.BitRows;
import dev.trefoil.mpc.sharing.BitVector;
import dev.trefoil.mpc.sharing.PublicBits;
import dev.trefoil.mpc.sharing.RingVector;
import dev.trefoil.mpc.sharing.WideNumbers;
import dev.trefoil.mpc.sharing.WideVector;
import java.util.ArrayList;
import java.util.List;

/// Makes a secret vector known to all three parties: the one place where that happens.
///
/// In a [rehearsal][Party#rehearse], where nothing has a value, opened numbers are the numbers of their rows (a
/// permutation, as most that is opened is one), opened bits are zero, and [#rows] are all rows.
///
/// *Inputs.* A secret vector whose value may be public: because it is uniformly random, or because the step's
/// disclosure says so. *Output.* The value.
/// *What each party sees.* The value, and the one share it lacked, which follows from it. *Bits per row.* 3
/// width. *Rounds.* 1. *Paper.* Araki et al. 2016.
public final class Open {
    private Open() {}

    public static long[] ring(Party party, RingVector vector) {
        return ring(party, vector, 64);
    }

    /// The values modulo 2^width, as unsigned.
    public static long[] ring(Party party, RingVector vector, int width) {
        party.checkpoint();
        party.next().sendRing(width, vector.first());
        long[] out = party.previous().receiveRing(width, vector.rows());
        long[] first = vector.first();
        long[] second = vector.second();
        for (int i = 0; i < out.length; i++) {
            out[i] = party.rehearses() ? i : out[i] + first[i] + second[i];
        }
        Door.reduce(out, width);
        return out;
    }

    /// The values modulo 2^128.
    public static WideNumbers wide(Party party, WideVector vector) {
        party.checkpoint();
        WideLink.send(party.next(), WideVector.WIDTH, vector.first());
        WideNumbers missing = WideLink.receive(party.previous(), WideVector.WIDTH, vector.rows());
        return missing.plus(vector.first()).plus(vector.second());
    }

    public static PublicBits bits(Party party, BitVector vector) {
        return all(party, List.of(vector)).getFirst();
    }

    /// The numbers of the rows whose bit is one, ascending.
    public static int[] rows(Party party, BitVector vector) {
        PublicBits opened = bits(party, vector);
        return (party.rehearses() ? PublicBits.constant(vector.rows(), true) : opened).ones();
    }

    /// Words of at most 64 bits, as unsigned.
    public static long[] planes(Party party, BitPlanes planes) {
        List<BitVector> opened = all(party, planes.planes()).stream()
                .map(bits -> BitVector.ofPublic(0, bits))
                .toList();
        return BitRows.of(BitPlanes.of(planes.rows(), opened)).first()[0];
    }

    /// Several vectors in one round; they may differ in length.
    public static List<PublicBits> all(Party party, List<BitVector> vectors) {
        party.checkpoint();
        long[][] own = vectors.stream().map(BitVector::first).toArray(long[][]::new);
        long[][] received = new long[own.length][];
        long bits = 0;
        for (int g = 0; g < own.length; g++) {
            received[g] = new long[own[g].length];
            bits += vectors.get(g).rows();
        }
        party.next().sendBits(bits, own);
        party.previous().receiveBits(received);
        List<PublicBits> out = new ArrayList<>();
        for (int g = 0; g < own.length; g++) {
            long[] second = vectors.get(g).second();
            for (int i = 0; i < second.length && !party.rehearses(); i++) {
                received[g][i] ^= own[g][i] ^ second[i];
            }
            out.add(PublicBits.of(vectors.get(g).rows(), received[g]));
        }
        return out;
    }

    /// Bits sent by the three parties together for `rows` values of `width` bits.
    public static long bits(long rows, int width) {
        return 3 * rows * width;
    }

    public static int rounds() {
        return 1;
    }
}
