package dev.trefoil.cli;

import dev.trefoil.authorization.Environment;
import dev.trefoil.authorization.Person;
import dev.trefoil.authorization.Request;
import dev.trefoil.plan.Escaped;
import dev.trefoil.policy.Recipient;
import dev.trefoil.policy.Review;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// A request as lines for approvers: its terms, then the review of its script. Derived from the bytes that are signed.
final class RequestText {
    private RequestText() {}

    static List<String> of(Request request, Environment environment) {
        Recipient analyst = environment
                .analyst(request.analyst())
                .map(person -> new Recipient(person.name(), person.organisation()))
                .orElse(new Recipient(
                        "somebody unknown", "key " + request.analyst().brief()));
        List<String> lines = new ArrayList<>();
        lines.add("Request " + request.digest());
        lines.add("Analyst:     " + analyst);
        if (environment.analyst(request.analyst()).isEmpty()) {
            lines.add("  Attention: this key is no analyst's of the environment; the parties will refuse it.");
        }
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
        lines.add("Approvers:   " + environment.quorum() + " of "
                + environment.approvers().stream()
                        .map(Person::title)
                        .map(Escaped::text)
                        .collect(Collectors.joining(", ")));
        lines.add("");
        lines.addAll(Review.of(request.script(), analyst));
        return lines;
    }

    private static String inline(String text) {
        return text.lines().map(Escaped::text).collect(Collectors.joining(" / "));
    }
}
