package dev.trefoil.wire;

/// A party did not do what was asked; the message names it and says why and what to do.
public final class PartyFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Failure failure;

    /// `party` is its title, as in "party 1 (Name)".
    public PartyFailure(String party, Failure failure) {
        super(party + ": " + failure.message());
        this.failure = failure;
    }

    public PartyFailure(String party, Failure failure, Throwable cause) {
        this(party, failure);
        initCause(cause);
    }

    public Failure failure() {
        return failure;
    }

    public Failure.Kind kind() {
        return failure.kind();
    }
}
