package dev.trefoil.mpc.protocol;

import dev.trefoil.mpc.Party;
import dev.trefoil.mpc.sharing.BitPlanes;
import dev.trefoil.mpc.sharing.BitVector;
import dev.trefoil.mpc.sharing.PublicBits;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Looks each right row's key up among a few left rows by comparing it with every one of them: nothing is sorted or
/// moved.
///
/// What a right row gets is one product sum for each bit, however many left rows there are: a [Pick]. Left rows are
/// compared with each other first, so that of several with one key only the first counts.
///
/// *Inputs, output.* As those of a [LookupJoin]. *What each party sees.* One uniformly random bit per gate. *Bits.*
/// For each of m right rows 3 n (key - 1) + 3 (width + 1), and 3 (width + 1) more if right rows may be absent; for
/// the n left rows 3 n^2 key + 3 n width, a little less, or 6 n^2 more if they may be absent. *Rounds.* About 2 log2
/// key + log2 n + 3, the half of them again for each block of right rows. *Paper.* Folklore.
final class ShortLookup {
    /// The bits of the keys that are compared at once, which bounds memory: 4 MiB in each share.
    private static final long BLOCK = 1L << 25;

    private ShortLookup() {}

    static Joined of(
            Party party,
            BitPlanes leftKey,
            Optional<BitVector> leftPresent,
            BitPlanes left,
            BitPlanes rightKey,
            Optional<BitVector> rightPresent) {
        int n = leftKey.rows();
        int m = rightKey.rows();
        BitVector repeated = repeated(party, leftKey, leftPresent);
        BitVector first = leftPresent
                .orElseGet(() -> BitVector.constant(party.index(), n, true))
                .xor(repeated);
        BitPlanes table = (left.width() == 0 ? left : And.of(party, left, first)).below(first);
        int block = block(n, m, leftKey.width());
        List<BitPlanes> found = new ArrayList<>();
        for (int from = 0; from < m; from += block) {
            found.add(picked(party, leftKey, table, rightKey.slice(from, Math.min(m, from + block))));
        }
        BitPlanes all = found.isEmpty() ? BitPlanes.zeros(0, left.width() + 1) : BitPlanes.concat(found);
        BitPlanes there =
                rightPresent.map(present -> And.of(party, all, present)).orElse(all);
        return new Joined(there.top(), there.bits(0, left.width()), repeated);
    }

    /// Bits sent by the three parties together, for keys of `key` bits and left rows of `width` bits.
    static long bits(int left, int right, int key, int width, boolean leftHidden, boolean rightHidden) {
        long pairs = (long) left * left;
        return Equal.bits(pairs, leftHidden ? key + 2 : key)
                + And.bits(left, Conjunction.gates(left))
                + And.bits(left, width)
                + left * Equal.bits(right, key)
                + And.bits(right, (rightHidden ? 2L : 1) * (width + 1));
    }

    static int rounds(int left, int right, int key, int width, boolean leftHidden, boolean rightHidden) {
        int blocks = Math.ceilDiv(right, block(left, right, key));
        return Equal.rounds(leftHidden ? key + 2 : key)
                + Conjunction.rounds(left)
                + (width > 0 ? And.rounds() : 0)
                + blocks * (Equal.rounds(key) + And.rounds())
                + (rightHidden ? And.rounds() : 0);
    }

    /// What this is expected to take; infinitely long where it does not work.
    static double seconds(
            int left, int right, int key, int width, boolean leftHidden, boolean rightHidden, LinkSpeed speed) {
        boolean fits = left > 0 && key > 0 && (long) left * left * (key + 2) <= BLOCK;
        return fits
                ? speed.seconds(
                        rounds(left, right, key, width, leftHidden, rightHidden),
                        bits(left, right, key, width, leftHidden, rightHidden))
                : Double.POSITIVE_INFINITY;
    }

    /// The right rows that are compared at once.
    private static int block(int left, int right, int key) {
        long rows = Math.max(64, BLOCK / Math.max(1, (long) left * key) / 64 * 64);
        return (int) Math.min(Math.max(1, right), rows);
    }

    /// Present rows with an earlier present row of the same key.
    private static BitVector repeated(Party party, BitPlanes key, Optional<BitVector> present) {
        int n = key.rows();
        int[] each = new int[n * n];
        int[] other = new int[n * n];
        boolean[] earlier = new boolean[n * n];
        for (int i = 0; i < each.length; i++) {
            each[i] = i % n;
            other[i] = i / n;
            earlier[i] = other[i] < each[i];
        }
        BitPlanes differs = key.gather(each).xor(key.gather(other));
        if (present.isPresent()) {
            BitVector absent = present.get().not(party.index());
            differs = differs.below(absent.gather(each)).below(absent.gather(other));
        }
        BitVector same = Equal.zero(party, differs).andPublic(PublicBits.of(earlier));
        List<BitVector> none = new ArrayList<>();
        for (int row = 0; row < n; row++) {
            none.add(same.slice(row * n, (row + 1) * n).not(party.index()));
        }
        return Conjunction.each(party, List.of(none)).getFirst().not(party.index());
    }

    /// The row of the table that each key selects, zero where there is none.
    private static BitPlanes picked(Party party, BitPlanes keys, BitPlanes table, BitPlanes rows) {
        BitPlanes differs = rows.not(party.index());
        List<List<BitVector>> same = new ArrayList<>();
        for (int row = 0; row < keys.rows(); row++) {
            BitPlanes key = keys.slice(row, row + 1).replicate(rows.rows());
            same.add(differs.xor(key).planes());
        }
        List<BitVector> selected = Conjunction.each(party, same);
        List<Pick> picks =
                table.planes().stream().map(bit -> new Pick(selected, bit)).toList();
        return BitPlanes.of(rows.rows(), Door.gates(party, picks));
    }
}
