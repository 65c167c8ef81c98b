package dev.trefoil.secret;

import dev.trefoil.mpc.protocol.SecretPermutation;
import dev.trefoil.mpc.sharing.BitVector;
import java.util.HexFormat;
import java.util.Optional;

/// One party's shares of an order of the rows of a stored table, as they are kept from run to run.
///
/// Shares of one order carry one name at all three parties, drawn when it was found: only then do they belong
/// together. Secret: `toString` tells the name and the length only.
public final class KeptOrder {
    private final byte[] name;
    private final SecretPermutation places;
    private final Optional<BitVector> begins;

    /// `name` has [dev.trefoil.mpc.protocol.Agreement#NAME] bytes; `begins` is there for the order of a join.
    public KeptOrder(byte[] name, SecretPermutation places, Optional<BitVector> begins) {
        this.name = name.clone();
        this.places = places;
        this.begins = begins;
        begins.ifPresent(bits -> {
            if (bits.rows() != places.rows()) {
                throw new IllegalArgumentException(bits.rows() + " bits for an order of " + places.rows() + " rows");
            }
        });
    }

    public byte[] name() {
        return name.clone();
    }

    /// Where each row stands in the order.
    public SecretPermutation places() {
        return places;
    }

    /// In the order, 1 at the first row of each key; only for the rows of two tables.
    public Optional<BitVector> begins() {
        return begins;
    }

    @Override
    public String toString() {
        return "KeptOrder[" + HexFormat.of().formatHex(name, 0, 4) + "..., " + places + "]";
    }
}
