package dev.trefoil.mpc.protocol;

import dev.trefoil.mpc.Party;
import dev.trefoil.mpc.sharing.BitPlanes;
import dev.trefoil.mpc.sharing.BitVector;
import dev.trefoil.mpc.sharing.RingVector;
import dev.trefoil.mpc.sharing.WideVector;
import java.util.List;

/// Copies each row a secret number of times into a public number of rows: the half of a many-to-many join.
///
/// The rows with copies are brought to the front, behind them an end, which begins where the last copy ends;
/// where their copies begin is a local prefix sum of the counts. [Spread] carries one mark for each of them to
/// that place; the order that brings these marks to the front is the way back for what changes from one row to
/// the next, and a prefix sum, or prefix XOR, fills the copies. Preferred to sorting the rows among the places
/// (SLOOP, Scape): a spread takes 3/2 log2(slots)^2 bits for each slot, in log2(slots) rounds, about a fifth.
///
/// *Inputs.* Counts of 0 to 2^countWidth - 1 in any ring of at least [#copyWidth] bits, zero for rows that are not
/// valid, in all no more than there are slots: the caller makes sure of that; columns; the number of slots. *Output.*
/// [Expanded]: the copies of row 0, those of row 1 and so on, then rows
/// that are not valid. *What each party sees.* The places of rows, and those of slots, in uniformly random orders;
/// masked values; one uniformly random bit per gate. *Bits, rounds.* See [#bits] and [#rounds]: for each bit of
/// the columns 7 a row and 4 a slot, and what the index bits take. *Paper.* Oblivious distribution: Krastnikov,
/// Kerschbaum, Stebila 2020 (VLDB); own arrangement on shares.
public final class Expand {
    private Expand() {}

    public static Expanded of(Party party, RingVector counts, int countWidth, Columns columns, int slots, Adder adder) {
        BitVector wanted = EqualZero.of(party, counts, countWidth).not(party.index());
        Columns front = front(party, counts, wanted, columns, slots);
        BitVector starts = starts(party, front, slots, adder);
        Columns values = front.withoutLastRing().withoutLastPlanes();
        Columns changes = values.minus(Columns.concat(values.zeros(1), values.slice(0, slots)));
        Ordering startsFirst = Ordering.of(party, BitSort.of(party, starts.not(party.index())));
        Columns filled = startsFirst.unapply(party, changes).prefixSum().slice(0, slots);
        return expanded(party, filled);
    }

    /// The bits of [Expanded#copy()].
    public static int copyWidth(int slots) {
        return SecretPermutation.width(Math.addExact(slots, 1));
    }

    /// Bits sent by the three parties together, for so many ring columns modulo 2^64, wide ring columns, and bits a
    /// row in planes.
    public static long bits(int rows, int rings, int wides, int planes, int countWidth, int slots, Adder adder) {
        int index = copyWidth(slots);
        int places = slots + 1;
        int width = 64 * rings + WideVector.WIDTH * wides + planes;
        return EqualZero.bits(rows, countWidth)
                + Masked.bits(rows, rings, wides, planes)
                + BitToArithmetic.bits(rows, index)
                + Multiply.bits(rows, index)
                + Compaction.bits(rows + 1, width + 2 * index + 2)
                + ArithmeticToBits.bits(places, index, adder)
                + And.bits(places, index)
                + Spread.bits(places, index)
                + BitSort.bits(places)
                + Ordering.bitsOfPermutation(places)
                + Ordering.bits(places, width + index + 1);
    }

    /// Rounds, for the same: those of the protocols one after the other, less one wherever P_0 starts the next
    /// before the others have ended the last.
    public static int rounds(int rings, int wides, int planes, int countWidth, int slots, Adder adder) {
        int index = copyWidth(slots);
        int additions = Add.rounds(index, adder) + And.rounds() + Spread.rounds(index);
        int overlap = overlap(Math.min(1, rings) + Math.min(1, wides), planes > 0, EqualZero.rounds(countWidth));
        return EqualZero.rounds(countWidth)
                - overlap
                - (additions % 3 == 0 ? 1 : 0)
                + BitToArithmetic.rounds()
                + Multiply.rounds()
                + Masked.rounds(rings, wides, planes)
                + Compaction.rounds()
                + ArithmeticToBits.rounds(index, adder)
                + And.rounds()
                + Spread.rounds(index)
                + DigitSort.roundsBeforeMove()
                + Ordering.roundsOfPermutation()
                + Ordering.rounds();
    }

    /// In how many rounds the protocols up to the compaction overlap: every third round of ANDs leaves P_0 last.
    private static int overlap(int kindsOfRings, boolean planes, int roundsOfZeroTest) {
        int ahead = roundsOfZeroTest % 3;
        boolean onlyPlanes = planes && kindsOfRings == 0;
        return kindsOfRings + (planes ? 0 : 1) + (ahead == 1 || (ahead == 0 && onlyPlanes) ? 1 : 0);
    }

    /// The rows with copies, then the end, where no columns change any more and all are zero, then others, all zero:
    /// one for each slot, and one more. Behind the columns where the copies begin, once more to be spread, and
    /// whether there are copies, once more with the end.
    private static Columns front(Party party, RingVector counts, BitVector wanted, Columns columns, int slots) {
        int index = copyWidth(slots);
        RingVector begin = counts.prefixSum().minus(counts);
        RingVector number = BitToArithmetic.of(party, wanted, index);
        RingVector begins = Multiply.of(party, number, begin, index);
        Columns values = Masked.of(party, wanted, columns).with(begins, index).with(wanted);
        BitVector here = BitVector.concat(List.of(wanted, BitVector.constant(party.index(), 1, true)));
        RingVector places = RingVector.concat(List.of(begin, counts.total()));
        Columns table =
                Columns.concat(values, values.zeros(1)).with(places, index).with(here);
        Columns front = Compaction.of(party, here, table);
        return front.rows() > slots
                ? front.slice(0, slots + 1)
                : Columns.concat(front, front.zeros(slots + 1 - front.rows()));
    }

    /// A mark where the copies of each row begin, and at the end.
    private static BitVector starts(Party party, Columns front, int slots, Adder adder) {
        BitVector here = front.bit(front.planes().size() - 1);
        RingVector places = front.ring(front.rings().size() - 1);
        RingVector distance = places.minus(RingVector.ofPublic(party.index(), numbers(slots + 1)));
        BitPlanes bits = ArithmeticToBits.of(party, distance, copyWidth(slots), adder);
        return Spread.of(party, here, And.of(party, bits, here));
    }

    private static Expanded expanded(Party party, Columns filled) {
        BitVector valid = filled.bit(filled.planes().size() - 1);
        RingVector begin = filled.ring(filled.rings().size() - 1);
        RingVector copy =
                RingVector.ofPublic(party.index(), numbers(filled.rows())).minus(begin);
        return new Expanded(filled.withoutLastRing().withoutLastPlanes(), copy, valid);
    }

    private static long[] numbers(int rows) {
        long[] out = new long[rows];
        for (int i = 0; i < rows; i++) {
            out[i] = i;
        }
        return out;
    }
}
