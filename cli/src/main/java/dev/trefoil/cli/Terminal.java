package dev.trefoil.cli;

import java.io.Console;
import java.util.Optional;

/// The person at the keyboard, if there is one.
final class Terminal {
    private Terminal() {}

    /// The console; nothing in scripts and pipes.
    static Optional<Console> console() {
        return Optional.ofNullable(System.console()).filter(Console::isTerminal);
    }
}
