package dev.trefoil.authorization;

import dev.trefoil.script.Digest;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/// The statement that an authorization, or a key, is good no more in one version of an environment.
///
/// It never ends: what was revoked stays so, and a later version of the environment does not list a revoked key.
///
/// @param subject the digest of the authorization, or the identifier of the key
/// @param environment the environment's identifier
/// @param reason why, for the analyst and everybody else; public
/// @param time when it was written, in whole seconds; says nothing about when it begins to act, which is at once
public record Revocation(
        Kind kind, Digest subject, String environment, long environmentVersion, String reason, Instant time) {
    static final int MAX_REASON = 500;

    /// What is revoked.
    public enum Kind {
        /// One authorization; any one approver may do that.
        AUTHORIZATION,
        /// A person's key in all its roles; that takes the quorum of the other approvers.
        KEY
    }

    public Revocation {
        Environment.requireIdentifier(environment);
        Request.requireText("reason", reason);
        if (reason.isBlank()) {
            throw new IllegalArgumentException("the reason is empty: say why, so that the others know what to do");
        }
        if (reason.length() > MAX_REASON) {
            throw new IllegalArgumentException(
                    "the reason has " + reason.length() + " characters, at most " + MAX_REASON + " are allowed");
        }
        Request.requireSeconds("revocation", time);
    }

    /// Revokes what the approvers of `environment` authorized under this digest.
    public static Revocation authorization(Digest digest, Environment environment, String reason, Instant now) {
        return of(Kind.AUTHORIZATION, digest, environment, reason, now);
    }

    /// Revokes the key with this identifier.
    public static Revocation key(Digest keyId, Environment environment, String reason, Instant now) {
        return of(Kind.KEY, keyId, environment, reason, now);
    }

    private static Revocation of(Kind kind, Digest subject, Environment environment, String reason, Instant now) {
        return new Revocation(
                kind,
                subject,
                environment.identifier(),
                environment.version(),
                reason,
                now.truncatedTo(ChronoUnit.SECONDS));
    }

    /// One approver's signature; [Envelope#merge] puts several together.
    public Envelope sign(SigningKey key) {
        return Envelope.sign(PayloadType.REVOCATION, RevocationJson.write(this).canonical(), key);
    }
}
