package dev.trefoil.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/// What `./trefoil bench` is asked: which works, with how many rows if not with their own, how often, for how many
/// seconds warmed up before, over which links, whether with forecasts; and what to do with a file.
record BenchOptions(
        String only,
        boolean large,
        OptionalInt rows,
        int runs,
        double warm,
        Links links,
        boolean explain,
        Optional<ForFile> file) {
    static final List<String> WITH_VALUE =
            List.of("--only", "--rows", "--runs", "--warm", "--links", "--keep", "--compare", "--flame");
    static final List<String> ALONE = List.of("--large", "--explain");

    /// What the command can be asked.
    static final String USAGE = """
            usage: ./trefoil bench [OPTION...]: three parties as three processes on this machine
              --only WORDS[,WORDS...]  works whose names hold these words; --help lists the names
              --large                  also works that take long
              --rows N                 every work with so many rows
              --runs N                 runs of each work after warming up (5)
              --warm SECONDS           of warming up (6)
              --links plain|tls|both   links between the parties (both)
              --explain                also what forecasts say of the same steps
              --keep FILE              also keeps the figures and this build in a file
              --compare FILE           that build and this one in turns; ends with 1 if something is slower
              --flame FILE.svg         draws where one work spends its processor time
              --scaling FILE.svg       instead: draws time and memory of four works against their rows, over plain
                                       links; with --from 1000, --to 10000000, --only
              --upload                 a table's way into the parties and back; with --rows, --runs, --inferred
              --choices                instead: what parties choose over slow links; with --delays, --rows
              --machine                instead: what this machine can do at most
            works and their rows:
            """;

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

    /// A file, and what it is for.
    record ForFile(Use use, Path path) {
        /// Keeping figures and classes, comparing with kept ones, drawing where time goes.
        enum Use {
            KEEP,
            COMPARE,
            FLAME;

            private String option() {
                return "--" + name().toLowerCase(Locale.ROOT);
            }
        }

        private static Optional<ForFile> of(Arguments arguments) {
            List<ForFile> files = List.of(Use.values()).stream()
                    .filter(use -> arguments.has(use.option()))
                    .map(use -> new ForFile(use, Path.of(arguments.text(use.option(), ""))))
                    .toList();
            if (files.size() > 1) {
                throw new IllegalArgumentException("take one of --keep, --compare and --flame at a time");
            }
            files.stream()
                    .filter(file -> !file.is(Use.COMPARE))
                    .forEach(file -> requireRoom(file.use().option(), file.path()));
            return files.stream().findFirst();
        }

        /// Better now than after minutes of measuring.
        static void requireRoom(String option, Path path) {
            Path directory = path.toAbsolutePath().getParent();
            if (directory == null || !Files.isDirectory(directory) || Files.isDirectory(path)) {
                throw new IllegalArgumentException(option + " cannot write the file " + path);
            }
        }

        boolean is(Use other) {
            return use == other;
        }
    }

    static BenchOptions of(List<String> words) {
        Arguments arguments = Arguments.of(WITH_VALUE, ALONE, words);
        Optional<ForFile> file = ForFile.of(arguments);
        boolean figures = file.isEmpty() || file.get().is(ForFile.Use.KEEP);
        return new BenchOptions(
                arguments.text("--only", ""),
                arguments.has("--large"),
                arguments.has("--rows") ? OptionalInt.of(arguments.number("--rows", 1)) : OptionalInt.empty(),
                arguments.number("--runs", 5),
                arguments.seconds("--warm", 6),
                Links.of(arguments.text("--links", figures ? "both" : "plain")),
                arguments.has("--explain"),
                file);
    }

    /// Never empty.
    List<Work> works() {
        List<Work> works = rows.isPresent() ? Works.chosen(only, rows.getAsInt()) : Works.chosen(only, large);
        if (!works.isEmpty()) {
            return works;
        }
        throw new IllegalArgumentException(
                Works.chosen(only, true).isEmpty()
                        ? "no work is called '" + only + "'; there are\n" + names(Works.all())
                        : "what is called '" + only + "' takes long: add --large");
    }

    /// The one work that is chosen.
    Work work() {
        List<Work> works = works();
        if (works.size() > 1) {
            throw new IllegalArgumentException("choose one work by --only; these are several:\n" + names(works));
        }
        return works.getFirst();
    }

    static String help() {
        return USAGE + names(Works.all());
    }

    private static String names(List<Work> works) {
        List<String> names = new ArrayList<>();
        works.forEach(work -> names.add("  " + work.key() + (work.large() ? " (--large)" : "")));
        return String.join("\n", names);
    }
}
