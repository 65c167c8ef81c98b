package dev.trefoil.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The figures of an earlier measurement, as text: a line for each work and kind of links, its runs parted by tabs.
record KeptFigures(List<Entry> entries) {
    /// The first line of the text; another number stands for another form of text, or other orders to the parties.
    static final String HEAD = "trefoil bench, kept figures 1";

    private static final int BEFORE_RUNS = 5;

    KeptFigures {
        entries = List.copyOf(entries);
    }

    /// The figures of one work over `plain` or `tls` links.
    record Entry(String name, int rows, String links, Figures figures) {
        String key() {
            return name + " @ " + rows + " over " + links;
        }
    }

    static KeptFigures of(List<Measurement> measured) {
        List<Entry> entries = new ArrayList<>();
        for (Measurement one : measured) {
            Work work = one.work();
            one.plain().ifPresent(figures -> entries.add(new Entry(work.name(), work.rows(), Trio.PLAIN, figures)));
            one.tls().ifPresent(figures -> entries.add(new Entry(work.name(), work.rows(), "tls", figures)));
        }
        return new KeptFigures(entries);
    }

    Optional<Figures> of(Work work, String links) {
        return entries.stream()
                .filter(entry -> entry.name().equals(work.name()) && entry.rows() == work.rows())
                .filter(entry -> entry.links().equals(links))
                .map(Entry::figures)
                .findFirst();
    }

    String text() {
        return Stream.concat(Stream.of(HEAD), entries.stream().map(KeptFigures::line))
                .collect(Collectors.joining("\n", "", "\n"));
    }

    /// Fails at anything that [#text] does not write.
    static KeptFigures parse(String text) {
        List<String> lines = text.lines().toList();
        if (lines.isEmpty() || !lines.getFirst().equals(HEAD)) {
            throw new IllegalArgumentException("its figures do not begin with '" + HEAD + "'");
        }
        return new KeptFigures(lines.stream().skip(1).map(KeptFigures::entry).toList());
    }

    private static String line(Entry entry) {
        Figures figures = entry.figures();
        return Stream.concat(
                        Stream.of(
                                entry.name(),
                                "" + entry.rows(),
                                entry.links(),
                                "" + figures.peakKilobytes(),
                                figures.first().line()),
                        figures.runs().stream().map(Run::line))
                .collect(Collectors.joining("\t"));
    }

    private static Entry entry(String line) {
        String[] cells = line.split("\t", -1);
        if (cells.length <= BEFORE_RUNS) {
            throw new IllegalArgumentException("its figures have a line with too few cells: '" + line + "'");
        }
        List<Run> runs = Arrays.stream(cells).skip(BEFORE_RUNS).map(Run::of).toList();
        Figures figures = new Figures(Run.of(cells[4]), runs, Long.parseLong(cells[3]));
        return new Entry(cells[0], Integer.parseInt(cells[1]), cells[2], figures);
    }
}
