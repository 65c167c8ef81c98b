package dev.trefoil.authorization;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// In which order the steps of an approved script may run, and what counts as a run.
public enum StepOrder {
    /// As recorded, each step once a run; all of them together are a run.
    LINEAR,
    /// Any step at any time; each execution is a run. No step uses the table of another one.
    FREE;

    /// The word in a request.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The order that a request names so.
    public static Optional<StepOrder> of(String word) {
        return Arrays.stream(values())
                .filter(value -> value.word().equals(word))
                .findFirst();
    }
}
