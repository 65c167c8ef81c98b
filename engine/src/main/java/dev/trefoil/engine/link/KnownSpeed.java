package dev.trefoil.engine.link;

import dev.trefoil.mpc.protocol.LinkSpeed;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// How fast the links between the parties were when they last measured, for some minutes: so that not every run
/// measures.
final class KnownSpeed {
    private static final Duration FRESH = Duration.ofMinutes(10);

    private @Nullable LinkSpeed speed;
    private long since;

    /// What was measured lately.
    synchronized Optional<LinkSpeed> get() {
        if (System.nanoTime() - since > FRESH.toNanos()) {
            speed = null;
        }
        return Optional.ofNullable(speed);
    }

    /// Keeps what a session took; what is known already does not become fresher by being used.
    synchronized void keep(LinkSpeed taken) {
        if (!taken.equals(get().orElse(null))) {
            speed = taken;
            since = System.nanoTime();
        }
    }
}
