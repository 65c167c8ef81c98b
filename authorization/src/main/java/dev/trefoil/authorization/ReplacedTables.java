package dev.trefoil.authorization;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// What becomes of an approval when a named table that its script reads is uploaded anew.
public enum ReplacedTables {
    /// What is left of the approval is invalid.
    REFUSED,
    /// Steps read the newest table of that name, as long as it has the approved columns.
    FOLLOWED;

    /// The word in a request.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The answer with this word.
    public static Optional<ReplacedTables> of(String word) {
        return Arrays.stream(values())
                .filter(value -> value.word().equals(word))
                .findFirst();
    }
}
