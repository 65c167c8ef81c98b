package dev.trefoil.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The processor time of the threads of this process, by what they are for, in hundredths of a second; empty where the
/// system does not tell.
record ThreadTimes(Map<String, Long> ticks) {
    private static final Path TASKS = Path.of("/proc/self/task");

    /// Where user and system time stand after the name, counted from 0.
    private static final int USER = 11;

    private static final int SYSTEM = 12;

    ThreadTimes {
        ticks = Map.copyOf(ticks);
    }

    static ThreadTimes now() throws IOException {
        Map<String, Long> ticks = new TreeMap<>();
        for (Path task : tasks()) {
            try {
                // A thread's name may hold any byte.
                String stat = Files.readString(task.resolve("stat"), StandardCharsets.ISO_8859_1);
                ticks.merge(kind(name(stat)), ticks(stat), Long::sum);
            } catch (NoSuchFileException _) {
                // The thread has ended since the directory was read.
            }
        }
        return new ThreadTimes(ticks);
    }

    private static List<Path> tasks() throws IOException {
        if (!Files.isDirectory(TASKS)) {
            return List.of();
        }
        try (Stream<Path> tasks = Files.list(TASKS)) {
            return tasks.toList();
        }
    }

    static String name(String stat) {
        return stat.substring(stat.indexOf('(') + 1, stat.lastIndexOf(')'));
    }

    static long ticks(String stat) {
        String[] words = stat.substring(stat.lastIndexOf(')') + 2).strip().split(" ", -1);
        return Long.parseLong(words[USER]) + Long.parseLong(words[SYSTEM]);
    }

    /// What a thread of this name is for: the names are those that the virtual machine gives its own.
    static String kind(String name) {
        if (name.startsWith("GC ") || name.startsWith("G1 ")) {
            return "garbage collector";
        }
        if (name.startsWith("C1 ") || name.startsWith("C2 ")) {
            return "compiler";
        }
        return name.startsWith("VM ") ? "virtual machine" : "Java code";
    }

    /// What was spent since `before`.
    ThreadTimes since(ThreadTimes before) {
        Map<String, Long> spent = new TreeMap<>();
        ticks.forEach((kind, now) -> spent.put(kind, Math.max(0, now - before.ticks.getOrDefault(kind, 0L))));
        return new ThreadTimes(spent);
    }

    /// Read back by [#parse].
    String text() {
        return new TreeMap<>(ticks)
                .entrySet().stream()
                        .map(entry -> entry.getKey() + "\t" + entry.getValue() + "\n")
                        .collect(Collectors.joining());
    }

    static ThreadTimes parse(String text) {
        Map<String, Long> ticks = new TreeMap<>();
        text.lines().map(line -> line.split("\t", -1)).forEach(cells -> ticks.put(cells[0], Long.valueOf(cells[1])));
        return new ThreadTimes(ticks);
    }

    /// The parts of the whole, largest first: "Java code 62 %, garbage collector 30 %".
    String parts() {
        long all = ticks.values().stream().mapToLong(Long::longValue).sum();
        List<Map.Entry<String, Long>> kinds = new ArrayList<>(ticks.entrySet());
        kinds.sort(Map.Entry.<String, Long>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey()));
        return kinds.stream()
                .map(kind -> String.format(
                        Locale.ROOT, "%s %.0f %%", kind.getKey(), 100.0 * kind.getValue() / Math.max(1, all)))
                .collect(Collectors.joining(", "));
    }
}
