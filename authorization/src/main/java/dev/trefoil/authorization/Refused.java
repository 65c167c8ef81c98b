package dev.trefoil.authorization;

import java.util.List;
import java.util.stream.Collectors;

/// What was asked is not allowed; an expected outcome with at least one reason, not a fault of the program.
public final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    // List.copyOf gives a serializable list, but the compiler sees only the interface.
    private final transient List<Reason> reasons;

    public Refused(List<Reason> reasons) {
        super(reasons.stream().map(Reason::message).collect(Collectors.joining("; ")));
        if (reasons.isEmpty()) {
            throw new IllegalArgumentException("a refusal needs a reason");
        }
        this.reasons = List.copyOf(reasons);
    }

    public Refused(Reason.Kind kind, String message) {
        this(List.of(new Reason(kind, message)));
    }

    public Refused(Reason.Kind kind, String message, Throwable cause) {
        this(kind, message);
        initCause(cause);
    }

    public List<Reason> reasons() {
        return reasons;
    }
}
