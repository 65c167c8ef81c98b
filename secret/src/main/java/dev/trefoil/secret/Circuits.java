package dev.trefoil.secret;

import dev.trefoil.mpc.Party;
import dev.trefoil.mpc.protocol.Adder;
import dev.trefoil.mpc.protocol.Comparator;

/// Which circuits are used for how many rows on the links of a session: few rows cost rounds, many rows cost bits.
final class Circuits {
    private Circuits() {}

    static Adder adder(Party party, int rows) {
        return party.linkSpeed().adder(rows);
    }

    static Comparator comparator(Party party, int rows) {
        return party.linkSpeed().comparator(rows);
    }
}
