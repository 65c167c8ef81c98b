package dev.trefoil.script;

/// A program does not repeat its approved script; the message names the step and the difference.
public final class ReplayException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    ReplayException(String message) {
        super(message);
    }
}
