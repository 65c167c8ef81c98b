package dev.trefoil.secret;

import dev.trefoil.mpc.sharing.BitPlanes;
import dev.trefoil.mpc.sharing.BitVector;
import java.util.Optional;

/// One party's shares of a column as it leaves the executor: code planes of [Layout], zero where null, and the
/// presence plane if its type is nullable.
///
/// Secret: `toString` tells the shape only.
public final class ColumnShares {
    private final Optional<BitVector> present;
    private final BitPlanes code;

    private ColumnShares(Optional<BitVector> present, BitPlanes code) {
        this.present = present;
        this.code = code;
    }

    static ColumnShares of(Optional<BitVector> present, BitPlanes code) {
        return new ColumnShares(present, code);
    }

    public Optional<BitVector> present() {
        return present;
    }

    public BitPlanes code() {
        return code;
    }

    @Override
    public String toString() {
        return "ColumnShares[" + code + (present.isPresent() ? ", nullable]" : "]");
    }
}
