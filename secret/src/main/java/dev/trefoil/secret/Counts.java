package dev.trefoil.secret;

import dev.trefoil.mpc.Party;
import dev.trefoil.mpc.protocol.CountOnes;
import dev.trefoil.mpc.protocol.MostSignificantBit;
import dev.trefoil.mpc.protocol.Open;
import dev.trefoil.mpc.sharing.BitVector;
import dev.trefoil.mpc.sharing.RingVector;
import java.math.BigInteger;

/// Numbers of rows, under shares.
final class Counts {
    private Counts() {}

    /// Bits of a signed difference of two numbers in 0..rows.
    static int differenceWidth(int rows) {
        return Long.SIZE - Long.numberOfLeadingZeros(rows) + 1;
    }

    /// Opens whether fewer bits than `bound` (1 to the number of rows) are 1: a disclosed output.
    static boolean openLessThan(Party party, BitVector bits, long bound) {
        RingVector difference =
                CountOnes.of(party, bits, differenceWidth(bits.rows())).plusPublic(party.index(), -bound);
        return Open.bits(party, MostSignificantBit.of(party, difference, differenceWidth(bits.rows())))
                .get(0);
    }

    /// Opens whether a total (one row, below 2^(width - 1) as `bound` is) is more than `bound`: a disclosed output.
    static boolean openMoreThan(Party party, RingVector total, long bound, int width) {
        RingVector rest = total.negated().plusPublic(party.index(), bound);
        return Open.bits(party, MostSignificantBit.of(party, rest, width)).get(0);
    }

    /// Where a count in 0..rows, known modulo 2^[#differenceWidth] at least, is not zero.
    static BitVector notZero(Party party, Elements counts, int rows) {
        return counts.plusPublic(party, BigInteger.ONE.negate())
                .negative(party, differenceWidth(rows))
                .not(party.index());
    }

    /// Where a count in 0..rows is not zero.
    static BitVector notZero(Party party, RingVector counts, int rows) {
        RingVector less = counts.plusPublic(party.index(), -1);
        return MostSignificantBit.of(party, less, differenceWidth(rows)).not(party.index());
    }
}
