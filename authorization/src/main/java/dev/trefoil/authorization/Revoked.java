package dev.trefoil.authorization;

import dev.trefoil.script.Digest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// Everything that is revoked in one version of an environment, as far as somebody knows; it only grows.
///
/// Immutable. Of several revocations of the same, the first that came is kept.
public final class Revoked {
    private static final Revoked NOTHING = new Revoked(new TreeMap<>());

    private final Map<String, SignedRevocation> bySubject;

    private Revoked(Map<String, SignedRevocation> bySubject) {
        this.bySubject = bySubject;
    }

    public static Revoked nothing() {
        return NOTHING;
    }

    /// This and those.
    public Revoked with(Collection<SignedRevocation> more) {
        Map<String, SignedRevocation> all = new TreeMap<>(bySubject);
        more.forEach(signed -> all.putIfAbsent(name(signed.revocation()), signed));
        return new Revoked(all);
    }

    /// What the revocations of the same authorization or key have in common, whoever signed them: `KIND DIGEST`.
    public static String name(Revocation revocation) {
        return name(revocation.kind(), revocation.subject());
    }

    private static String name(Revocation.Kind kind, Digest subject) {
        return kind + " " + subject.hex();
    }

    public Optional<SignedRevocation> find(Revocation.Kind kind, Digest subject) {
        return Optional.ofNullable(bySubject.get(name(kind, subject)));
    }

    /// All of them, in the order of their names.
    public List<SignedRevocation> all() {
        return List.copyOf(bySubject.values());
    }

    /// Stands for what is revoked, whoever signed: equal if two know of the same.
    public Digest digest() {
        Digest.Running digest = new Digest.Running();
        bySubject.keySet().forEach(name -> {
            byte[] bytes = (name + "\n").getBytes(StandardCharsets.US_ASCII);
            digest.add(bytes, 0, bytes.length);
        });
        return digest.end();
    }

    /// Throws [Refused] with [Reason.Kind#REVOKED] if the key was revoked.
    public void requireKey(Digest keyId, Environment environment) {
        List<Reason> reasons = objections(keyId, environment);
        if (!reasons.isEmpty()) {
            throw new Refused(reasons);
        }
    }

    /// Throws [Refused] if `signed`, which somebody delivers now, is signed by revoked keys so that the others who
    /// signed are too few: who has stolen a key stops nothing with it once it is revoked.
    public void requireSigners(SignedRevocation signed, Environment environment) {
        List<Reason> reasons = signed.signers().stream()
                .flatMap(person -> objections(person.key().keyId(), environment).stream())
                .toList();
        if (signed.signers().size() - reasons.size() < SignedRevocation.needed(signed.revocation(), environment)) {
            throw new Refused(reasons);
        }
    }

    /// Throws [Refused] with [Reason.Kind#REVOKED] if the authorization was revoked, or its analyst's key, or so many
    /// of its approvers' keys that the approvals which are left are no quorum.
    public void require(Authorization authorization) {
        List<Reason> reasons = objections(authorization);
        if (!reasons.isEmpty()) {
            throw new Refused(reasons);
        }
    }

    /// The reason against the key, if it was revoked.
    public List<Reason> objections(Digest keyId, Environment environment) {
        return find(Revocation.Kind.KEY, keyId)
                .map(signed -> new Reason(
                        Reason.Kind.REVOKED,
                        "the key of " + environment.holder(keyId) + " " + signed.words()
                                + ": a new version of the environment, with a new key, is needed"))
                .stream()
                .toList();
    }

    /// Every reason against the authorization; empty if nothing that it rests on was revoked.
    public List<Reason> objections(Authorization authorization) {
        Environment environment = authorization.environment();
        List<Reason> reasons = new ArrayList<>();
        find(Revocation.Kind.AUTHORIZATION, authorization.digest())
                .map(signed -> new Reason(
                        Reason.Kind.REVOKED, "the approval " + signed.words() + ": make a new request, or ask them"))
                .ifPresent(reasons::add);
        reasons.addAll(objections(authorization.request().analyst().keyId(), environment));
        List<Person> fallen = authorization.approvers().stream()
                .filter(person ->
                        find(Revocation.Kind.KEY, person.key().keyId()).isPresent())
                .toList();
        int left = authorization.approvers().size() - fallen.size();
        if (left < environment.quorum()) {
            reasons.add(new Reason(
                    Reason.Kind.REVOKED,
                    left + " of " + environment.quorum() + " needed approvals are left: the key of "
                            + fallen.stream().map(Person::title).collect(Collectors.joining(" and of "))
                            + ", who approved, was revoked"));
        }
        return List.copyOf(reasons);
    }
}
