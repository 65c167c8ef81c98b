package dev.trefoil.secret;

import dev.trefoil.mpc.Party;
import dev.trefoil.mpc.protocol.AnyTrue;
import dev.trefoil.mpc.protocol.Open;
import dev.trefoil.mpc.sharing.BitVector;

/// Opens one bit: whether a secret bit is 1 in any row. A disclosed output: only failures that the language
/// names may ask it.
final class AnyRow {
    private AnyRow() {}

    static boolean open(Party party, BitVector bits) {
        return bits.rows() > 0 && Open.bits(party, AnyTrue.of(party, bits)).get(0);
    }
}
