package dev.trefoil.mpc.correlation;

import dev.trefoil.mpc.sharing.RingVector;

/// Shares of an upload that travel as seeds: two seeds and one correction instead of three vectors.
///
/// Shares 0 and 1 are streams of seeds s_0 and s_1; share 2 is what is missing, the correction. s_0 goes to
/// P_0 and P_2, s_1 to P_0 and P_1, the correction to P_1 and P_2. A seed has 16 bytes, comes from a
/// `SecureRandom`, and serves one column of one upload: a repeated one reveals the difference of two columns.
public final class SeededShares {
    private SeededShares() {}

    /// The share of `count` words that this seed stands for.
    public static long[] expand(byte[] seed, int count) {
        return new Stream(seed).next(count);
    }

    /// Share 2 of numbers, as a sum.
    public static long[] correction(long[] values, byte[] seed0, byte[] seed1) {
        long[] out = values.clone();
        new Stream(seed0).subtractFrom(out);
        new Stream(seed1).subtractFrom(out);
        return out;
    }

    /// Share 2 of words, as an XOR.
    public static long[] xorCorrection(long[] words, byte[] seed0, byte[] seed1) {
        long[] out = words.clone();
        new Stream(seed0).xorInto(out);
        new Stream(seed1).xorInto(out);
        return out;
    }

    /// What party 0 holds of a vector of numbers.
    public static RingVector ringAtFirst(byte[] seed0, byte[] seed1, int rows) {
        return RingVector.of(expand(seed0, rows), expand(seed1, rows));
    }

    /// What party 1 holds of a vector of numbers.
    public static RingVector ringAtSecond(byte[] seed1, long[] correction) {
        return RingVector.of(expand(seed1, correction.length), correction);
    }

    /// What party 2 holds of a vector of numbers.
    public static RingVector ringAtThird(long[] correction, byte[] seed0) {
        return RingVector.of(correction, expand(seed0, correction.length));
    }
}
