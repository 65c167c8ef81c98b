package dev.trefoil.mpc.protocol;

import dev.trefoil.mpc.Party;
import dev.trefoil.mpc.sharing.BitPlanes;
import dev.trefoil.mpc.sharing.BitVector;
import dev.trefoil.mpc.sharing.RingVector;
import java.util.Optional;
import java.util.stream.LongStream;

/// Counts for each right row the left rows with its key, and tells where they stand among left rows in the order of
/// their keys; keys may repeat on both sides.
///
/// In the order of both sides the present left rows are numbered by a prefix sum; a [Fill] brings every row the number
/// at which its key begins. The number of a left row is its place in the order of left rows: one sort serves for all.
///
/// *Inputs.* The order of n left and m right rows; on either side which rows are present, where not all are known to
/// be; the width of the counts, which holds n. *Output.* [MatchRange], the numbers modulo 2^width. *What each party
/// sees.* Masked values, one uniformly random bit per gate. *Bits, rounds.* See [#bits] and [#rounds]. *Paper.* Own
/// arrangement; Asharov et al. 2023, Protocol 3.4, sorts 2n + m rows.
public final class CountMatches {
    private CountMatches() {}

    public static MatchRange of(
            Party party,
            JoinOrder order,
            Optional<BitVector> leftPresent,
            Optional<BitVector> rightPresent,
            int width,
            Adder adder) {
        int n = order.left();
        int rows = order.rows();
        BitVector sources = LookupJoin.sources(party, leftPresent, n, order.right(), true);
        BitVector source =
                order.ordering().apply(party, Columns.of(rows).with(sources)).bit(0);
        RingVector one = BitToArithmetic.of(party, source, width);
        RingVector upTo = one.prefixSum();
        BitPlanes before = ArithmeticToBits.of(party, upTo.minus(one), index(n), adder);
        RingVector start = BitsToArithmetic.unsigned(party, Fill.of(party, order.begins(), before), adder, width);
        Columns back = order.ordering()
                .unapply(party, Columns.of(rows).with(upTo, width).with(start, width));
        Columns right = back.slice(n, rows);
        RingVector count = right.ring(0).minus(right.ring(1));
        return new MatchRange(
                right.ring(1),
                rightPresent
                        .map(present -> masked(party, present, count, width))
                        .orElse(count),
                leftOrder(party, leftPresent, back.ring(0).slice(0, n)));
    }

    /// Bits that follow the order, sent by the three parties together; `leftHidden` and `rightHidden` tell whether rows
    /// of the side may be absent.
    public static long bits(int left, int right, int width, boolean leftHidden, boolean rightHidden, Adder adder) {
        int rows = left + right;
        int index = index(left);
        return Ordering.bits(rows, 1)
                + BitToArithmetic.bits(rows, width)
                + ArithmeticToBits.bits(rows, index, adder)
                + Fill.bits(rows, index)
                + BitsToArithmetic.bits(rows, index, adder, width)
                + Ordering.bits(rows, 2 * width)
                + (rightHidden ? maskBits(right, width) : 0)
                + (leftHidden ? maskBits(left, SecretPermutation.width(left)) : 0);
    }

    /// Rounds that follow the order: those of the protocols one after the other, less one wherever P_0 starts the next
    /// before the others have ended the last, which depends on the rounds of ANDs modulo three.
    public static int rounds(int left, int right, boolean leftHidden, boolean rightHidden, Adder adder) {
        int index = index(left);
        int there = ArithmeticToBits.rounds(index, adder) + Fill.rounds(left + right);
        int back = BitsToArithmetic.rounds(index, adder, Long.SIZE);
        int gates = there - Summands.rounds() + back - BitToArithmetic.rounds();
        int ahead = gates % 3 == 0 ? 3 : 2;
        int masks = (rightHidden ? 1 : 0) + (leftHidden ? 1 : 0);
        int overlap = masks == 1 ? 3 : ahead + masks / 2;
        int mask = BitToArithmetic.rounds() + Multiply.rounds();
        return 2 * Ordering.rounds() + BitToArithmetic.rounds() + there + back + masks * mask - overlap;
    }

    /// The bits of a number of left rows.
    private static int index(int left) {
        return Math.max(1, Integer.SIZE - Integer.numberOfLeadingZeros(left));
    }

    /// Numbers present rows, whose number from one is given, from zero, and the others behind them.
    private static SecretPermutation leftOrder(Party party, Optional<BitVector> present, RingVector number) {
        RingVector place = number.plusPublic(party.index(), -1);
        if (present.isEmpty()) {
            return SecretPermutation.of(place);
        }
        int rows = number.rows();
        int width = SecretPermutation.width(rows);
        RingVector there = BitToArithmetic.of(party, present.get(), width);
        RingVector behind = (rows == 0 ? there : there.total().replicate(rows))
                .minus(there.prefixSum())
                .plusPublic(party.index(), LongStream.range(0, rows).toArray());
        return SecretPermutation.of(behind.plus(Multiply.of(party, there, place.minus(behind), width)));
    }

    private static RingVector masked(Party party, BitVector present, RingVector count, int width) {
        return Multiply.of(party, BitToArithmetic.of(party, present, width), count, width);
    }

    private static long maskBits(int rows, int width) {
        return BitToArithmetic.bits(rows, width) + Multiply.bits(rows, width);
    }
}
