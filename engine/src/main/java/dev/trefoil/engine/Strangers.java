package dev.trefoil.engine;

import dev.trefoil.audit.Event;
import dev.trefoil.authorization.Reason;
import dev.trefoil.authorization.Refused;
import dev.trefoil.engine.storage.AuditRecords;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.Map;

/// Requests that nobody of the environment has freshly signed: they are refused, and counted in the audit log.
///
/// Anybody can send them, as often as they like, so that the log takes one entry a minute of them at most. What
/// has been counted since the last one is lost if the party dies.
final class Strangers {
    private static final Duration PAUSE = Duration.ofMinutes(1);

    private final AuditRecords audit;
    private final InstantSource clock;
    private final Map<Reason.Kind, Long> counts = new EnumMap<>(Reason.Kind.class);
    private Instant next = Instant.MIN;

    Strangers(AuditRecords audit, InstantSource clock) {
        this.audit = audit;
        this.clock = clock;
    }

    /// Counts a request, by the first reason against it.
    void count(Refused refused) {
        synchronized (this) {
            counts.merge(refused.reasons().getFirst().kind(), 1L, Long::sum);
        }
        tell();
    }

    /// Writes what was counted, unless the last entry is younger than a minute.
    void tell() {
        Map<Reason.Kind, Long> told;
        synchronized (this) {
            if (counts.isEmpty() || clock.instant().isBefore(next)) {
                return;
            }
            next = clock.instant().plus(PAUSE);
            told = new EnumMap<>(counts);
            counts.clear();
        }
        audit.write(new Event.Strangers(told));
    }
}
