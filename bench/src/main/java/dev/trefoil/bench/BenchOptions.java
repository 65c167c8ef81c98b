package dev.trefoil.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/// What `./trefoil bench` is asked: which works, with how many rows if not with their own, how often, for how many
/// seconds warmed up before, over which links, and whether with forecasts.
record BenchOptions(String only, boolean large, OptionalInt rows, int runs, double warm, Links links, boolean explain) {
    private static final List<String> WITH_VALUE = List.of("--only", "--rows", "--runs", "--warm", "--links");
    private static final List<String> ALONE = List.of("--large", "--explain");

    /// The kinds of links between the parties.
    enum Links {
        PLAIN,
        TLS,
        BOTH;

        static Links of(String text) {
            Optional<Links> links = List.of(values()).stream()
                    .filter(kind -> kind.name().toLowerCase(Locale.ROOT).equals(text))
                    .findFirst();
            return links.orElseThrow(
                    () -> new IllegalArgumentException("--links needs plain, tls or both, not '" + text + "'"));
        }
    }

    static BenchOptions of(List<String> words) {
        Arguments arguments = Arguments.of(WITH_VALUE, ALONE, words);
        return new BenchOptions(
                arguments.text("--only", ""),
                arguments.has("--large"),
                arguments.has("--rows") ? OptionalInt.of(arguments.number("--rows", 1)) : OptionalInt.empty(),
                arguments.number("--runs", 5),
                arguments.seconds("--warm", 1),
                Links.of(arguments.text("--links", "both")),
                arguments.has("--explain"));
    }

    /// Never empty.
    List<Work> works() {
        List<Work> works = rows.isPresent() ? Works.chosen(only, rows.getAsInt()) : Works.chosen(only, large);
        if (!works.isEmpty()) {
            return works;
        }
        throw new IllegalArgumentException(
                Works.chosen(only, true).isEmpty()
                        ? "no work is called '" + only + "'; there are\n" + names()
                        : "what is called '" + only + "' takes long: add --large");
    }

    private static String names() {
        List<String> names = new ArrayList<>();
        Works.all().forEach(work -> names.add("  " + work.key() + (work.large() ? " (--large)" : "")));
        return String.join("\n", names);
    }
}
