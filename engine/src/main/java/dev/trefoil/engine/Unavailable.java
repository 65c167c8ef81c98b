package dev.trefoil.engine;

/// What was asked cannot be done now and may be asked again later; nothing was half done.
final class Unavailable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Unavailable(String message) {
        super(message);
    }

    Unavailable(String message, Throwable cause) {
        super(message, cause);
    }
}
