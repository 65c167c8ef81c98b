package dev.trefoil.mpc.protocol;

import dev.trefoil.mpc.Party;
import dev.trefoil.mpc.sharing.BitPlanes;
import dev.trefoil.mpc.sharing.BitVector;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;

/// Gives every row the cells of the nearest marked row at or before it; rows before the first marked one get those of
/// the first row.
///
/// Neighbours join in pairs, pairs in pairs, and so on: the later one's cells if it is marked, else the earlier one's.
/// On the way back, each even row looks at the filled row before it. So a row costs two choices of a cell for each
/// bit, where moving rows together and back would cost twice as many bits, and random accesses.
///
/// *Inputs.* A mark for each row; words, which may hold anything where there is no mark. *Output.* Words. *What each
/// party sees.* One uniformly random bit per gate. *Bits per row.* About 6 width + 3, see [#bits]. *Rounds.* About 2
/// log2 rows. *Paper.* The parallel prefix of Brent and Kung 1982.
final class Fill {
    private Fill() {}

    static BitPlanes of(Party party, BitVector marks, BitPlanes cells) {
        return BitPlanes.of(cells.rows(), filled(party, marks, cells.planes()));
    }

    /// Bits sent by the three parties together.
    static long bits(int rows, int width) {
        long bits = 0;
        for (int left = rows; left > 1; left /= 2) {
            bits += And.bits(left / 2, left > 3 ? width + 1 : width) + And.bits((left - 1) / 2, width);
        }
        return bits;
    }

    static int rounds(int rows) {
        int rounds = 0;
        for (int left = rows; left > 1; left /= 2) {
            rounds += left > 2 ? 2 * And.rounds() : And.rounds();
        }
        return rounds;
    }

    private static List<BitVector> filled(Party party, BitVector marks, List<BitVector> cells) {
        int pairs = marks.rows() / 2;
        if (pairs == 0 || cells.isEmpty()) {
            return cells;
        }
        BitVector oddMarks = marks.everyOther(1);
        List<BitVector> even = each(cells, cell -> cell.everyOther(0));
        List<BitVector> odd = each(cells, cell -> cell.everyOther(1));
        List<BitVector> early = new ArrayList<>(each(even, cell -> cell.slice(0, pairs)));
        List<BitVector> late = new ArrayList<>(odd);
        if (pairs > 1) {
            early.add(marks.everyOther(0).slice(0, pairs));
            late.add(oddMarks);
        }
        List<BitVector> joined = latest(party, oddMarks, late, early);
        BitVector joinedMarks = joined.get(joined.size() - 1);
        List<BitVector> oddFilled = filled(party, joinedMarks, joined.subList(0, cells.size()));
        return zipped(evenFilled(party, marks.everyOther(0), even, oddFilled), oddFilled, BitVector::interleaved);
    }

    /// The even rows, where they are not marked with the cells of the filled row before; the first one as it is.
    private static List<BitVector> evenFilled(
            Party party, BitVector marks, List<BitVector> even, List<BitVector> oddFilled) {
        int rows = marks.rows();
        if (rows == 1) {
            return even;
        }
        List<BitVector> later = latest(
                party,
                marks.slice(1, rows),
                each(even, cell -> cell.slice(1, rows)),
                each(oddFilled, cell -> cell.slice(0, rows - 1)));
        return zipped(even, later, (cell, rest) -> BitVector.concat(List.of(cell.slice(0, 1), rest)));
    }

    /// The late cells where they are marked, else the early ones.
    private static List<BitVector> latest(Party party, BitVector marks, List<BitVector> late, List<BitVector> early) {
        return Door.gates(party, zipped(late, early, (cell, other) -> Gate.choose(marks, cell, other)));
    }

    private static List<BitVector> each(List<BitVector> cells, UnaryOperator<BitVector> operation) {
        return cells.stream().map(operation).toList();
    }

    private static <T> List<T> zipped(
            List<BitVector> left, List<BitVector> right, BiFunction<BitVector, BitVector, T> operation) {
        List<T> out = new ArrayList<>(left.size());
        for (int i = 0; i < left.size(); i++) {
            out.add(operation.apply(left.get(i), right.get(i)));
        }
        return out;
    }
}
