package dev.trefoil.mpc.protocol;

import dev.trefoil.mpc.Party;
import dev.trefoil.mpc.sharing.BitPlanes;
import dev.trefoil.mpc.sharing.BitVector;
import java.util.List;

/// For each row the word of the heaviest row of its group so far: from the first row of the group to this one, the
/// earliest of several that weigh the same.
///
/// *Inputs.* Rows that stand group by group; a bit that is one at the first row of each group; weights, read as
/// unsigned; words. *Output.* A word a row; the last row of a group has that of the heaviest row of the group.
/// *What each party sees.* One uniformly random bit per gate. *Bits.* For each join of [Adder#BRENT_KUNG] over the
/// rows (fewer than 2 a row): 3 (gates of the [Comparator] of the weight + 2 + weight + word). *Rounds.* For each
/// of its levels (about 2 log2 rows): those of the comparator + 2. *Paper.* A segmented prefix maximum (Blelloch
/// 1990), over the prefix network of Brent and Kung 1982.
public final class BestOfGroup {
    private BestOfGroup() {}

    public static BitPlanes of(Party party, BitVector start, BitPlanes weight, BitPlanes word, Comparator comparator) {
        int rows = start.rows();
        int width = weight.width();
        BitVector starts = start;
        BitPlanes best = weight.below(word);
        for (List<Adder.Join> level : Adder.BRENT_KUNG.levels(rows)) {
            int[] high = level.stream().mapToInt(Adder.Join::high).toArray();
            int[] low = level.stream().mapToInt(Adder.Join::low).toArray();
            BitPlanes later = best.gather(high);
            BitPlanes earlier = best.gather(low);
            BitVector begun = starts.gather(high);
            BitVector before = starts.gather(low);
            BitVector lighter = LessThan.unsigned(party, earlier.bits(0, width), later.bits(0, width), comparator);
            List<BitVector> both = And.all(
                    party, List.of(begun.not(party.index()), begun), List.of(lighter.not(party.index()), before));
            BitPlanes winner = Choose.of(party, both.get(0), earlier, later);
            int[] places = places(rows, high);
            best = BitPlanes.concat(List.of(best, winner)).gather(places);
            starts = BitVector.concat(List.of(starts, begun.xor(before).xor(both.get(1))))
                    .gather(places);
        }
        return best.bits(width, best.width());
    }

    /// Bits sent by the three parties together.
    public static long bits(int rows, int weight, int word, Comparator comparator) {
        long joins =
                Adder.BRENT_KUNG.levels(rows).stream().mapToLong(List::size).sum();
        return joins * (LessThan.bits(1, weight, comparator) + And.bits(1, 2) + Choose.bits(1, weight + word));
    }

    public static int rounds(int rows, int weight, Comparator comparator) {
        return Adder.BRENT_KUNG.rounds(rows) * (LessThan.rounds(weight, comparator) + And.rounds() + Choose.rounds());
    }

    /// Where each row comes from: itself, or the new rows behind all.
    private static int[] places(int rows, int[] renewed) {
        int[] places = new int[rows];
        for (int row = 0; row < rows; row++) {
            places[row] = row;
        }
        for (int i = 0; i < renewed.length; i++) {
            places[renewed[i]] = rows + i;
        }
        return places;
    }
}
