package dev.trefoil.mpc.protocol;

import dev.trefoil.mpc.Party;
import dev.trefoil.mpc.sharing.RingVector;

/// Secret numbers divided by 2^shift, rounded down or up by chance: cheap, for sums and reveals only.
///
/// **What the caller owes.** Every number fits |x| < 2^(width-2) as two's complement modulo 2^width. The
/// result is floor(x / 2^shift) or one more, up with the probability of the fraction plus about 2^-shift, so
/// that even a multiple of 2^shift may come out one too high, and P_0 knows part of the coin. A comparison, a
/// key, a sort, a cast to int or a filter must not read it: use [TruncateExact] there.
///
/// *Inputs.* Numbers modulo 2^width. *Output.* Numbers modulo 2^width. *What each party sees.* P_1: two
/// values masked by F_0; P_1 and P_2: each other's half of the result under a mask. *Bits per row.* 3 width +
/// shift. *Rounds.* 2. *Paper.* Own arrangement (PROTOCOLS 3.6) of the wrap-corrected truncation of SecureQ8
/// and SPU (eprint 2025/200): with u = x_0 + x_1 + 2^(width-2) and t = x_2, the sum wraps exactly if the top
/// bit of u or t is one.
public final class Truncate {
    private Truncate() {}

    public static RingVector of(Party party, RingVector number, int shift, int width) {
        long[] part = switch (party.index()) {
            case 0 -> Summands.sum(number);
            case 1 -> number.second().clone();
            default -> number.first().clone();
        };
        return ofParts(party, part, number.rows(), shift, width);
    }

    /// Bits sent by the three parties together.
    public static long bits(long rows, int shift, int width) {
        return rows * (3 * width + shift);
    }

    public static int rounds() {
        return 2;
    }

    /// The same of x = u + t, where P_0 gives u, and P_1 and P_2 give t; the arrays are consumed.
    static RingVector ofParts(Party party, long[] part, int rows, int shift, int width) {
        if (shift < 1 || shift > width - 2) {
            throw new IllegalArgumentException("a shift is 1 to " + (width - 2) + " bits here, not " + shift);
        }
        long[] top = new long[0];
        if (party.index() == 0) {
            top = new long[rows];
            for (int i = 0; i < rows; i++) {
                part[i] += 1L << (width - 2);
            }
            Door.reduce(part, width);
            for (int i = 0; i < rows; i++) {
                top[i] = part[i] >>> (width - 1);
                part[i] >>>= shift;
            }
        }
        long[] quotient = Halves.deal(party, part, rows, width);
        long[] wrap = Halves.deal(party, top, rows, shift);
        if (party.index() != 0) {
            correct(part, quotient, wrap, shift, width, party.index() == 1);
        }
        return Halves.join(party, quotient, rows, width).plusPublic(party.index(), 1 - (1L << (width - 2 - shift)));
    }

    /// Turns halves of u >> shift into halves of (u >> shift) + (t >> shift) - 2^(width-shift) (m OR m_t), in
    /// place, where `wrap` is the half of m, the top bit of u, and m_t that of t; one party adds what has no
    /// half.
    private static void correct(long[] third, long[] quotient, long[] wrap, int shift, int width, boolean adds) {
        Door.reduce(third, width);
        long one = adds ? -1 : 0;
        for (int i = 0; i < quotient.length; i++) {
            long top = third[i] >>> (width - 1);
            long wraps = wrap[i] * (1 - top) + (top & one);
            quotient[i] += ((third[i] >>> shift) & one) - (wraps << (width - shift));
        }
    }
}
