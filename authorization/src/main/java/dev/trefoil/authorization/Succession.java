package dev.trefoil.authorization;

import dev.trefoil.script.Digest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// The rules by which one version of an environment takes the place of another. The new one is signed by its three
/// parties and all its approvers in any case; of those who approved until now, one of these holds:
///
/// - *All consent*: every one of them signed, those who leave in a file of their own. Anything may change.
/// - *One key goes*: all but one signed, and nothing differs but that this one's key is gone, from every role. The
/// quorum
///   stays, so that there are always enough who stay.
/// - *Recovery*: a quorum of them signed, with keys that are not revoked, and the operators of all three parties signed
/// a
///   [Recovery]. Nothing differs but who approves, a quorum that does not fall, and that the keys which are gone are
/// gone
///   from every role.
///
/// Less than a quorum never changes who approves, whatever operators say: those who could change it could also approve.
///
/// @param former signatures under the new version of approvers until now who are none any more
/// @param revoked whether a key of the version before is known to be revoked
public record Succession(
        SignedEnvironment before, Optional<Envelope> former, Optional<Envelope> recovery, Predicate<Digest> revoked) {
    /// A succession without recovery, and without revoked keys.
    public Succession(SignedEnvironment before, Optional<Envelope> former) {
        this(before, former, Optional.empty(), _ -> false);
    }

    /// Throws [Refused], with every reason, unless `next` may take the place of the version before.
    public void require(SignedEnvironment next) {
        Environment old = before.environment();
        Environment now = next.environment();
        if (!now.identifier().equals(old.identifier()) || now.version() <= old.version()) {
            throw new Refused(
                    Reason.Kind.WRONG_ENVIRONMENT,
                    "environment " + now.identifier() + " version " + now.version() + " cannot replace "
                            + old.identifier() + " version " + old.version() + ": the version must grow");
        }
        List<Reason> reasons = new ArrayList<>(extra(next));
        now.approvers().stream()
                .filter(person -> revoked.test(person.key().keyId()))
                .map(person ->
                        new Reason(Reason.Kind.REVOKED, "the key of " + person.title() + " was revoked: leave it out"))
                .forEach(reasons::add);
        List<Person> absent =
                old.approvers().stream().filter(person -> !signed(next, person)).toList();
        if (!absent.isEmpty() && !oneGoes(now, absent)) {
            reasons.addAll(recovery.map(envelope -> recovery(envelope, next))
                    .orElseGet(() -> absent.stream().map(Succession::missing).toList()));
        }
        if (!reasons.isEmpty()) {
            throw new Refused(reasons);
        }
    }

    private static Reason missing(Person person) {
        return new Reason(
                Reason.Kind.MISSING_APPROVAL,
                "the environment is not signed by " + person.title()
                        + ", an approver until now: they agree to it (--leaving), or it changes nothing but that"
                        + " their key is gone, or a quorum and all three operators recover");
    }

    private List<Reason> extra(SignedEnvironment next) {
        if (former.isEmpty()) {
            return List.of();
        }
        Envelope extra = former.get();
        extra.requireType(PayloadType.ENVIRONMENT);
        if (!extra.payload().equals(next.envelope().payload())) {
            throw new Refused(Reason.Kind.WRONG_ENVIRONMENT, "the extra signatures are for another environment");
        }
        List<VerificationKey> known = Stream.concat(
                        next.environment().signers().stream(),
                        before.environment().approvers().stream().map(Person::key))
                .toList();
        return extra.objections(known, before.environment());
    }

    private boolean signed(SignedEnvironment next, Person person) {
        return next.envelope().isSignedBy(person.key())
                || former.map(extra -> extra.isSignedBy(person.key())).orElse(false);
    }

    private boolean oneGoes(Environment now, List<Person> absent) {
        Environment old = before.environment();
        List<Person> stay = old.approvers().stream()
                .filter(person -> !absent.contains(person))
                .toList();
        return absent.size() == 1
                && stay.size() >= old.quorum()
                && now.equals(changed(now.version(), stay, old.quorum(), absent));
    }

    /// The version before with other approvers, and without the keys of `gone` in any role.
    private Environment changed(long version, List<Person> approvers, int quorum, List<Person> gone) {
        Environment old = before.environment();
        return new Environment(
                old.identifier(),
                version,
                old.parties(),
                approvers,
                without(old.providers(), gone),
                without(old.analysts(), gone),
                quorum,
                old.selfApproval(),
                old.limits());
    }

    private static List<Person> without(List<Person> people, List<Person> gone) {
        return people.stream()
                .filter(person -> gone.stream().noneMatch(left -> left.key().equals(person.key())))
                .toList();
    }

    private List<Reason> recovery(Envelope envelope, SignedEnvironment next) {
        Environment old = before.environment();
        Environment now = next.environment();
        List<Reason> reasons = new ArrayList<>(Recovery.objections(envelope, old, now));
        long left = old.approvers().stream()
                .filter(person -> signed(next, person))
                .filter(person -> !revoked.test(person.key().keyId()))
                .count();
        if (left < old.quorum()) {
            reasons.add(new Reason(
                    Reason.Kind.MISSING_APPROVAL,
                    left + " of " + old.quorum() + " needed approvers until now signed the environment: with less than"
                            + " a quorum nobody recovers it; set up a new one"));
        }
        List<Person> gone = old.approvers().stream()
                .filter(person -> now.approver(person.key()).isEmpty())
                .toList();
        if (now.quorum() < old.quorum() || !now.equals(changed(now.version(), now.approvers(), now.quorum(), gone))) {
            reasons.add(new Reason(
                    Reason.Kind.NOT_ALLOWED,
                    "a recovery changes who approves and nothing else, and does not lower the quorum: make other"
                            + " changes in a later version"));
        }
        return reasons;
    }
}
