package dev.trefoil.mpc.protocol;

import dev.trefoil.mpc.Party;
import dev.trefoil.mpc.sharing.BitPlanes;
import dev.trefoil.mpc.sharing.BitVector;
import dev.trefoil.mpc.sharing.PlainPlanes;
import dev.trefoil.mpc.sharing.PublicBits;
import dev.trefoil.mpc.sharing.RingVector;

/// A vector that one party knows, as a secret of all three.
///
/// *Inputs.* At the dealer, the values; the row count is public, the others' values are not read. *Output.*
/// Their sharing: share d is F_d, share d+1 the rest, share d+2 zero, for dealer P_d. *What each party sees.*
/// P_(d+1): the values under the mask F_d. *Bits per row.* width. *Rounds.* 1. *Paper.* As Araki et al. 2016,
/// with one message instead of two.
public final class Input {
    private Input() {}

    /// Numbers modulo 2^width.
    public static RingVector ring(Party party, int dealer, long[] values, int rows, int width) {
        party.checkpoint();
        long[] zero = new long[rows];
        if (party.index() == dealer) {
            requireRows(rows, values.length);
            long[] mask = party.stream(dealer).next(rows, width);
            long[] rest = values.clone();
            for (int i = 0; i < rows; i++) {
                rest[i] -= mask[i];
            }
            Door.reduce(rest, width);
            party.next().sendRing(width, rest);
            return RingVector.of(mask, rest);
        }
        return party.index() == (dealer + 1) % 3
                ? RingVector.of(party.previous().receiveRing(width, rows), zero)
                : RingVector.of(zero, party.stream(dealer).next(rows, width));
    }

    public static BitVector bits(Party party, int dealer, PublicBits values, int rows) {
        party.checkpoint();
        long[] zero = new long[BitVector.words(rows)];
        if (party.index() == dealer) {
            requireRows(rows, values.rows());
            long[] mask = party.stream(dealer).next(zero.length);
            BitVector.clearPadding(rows, mask);
            long[] rest = values.words().clone();
            for (int i = 0; i < rest.length; i++) {
                rest[i] ^= mask[i];
            }
            party.next().sendBits(rows, rest);
            return BitVector.of(rows, mask, rest);
        }
        if (party.index() == (dealer + 1) % 3) {
            long[] rest = new long[zero.length];
            party.previous().receiveBits(rest);
            return BitVector.of(rows, rest, zero);
        }
        return BitVector.of(rows, zero, party.stream(dealer).next(zero.length));
    }

    /// Words of at most 64 bits, of which the low `width` bits count.
    public static BitPlanes planes(Party party, int dealer, long[] values, int rows, int width) {
        party.checkpoint();
        long[][] zero = new long[width][BitVector.words(rows)];
        if (party.index() == (dealer + 1) % 3) {
            long[][] rest = new long[width][BitVector.words(rows)];
            party.previous().receiveBits(rest);
            return Summands.planes(rows, rest, zero);
        }
        long[][] mask = new long[width][];
        for (int j = 0; j < width; j++) {
            mask[j] = party.stream(dealer).next(BitVector.words(rows));
            BitVector.clearPadding(rows, mask[j]);
        }
        if (party.index() != dealer) {
            return Summands.planes(rows, zero, mask);
        }
        requireRows(rows, values.length);
        long[][] rest = PlainPlanes.of(values, width);
        for (int j = 0; j < width; j++) {
            for (int w = 0; w < rest[j].length; w++) {
                rest[j][w] ^= mask[j][w];
            }
        }
        party.next().sendBits((long) rows * width, rest);
        return Summands.planes(rows, mask, rest);
    }

    /// Bits sent by the three parties together.
    public static long bits(long rows, int width) {
        return rows * width;
    }

    public static int rounds() {
        return 1;
    }

    private static void requireRows(int rows, int given) {
        if (rows != given) {
            throw new IllegalArgumentException("the dealer announced " + rows + " rows and gave " + given);
        }
    }
}
