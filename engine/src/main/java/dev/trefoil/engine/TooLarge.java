package dev.trefoil.engine;

/// A request is larger than this party accepts.
final class TooLarge extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TooLarge(String message) {
        super(message);
    }
}
