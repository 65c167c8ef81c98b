package dev.trefoil.mpc.protocol;

import dev.trefoil.mpc.Party;
import dev.trefoil.mpc.sharing.BitPlanes;

/// Bit-sliced words shifted by a secret number of places, row by row: a barrel shifter.
///
/// A place is `unit` planes wide: 1 for numbers, the planes of a character for texts. What leaves the word falls
/// away, zero planes enter. An amount of a planes shifts by 0 to 2^a - 1 places, which is the public maximum; it
/// may exceed the word, which then becomes zero.
///
/// *Inputs.* Words, unsigned amounts of at most 24 planes, the width of the result. *Output.* Words of that
/// width: left, towards the high planes, the word times 2^(unit amount); right, the word over that, rounded down.
/// *What each party sees.* One uniformly random bit per gate. *Bits per row.* One stage for each plane t of the
/// amount, of 3 bits for each plane that it holds: left, the smallest shift first, min(width, width of the word +
/// unit (2^t - 1)); right, the largest shift first, the planes that can still come into the result: min(width of
/// the word, width + unit (2^t - 1)). *Rounds.* One for each plane of the amount. *Paper.* Barrel shifter,
/// folklore.
public final class ShiftBySecret {
    private static final int MOST = 24;

    private ShiftBySecret() {}

    /// Towards the high planes.
    public static BitPlanes left(Party party, BitPlanes word, BitPlanes amount, int unit, int width) {
        requireAmount(amount.width());
        BitPlanes out = word.bits(0, Math.min(word.width(), width));
        for (int stage = 0; stage < amount.width(); stage++) {
            int shift = (int) Math.min(width, (long) unit << stage);
            BitPlanes moving = And.of(party, out, amount.plane(stage));
            int grown = Math.min(width, out.width() + shift);
            out = out.xor(moving)
                    .unsignedTo(grown)
                    .xor(moving.shiftedLeft(shift).unsignedTo(grown));
        }
        return out.unsignedTo(width);
    }

    /// Towards the low planes.
    public static BitPlanes right(Party party, BitPlanes word, BitPlanes amount, int unit, int width) {
        requireAmount(amount.width());
        BitPlanes out = word;
        for (int stage = amount.width() - 1; stage >= 0; stage--) {
            int keep = kept(word.width(), stage, unit, width);
            int shift = (int) Math.min(out.width(), (long) unit << stage);
            BitPlanes from = out.bits(shift, out.width()).unsignedTo(keep);
            out = Choose.of(party, amount.plane(stage), from, out.bits(0, keep));
        }
        return out.unsignedTo(width);
    }

    /// Bits sent by the three parties together for [#left].
    public static long leftBits(long rows, int wordWidth, int amountWidth, int unit, int width) {
        long gates = 0;
        for (int stage = 0; stage < amountWidth; stage++) {
            gates += Math.min(width, wordWidth + (long) unit * ((1 << stage) - 1));
        }
        return And.bits(rows, gates);
    }

    /// Bits sent by the three parties together for [#right].
    public static long rightBits(long rows, int wordWidth, int amountWidth, int unit, int width) {
        long gates = 0;
        for (int stage = 0; stage < amountWidth; stage++) {
            gates += kept(wordWidth, stage, unit, width);
        }
        return And.bits(rows, gates);
    }

    public static int rounds(int amountWidth) {
        return amountWidth;
    }

    /// The planes of a right shift that matter once only the shifts smaller than that of this stage are left.
    private static int kept(int wordWidth, int stage, int unit, int width) {
        return (int) Math.min(wordWidth, width + (long) unit * ((1 << stage) - 1));
    }

    private static void requireAmount(int planes) {
        if (planes > MOST) {
            throw new IllegalArgumentException("an amount to shift by has at most " + MOST + " planes, not " + planes);
        }
    }
}
