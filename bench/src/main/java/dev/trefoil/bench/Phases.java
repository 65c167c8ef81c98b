package dev.trefoil.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;

/// What the phases of one run took: by the clock, and in processor time of this process and of the three parties
/// together.
final class Phases {
    /// One phase.
    record Phase(String name, double seconds, double here, double parties) {
        private String line() {
            return String.format(Locale.ROOT, "    %-34s %8.2f %12.2f %12.2f", name, seconds, here, parties);
        }
    }

    private final List<ProcessHandle> parties;
    private final List<Phase> phases = new ArrayList<>();

    Phases(List<ProcessHandle> parties) {
        this.parties = List.copyOf(parties);
    }

    /// Does `work` as a phase of this name.
    <T> T phase(String name, Callable<T> work) throws Exception {
        long began = System.nanoTime();
        double here = cpu(ProcessHandle.current());
        double there = parties.stream().mapToDouble(Phases::cpu).sum();
        T result = work.call();
        phases.add(new Phase(
                name,
                (System.nanoTime() - began) / 1e9,
                cpu(ProcessHandle.current()) - here,
                parties.stream().mapToDouble(Phases::cpu).sum() - there));
        return result;
    }

    double seconds() {
        return phases.stream().mapToDouble(Phase::seconds).sum();
    }

    /// A head, a line for each phase, and their sum.
    List<String> lines(String title) {
        List<String> lines = new ArrayList<>();
        lines.add(String.format(Locale.ROOT, "%-38s %8s %12s %12s", title, "seconds", "CPU client", "CPU parties"));
        phases.forEach(phase -> lines.add(phase.line()));
        lines.add(new Phase(
                        "together",
                        seconds(),
                        phases.stream().mapToDouble(Phase::here).sum(),
                        phases.stream().mapToDouble(Phase::parties).sum())
                .line());
        return lines;
    }

    private static double cpu(ProcessHandle process) {
        return process.info().totalCpuDuration().orElse(Duration.ZERO).toMillis() / 1e3;
    }
}
