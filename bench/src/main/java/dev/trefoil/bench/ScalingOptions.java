package dev.trefoil.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// What `./trefoil bench --scaling FILE.svg` is asked: the picture's file, which of its works, and from how many rows
/// to how many.
record ScalingOptions(Path file, List<Work> works, List<Integer> sizes) {
    static final String OPTION = "--scaling";

    /// The works whose time and memory are drawn against their rows.
    static final List<String> NAMES = List.of(
            "sort permutation 32-bit key",
            "lookup join + sum (rows a side)",
            "group-by sum + count 32-bit key",
            "filter + mean");

    private static final List<String> WITH_VALUE = List.of(OPTION, "--from", "--to", "--only");

    ScalingOptions {
        works = List.copyOf(works);
        sizes = List.copyOf(sizes);
    }

    static ScalingOptions of(List<String> words) {
        Arguments arguments = Arguments.of(WITH_VALUE, List.of(), words);
        Path file = Path.of(arguments.text(OPTION, ""));
        BenchOptions.ForFile.requireRoom(OPTION, file);
        List<Integer> sizes = sizes(arguments.number("--from", 1_000), arguments.number("--to", 10_000_000));
        return new ScalingOptions(file, works(arguments.text("--only", ""), sizes.getFirst()), sizes);
    }

    private static List<Work> works(String only, int rows) {
        List<Work> works = NAMES.stream()
                .filter(name -> Works.matches(name, only))
                .map(name -> Works.named(name, rows))
                .toList();
        if (works.isEmpty()) {
            throw new IllegalArgumentException(
                    "no work that scales is called '" + only + "'; there are " + String.join(", ", NAMES));
        }
        return works;
    }

    /// Two in a decade: its 1 and its 3.
    static List<Integer> sizes(int from, int to) {
        List<Integer> sizes = new ArrayList<>();
        for (long decade = 1; decade <= to; decade *= 10) {
            for (long rows : List.of(decade, 3 * decade)) {
                if (rows >= from && rows <= to) {
                    sizes.add((int) rows);
                }
            }
        }
        if (sizes.isEmpty()) {
            throw new IllegalArgumentException("there is no 1, 3, 10, 30, 100 ... from " + from + " to " + to);
        }
        return sizes;
    }
}
