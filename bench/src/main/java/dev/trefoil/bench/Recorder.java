package dev.trefoil.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import jdk.jfr.FlightRecorder;
import jdk.jfr.Recording;
import org.jspecify.annotations.Nullable;

/// A recording of where this process spends its processor time: the stack of each running thread every ten
/// milliseconds of it.
final class Recorder {
    /// Samples by processor time, code of the system included; on Linux only.
    static final String BY_CPU = "jdk.CPUTimeSample";

    /// Samples by the clock, of Java code only.
    static final String BY_CLOCK = "jdk.ExecutionSample";

    private @Nullable Recording recording;
    private Path threads = Path.of("");
    private ThreadTimes before = new ThreadTimes(Map.of());

    void start(Path file) throws IOException {
        finish();
        Recording begun = new Recording();
        if (hasSamplesByCpu()) {
            begun.enable(BY_CPU).with("throttle", "10ms").withStackTrace();
        } else {
            begun.enable(BY_CLOCK).withPeriod(Duration.ofMillis(10)).withStackTrace();
        }
        begun.setDestination(file);
        begun.start();
        recording = begun;
        threads = threads(file);
        before = ThreadTimes.now();
    }

    private static boolean hasSamplesByCpu() {
        return System.getProperty("os.name").equals("Linux")
                && FlightRecorder.getFlightRecorder().getEventTypes().stream()
                        .anyMatch(type -> type.getName().equals(BY_CPU));
    }

    /// The file beside a recording that tells the times of its threads.
    static Path threads(Path recording) {
        return recording.resolveSibling(recording.getFileName() + ".threads");
    }

    /// Ends the recording and writes its files.
    void finish() throws IOException {
        Recording begun = recording;
        if (begun != null) {
            Files.writeString(threads, ThreadTimes.now().since(before).text());
            begun.stop();
            begun.close();
            recording = null;
        }
    }
}
