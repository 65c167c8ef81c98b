package dev.trefoil.mpc.protocol;

import dev.trefoil.mpc.Party;
import dev.trefoil.mpc.sharing.BitPlanes;
import dev.trefoil.mpc.sharing.BitVector;
import dev.trefoil.mpc.sharing.RingVector;
import dev.trefoil.mpc.sharing.WideVector;
import java.util.List;

/// Groups of sorted rows, ready to tell every row what its group amounts to: the values of the group's first and
/// last row, sums over the group and up to the row, the row's number within it. The core of windows.
///
/// Made once of the marks of [StartOfGroup]; then any number of columns are brought. Rows keep their order and
/// their number. Every row belongs to a group: those before the next mark; row 0 begins one, whatever its mark.
///
/// Values are set to zero but where they are wanted (at the starts of groups), brought to the front by the order
/// that puts starts first, where neighbours are subtracted locally, and brought back: then a prefix sum, or prefix
/// XOR, is each group's value in all its rows. Two rows more than there are, which stand before all others and
/// begin no group, come to stand right behind the starts and take in the differences there that mean nothing.
/// Preferred to a copy scan: about 11 bits for each bit of a value and 13 index bits once, whatever the number of
/// rows, where a scan takes 3 log2(rows) bits and log2(rows) rounds.
///
/// *What each party sees.* The places of rows in a uniformly random order, once; masked values; one uniformly
/// random bit per gate. *Bits.* To make it, 13 index bits a row (rows + 2 of them); then see [#bits]. *Rounds.*
/// 5 to make it; then see [#rounds]. *Paper.* Asharov et al. 2023: broadcasts by differences and prefix sums; the
/// two rows are our own.
///
/// Secret: `toString` tells the shape only.
public final class SortedGroups {
    /// Rows that stand before all others.
    private static final int BEFORE = 2;

    private final BitVector start;
    private final Ordering startsFirst;

    private SortedGroups(BitVector start, Ordering startsFirst) {
        this.start = start;
        this.startsFirst = startsFirst;
    }

    public static SortedGroups of(Party party, BitVector start) {
        int rows = start.rows();
        int head = Math.min(1, rows);
        BitVector one = BitVector.constant(party.index(), head, true);
        BitVector starts = BitVector.concat(List.of(one, start.slice(head, rows)));
        BitVector marks = BitVector.concat(List.of(BitVector.zeros(BEFORE), starts));
        SecretPermutation front = BitSort.of(party, marks.not(party.index()));
        return new SortedGroups(starts, Ordering.of(party, front));
    }

    public int rows() {
        return start.rows();
    }

    /// To every row the columns of the first row of its group.
    public Columns first(Party party, Columns columns) {
        return broadcast(party, toFront(party, columns, columns.zeros(BEFORE)));
    }

    /// To every row the columns of the last row of its group.
    public Columns last(Party party, Columns columns) {
        return broadcast(party, next(toFront(party, behind(columns), end(columns))));
    }

    /// To every row the sum of each column over its group; of planes, the XOR.
    public Columns sums(Party party, Columns values) {
        Columns prefix = values.prefixSum();
        Columns before = toFront(party, behind(prefix), end(prefix));
        return broadcast(party, next(before).minus(before));
    }

    /// To every row the sum of each column over the rows of its group up to this one; of planes, the XOR.
    public Columns runningSums(Party party, Columns values) {
        Columns prefix = values.prefixSum();
        return prefix.minus(first(party, behind(prefix)));
    }

    /// To every row its number within its group, from 0, modulo 2^64.
    public RingVector rowNumbers(Party party) {
        return rowNumbers(party, 64);
    }

    /// To every row its number within its group, from 0, as a word of [SecretPermutation#width(int)] bits.
    public BitPlanes rowNumberBits(Party party, Adder adder) {
        int width = SecretPermutation.width(rows());
        return ArithmeticToBits.of(party, rowNumbers(party, width), width, adder);
    }

