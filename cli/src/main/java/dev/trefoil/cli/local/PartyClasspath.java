package dev.trefoil.cli.local;

import java.io.File;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// What a party's process may load. The launcher says it; without the launcher it is this process's classpath less the
/// rooms and libraries that know clear data.
public final class PartyClasspath {
    private static final Pattern EXCLUDED =
            Pattern.compile(".*[/\\\\](clear|design|client|cli|testing|bench)[/\\\\]target[/\\\\].*"
                    + "|.*trefoil-(clear|design|client|cli|testing|bench)-[^/\\\\]*\\.jar"
                    + "|.*(duckdb_jdbc|fastcsv|picocli|archunit|junit|assertj)[^/\\\\]*\\.jar");

    private PartyClasspath() {}

    static String get() {
        return Optional.ofNullable(System.getProperty("trefoil.party.classpath"))
                .orElseGet(() -> without(System.getProperty("java.class.path")));
    }

    static String without(String classpath) {
        return Arrays.stream(classpath.split(Pattern.quote(File.pathSeparator)))
                .filter(entry -> !EXCLUDED.matcher(entry).matches())
                .collect(Collectors.joining(File.pathSeparator));
    }
}
