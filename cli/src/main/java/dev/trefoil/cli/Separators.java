package dev.trefoil.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/// Recognises a CSV file whose fields are separated by something else than was said: its header would become one
/// column with a long name.
final class Separators {
    private static final List<Character> OTHERS = List.of(';', '\t', '|', ',');
    private static final int MAX_HEADER = 1 << 20;

    private Separators() {}

    /// Throws if the header has no `separator` but another usual one, unless a type is declared for that very column.
    static void require(Path csv, char separator, Set<String> typed) throws IOException {
        String header = header(csv);
        if (header.indexOf(separator) >= 0 || typed.contains(header.strip())) {
            return;
        }
        for (char other : OTHERS) {
            if (header.indexOf(other) >= 0) {
                String name = other == '\t' ? "$'\\t'" : "'" + other + "'";
                throw new IllegalArgumentException(csv + ": the header has no '" + separator + "' but "
                        + (other == '\t' ? "tabs" : name) + ": add --separator " + name);
            }
        }
    }

    /// The bytes of the first line as single characters: all separators are ASCII, and the reader checks the rest.
    private static String header(Path csv) throws IOException {
        try (BufferedReader reader = Files.newBufferedReader(csv, StandardCharsets.ISO_8859_1)) {
            StringBuilder line = new StringBuilder();
            for (int c = reader.read(); c >= 0 && c != '\n' && line.length() < MAX_HEADER; c = reader.read()) {
                line.append((char) c);
            }
            return line.toString();
        }
    }
}
