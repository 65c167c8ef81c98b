package dev.trefoil.authorization;

import dev.trefoil.script.Digest;
import dev.trefoil.script.json.Json;
import dev.trefoil.script.json.JsonException;
import dev.trefoil.script.json.JsonLimits;
import dev.trefoil.script.json.Located;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// An environment that all three parties and all approvers have signed.
///
/// The first one that a party or user holds is trusted because of how it came to them (its digest, read over
/// the telephone, say); the keys in it sign it, so nobody stands in it unknowingly.
public final class SignedEnvironment {
    private final Environment environment;
    private final Envelope envelope;

    private SignedEnvironment(Environment environment, Envelope envelope) {
        this.environment = environment;
        this.envelope = envelope;
    }

    /// One party's or approver's signature; [Envelope#merge] puts them together.
    public static Envelope sign(Environment environment, SigningKey key) {
        if (!environment.signers().contains(key.verificationKey())) {
            throw new Refused(
                    Reason.Kind.NOT_ALLOWED,
                    environment.holder(key.verificationKey())
                            + " is neither a party nor an approver of this environment");
        }
        return Envelope.sign(
                PayloadType.ENVIRONMENT, EnvironmentJson.write(environment).canonical(), key);
    }

    /// The consent of somebody who approves in `old` and no more in `environment`: an extra signature for
    /// a [Succession].
    public static Envelope leave(Environment environment, Environment old, SigningKey key) {
        if (old.approver(key.verificationKey()).isEmpty()) {
            throw new Refused(
                    Reason.Kind.NOT_ALLOWED,
                    old.holder(key.verificationKey()) + " is no approver of version " + old.version()
                            + " of environment " + old.identifier());
        }
        return Envelope.sign(
                PayloadType.ENVIRONMENT, EnvironmentJson.write(environment).canonical(), key);
    }

    /// The environment in an envelope, whoever has signed it so far.
    public static Environment unverified(Envelope envelope) {
        envelope.requireType(PayloadType.ENVIRONMENT);
        Environment environment;
        try {
            environment = EnvironmentJson.read(Located.root(Json.parse(envelope.payloadBytes(), JsonLimits.SMALL)));
        } catch (JsonException e) {
            throw new Refused(Reason.Kind.MALFORMED, "not an environment: " + e.getMessage(), e);
        }
        if (!EnvironmentJson.write(environment).canonical().equals(envelope.payload())) {
            throw new Refused(Reason.Kind.NOT_CANONICAL, "the signed environment is not in its canonical form");
        }
        return environment;
    }

    /// The environment of a file; throws [Refused] unless exactly the three parties and all approvers signed
    /// it.
    public static SignedEnvironment verify(byte[] bytes) {
        Envelope envelope = Envelope.decode(bytes);
        Environment environment = unverified(envelope);
        List<Reason> reasons = new ArrayList<>(envelope.objections(environment.signers(), environment));
        environment.parties().stream()
                .filter(party -> !envelope.isSignedBy(party.key()))
                .forEach(party -> reasons.add(missing(party.title())));
        environment.approvers().stream()
                .filter(person -> !envelope.isSignedBy(person.key()))
                .forEach(person -> reasons.add(missing(person.title())));
        if (!reasons.isEmpty()) {
            throw new Refused(reasons);
        }
        return new SignedEnvironment(environment, envelope);
    }

    private static Reason missing(String who) {
        return new Reason(Reason.Kind.MISSING_APPROVAL, "the environment is not signed by " + who);
    }

    /// Throws [Refused] unless this may take the place of `old` ([Succession]); `extra` holds signatures of old
    /// approvers who are none any more.
    public void requireSuccessorOf(SignedEnvironment old, Envelope extra) {
        new Succession(old, Optional.of(extra)).require(this);
    }

    Envelope envelope() {
        return envelope;
    }

    public Environment environment() {
        return environment;
    }

    /// The digest of the environment itself, which parties and clients compare.
    public Digest digest() {
        return environment.digest();
    }

    public byte[] encode() {
        return envelope.encode();
    }
}
