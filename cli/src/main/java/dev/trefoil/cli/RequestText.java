package dev.trefoil.cli;

import dev.trefoil.authorization.ApprovalState;
import dev.trefoil.authorization.Approved;
import dev.trefoil.authorization.Envelope;
import dev.trefoil.authorization.Environment;
import dev.trefoil.authorization.Person;
import dev.trefoil.authorization.Reason;
import dev.trefoil.authorization.Request;
import dev.trefoil.plan.Escaped;
import dev.trefoil.policy.Recipient;
import dev.trefoil.policy.Review;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// A request as lines for approvers: its terms, then the review of its script. Derived from the bytes that are signed.
final class RequestText {
    private RequestText() {}

    static List<String> of(RequestFile file, Environment environment, Instant now) {
        Request request = file.request();
        Recipient analyst = analyst(request, environment);
        List<String> lines = new ArrayList<>();
        lines.add("Request " + request.digest());
        lines.add("Analyst:     " + analyst);
        lines.add("Purpose:     " + inline(request.purpose()));
        lines.add("Agreement:   " + (request.agreement().isBlank() ? "none stated" : inline(request.agreement())));
        lines.add("Environment: " + Escaped.text(request.environment()) + ", version " + request.environmentVersion());
        if (!request.environment().equals(environment.identifier())
                || request.environmentVersion() != environment.version()) {
            lines.add("  Attention: you look at it in " + environment.identifier() + ", version "
                    + environment.version() + "; the names below may be others' there.");
        }
        lines.add("Valid:       " + request.notBefore() + " to " + request.notAfter() + ", at most " + request.maxRuns()
                + (request.maxRuns() == 1 ? " run" : " runs"));
        lines.add("Order:       " + order(request));
        lines.add("Guard:       none: results come out as computed, small groups included");
        lines.add("New uploads: "
                + switch (request.replacedTables()) {
                    case REFUSED -> "the approval ends when a table that it reads is uploaded anew under its name";
                    case FOLLOWED ->
                        "Attention: steps read the newest table of each name, so that results of different data can be"
                                + " compared";
                });
        lines.add("Approvals:   " + count(file.approvals(), environment));
        environment.approvers().forEach(person -> lines.add("  " + approver(file.approvals(), person)));
        Approved.objections(file.approvals(), environment, now).stream()
                .filter(reason -> reason.kind() != Reason.Kind.MISSING_APPROVAL)
                .map(reason -> "  Attention: the parties will refuse this: " + Escaped.text(reason.message()))
                .forEach(lines::add);
        lines.add("");
        lines.addAll(Review.of(request.script(), analyst));
        return lines;
    }

    static String order(Request request) {
        return switch (request.order()) {
            case LINEAR -> "the steps run as listed, each once a run; all of them are a run";
            case FREE -> "any step at any time, in any order; each time is a run";
        };
    }

    /// Who asks, as the environment names them.
    static Recipient analyst(Request request, Environment environment) {
        return environment
                .analyst(request.analyst())
                .map(person -> new Recipient(person.name(), person.organisation()))
                .orElse(new Recipient(
                        "somebody unknown", "key " + request.analyst().brief()));
    }

    /// How many approvals there are of those needed; only signatures that fit count.
    static String count(Envelope approvals, Environment environment) {
        long signed = environment.approvers().stream()
                .filter(person -> ApprovalState.of(approvals, person) == ApprovalState.SIGNED)
                .count();
        return signed + " of " + environment.quorum() + " needed approvals are there";
    }

    static String approver(Envelope approvals, Person person) {
        return Escaped.text(person.title())
                + switch (ApprovalState.of(approvals, person)) {
                    case SIGNED -> ": signed";
                    case NOT_YET -> ": not yet";
                    case UNFIT -> ": the signature does not fit this content, so it counts for nothing";
                };
    }

    static String inline(String text) {
        return text.lines().map(Escaped::text).collect(Collectors.joining(" / "));
    }
}
