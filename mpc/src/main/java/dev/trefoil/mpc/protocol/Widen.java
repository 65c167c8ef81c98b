package dev.trefoil.mpc.protocol;

import dev.trefoil.mpc.Party;
import dev.trefoil.mpc.sharing.RingVector;
import dev.trefoil.mpc.sharing.WideNumbers;
import dev.trefoil.mpc.sharing.WideVector;
import java.math.BigInteger;

/// Secret numbers of 64 bits as numbers of 128: the way into the wide ring that needs no bits.
///
/// **What the caller owes.** Every number lies between -2^62 and 2^62 - 1, read as two's complement of 64 bits:
/// elsewhere the result is without meaning (nothing is leaked).
///
/// With u = x_0 + x_1 + 2^62, which P_0 knows, and t = x_2, both as unsigned: u + t wraps exactly if the top bit
/// of u or that of t is one, because x + 2^62 has none. So the number is u + t - 2^64 (m OR m_t) - 2^62, where u
/// and the bit m are dealt by P_0, and m OR m_t = m (1 - m_t) + m_t is local to those who know t. The way back is
/// [WideVector#low()].
///
/// *Inputs.* Numbers modulo 2^64. *Output.* The same modulo 2^128. *What each party sees.* P_1: two values under
/// masks; P_1 and P_2: each other's half of a value under a mask. *Bits per row.* 320. *Rounds.* 2. *Paper.* The
/// wrap of [Truncate], SPU (eprint 2025/200) and SecureQ8; own arrangement.
public final class Widen {
    private static final long QUARTER = 1L << 62;

    private Widen() {}

    public static WideVector of(Party party, RingVector number) {
        party.checkpoint();
        int rows = number.rows();
        long[] third = party.index() == 1 ? number.second() : number.first();
        return switch (party.index()) {
            case 0 -> {
                long[] sum = number.plusPublic(0, QUARTER).first().clone();
                for (int i = 0; i < rows; i++) {
                    sum[i] += number.second()[i];
                }
                WideNumbers mask = WideLink.random(party.stream(0), rows);
                WideNumbers rest = unsigned(sum).minus(mask);
                WideLink.send(party.next(), WideVector.WIDTH, rest);
                yield lowered(party, WideVector.of(mask, rest), top(sum));
            }
            case 1 -> {
                WideNumbers rest = WideLink.receive(party.previous(), WideVector.WIDTH, rows);
                yield lowered(party, WideVector.of(rest, unsigned(third)), top(third));
            }
            default -> {
                WideNumbers mask = WideLink.random(party.stream(0), rows);
                yield lowered(party, WideVector.of(unsigned(third), mask), top(third));
            }
        };
    }

    /// Bits sent by the three parties together.
    public static long bits(long rows) {
        return rows * 320;
    }

    public static int rounds() {
        return 2;
    }

    /// The sum of u and t without its wrap and without 2^62; `top` is m at P_0 and m_t at the others.
    private static WideVector lowered(Party party, WideVector sum, long[] top) {
        long[] half = Halves.deal(party, top, sum.rows(), 64);
        long one = party.index() == 1 ? 1 : 0;
        for (int i = 0; i < half.length; i++) {
            half[i] = half[i] * (1 - top[i]) + (top[i] & one);
        }
        WideVector wrap = WideVector.ofHigh(Halves.join(party, half, sum.rows(), 64));
        return sum.minus(wrap).plusPublic(party.index(), BigInteger.valueOf(-QUARTER));
    }

    private static WideNumbers unsigned(long[] values) {
        return WideNumbers.of(values, new long[values.length]);
    }

    private static long[] top(long[] values) {
        long[] out = new long[values.length];
        for (int i = 0; i < out.length; i++) {
            out[i] = values[i] >>> 63;
        }
        return out;
    }
}
