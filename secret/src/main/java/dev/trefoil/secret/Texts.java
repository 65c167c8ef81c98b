package dev.trefoil.secret;

import dev.trefoil.mpc.Party;
import dev.trefoil.mpc.sharing.BitPlanes;

/// Texts of different widths; local.
final class Texts {
    private Texts() {}

    /// The code planes with zero bytes at the end, up to `maxBytes` bytes.
    static BitPlanes padded(Party party, SecretColumn text, int maxBytes) {
        return text.code(party).shiftedLeft(8 * (maxBytes - Constants.maxBytes(text.type())));
    }
}
