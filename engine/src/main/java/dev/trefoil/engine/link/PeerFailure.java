package dev.trefoil.engine.link;

/// Another party is not there, or did not join a run; the message names it and says what to do.
public final class PeerFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public PeerFailure(String message) {
        super(message);
    }

    public PeerFailure(String message, Throwable cause) {
        super(message, cause);
    }
}
