package dev.trefoil.mpc.network;

import org.jspecify.annotations.Nullable;

/// A neighbour cannot be talked to any more, or said what it must not: the run ends. The message names the
/// party.
public final class LinkFailure extends RuntimeException {
    private static final long serialVersionUID = 1;

    public LinkFailure(String party, String what) {
        this(party, what, null);
    }

    public LinkFailure(String party, String what, @Nullable Throwable cause) {
        super(party + ": " + what, cause);
    }
}
