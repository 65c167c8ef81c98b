package dev.trefoil.authorization;

/// A key file cannot be used; the message names the file and the fix.
public final class KeyFileException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    KeyFileException(String message) {
        super(message);
    }

    KeyFileException(String message, Throwable cause) {
        super(message, cause);
    }
}
