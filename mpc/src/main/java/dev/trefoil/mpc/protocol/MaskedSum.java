package dev.trefoil.mpc.protocol;

import dev.trefoil.mpc.Party;
import dev.trefoil.mpc.sharing.BitPlanes;
import dev.trefoil.mpc.sharing.BitVector;
import dev.trefoil.mpc.sharing.PlainPlanes;
import dev.trefoil.mpc.sharing.RingVector;

/// The second half of [BitsToArithmetic]: from c = x + r in bits to the number x = c - r + 2^k w.
///
/// Shares of the result: share 0 is -r + 2^k F_0, share 1 is F_1, share 2 is what P_1 and P_2 tell each other:
/// (c + 2^k s_1 - F_1) and 2^k (s_2 - F_0), where s_1 + s_2 = w. 2 rounds.
final class MaskedSum {
    private MaskedSum() {}

    /// r as secret words: share 0 is drawn from F_0 by P_0 and P_2, shares 1 and 2 are zero. Nothing is sent.
    static BitPlanes mask(Party party, int rows, int width) {
        long[][] zero = new long[width][BitVector.words(rows)];
        return switch (party.index()) {
            case 0 -> Summands.planes(rows, Summands.masks(party, rows, width), zero);
            case 1 -> Summands.planes(rows, zero, zero);
            default -> Summands.planes(rows, zero, Summands.masks(party, rows, width));
        };
    }

    /// The number; `low` are the low k bits of c, `carry` is w. 3 modulus - k bits a row in all.
    static RingVector toNumber(Party party, BitPlanes mask, BitPlanes low, BitVector carry, int modulus) {
        party.checkpoint();
        return switch (party.index()) {
            case 0 -> atFirst(party, mask, low, carry, modulus - low.width());
            case 1 -> atSecond(party, low, carry, modulus);
            default -> atThird(party, mask, low, carry, modulus);
        };
    }

    private static RingVector atFirst(Party party, BitPlanes mask, BitPlanes low, BitVector carry, int above) {
        int rows = low.rows();
        party.next().sendBits((long) rows * low.width(), first(low));
        long[] share0 = new long[rows];
        if (above > 0) {
            Halves.deal(party, BitToArithmetic.known(party, carry), rows, above);
            party.stream(0).addTo(share0, 0, rows, above);
        }
        lift(share0, low.width(), PlainPlanes.toNumbers(first(mask), rows));
        return RingVector.of(share0, party.stream(1).next(rows, above + low.width()));
    }

    private static RingVector atSecond(Party party, BitPlanes low, BitVector carry, int modulus) {
        int rows = low.rows();
        int width = low.width();
        int above = modulus - width;
        long[] share2 = PlainPlanes.toNumbers(receiveSum(party, low), rows);
        if (above > 0) {
            long[] half = Halves.deal(party, share2, rows, above);
            BitToArithmetic.flip(party, carry, half);
            addShifted(share2, half, width);
        }
        long[] share1 = party.stream(1).next(rows, modulus);
        for (int i = 0; i < rows; i++) {
            share2[i] -= share1[i];
        }
        Door.reduce(share2, modulus);
        party.next().sendRing(modulus, share2);
        if (above > 0) {
            addShifted(share2, party.next().receiveRing(above, rows), width);
        }
        return RingVector.of(share1, share2);
    }

    private static RingVector atThird(Party party, BitPlanes mask, BitPlanes low, BitVector carry, int modulus) {
        int rows = low.rows();
        int width = low.width();
        int above = modulus - width;
        long[] share0 = new long[rows];
        long[] half = share0;
        if (above > 0) {
            half = Halves.deal(party, share0, rows, above);
            BitToArithmetic.flip(party, carry, half);
            party.stream(0).addTo(share0, 0, rows, above);
            for (int i = 0; i < rows; i++) {
                half[i] -= share0[i];
            }
            Door.reduce(half, above);
            party.previous().sendRing(above, half);
        }
        long[] share2 = party.previous().receiveRing(modulus, rows);
        if (above > 0) {
            addShifted(share2, half, width);
        }
        lift(share0, width, PlainPlanes.toNumbers(second(mask), rows));
        return RingVector.of(share2, share0);
    }

    /// The planes of c, from the share of it that P_0 sends and the two P_1 has.
    static long[][] receiveSum(Party party, BitPlanes low) {
        long[][] planes = new long[low.width()][BitVector.words(low.rows())];
        party.previous().receiveBits(planes);
        for (int j = 0; j < planes.length; j++) {
            long[] first = low.plane(j).first();
            long[] second = low.plane(j).second();
            for (int w = 0; w < first.length; w++) {
                planes[j][w] ^= first[w] ^ second[w];
            }
        }
        return planes;
    }

    /// values becomes 2^width values - subtrahend.
    private static void lift(long[] values, int width, long[] subtrahend) {
        for (int i = 0; i < values.length; i++) {
            values[i] = (width == 64 ? 0 : values[i] << width) - subtrahend[i];
        }
    }

    private static void addShifted(long[] values, long[] summands, int width) {
        for (int i = 0; i < values.length; i++) {
            values[i] += summands[i] << width;
        }
    }

    static long[][] first(BitPlanes planes) {
        return planes.planes().stream().map(BitVector::first).toArray(long[][]::new);
    }

    static long[][] second(BitPlanes planes) {
        return planes.planes().stream().map(BitVector::second).toArray(long[][]::new);
    }
}
