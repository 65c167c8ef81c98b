package dev.trefoil.authorization;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// An approved file: one envelope with the request and the signatures of its approvers.
public final class Approved {
    private Approved() {}

    /// What the file authorizes at `now`.
    ///
    /// Throws [Refused] with every reason that was found, unless the file is byte-equal to its own re-encoding,
    /// signed by a quorum of approvers and nobody else, for this environment and version, within its time, and
    /// for an analyst who is not among the signers (where the environment forbids that).
    public static Authorization verify(byte[] bytes, Environment environment, Instant now) {
        Envelope envelope = Envelope.decode(bytes);
        List<Reason> reasons = objections(envelope, environment, now);
        if (!reasons.isEmpty()) {
            throw new Refused(reasons);
        }
        return new Authorization(
                Approval.request(envelope), envelope.payloadDigest(), signers(envelope, environment), environment);
    }

    /// Every reason for which the parties would not accept `envelope` at `now`, for people who collect approvals;
    /// throws [Refused] if it holds no request at all.
    public static List<Reason> objections(Envelope envelope, Environment environment, Instant now) {
        Request request = Approval.request(envelope);
        List<Person> signed = signers(envelope, environment);
        List<Reason> reasons = new ArrayList<>(envelope.objections(
                environment.approvers().stream().map(Person::key).toList(), environment));
        quorum(environment, signed).ifPresent(reasons::add);
        environment(request, environment).ifPresent(reasons::add);
        time(request, now).ifPresent(reasons::add);
        analyst(request, environment, signed).ifPresent(reasons::add);
        return List.copyOf(reasons);
    }

    private static List<Person> signers(Envelope envelope, Environment environment) {
        return environment.approvers().stream()
                .filter(person -> envelope.isSignedBy(person.key()))
                .toList();
    }

    private static Optional<Reason> quorum(Environment environment, List<Person> signed) {
        if (signed.size() >= environment.quorum()) {
            return Optional.empty();
        }
        String missing = environment.approvers().stream()
                .filter(person -> !signed.contains(person))
                .map(Person::title)
                .collect(Collectors.joining(", "));
        return Optional.of(new Reason(
                Reason.Kind.MISSING_APPROVAL,
                signed.size() + " of " + environment.quorum() + " needed approvals are there; not signed by "
                        + missing));
    }

    private static Optional<Reason> environment(Request request, Environment environment) {
        if (request.environment().equals(environment.identifier())
                && request.environmentVersion() == environment.version()) {
            return Optional.empty();
        }
        return Optional.of(new Reason(
                Reason.Kind.WRONG_ENVIRONMENT,
                "the approval is for environment " + request.environment() + " version " + request.environmentVersion()
                        + ", this is " + environment.identifier() + " version " + environment.version()
                        + ": make a new request"));
    }

    private static Optional<Reason> time(Request request, Instant now) {
        if (now.isBefore(request.notBefore())) {
            return Optional.of(new Reason(
                    Reason.Kind.NOT_YET_VALID, "the approval is valid from " + request.notBefore() + ", not before"));
        }
        if (now.isAfter(request.notAfter())) {
            return Optional.of(new Reason(
                    Reason.Kind.EXPIRED, "the approval expired at " + request.notAfter() + ": make a new request"));
        }
        return Optional.empty();
    }

    private static Optional<Reason> analyst(Request request, Environment environment, List<Person> signed) {
        Optional<Person> analyst = environment.analyst(request.analyst());
        if (analyst.isEmpty()) {
            return Optional.of(new Reason(
                    Reason.Kind.UNKNOWN_ANALYST,
                    "the designated analyst's key " + request.analyst().brief()
                            + "... is no analyst's of this environment"));
        }
        if (!environment.selfApproval() && signed.stream().anyMatch(analyst.get()::isSameAs)) {
            return Optional.of(new Reason(
                    Reason.Kind.SELF_APPROVAL,
                    analyst.get().title() + " approved their own request, which this environment does not allow"));
        }
        return Optional.empty();
    }
}