    /// Bits to make it, sent by the three parties together.
    public static long bitsToMake(int rows) {
        return BitSort.bits(rows + BEFORE) + Ordering.bitsOfPermutation(rows + BEFORE);
    }

    /// Rounds to make it.
    public static int roundsToMake() {
        return DigitSort.roundsBeforeMove() + Ordering.roundsOfPermutation();
    }

    /// Bits of [#first], [#last], [#sums] and [#runningSums] each, for so many ring columns modulo 2^64, wide ring
    /// columns, and bits a row in planes.
    public static long bits(int rows, int rings, int wides, int planes) {
        return Masked.bits(rows, rings, wides, planes)
                + 2 * Ordering.bits(rows + BEFORE, 64 * rings + WideVector.WIDTH * wides + planes);
    }

    /// Rounds of [#first], [#last], [#sums] and [#runningSums] each. The wide ring columns overlap the ring columns
    /// by one round, and so does the move that follows either.
    public static int rounds(int rings, int wides, int planes) {
        int kinds = Math.min(1, rings) + Math.min(1, wides);
        int overlap = planes > 0 ? Math.max(0, kinds - 1) : kinds;
        return Masked.rounds(rings, wides, planes) - overlap + 2 * Ordering.rounds();
    }

    /// Bits of [#rowNumbers].
    public static long rowNumberBits(int rows) {
        return rowNumberBits(rows, 64);
    }

    /// Bits of [#rowNumberBits(Party, Adder)].
    public static long rowNumberBits(int rows, Adder adder) {
        int width = SecretPermutation.width(rows);
        return rowNumberBits(rows, width) + ArithmeticToBits.bits(rows, width, adder);
    }

    /// Rounds of [#rowNumbers].
    public static int rowNumberRounds() {
        return BitToArithmetic.rounds() + 2 * Ordering.rounds();
    }

    @Override
    public String toString() {
        return "SortedGroups[" + rows() + " secret rows]";
    }

    private static long rowNumberBits(int rows, int width) {
        return BitToArithmetic.bits(rows, width) + 2 * Ordering.bits(rows + BEFORE, width);
    }

    /// Row number minus that of the group's first row, modulo 2^width.
    private RingVector rowNumbers(Party party, int width) {
        long[] numbers = new long[rows()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = i;
        }
        RingVector begun = BitToArithmetic.of(party, start, width).timesPublic(numbers);
        Columns column = Columns.of(rows()).with(begun, width);
        Columns moved = startsFirst.apply(party, Columns.concat(column.zeros(BEFORE), column));
        RingVector first = broadcast(party, moved).ring(0);
        return RingVector.ofPublic(party.index(), numbers).minus(first);
    }

    /// The columns where groups start, brought to the front behind no others; zero elsewhere, but for `before`.
    private Columns toFront(Party party, Columns columns, Columns before) {
        return startsFirst.apply(party, Columns.concat(before, Masked.of(party, start, columns)));
    }

    /// From one value for each group, at the front, to all rows of the groups.
    private Columns broadcast(Party party, Columns front) {
        Columns steps = startsFirst.unapply(party, front.minus(behind(front)));
        return steps.slice(BEFORE, steps.rows()).prefixSum();
    }

    /// In each row the values of the row before.
    private static Columns behind(Columns columns) {
        int head = Math.min(1, columns.rows());
        return Columns.concat(columns.zeros(head), columns.slice(0, columns.rows() - head));
    }

    /// In each row the values of the row after.
    private static Columns next(Columns columns) {
        return Columns.concat(columns.slice(1, columns.rows()), columns.zeros(1));
    }

    /// The values of the last row, then zeros: what stands behind all starts.
    private static Columns end(Columns columns) {
        int rows = columns.rows();
        return rows == 0
                ? columns.zeros(BEFORE)
                : Columns.concat(columns.slice(rows - 1, rows), columns.zeros(BEFORE - 1));
    }
}
