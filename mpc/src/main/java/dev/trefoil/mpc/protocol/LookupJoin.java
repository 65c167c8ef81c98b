package dev.trefoil.mpc.protocol;

import dev.trefoil.mpc.Party;
import dev.trefoil.mpc.sharing.BitPlanes;
import dev.trefoil.mpc.sharing.BitVector;
import dev.trefoil.mpc.sharing.PublicBits;
import dev.trefoil.mpc.sharing.RingVector;
import dev.trefoil.mpc.sharing.WideVector;
import java.util.List;

/// Looks up each right row's key among left rows with unique keys, and brings that left row's columns.
///
/// *Inputs.* Keys of equal width of n left and m right rows; for each row whether it is present (valid, and its
/// key not null), absent rows match nothing; columns of the left rows. *Output.* [Joined], in the order of the
/// right rows. *What each party sees.* What it sees in a sort. *Bits.* Those of sorting N = 2n + m rows by a
/// key of width + 2 bits; then N (8 payload + 12) to move, 3 (N - 1)(width + 1) + 3 (N - 2) to look for
/// duplicates. *Rounds.* Those of the sort, then 4, then those of the search for duplicates: ceil(log2(width +
/// 2)) + ceil(log2(N - 1)). *Paper.* Asharov et al. 2023, Protocol 3.4: left rows stand before and, negated,
/// behind the right rows of their key, so a prefix sum is the payload between and zero outside.
///
/// Absent rows need no masking: absent right rows sort before everything, absent left rows behind it.
public final class LookupJoin {
    private LookupJoin() {}

    public static Joined of(
            Party party,
            BitPlanes leftKey,
            BitVector leftPresent,
            Columns left,
            BitPlanes rightKey,
            BitVector rightPresent,
            LinkSpeed speed) {
        int n = left.rows();
        int m = rightKey.rows();
        Sorted sorted = SortPermutation.of(party, key(party, leftKey, leftPresent, rightKey, rightPresent), speed);
        BitVector copy = BitVector.concat(List.of(leftPresent, BitVector.zeros(m + n)));
        Columns moved = sorted.ordering().apply(party, union(party, left, m).with(copy));
        Columns found = sorted.ordering()
                .unapply(party, moved.withoutLastPlanes().prefixSum())
                .slice(n, n + m);
        int match = left.planes().size();
        return new Joined(
                found.bit(match),
                Columns.of(m, found.rings(), found.wides(), found.planes().subList(0, match)),
                duplicate(party, sorted.key().bits(0, leftKey.width()), moved.bit(match + 1)));
    }

    /// Bits that follow the sort, for keys of `width` and left columns of `payload` bits.
    public static long bitsAfterSort(int left, int right, int width, int payload) {
        int rows = 2 * left + right;
        return Ordering.bits(rows, payload + 2)
                + Ordering.bits(rows, payload + 1)
                + (rows < 2 ? 0 : Equal.bits(rows - 1, width + 2) + AnyTrue.bits(rows - 1));
    }

    /// Rounds that follow the sort: the search for duplicates comes after the first move.
    public static int roundsAfterSort(int left, int right, int width) {
        int rows = 2 * left + right;
        return Ordering.rounds()
                + Ordering.rounds()
                + (rows < 2 ? 0 : Equal.rounds(width + 2) + AnyTrue.rounds(rows - 1));
    }

    /// The keys of left, right and left rows once more; above them 0 for absent right, 1 for present, 2 for
    /// absent left.
    static BitPlanes key(
            Party party, BitPlanes leftKey, BitVector leftPresent, BitPlanes rightKey, BitVector rightPresent) {
        BitVector present = BitVector.concat(List.of(leftPresent, rightPresent, leftPresent));
        BitVector absentLeft = leftPresent.not(party.index());
        BitVector last = BitVector.concat(List.of(absentLeft, BitVector.zeros(rightKey.rows()), absentLeft));
        return BitPlanes.concat(List.of(leftKey, rightKey, leftKey))
                .below(present)
                .below(last);
    }

    /// The left columns, zeros, and the left columns negated; then the public bit that is one in left rows.
    private static Columns union(Party party, Columns left, int right) {
        Columns out = Columns.of(2 * left.rows() + right);
        for (int column = 0; column < left.rings().size(); column++) {
            RingVector ring = left.ring(column);
            RingVector twice = RingVector.concat(List.of(ring, RingVector.zeros(right), ring.negated()));
            out = out.with(twice, left.ringWidth(column));
        }
        for (WideVector wide : left.wides()) {
            out = out.with(WideVector.concat(List.of(wide, WideVector.zeros(right), wide.negated())));
        }
        for (BitPlanes word : left.planes()) {
            out = out.with(BitPlanes.concat(List.of(word, BitPlanes.zeros(right, word.width()), word)));
        }
        BitVector ones = BitVector.ofPublic(party.index(), PublicBits.constant(left.rows(), true));
        return out.with(BitVector.concat(List.of(ones, BitVector.zeros(right), ones)));
    }

    /// Whether two neighbours in the order are both the first copy of a present left row and have the same key.
    private static BitVector duplicate(Party party, BitPlanes key, BitVector copy) {
        int rows = copy.rows();
        if (rows < 2) {
            return BitVector.zeros(1);
        }
        BitVector none = copy.not(party.index());
        BitPlanes differs = key.slice(0, rows - 1).xor(key.slice(1, rows));
        BitVector same =
                Equal.zero(party, differs.below(none.slice(0, rows - 1)).below(none.slice(1, rows)));
        return AnyTrue.of(party, same);
    }
}
