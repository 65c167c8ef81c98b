package dev.trefoil.mpc.protocol;

import dev.trefoil.mpc.Party;
import dev.trefoil.mpc.sharing.BitPlanes;
import dev.trefoil.mpc.sharing.BitVector;
import dev.trefoil.mpc.sharing.PlainPlanes;
import dev.trefoil.mpc.sharing.RingVector;
import dev.trefoil.mpc.sharing.WideNumbers;
import dev.trefoil.mpc.sharing.WideVector;
import java.util.ArrayList;
import java.util.List;

/// A secret number as two bit-sliced secret words whose sum it is, modulo 2^width: the way from sums to bits.
///
/// P_0 knows u = x_0 + x_1 and shares its bits as (F_0, u ^ F_0, 0); the bits of x_2 are shared as they are,
/// (0, 0, x_2). P_1 sees u under a mask; the others see nothing. `width` bits a row in all, 1 round. Paper:
/// own arrangement (PROTOCOLS 3.4) of ABY3's conversion.
record Summands(BitPlanes known, BitPlanes third) {
    static Summands of(Party party, RingVector number, int width) {
        long[] known = switch (party.index()) {
            case 0 -> sum(number);
            case 1 -> number.second();
            default -> number.first();
        };
        return of(party, PlainPlanes.of(known, width), number.rows());
    }

    static Summands of(Party party, WideVector number, int width) {
        WideNumbers known = switch (party.index()) {
            case 0 -> number.first().plus(number.second());
            case 1 -> number.second();
            default -> number.first();
        };
        return of(party, known.toPlanes(width), number.rows());
    }

    /// The planes of u at P_0, of x_2 at the others; they are consumed.
    private static Summands of(Party party, long[][] plain, int rows) {
        party.checkpoint();
        int width = plain.length;
        return switch (party.index()) {
            case 0 -> {
                long[][] masked = plain;
                long[][] mask = masks(party, rows, width);
                for (int j = 0; j < width; j++) {
                    for (int w = 0; w < mask[j].length; w++) {
                        masked[j][w] ^= mask[j][w];
                    }
                }
                party.next().sendBits((long) rows * width, masked);
                yield new Summands(planes(rows, mask, masked), BitPlanes.zeros(rows, width));
            }
            case 1 -> {
                long[][] masked = new long[width][BitVector.words(rows)];
                party.previous().receiveBits(masked);
                long[][] zero = new long[width][BitVector.words(rows)];
                yield new Summands(planes(rows, masked, zero), planes(rows, zero, plain));
            }
            default -> {
                long[][] mask = masks(party, rows, width);
                long[][] zero = new long[width][BitVector.words(rows)];
                yield new Summands(planes(rows, zero, mask), planes(rows, plain, zero));
            }
        };
    }

    /// The sum of the two shares that this party holds.
    static long[] sum(RingVector number) {
        long[] out = number.first().clone();
        for (int i = 0; i < out.length; i++) {
            out[i] += number.second()[i];
        }
        return out;
    }

    /// Bits sent by the three parties together.
    static long bits(long rows, int width) {
        return rows * width;
    }

    static int rounds() {
        return 1;
    }

    /// `width` planes of F_0, which P_0 and P_2 know; no bits beyond the last row.
    static long[][] masks(Party party, int rows, int width) {
        long[][] mask = new long[width][];
        for (int j = 0; j < width; j++) {
            mask[j] = party.stream(0).next(BitVector.words(rows));
            BitVector.clearPadding(rows, mask[j]);
        }
        return mask;
    }

    static BitPlanes planes(int rows, long[][] first, long[][] second) {
        List<BitVector> planes = new ArrayList<>();
        for (int j = 0; j < first.length; j++) {
            planes.add(BitVector.of(rows, first[j], second[j]));
        }
        return BitPlanes.of(rows, planes);
    }
}
