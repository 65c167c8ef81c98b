package dev.trefoil.mpc.protocol;

import dev.trefoil.mpc.Party;
import dev.trefoil.mpc.correlation.Stream;
import dev.trefoil.mpc.network.Neighbour;
import dev.trefoil.mpc.sharing.RingVector;
import java.util.ArrayList;
import java.util.List;

/// A value that P_1 and P_2 hold as two summands, and the ways into that form and out of it.
///
/// P_0 holds an empty array for it. Several protocols use that two parties alone share some value: between
/// them a product with what both know is local.
final class Halves {
    private static final long[] NONE = {};

    private Halves() {}

    /// P_0 deals a value it knows: P_2's half is F_0, P_1's is the rest. The others' `value` is not read.
    ///
    /// P_1 sees a uniformly random value. `width` bits a row in all, 1 round.
    static long[] deal(Party party, long[] value, int rows, int width) {
        party.checkpoint();
        return switch (party.index()) {
            case 0 -> {
                long[] rest = value.clone();
                party.stream(0).subtractFrom(rest, 0, rows, width);
                party.next().sendRing(width, rest);
                yield NONE;
            }
            case 1 -> party.previous().receiveRing(width, rows);
            default -> party.stream(0).next(rows, width);
        };
    }

    /// The value as a replicated sharing modulo 2^width; the half is consumed.
    static RingVector join(Party party, long[] half, int rows, int width) {
        return joinAll(party, List.of(half), new int[] {rows}, new int[] {width})
                .getFirst();
    }

    /// Several values as replicated sharings, each modulo 2^(its width), in one round; the halves are consumed.
    ///
    /// Shares 0 and 1 become F_0 and F_1; P_1 and P_2 send each other what is left of their halves, under F_1
    /// and F_0, which the receiver does not know: uniformly random. 2 `width` bits a row in all, 1 round.
    static List<RingVector> joinAll(Party party, List<long[]> halves, int[] rows, int[] widths) {
        party.checkpoint();
        return switch (party.index()) {
            case 0 -> masks(party, rows, widths);
            case 1 -> {
                List<long[]> masks = masked(party.stream(1), halves, widths);
                List<long[]> sums = exchanged(party.next(), halves, widths);
                yield zip(masks, sums);
            }
            default -> {
                List<long[]> masks = masked(party.stream(0), halves, widths);
                List<long[]> sums = exchanged(party.previous(), halves, widths);
                yield zip(sums, masks);
            }
        };
    }

    private static List<RingVector> masks(Party party, int[] rows, int[] widths) {
        List<RingVector> out = new ArrayList<>();
        for (int v = 0; v < rows.length; v++) {
            long[] first = party.stream(0).next(rows[v], widths[v]);
            out.add(RingVector.of(first, party.stream(1).next(rows[v], widths[v])));
        }
        return out;
    }

    /// Subtracts fresh masks from the halves, in place, and returns the masks.
    private static List<long[]> masked(Stream stream, List<long[]> halves, int[] widths) {
        List<long[]> masks = new ArrayList<>();
        for (int v = 0; v < halves.size(); v++) {
            long[] half = halves.get(v);
            long[] mask = stream.next(half.length, widths[v]);
            for (int i = 0; i < half.length; i++) {
                half[i] -= mask[i];
            }
            Door.reduce(half, widths[v]);
            masks.add(mask);
        }
        return masks;
    }

    private static List<long[]> exchanged(Neighbour other, List<long[]> halves, int[] widths) {
        for (int v = 0; v < halves.size(); v++) {
            other.sendRing(widths[v], halves.get(v));
        }
        List<long[]> sums = new ArrayList<>();
        for (int v = 0; v < halves.size(); v++) {
            long[] sum = other.receiveRing(widths[v], halves.get(v).length);
            for (int i = 0; i < sum.length; i++) {
                sum[i] += halves.get(v)[i];
            }
            sums.add(sum);
        }
        return sums;
    }

    private static List<RingVector> zip(List<long[]> first, List<long[]> second) {
        List<RingVector> out = new ArrayList<>();
        for (int v = 0; v < first.size(); v++) {
            out.add(RingVector.of(first.get(v), second.get(v)));
        }
        return out;
    }
}
