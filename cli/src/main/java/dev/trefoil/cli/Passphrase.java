package dev.trefoil.cli;

import dev.trefoil.authorization.KeyFiles;
import dev.trefoil.authorization.SigningKey;
import java.io.Console;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;

/// Passphrases of key files: asked for at the terminal, or taken from the variable `TREFOIL_PASSPHRASE`.
final class Passphrase {
    private static final String VARIABLE = "TREFOIL_PASSPHRASE";

    private Passphrase() {}

    /// The signing key of a file; asks only if the file is protected.
    static SigningKey open(Path file) throws IOException {
        FileKind.requireFile(file);
        return KeyFiles.read(file, () -> ask("Passphrase of " + file + ": "));
    }

    /// A new passphrase, typed twice.
    static char[] choose() {
        char[] first = ask("New passphrase: ");
        if (Terminal.console().isPresent() && !Arrays.equals(first, ask("Once more: "))) {
            throw new IllegalArgumentException("the two passphrases differ: try again");
        }
        if (first.length == 0) {
            throw new IllegalArgumentException("the passphrase is empty: leave out --passphrase, or type one");
        }
        return first;
    }

    private static char[] ask(String prompt) {
        String variable = System.getenv(VARIABLE);
        if (variable != null) {
            return variable.toCharArray();
        }
        Console console = Terminal.console()
                .orElseThrow(() -> new IllegalArgumentException(
                        "a passphrase is needed and there is no terminal to ask: set " + VARIABLE));
        char[] typed = console.readPassword("%s", prompt);
        return typed == null ? new char[0] : typed;
    }
}
