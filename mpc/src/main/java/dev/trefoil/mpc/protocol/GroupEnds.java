package dev.trefoil.mpc.protocol;

import dev.trefoil.mpc.Party;
import dev.trefoil.mpc.sharing.BitPlanes;
import dev.trefoil.mpc.sharing.BitVector;
import dev.trefoil.mpc.sharing.RingVector;
import java.util.List;

/// The way from sorted rows to one row a group and back, for any number of columns.
///
/// As [GroupBy], but kept: what is computed for the groups can be brought back to their rows, and further columns
/// can be folded once more is known.
///
/// *Inputs.* The marks of [EndOfGroup]. *What each party sees.* What it sees in [Ordering#of]; later moves show
/// masked values only. *Bits per row.* 13 index bits + 4. *Rounds.* 8. *Paper.* Asharov et al. 2023; bringing back
/// is the same trick in reverse: prefix sums are local, so it is enough that each end brings the difference to the
/// next group.
public final class GroupEnds {
    private final Ordering ordering;
    private final BitVector valid;

    private GroupEnds(Ordering ordering, BitVector valid) {
        this.ordering = ordering;
        this.valid = valid;
    }

    public static GroupEnds of(Party party, BitVector end) {
        Ordering ordering = Ordering.of(party, BitSort.of(party, end.not(party.index())));
        return new GroupEnds(
                ordering,
                ordering.apply(party, Columns.of(end.rows()).with(end)).bit(0));
    }

    /// One where the row is a group: ones first.
    public BitVector valid() {
        return valid;
    }

    /// The last row of each group. *Bits per row.* 4 width. *Rounds.* 2.
    public Columns lasts(Party party, Columns columns) {
        return ordering.apply(party, columns);
    }

    /// The first row of each group. *Bits per row.* 4 width. *Rounds.* 2.
    public BitPlanes firsts(Party party, BitPlanes word) {
        int rows = word.rows();
        if (rows < 2) {
            return word;
        }
        BitPlanes next = BitPlanes.concat(List.of(word.slice(1, rows), word.slice(0, 1)));
        BitPlanes ends = lasts(party, Columns.of(rows).with(next)).planes(0);
        return BitPlanes.concat(List.of(word.slice(0, 1), ends.slice(0, rows - 1)));
    }

    /// The sum over each group. *Bits per row.* 256. *Rounds.* 2.
    public RingVector sums(Party party, RingVector numbers) {
        return lasts(party, Columns.of(numbers.rows()).with(numbers.prefixSum()))
                .ring(0)
                .differences();
    }

    /// The number of each group, in all its rows; of rows that belong to no group, the number of the last group,
    /// and zero without any. *Bits per row.* 640. *Rounds.* 5.
    public RingVector spread(Party party, RingVector numbers) {
        int rows = numbers.rows();
        if (rows == 0) {
            return numbers;
        }
        RingVector steps = Multiply.of(party, numbers.differences(), BitToArithmetic.of(party, valid, Long.SIZE));
        RingVector first = steps.slice(0, 1);
        RingVector next = RingVector.concat(List.of(steps.slice(1, rows), RingVector.zeros(1)));
        RingVector back =
                ordering.unapply(party, Columns.of(rows).with(next)).ring(0).prefixSum();
        RingVector behind = RingVector.concat(List.of(RingVector.zeros(1), back.slice(0, rows - 1)));
        return behind.plus(first.replicate(rows));
    }

    /// Bits of [#of], sent by the three parties together.
    public static long bits(int rows) {
        return BitSort.bits(rows) + Ordering.bitsOfPermutation(rows) + Ordering.bits(rows, 1);
    }

    /// Rounds of [#of].
    public static int rounds() {
        return DigitSort.roundsBeforeMove() + Ordering.roundsOfPermutation() + Ordering.rounds();
    }

    /// Bits of [#spread], sent by the three parties together.
    public static long bitsOfSpread(int rows) {
        return rows == 0
                ? 0
                : BitToArithmetic.bits(rows, Long.SIZE)
                        + Multiply.bits(rows, Long.SIZE)
                        + Ordering.bits(rows, Long.SIZE);
    }

    /// Rounds of [#spread].
    public static int roundsOfSpread() {
        return BitToArithmetic.rounds() + Multiply.rounds() + Ordering.rounds();
    }

    @Override
    public String toString() {
        return "GroupEnds[" + valid.rows() + " secret rows]";
    }
}
