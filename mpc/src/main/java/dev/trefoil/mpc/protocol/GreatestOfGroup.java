package dev.trefoil.mpc.protocol;

import dev.trefoil.mpc.Party;
import dev.trefoil.mpc.sharing.BitPlanes;
import dev.trefoil.mpc.sharing.BitVector;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// The greatest word so far of each group of rows, for several columns at once, read as unsigned; the least, if the
/// caller complements words and results.
///
/// *Inputs.* Rows that stand by group; where a group starts (of the first row that is not read); columns of words.
/// *Output.* For every row and column the greatest word from the first row of its group to this one; in the last row of
/// a group that of the whole group. *What each party sees.* One uniformly random bit per gate. *Bits,* for each join
/// of two rows (fewer than 2 a row) and each column of w bits: 3 (gates of the comparator of w + 1 bits + w), and 3 for
/// the starts of groups. *Rounds.* For each of about 2 log2 rows levels those of its [Comparator] and 1: one that has
/// many joins takes the one with fewer bits. *Paper.* A segmented prefix maximum (Blelloch 1990), as a recursion on
/// pairs of rows (Brent and Kung 1982), so that the work is linear. That the later row starts a group is one bit more
/// on top of the comparison.
public final class GreatestOfGroup {
    private GreatestOfGroup() {}

    public static List<BitPlanes> of(Party party, BitVector start, List<BitPlanes> words, LinkSpeed speed) {
        int rows = start.rows();
        if (rows < 2 || words.isEmpty()) {
            return words;
        }
        int pairs = rows / 2;
        int[] even = IntStream.range(0, (rows + 1) / 2).map(i -> 2 * i).toArray();
        int[] odd = IntStream.range(0, pairs).map(i -> 2 * i + 1).toArray();
        List<BitPlanes> first = gathered(words, even);
        List<BitPlanes> second = gathered(words, odd);
        BitVector evenStart = start.gather(even);
        BitVector oddStart = start.gather(odd);
        Joined joined = joined(party, sliced(first, 0, pairs), second, evenStart.slice(0, pairs), oddStart, speed);
        List<BitPlanes> atOdd = of(party, joined.start, joined.words, speed);
        List<BitPlanes> atEven = first;
        if (even.length > 1) {
            List<BitPlanes> later = greater(
                    party,
                    sliced(atOdd, 0, even.length - 1),
                    sliced(first, 1, even.length),
                    evenStart.slice(1, even.length),
                    speed);
            atEven = concatenated(sliced(first, 0, 1), later);
        }
        int[] places = IntStream.range(0, rows)
                .map(row -> row % 2 == 0 ? row / 2 : even.length + row / 2)
                .toArray();
        return gathered(concatenated(atEven, atOdd), places);
    }

    /// Two rows taken together: the greater words, and whether a group starts in either.
    private record Joined(List<BitPlanes> words, BitVector start) {}

    private static Joined joined(
            Party party,
            List<BitPlanes> earlier,
            List<BitPlanes> later,
            BitVector before,
            BitVector begun,
            LinkSpeed speed) {
        List<BitVector> takeLater = takeLater(party, earlier, later, begun, speed);
        List<Gate> gates = choices(takeLater, earlier, later);
        if (begun.rows() > 1) {
            gates.add(Gate.and(begun, before));
        }
        List<BitVector> results = Door.gates(party, gates);
        return new Joined(
                words(results, later), begun.rows() > 1 ? begun.xor(before).xor(results.getLast()) : begun);
    }

    private static List<BitPlanes> greater(
            Party party, List<BitPlanes> earlier, List<BitPlanes> later, BitVector begun, LinkSpeed speed) {
        List<BitVector> takeLater = takeLater(party, earlier, later, begun, speed);
        return words(Door.gates(party, choices(takeLater, earlier, later)), later);
    }

    private static List<Gate> choices(List<BitVector> takeLater, List<BitPlanes> earlier, List<BitPlanes> later) {
        List<Gate> gates = new ArrayList<>();
        for (int c = 0; c < later.size(); c++) {
            for (int bit = 0; bit < later.get(c).width(); bit++) {
                gates.add(Gate.choose(
                        takeLater.get(c),
                        later.get(c).plane(bit),
                        earlier.get(c).plane(bit)));
            }
        }
        return gates;
    }

