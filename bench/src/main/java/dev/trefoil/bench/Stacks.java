package dev.trefoil.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordedMethod;
import jdk.jfr.consumer.RecordingFile;

/// How often each stack of calls was seen, outermost call first; the first name of each is that of its thread.
record Stacks(Map<List<String>, Long> counts) {
    Stacks {
        counts = Map.copyOf(counts);
    }

    /// The samples of a recording.
    static Stacks read(Path recording) throws IOException {
        Map<List<String>, Long> counts = new TreeMap<>(Stacks::compare);
        try (RecordingFile events = new RecordingFile(recording)) {
            while (events.hasMoreEvents()) {
                RecordedEvent event = events.readEvent();
                String type = event.getEventType().getName();
                if (event.getStackTrace() != null && (type.equals(Recorder.BY_CPU) || type.equals(Recorder.BY_CLOCK))) {
                    counts.merge(stack(event), 1L, Long::sum);
                }
            }
        }
        return new Stacks(counts);
    }

    private static int compare(List<String> left, List<String> right) {
        return String.join("\n", left).compareTo(String.join("\n", right));
    }

    private static List<String> stack(RecordedEvent event) {
        List<String> names = new ArrayList<>();
        for (RecordedFrame frame : event.getStackTrace().getFrames()) {
            names.add(name(frame.getMethod()));
        }
        names.add(thread(event));
        Collections.reverse(names);
        return List.copyOf(names);
    }

    private static String thread(RecordedEvent event) {
        String field = event.getEventType().getName().equals(Recorder.BY_CPU) ? "eventThread" : "sampledThread";
        String name =
                event.getThread(field) == null ? null : event.getThread(field).getJavaName();
        return name == null || name.isEmpty() ? "thread" : "thread " + name;
    }

    private static String name(RecordedMethod method) {
        return name(method.getType().getName(), method.getName());
    }

    /// Class and method without the package of this project, a lambda as what it is in.
    static String name(String type, String method) {
        String where = type.replaceFirst("^dev\\.trefoil\\.", "").replaceFirst("(\\$\\$Lambda).*", "$1");
        String what = method.replaceFirst("^lambda\\$(\\w+?)\\$\\d+$", "$1 (lambda)");
        return where + "." + what;
    }

    long samples() {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }

    /// How often each method was the one that computed.
    Map<String, Long> self() {
        Map<String, Long> self = new TreeMap<>();
        counts.forEach((stack, count) -> self.merge(stack.getLast(), count, Long::sum));
        return self;
    }
}
