package dev.trefoil.plan;

/// The caller's plan, expression, type or value is wrong; the message names what, where, and how to mend it.
///
/// Nothing has run when this is thrown. The message holds public things only: names, types, bounds and literals.
public final class PlanException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    public PlanException(String message) {
        super(message);
    }

    public PlanException(String message, Throwable cause) {
        super(message, cause);
    }
}
