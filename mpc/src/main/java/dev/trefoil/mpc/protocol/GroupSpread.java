package dev.trefoil.mpc.protocol;

import dev.trefoil.mpc.Party;
import dev.trefoil.mpc.sharing.BitPlanes;
import dev.trefoil.mpc.sharing.BitVector;
import dev.trefoil.mpc.sharing.RingVector;
import dev.trefoil.mpc.sharing.WideVector;
import java.util.ArrayList;
import java.util.List;

/// Gives every row of a group the same cells: those of the group's first row, or those of a table with a row for each
/// group.
///
/// The differences of the cells of one group to those of the group before stand at the first rows of groups,
/// zero stands elsewhere, and the running sum (the running XOR of bits) is local. Made once for a row set, for
/// any number of columns.
///
/// *Inputs.* Rows that stand by group, and a bit that is one at the first row of each group; rows before the
/// first group get zero, rows behind the last group, which have no first row of their own, count to it. *What
/// each party sees.* The destinations of the first rows in a uniformly random order; else masked values. *Bits
/// per row.* 13 index bits to make it; then for columns of `width` bits 7 width, and 192 if there are numbers,
/// 384 if there are wide ones; the first rows' cells 4 width more. *Rounds,* to make it and use it once: 8 for
/// bits, 9 for numbers, 10 for both; for the first rows' cells 10, 12 and 13; wide numbers beside others 3 or 2
/// more. *Paper.* Own arrangement of the prefix sums of Asharov et al. 2023.
public final class GroupSpread {
    private final BitVector first;
    private final Ordering groups;

    private GroupSpread(BitVector first, Ordering groups) {
        this.first = first;
        this.groups = groups;
    }

    /// `first` is one at the first row of each group.
    public static GroupSpread of(Party party, BitVector first) {
        SecretPermutation front = BitSort.of(party, first.not(party.index()));
        return new GroupSpread(first, Ordering.of(party, front));
    }

    /// Every row gets the cells of the first row of its group.
    public Columns firsts(Party party, Columns columns) {
        return spread(party, groups.apply(party, columns));
    }

    /// Every row gets the cells of row g of `columns`, where g is the number of its group, from 0. There are as many
    /// rows as before; those that stand for no group are without meaning.
    public Columns spread(Party party, Columns columns) {
        List<BitPlanes> steps =
                columns.planes().stream().map(GroupSpread::differences).toList();
        Columns away = Columns.of(
                columns.rows(),
                columns.rings().stream().map(RingVector::differences).toList(),
                columns.wides().stream().map(WideVector::differences).toList(),
                steps);
        Columns back = groups.unapply(party, away);
        return Columns.of(
                columns.rows(), numbers(party, back.rings()), wides(party, back.wides()), words(party, back.planes()));
    }

    /// Bits sent by the three parties together to make it.
    public static long bits(int rows) {
        return BitSort.bits(rows) + Ordering.bitsOfPermutation(rows);
    }

    /// Bits sent by the three parties together for `rings` numbers, `wides` wide numbers, and columns of `planes`
    /// planes altogether.
    public static long spreadBits(int rows, int rings, int wides, int planes) {
        return Ordering.bits(rows, 64 * rings + 128 * wides + planes)
                + maskBits(rows, rings, 64)
                + maskBits(rows, wides, 128)
                + And.bits(rows, planes);
    }

    private static long maskBits(int rows, int columns, int width) {
        return columns == 0 ? 0 : BitToArithmetic.bits(rows, width) + columns * Multiply.bits(rows, width);
    }

    /// Bits sent by the three parties together for the cells of first rows.
    public static long firstsBits(int rows, int rings, int wides, int planes) {
        return Ordering.bits(rows, 64 * rings + 128 * wides + planes) + spreadBits(rows, rings, wides, planes);
    }

    /// Rounds to make it and spread columns once.
    public static int spreadRounds(int rings, int wides, int planes) {
        int kinds = kinds(rings, wides);
        return kinds == 0 ? 8 : 6 + 3 * kinds + (planes == 0 ? 0 : And.rounds());
    }

    /// Rounds to make it and give every row the cells of first rows once.
    public static int firstsRounds(int rings, int wides, int planes) {
        int kinds = kinds(rings, wides);
        return 10 + 2 * kinds + (kinds == 0 || planes == 0 ? 0 : And.rounds());
    }

    private static int kinds(int rings, int wides) {
        return Integer.signum(rings) + Integer.signum(wides);
    }

    @Override
    public String toString() {
        return "GroupSpread[" + first.rows() + " secret rows]";
    }

    private List<RingVector> numbers(Party party, List<RingVector> steps) {
        if (steps.isEmpty()) {
            return steps;
        }
        RingVector mask = BitToArithmetic.of(party, first, 64);
        List<RingVector> masks = steps.stream().map(_ -> mask).toList();
        return Multiply.all(party, steps, masks, 64).stream()
                .map(RingVector::prefixSum)
                .toList();
    }

    private List<WideVector> wides(Party party, List<WideVector> steps) {
        if (steps.isEmpty()) {
            return steps;
        }
        WideVector mask = BitToArithmetic.wide(party, first);
        List<WideVector> masks = steps.stream().map(_ -> mask).toList();
        WideVector products = Multiply.of(party, WideVector.concat(steps), WideVector.concat(masks));
        List<WideVector> out = new ArrayList<>();
        for (int i = 0; i < steps.size(); i++) {
            out.add(products.slice(i * first.rows(), (i + 1) * first.rows()).prefixSum());
        }
        return out;
    }

    private List<BitPlanes> words(Party party, List<BitPlanes> steps) {
        List<BitVector> planes = new ArrayList<>();
        steps.forEach(word -> planes.addAll(word.planes()));
        if (planes.isEmpty()) {
            return steps;
        }
        List<BitVector> masked =
                And.all(party, planes, planes.stream().map(_ -> first).toList());
        List<BitPlanes> out = new ArrayList<>();
        int at = 0;
        for (BitPlanes word : steps) {
            out.add(PrefixXor.of(BitPlanes.of(word.rows(), masked.subList(at, at + word.width()))));
            at += word.width();
        }
        return out;
    }

    /// Every row XORed with the row before.
    private static BitPlanes differences(BitPlanes word) {
        int rows = word.rows();
        return rows < 2
                ? word
                : word.xor(BitPlanes.concat(List.of(BitPlanes.zeros(1, word.width()), word.slice(0, rows - 1))));
    }
}
