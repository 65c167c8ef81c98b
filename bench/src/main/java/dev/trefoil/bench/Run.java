package dev.trefoil.bench;

import java.util.Locale;

/// What one run of a work took: the seconds of the slowest party, the processor seconds of all three processes, the
/// bytes and rounds of the party that has most of them.
record Run(double seconds, double cpu, long bytes, long rounds) {
    /// The same run, seen by one party more.
    Run and(Run other) {
        return new Run(
                Math.max(seconds, other.seconds),
                cpu + other.cpu,
                Math.max(bytes, other.bytes),
                Math.max(rounds, other.rounds));
    }

    /// As one line, read back by [#of].
    String line() {
        return String.format(Locale.ROOT, "%.6f %.6f %d %d", seconds, cpu, bytes, rounds);
    }

    static Run of(String line) {
        String[] words = line.split(" ", -1);
        if (words.length != 4) {
            throw new IllegalArgumentException("a run has four numbers, not '" + line + "'");
        }
        return new Run(
                Double.parseDouble(words[0]),
                Double.parseDouble(words[1]),
                Long.parseLong(words[2]),
                Long.parseLong(words[3]));
    }
}
