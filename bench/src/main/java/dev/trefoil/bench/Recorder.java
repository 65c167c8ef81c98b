package dev.trefoil.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
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
    }

    private static boolean hasSamplesByCpu() {
        return System.getProperty("os.name").equals("Linux")
                && FlightRecorder.getFlightRecorder().getEventTypes().stream()
                        .anyMatch(type -> type.getName().equals(BY_CPU));
    }

    /// Ends the recording and writes its file.
    void finish() {
        Recording begun = recording;
        if (begun != null) {
            begun.stop();
            begun.close();
            recording = null;
        }
    }
}
