package dev.trefoil.mpc.protocol;

import dev.trefoil.mpc.sharing.RingVector;
import java.util.ArrayList;
import java.util.List;

/// Cuts a vector that was put together from several back into them.
final class Parts {
    private Parts() {}

    static List<RingVector> split(RingVector joined, List<RingVector> like) {
        List<RingVector> out = new ArrayList<>();
        int at = 0;
        for (RingVector part : like) {
            out.add(joined.slice(at, at + part.rows()));
            at += part.rows();
        }
        return out;
    }
}
