package dev.trefoil.engine;

/// A run was ended by its owner.
final class Cancelled extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Cancelled(Throwable cause) {
        super("the run was cancelled", cause);
    }
}
