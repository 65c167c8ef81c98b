package dev.trefoil.secret;

import dev.trefoil.mpc.protocol.SecretPermutation;
import java.util.HexFormat;

/// One party's shares of an order of the rows of a stored table, as they are kept from run to run.
///
/// Shares of one order carry one name at all three parties, drawn when it was found: only then do they belong
/// together. Secret: `toString` tells the name and the length only.
public final class KeptOrder {
    private final byte[] name;
    private final SecretPermutation places;

    /// `name` has [dev.trefoil.mpc.protocol.Agreement#NAME] bytes.
    public KeptOrder(byte[] name, SecretPermutation places) {
        this.name = name.clone();
        this.places = places;
    }

    public byte[] name() {
        return name.clone();
    }

    /// Where each row stands in the order.
    public SecretPermutation places() {
        return places;
    }

    @Override
    public String toString() {
        return "KeptOrder[" + HexFormat.of().formatHex(name, 0, 4) + "..., " + places + "]";
    }
}
