package dev.trefoil.authorization;

import dev.trefoil.script.json.Json;
import dev.trefoil.script.json.JsonException;
import dev.trefoil.script.json.JsonLimits;
import dev.trefoil.script.json.Located;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// A revocation with the signatures that make it act; made by [#verify] only, so whoever holds one may hand it on:
/// the envelope itself is the authority.
///
/// An authorization is revoked by any one approver, also one who did not approve it. A key is revoked by the quorum of
/// the approvers other than its holder, or by all of these if they are fewer. What counts is the environment alone, not
/// other revocations: so whoever knows the same environment takes the same revocations, in whatever order they come.
public final class SignedRevocation {
    /// What a revocation is at most: 200 signatures and a reason.
    public static final int MOST_BYTES = 64 << 10;

    private final Revocation revocation;
    private final List<Person> signers;
    private final Envelope envelope;

    private SignedRevocation(Revocation revocation, List<Person> signers, Envelope envelope) {
        this.revocation = revocation;
        this.signers = List.copyOf(signers);
        this.envelope = envelope;
    }

    /// The revocation of a file; throws [Refused] with every reason unless it is byte-equal to its own re-encoding, for
    /// this environment and version, and signed by whom it takes and nobody else.
    public static SignedRevocation verify(byte[] bytes, Environment environment) {
        if (bytes.length > MOST_BYTES) {
            throw new Refused(
                    Reason.Kind.MALFORMED, "a revocation has at most " + MOST_BYTES + " bytes, not " + bytes.length);
        }
        Envelope envelope = Envelope.decode(bytes);
        List<Reason> reasons = objections(envelope, environment);
        if (!reasons.isEmpty()) {
            throw new Refused(reasons);
        }
        Revocation revocation = revocation(envelope);
        return new SignedRevocation(revocation, signers(envelope, revocation, environment), envelope);
    }

    /// What an envelope, signed so far by whomever, would revoke.
    public static Revocation revocation(Envelope envelope) {
        envelope.requireType(PayloadType.REVOCATION);
        Revocation revocation;
        try {
            revocation = RevocationJson.read(Located.root(Json.parse(envelope.payloadBytes(), JsonLimits.SMALL)));
        } catch (JsonException e) {
            throw new Refused(Reason.Kind.MALFORMED, "not a revocation: " + e.getMessage(), e);
        }
        if (!RevocationJson.write(revocation).canonical().equals(envelope.payload())) {
            throw new Refused(Reason.Kind.NOT_CANONICAL, "the signed revocation is not in its canonical form");
        }
        return revocation;
    }

    /// Every reason for which the parties would not obey `envelope`, for people who collect signatures; throws
    /// [Refused] if it holds no revocation at all.
    public static List<Reason> objections(Envelope envelope, Environment environment) {
        Revocation revocation = revocation(envelope);
        List<Reason> reasons = new ArrayList<>();
        if (!revocation.environment().equals(environment.identifier())
                || revocation.environmentVersion() != environment.version()) {
            reasons.add(new Reason(
                    Reason.Kind.WRONG_ENVIRONMENT,
                    "the revocation is for environment " + revocation.environment() + " version "
                            + revocation.environmentVersion() + ", this is " + environment.identifier() + " version "
                            + environment.version()));
        }
        List<Person> allowed = allowed(revocation, environment);
        reasons.addAll(envelope.objections(allowed.stream().map(Person::key).toList(), environment));
        subject(revocation, environment).ifPresent(reasons::add);
        missing(
                        revocation,
                        environment,
                        signers(envelope, revocation, environment).size())
                .ifPresent(reasons::add);
        return List.copyOf(reasons);
    }

    private static List<Person> allowed(Revocation revocation, Environment environment) {
        return environment.approvers().stream()
                .filter(person -> !person.key().keyId().equals(revocation.subject()))
                .toList();
    }

    private static List<Person> signers(Envelope envelope, Revocation revocation, Environment environment) {
        return allowed(revocation, environment).stream()
                .filter(person -> envelope.isSignedBy(person.key()))
                .toList();
    }

    private static Optional<Reason> subject(Revocation revocation, Environment environment) {
        return switch (revocation.kind()) {
            case AUTHORIZATION -> Optional.empty();
            case KEY ->
                environment.person(revocation.subject()).isPresent()
                        ? Optional.empty()
                        : Optional.of(new Reason(
                                Reason.Kind.UNKNOWN_KEY,
                                "key " + revocation.subject().brief() + "... is no person's of environment "
                                        + environment.identifier() + " version " + environment.version()));
        };
    }

    private static Optional<Reason> missing(Revocation revocation, Environment environment, int signed) {
        int needed = needed(revocation, environment);
        if (needed == 0) {
            return Optional.of(new Reason(
                    Reason.Kind.MISSING_APPROVAL,
                    "nobody can revoke the key of the only approver: make a new version of the environment"));
        }
        return signed >= needed
                ? Optional.empty()
                : Optional.of(new Reason(
                        Reason.Kind.MISSING_APPROVAL,
                        signed + " of " + needed + " needed signatures are there: other approvers sign it, too"));
    }

    /// How many approvers must sign; 0 if there is nobody who could.
    public static int needed(Revocation revocation, Environment environment) {
        return switch (revocation.kind()) {
            case AUTHORIZATION -> 1;
            case KEY ->
                Math.min(environment.quorum(), allowed(revocation, environment).size());
        };
    }

    public Revocation revocation() {
        return revocation;
    }

    /// Who signed; at least one.
    public List<Person> signers() {
        return signers;
    }

    /// The file: the same bytes that were verified.
    public byte[] encode() {
        return envelope.encode();
    }

    /// Who revoked, when and why, for messages to people.
    String words() {
        String who = signers.stream().map(Person::title).collect(Collectors.joining(" and "));
        return "was revoked by " + who + " at " + revocation.time() + " (" + revocation.reason() + ")";
    }
}
