package dev.trefoil.client;

import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;

/// What a session says to its user beside results: which mode it is in, what was inferred, what was not sent. Goes to
/// the system logger at level INFO unless somebody listens.
final class Notices {
    private static final System.Logger LOGGER = System.getLogger("dev.trefoil.client");

    private Consumer<String> listener = text -> LOGGER.log(System.Logger.Level.INFO, text);
    private final Set<String> said = new HashSet<>();

    void listener(Consumer<String> consumer) {
        listener = consumer;
    }

    void say(String text) {
        listener.accept(text);
    }

    /// Says it unless it was said before.
    void once(String text) {
        if (said.add(text)) {
            say(text);
        }
    }
}