    private static List<BitPlanes> words(List<BitVector> planes, List<BitPlanes> like) {
        List<BitPlanes> out = new ArrayList<>();
        int from = 0;
        for (BitPlanes word : like) {
            out.add(BitPlanes.of(word.rows(), planes.subList(from, from + word.width())));
            from += word.width();
        }
        return out;
    }

    /// For each column where the later row starts a group or has the greater word.
    private static List<BitVector> takeLater(
            Party party, List<BitPlanes> earlier, List<BitPlanes> later, BitVector begun, LinkSpeed speed) {
        List<List<MuxTree.Leaf>> chains = new ArrayList<>();
        List<Integer> widths = later.stream().map(BitPlanes::width).toList();
        BitVector zero = BitVector.zeros(begun.rows());
        for (int c = 0; c < later.size(); c++) {
            BitPlanes equal = earlier.get(c).xor(later.get(c)).not(party.index());
            List<MuxTree.Leaf> chain = new ArrayList<>(List.of(new MuxTree.Leaf(zero, zero)));
            for (int bit = 0; bit < equal.width(); bit++) {
                chain.add(new MuxTree.Leaf(equal.plane(bit), later.get(c).plane(bit)));
            }
            chain.add(new MuxTree.Leaf(begun.not(party.index()), begun));
            chains.add(chain);
        }
        return switch (comparator(begun.rows(), widths, speed)) {
            case RIPPLE -> MuxTree.rippled(party, chains);
            case TREE -> MuxTree.roots(party, chains);
        };
    }

    private static Comparator comparator(int joins, List<Integer> widths, LinkSpeed speed) {
        return seconds(joins, widths, Comparator.TREE, speed) < seconds(joins, widths, Comparator.RIPPLE, speed)
                ? Comparator.TREE
                : Comparator.RIPPLE;
    }

    private static double seconds(int joins, List<Integer> widths, Comparator comparator, LinkSpeed speed) {
        return speed.seconds(comparisonRounds(widths, comparator), comparisonBits(joins, widths, comparator));
    }

    private static long comparisonBits(int joins, List<Integer> widths, Comparator comparator) {
        return widths.stream()
                .mapToLong(width -> LessThan.bits(joins, width + 1, comparator))
                .sum();
    }

    private static int comparisonRounds(List<Integer> widths, Comparator comparator) {
        return widths.stream()
                .mapToInt(width -> LessThan.rounds(width + 1, comparator))
                .max()
                .orElse(0);
    }

    /// Bits sent by the three parties together, for columns of these widths.
    public static long bits(int rows, List<Integer> widths, LinkSpeed speed) {
        if (rows < 2 || widths.isEmpty()) {
            return 0;
        }
        int pairs = rows / 2;
        int more = (rows + 1) / 2 - 1;
        return joinBits(pairs, widths, speed)
                + (pairs > 1 ? And.bits(pairs, 1) : 0)
                + bits(pairs, widths, speed)
                + joinBits(more, widths, speed);
    }

    private static long joinBits(int joins, List<Integer> widths, LinkSpeed speed) {
        long planes = widths.stream().mapToInt(Integer::intValue).sum();
        return comparisonBits(joins, widths, comparator(joins, widths, speed)) + And.bits(joins, 1) * planes;
    }

    public static int rounds(int rows, List<Integer> widths, LinkSpeed speed) {
        if (rows < 2 || widths.isEmpty()) {
            return 0;
        }
        int more = (rows + 1) / 2 - 1;
        return joinRounds(rows / 2, widths, speed)
                + rounds(rows / 2, widths, speed)
                + (more > 0 ? joinRounds(more, widths, speed) : 0);
    }

    private static int joinRounds(int joins, List<Integer> widths, LinkSpeed speed) {
        return comparisonRounds(widths, comparator(joins, widths, speed)) + And.rounds();
    }

    private static List<BitPlanes> gathered(List<BitPlanes> words, int[] rows) {
        return words.stream().map(word -> word.gather(rows)).toList();
    }

    private static List<BitPlanes> sliced(List<BitPlanes> words, int from, int to) {
        return words.stream().map(word -> word.slice(from, to)).toList();
    }

    private static List<BitPlanes> concatenated(List<BitPlanes> upper, List<BitPlanes> lower) {
        return IntStream.range(0, upper.size())
                .mapToObj(c -> BitPlanes.concat(List.of(upper.get(c), lower.get(c))))
                .toList();
    }
}
