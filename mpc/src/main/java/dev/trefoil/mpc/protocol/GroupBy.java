package dev.trefoil.mpc.protocol;

import dev.trefoil.mpc.Party;
import dev.trefoil.mpc.sharing.BitPlanes;
import dev.trefoil.mpc.sharing.BitVector;
import dev.trefoil.mpc.sharing.RingVector;
import dev.trefoil.mpc.sharing.WideVector;
import java.util.ArrayList;
import java.util.List;

/// Folds sorted rows to one row a group: sums of value columns, and columns of the first and last row.
///
/// *Inputs.* Rows of which the valid ones come first, sorted by group; the marks of [EndOfGroup]; value
/// columns, zero in rows that are not to count (for the number of rows, a column of public ones: valid rows
/// come first); columns whose first or last value in each group is wanted (the group's key; the minimum or
/// maximum, if the rows of a group are sorted by it). *Output.* [Groups]. *What each party sees.* The
/// destinations of rows in a uniformly random order. *Bits per row.* 4 (modulus sums + 128
/// wide sums + bits of firsts and lasts + 1) + 13 index bits. *Rounds.* 5. *Paper.* Asharov et al. 2023: prefix sums
/// are local, so a group's sum is the
/// difference of two of them once the ends of groups stand together.
public final class GroupBy {
    private GroupBy() {}

    public static Groups of(
            Party party, BitVector end, List<RingVector> values, List<BitPlanes> firsts, List<BitPlanes> lasts) {
        return of(party, end, values, Long.SIZE, List.of(), firsts, lasts);
    }

    /// The same with value columns, and so sums, modulo 2^modulus (1 to 64), and some modulo 2^128 too.
    public static Groups of(
            Party party,
            BitVector end,
            List<RingVector> values,
            int modulus,
            List<WideVector> wideValues,
            List<BitPlanes> firsts,
            List<BitPlanes> lasts) {
        Columns columns = Columns.of(end.rows()).with(end);
        for (RingVector value : values) {
            columns = columns.with(value.prefixSum(), modulus);
        }
        for (WideVector value : wideValues) {
            columns = columns.with(value.prefixSum());
        }
        for (BitPlanes last : lasts) {
            columns = columns.with(last);
        }
        for (BitPlanes first : firsts) {
            columns = columns.with(nextRow(first));
        }
        Columns ends = Compaction.of(party, end, columns);
        List<BitPlanes> begun = new ArrayList<>();
        for (int c = 0; c < firsts.size(); c++) {
            begun.add(behind(firsts.get(c), ends.planes(1 + lasts.size() + c)));
        }
        return new Groups(
                ends.bit(0),
                ends.rings().stream().map(RingVector::differences).toList(),
                ends.wides().stream().map(WideVector::differences).toList(),
                begun,
                ends.planes().subList(1, 1 + lasts.size()));
    }

    /// Bits sent by the three parties together, `planes` being the bits a row of firsts and lasts together.
    public static long bits(int rows, int sums, int planes) {
        return bits(rows, sums, Long.SIZE, 0, planes);
    }

    /// The same with sums modulo 2^modulus and some modulo 2^128.
    public static long bits(int rows, int sums, int modulus, int wideSums, int planes) {
        return Compaction.bits(rows, modulus * sums + WideVector.WIDTH * wideSums + planes + 1);
    }

    public static int rounds() {
        return Compaction.rounds();
    }

    /// In each row the value of the next row: at the end of a group, the first value of the next group.
    private static BitPlanes nextRow(BitPlanes column) {
        int rows = column.rows();
        return rows < 2 ? column : BitPlanes.concat(List.of(column.slice(1, rows), column.slice(0, 1)));
    }

    /// The first value of all, then those that the ends of groups brought along for the group after them.
    private static BitPlanes behind(BitPlanes column, BitPlanes next) {
        int rows = column.rows();
        return rows < 2 ? column : BitPlanes.concat(List.of(column.slice(0, 1), next.slice(0, rows - 1)));
    }
}
