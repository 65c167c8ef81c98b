package dev.trefoil.engine;

import dev.trefoil.authorization.Challenge;
import dev.trefoil.authorization.Reason;
import dev.trefoil.authorization.Refused;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/// The challenges that this party gave and that nobody has used yet. Each is good once, for a minute; they do not
/// outlive the process.
final class Challenges {
    private static final Duration VALID = Duration.ofSeconds(60);
    private static final int MOST = 10_000;

    private final InstantSource clock;
    private final Map<String, Instant> open = new LinkedHashMap<>();

    Challenges(InstantSource clock) {
        this.clock = clock;
    }

    /// A fresh challenge. Beyond the most that are kept, the oldest is forgotten.
    synchronized Challenge give() {
        Instant now = clock.instant();
        // All are good for the same time, so the oldest come first.
        Iterator<Instant> oldest = open.values().iterator();
        while (oldest.hasNext()) {
            boolean expired = now.isAfter(oldest.next());
            if (!expired && open.size() < MOST) {
                break;
            }
            oldest.remove();
        }
        Challenge challenge = Challenge.random(now.plus(VALID));
        open.put(challenge.hex(), challenge.expires());
        return challenge;
    }

    /// Uses a challenge up; throws [Refused] if this party did not give it, or it was used or has expired.
    synchronized void use(String challenge) {
        Instant expires = open.remove(challenge);
        if (expires == null || clock.instant().isAfter(expires)) {
            throw new Refused(
                    Reason.Kind.WRONG_CHALLENGE,
                    "the challenge is unknown, used or older than " + VALID.toSeconds()
                            + " s: this request was sent before, or too late; sign a new one");
        }
    }
}
