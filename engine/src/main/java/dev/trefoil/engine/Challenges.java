package dev.trefoil.engine;

import dev.trefoil.authorization.Challenge;
import dev.trefoil.authorization.Reason;
import dev.trefoil.authorization.Refused;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// The challenges of this party. Each is good once, for a minute; they do not outlive the process.
///
/// A challenge says by itself when it expires (8 bytes), holds 8 random bytes, and proves with 16 bytes of an HMAC
/// that this process gave it. So nothing is kept of those that nobody uses, and asking for many evicts nobody's.
final class Challenges {
    private static final Duration VALID = Duration.ofSeconds(60);
    private static final Pattern SHAPE = Pattern.compile("[0-9a-f]{64}");
    private static final int CLAIM = 16;
    private static final int MOST_USED = 1_000_000;

    private final InstantSource clock;
    private final SecureRandom random = new SecureRandom();
    private final SecretKeySpec key;
    private final Map<String, Instant> used = new LinkedHashMap<>();

    Challenges(InstantSource clock) {
        this.clock = clock;
        byte[] bytes = new byte[32];
        random.nextBytes(bytes);
        this.key = new SecretKeySpec(bytes, "HmacSHA256");
    }

    /// A fresh challenge.
    Challenge give() {
        long expires = clock.instant().plus(VALID).getEpochSecond();
        byte[] claim = ByteBuffer.allocate(CLAIM)
                .putLong(expires)
                .putLong(random.nextLong())
                .array();
        byte[] whole =
                ByteBuffer.allocate(2 * CLAIM).put(claim).put(proof(claim)).array();
        return new Challenge(HexFormat.of().formatHex(whole), Instant.ofEpochSecond(expires));
    }

    /// Uses a challenge up; throws [Refused] if this party did not give it, or it was used or has expired, and
    /// [Unavailable] if more were used in the last minute than can be remembered.
    void use(String challenge) {
        Instant expires = expires(challenge);
        if (clock.instant().isAfter(expires) || !isFirstUse(challenge)) {
            throw refused();
        }
    }

    private Instant expires(String challenge) {
        if (!SHAPE.matcher(challenge).matches()) {
            throw refused();
        }
        byte[] whole = HexFormat.of().parseHex(challenge);
        byte[] claim = Arrays.copyOf(whole, CLAIM);
        if (!MessageDigest.isEqual(proof(claim), Arrays.copyOfRange(whole, CLAIM, 2 * CLAIM))) {
            throw refused();
        }
        return Instant.ofEpochSecond(ByteBuffer.wrap(claim).getLong());
    }

    private synchronized boolean isFirstUse(String challenge) {
        Instant now = clock.instant();
        Iterator<Instant> oldest = used.values().iterator();
        while (oldest.hasNext() && now.isAfter(oldest.next())) {
            oldest.remove();
        }
        if (used.size() >= MOST_USED) {
            throw new Unavailable("too many requests came within a minute: ask again later");
        }
        // A used challenge expires within VALID, so that it is remembered for as long as it could be used again.
        return used.putIfAbsent(challenge, now.plus(VALID)) == null;
    }

    private byte[] proof(byte[] claim) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            return Arrays.copyOf(mac.doFinal(claim), CLAIM);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java runtime has no HMAC-SHA-256", e);
        }
    }

    private static Refused refused() {
        return new Refused(
                Reason.Kind.WRONG_CHALLENGE,
                "the challenge is unknown, used or older than " + VALID.toSeconds()
                        + " s: this request was sent before, or too late; sign a new one");
    }
}
