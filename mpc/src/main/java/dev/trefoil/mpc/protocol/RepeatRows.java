package dev.trefoil.mpc.protocol;

import dev.trefoil.mpc.Party;
import dev.trefoil.mpc.sharing.BitPlanes;
import dev.trefoil.mpc.sharing.BitVector;
import dev.trefoil.mpc.sharing.RingVector;
import dev.trefoil.mpc.sharing.WideVector;
import java.util.List;

/// Repeats each row a secret number of times, into a public number of slots.
///
/// *Inputs.* For each of n rows how often it is repeated, from 0, together at most the number of slots; columns.
/// *Output.* [Repeated]: each slot with the columns of its row, rows in their order, the slots in use first. *What
/// each party sees.* What it sees in a sort, and one uniformly random bit per gate. *Bits.* [ArithmeticToBits] of n
/// numbers of w bits, w those of the number of slots; sorting N = 2n + slots rows by them; then 8 N (payload + w +
/// 1) to move. *Rounds.* Those of both, then 4. *Paper.* The prefix sums of Asharov et al. 2023, Protocol 3.4, over
/// places instead of keys: a row stands before its first slot and, negated, behind its last, so that in between a
/// sum is the row.
public final class RepeatRows {
    private RepeatRows() {}

    public static Repeated of(
            Party party, RingVector counts, Columns columns, int slots, Adder adder, LinkSpeed speed) {
        int n = columns.rows();
        int width = width(slots);
        RingVector end = counts.prefixSum();
        BitPlanes ends = ArithmeticToBits.of(party, end, width, adder);
        BitPlanes starts =
                BitPlanes.concat(List.of(BitPlanes.zeros(1, width), ends)).slice(0, n);
        BitPlanes places = BitPlanes.ofPublic(party.index(), width, numbers(slots));
        Sorted sorted = SortPermutation.of(party, BitPlanes.concat(List.of(starts, ends, places)), speed);
        BitVector ones = BitVector.constant(party.index(), n, true);
        Columns rows = columns.with(end.minus(counts), width).with(ones);
        Columns moved = sorted.ordering().apply(party, around(rows, slots));
        Columns repeated = sorted.ordering().unapply(party, sums(moved)).slice(2 * n, 2 * n + slots);
        int last = rows.rings().size() - 1;
        int used = rows.planes().size() - 1;
        return new Repeated(
                Columns.of(
                        slots,
                        repeated.rings().subList(0, last),
                        repeated.wides(),
                        repeated.planes().subList(0, used)),
                repeated.ring(last).negated().plusPublic(party.index(), numbers(slots)),
                repeated.bit(used));
    }

    /// Bits besides those of the sort, for columns of `payload` bits.
    public static long bitsWithoutSort(int rows, int slots, int payload, Adder adder) {
        int width = width(slots);
        return ArithmeticToBits.bits(rows, width, adder) + 2 * Ordering.bits(2L * rows + slots, payload + width + 1);
    }

    /// Rounds besides those of the sort; the first of the sort may overlap with the last of these before it.
    public static int roundsWithoutSort(int slots, Adder adder) {
        return ArithmeticToBits.rounds(width(slots), adder) + 2 * Ordering.rounds();
    }

    /// Bits of a place, the one behind the last slot included.
    static int width(int slots) {
        return Math.max(1, Integer.SIZE - Integer.numberOfLeadingZeros(slots));
    }

    private static long[] numbers(int slots) {
        long[] numbers = new long[slots];
        for (int i = 0; i < slots; i++) {
            numbers[i] = i;
        }
        return numbers;
    }

    /// The rows, the rows negated, and zeros for the slots.
    private static Columns around(Columns rows, int slots) {
        Columns out = Columns.of(2 * rows.rows() + slots);
        for (int column = 0; column < rows.rings().size(); column++) {
            RingVector ring = rows.ring(column);
            RingVector both = RingVector.concat(List.of(ring, ring.negated(), RingVector.zeros(slots)));
            out = out.with(both, rows.ringWidth(column));
        }
        for (WideVector wide : rows.wides()) {
            out = out.with(WideVector.concat(List.of(wide, wide.negated(), WideVector.zeros(slots))));
        }
        for (BitPlanes word : rows.planes()) {
            out = out.with(BitPlanes.concat(List.of(word, word, BitPlanes.zeros(slots, word.width()))));
        }
        return out;
    }

    private static Columns sums(Columns moved) {
        Columns sums = Columns.of(moved.rows());
        for (int column = 0; column < moved.rings().size(); column++) {
            sums = sums.with(moved.ring(column).prefixSum(), moved.ringWidth(column));
        }
        for (WideVector wide : moved.wides()) {
            sums = sums.with(wide.prefixSum());
        }
        for (BitPlanes word : moved.planes()) {
            sums = sums.with(PrefixXor.of(word));
        }
        return sums;
    }
}
