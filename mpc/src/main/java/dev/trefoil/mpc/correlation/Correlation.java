package dev.trefoil.mpc.correlation;

import dev.trefoil.mpc.sharing.BitVector;
import dev.trefoil.mpc.sharing.RingVector;

/// What party P_i knows of the randomness shared without talking: stream F_i with P_(i-1), stream F_(i+1)
/// with P_(i+1).
///
/// F_i is known to P_i and P_(i-1) and unknown to P_(i+1). Both holders must consume a stream in lockstep, so
/// every protocol documents, by its code, what each of the three roles draws. Not for use by several threads:
/// take a [#context(String)] for each.
///
/// Source: Araki et al. 2016 (zero shares from pairwise keys); draft-thomson-ppm-prss (contexts).
public final class Correlation {
    private final int party;
    private final PairKey firstKey;
    private final PairKey secondKey;
    private final Stream first;
    private final Stream second;

    private Correlation(int party, PairKey firstKey, PairKey secondKey, String context) {
        this.party = party;
        this.firstKey = firstKey;
        this.secondKey = secondKey;
        this.first = firstKey.stream(context);
        this.second = secondKey.stream(context);
    }

    /// The correlation of party P_i from the seed it shares with P_(i-1) (`firstSeed`), the one it shares
    /// with P_(i+1) (`secondSeed`), and a salt all three parties know: fresh nonces of all three.
    public static Correlation of(int party, byte[] firstSeed, byte[] secondSeed, byte[] salt) {
        return new Correlation(party, new PairKey(firstSeed, salt), new PairKey(secondSeed, salt), "");
    }

    /// Independent streams under a name that all three parties use, once: one for each thread of a session.
    public Correlation context(String name) {
        return new Correlation(party, firstKey, secondKey, "context " + name);
    }

    /// F_i of party P_i, shared with P_(i-1).
    public Stream first() {
        return first;
    }

    /// F_(i+1) of party P_i, shared with P_(i+1).
    public Stream second() {
        return second;
    }

    /// Stream F_`index`, if this party knows it: every party knows two of the three.
    public Stream stream(int index) {
        if (index == party) {
            return first;
        }
        if (index == (party + 1) % 3) {
            return second;
        }
        throw new IllegalArgumentException("party " + party + " does not know stream " + index);
    }

    /// Adds this party's part of a fresh sharing of zero, F_i - F_(i+1), to `values`.
    public void addZeroShare(long[] values) {
        addZeroShare(values, 0, values.length, Long.SIZE);
    }

    /// The same modulo 2^width, and to values `from` (inclusive) to `to` (exclusive) only; the higher bits mean
    /// nothing then.
    public void addZeroShare(long[] values, int from, int to, int width) {
        first.addTo(values, from, to, width);
        second.subtractFrom(values, from, to, width);
    }

    /// XORs this party's part of a fresh sharing of zero, F_i ^ F_(i+1), into words `from` (inclusive) to
    /// `to` (exclusive).
    public void xorZeroShare(long[] words, int from, int to) {
        first.xorInto(words, from, to);
        second.xorInto(words, from, to);
    }

    /// A uniformly random vector over Z_2^64 that nobody knows.
    public RingVector randomRing(int rows) {
        return RingVector.of(first.next(rows), second.next(rows));
    }

    /// Uniformly random bits that nobody knows.
    public BitVector randomBits(int rows) {
        return BitVector.of(rows, first.next(BitVector.words(rows)), second.next(BitVector.words(rows)));
    }

    /// A tag that shows P_(i-1) that both derived the same key, without telling the key.
    public byte[] firstConfirmation() {
        return firstKey.derive("confirmation", 16);
    }

    /// The tag that P_(i+1) must show, see [#firstConfirmation()].
    public byte[] secondConfirmation() {
        return secondKey.derive("confirmation", 16);
    }

    @Override
    public String toString() {
        return "Correlation[party " + party + ", secret]";
    }
}
