package dev.trefoil.mpc.protocol;

import dev.trefoil.mpc.Party;
import dev.trefoil.mpc.sharing.BitVector;
import java.util.ArrayList;
import java.util.List;

/// The end of a carry chain, c_(i+1) = p_i ? c_i : a_i, as a tree: the core of every comparison.
///
/// Two neighbouring leaves join to one: `a = a_high ^ p_high & (a_high ^ a_low)`, `p = p_high & p_low`; the
/// lowest node needs no p, and its leaf, the carry that comes in, has none. Over n leaves that makes 2 (n-1)
/// - ceil(log2 n) ANDs in ceil(log2 n) rounds.
///
/// Paper: the prefix form is Kogge and Stone 1973; leaves without an AND are our arrangement of it.
final class MuxTree {
    /// Where `propagate` is one, the value from below passes; else `value` does. The lowest leaf's
    /// `propagate` is not read.
    record Leaf(BitVector propagate, BitVector value) {}

    private MuxTree() {}

    /// The value at the upper end of the chain; lowest leaf first, at least one.
    static BitVector root(Party party, List<Leaf> leaves) {
        return roots(party, List.of(leaves)).getFirst();
    }

    /// The values at the upper ends of several chains, whose trees share their rounds.
    static List<BitVector> roots(Party party, List<List<Leaf>> chains) {
        List<List<Leaf>> levels = chains;
        while (levels.stream().anyMatch(level -> level.size() > 1)) {
            levels = joined(party, levels);
        }
        return levels.stream().map(level -> level.getFirst().value).toList();
    }

    /// The same, bit after bit: one AND for each leaf but the lowest, in as many rounds as the longest chain has.
    static List<BitVector> rippled(Party party, List<List<Leaf>> chains) {
        List<BitVector> values = new ArrayList<>();
        chains.forEach(chain -> values.add(chain.getFirst().value()));
        int longest = chains.stream().mapToInt(List::size).max().orElseThrow();
        for (int at = 1; at < longest; at++) {
            List<Gate> gates = new ArrayList<>();
            List<Integer> who = new ArrayList<>();
            for (int c = 0; c < chains.size(); c++) {
                if (at < chains.get(c).size()) {
                    Leaf leaf = chains.get(c).get(at);
                    gates.add(Gate.choose(leaf.propagate(), values.get(c), leaf.value()));
                    who.add(c);
                }
            }
            List<BitVector> results = Door.gates(party, gates);
            for (int i = 0; i < who.size(); i++) {
                values.set(who.get(i), results.get(i));
            }
        }
        return values;
    }

    static int gates(int leaves) {
        return leaves < 2 ? 0 : 2 * (leaves - 1) - rounds(leaves);
    }

    /// The base-2 logarithm, rounded up.
    static int rounds(int leaves) {
        return leaves < 2 ? 0 : 32 - Integer.numberOfLeadingZeros(leaves - 1);
    }

    private static List<List<Leaf>> joined(Party party, List<List<Leaf>> levels) {
        List<Gate> gates = new ArrayList<>();
        levels.forEach(level -> addGates(level, gates));
        List<BitVector> results = Door.gates(party, gates);
        List<List<Leaf>> out = new ArrayList<>();
        int from = 0;
        for (List<Leaf> level : levels) {
            int to = from + Math.max(0, level.size() / 2 * 2 - 1);
            out.add(joined(level, results.subList(from, to)));
            from = to;
        }
        return out;
    }

    private static void addGates(List<Leaf> level, List<Gate> gates) {
        for (int i = 0; i + 1 < level.size(); i += 2) {
            Leaf high = level.get(i + 1);
            gates.add(Gate.choose(high.propagate, level.get(i).value, high.value));
        }
        for (int i = 2; i + 1 < level.size(); i += 2) {
            gates.add(Gate.and(level.get(i + 1).propagate, level.get(i).propagate));
        }
    }

    private static List<Leaf> joined(List<Leaf> level, List<BitVector> results) {
        int pairs = level.size() / 2;
        List<Leaf> out = new ArrayList<>();
        for (int pair = 0; pair < pairs; pair++) {
            BitVector propagate = pair == 0 ? level.getFirst().propagate : results.get(pairs + pair - 1);
            out.add(new Leaf(propagate, results.get(pair)));
        }
        if (level.size() % 2 == 1) {
            out.add(level.getLast());
        }
        return out;
    }
}
