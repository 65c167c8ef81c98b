package dev.trefoil.secret;

import dev.trefoil.mpc.protocol.Adder;
import dev.trefoil.mpc.protocol.Comparator;
import dev.trefoil.mpc.protocol.LinkSpeed;

/// Which circuits are used for how many rows: few rows cost rounds, many rows cost bits. Made for parties on
/// one local network, where a round takes as long as some ten thousand bits.
final class Circuits {
    static final LinkSpeed LINKS = LinkSpeed.LAN;

    private static final int FEW_ROWS = 1 << 14;

    private Circuits() {}

    static Adder adder(int rows) {
        return rows <= FEW_ROWS ? Adder.SKLANSKY : Adder.RIPPLE;
    }

    static Comparator comparator(int rows) {
        return rows <= FEW_ROWS ? Comparator.TREE : Comparator.RIPPLE;
    }
}
