package dev.trefoil.engine.link;

import java.util.Arrays;
import java.util.Optional;

/// What party 0 says about a change whose end another party does not know.
public enum ChangeStatus {
    /// It is being decided now; ask again.
    PENDING('P'),
    /// It happened.
    COMMITTED('C'),
    /// It did not happen, and never will.
    ABORTED('A');

    private final int code;

    ChangeStatus(char code) {
        this.code = code;
    }

    /// The byte that stands for it between parties.
    int code() {
        return code;
    }

    static Optional<ChangeStatus> of(int code) {
        return Arrays.stream(values()).filter(status -> status.code == code).findFirst();
    }
}
