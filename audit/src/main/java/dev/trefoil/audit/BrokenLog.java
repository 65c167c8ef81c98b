package dev.trefoil.audit;

/// A log that is not what its party signed, or not what it was before: says where it begins to differ.
public final class BrokenLog extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final long number;

    /// @param number the first entry that is not as it was, from 0
    public BrokenLog(long number, String what) {
        super("entry " + number + ": " + what);
        this.number = number;
    }

    /// The first entry that is not as it was, from 0.
    public long number() {
        return number;
    }
}
