package dev.trefoil.cli;

import dev.trefoil.authorization.Environment;
import dev.trefoil.plan.Escaped;
import dev.trefoil.script.Digest;
import dev.trefoil.wire.AuthorizationEntry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/// What the three parties say of authorizations, in words: once where they agree, each by itself where they do not.
final class RunningText {
    private static final String NEVER = "was never shown it";

    private RunningText() {}

    /// Lines about those of the entries that are `wanted`, party 0's first.
    static List<String> of(
            List<List<AuthorizationEntry>> byParty,
            Predicate<AuthorizationEntry> wanted,
            Environment environment,
            Instant now) {
        Map<Digest, AuthorizationEntry> all = new LinkedHashMap<>();
        byParty.forEach(entries ->
                entries.stream().filter(wanted).forEach(entry -> all.putIfAbsent(entry.authorization(), entry)));
        List<String> lines = new ArrayList<>();
        all.values().forEach(entry -> lines.addAll(about(entry, byParty, environment, now)));
        lines.add(
                all.isEmpty()
                        ? "The parties were shown none of them yet."
                        : "The parties were shown " + all.size() + (all.size() == 1 ? " approval." : " approvals."));
        return lines;
    }

    private static List<String> about(
            AuthorizationEntry entry, List<List<AuthorizationEntry>> byParty, Environment environment, Instant now) {
        List<String> states = byParty.stream()
                .map(entries -> find(entries, entry.authorization())
                        .map(found -> state(found, now))
                        .orElse(NEVER))
                .toList();
        List<String> lines = new ArrayList<>();
        boolean agreed = states.stream().distinct().count() == 1;
        lines.add(Escaped.text(entry.script()) + ": " + (agreed ? states.getFirst() : "the parties differ"));
        for (int party = 0; party < 3 && !agreed; party++) {
            lines.add("  " + Escaped.text(environment.party(party).title()) + ": " + states.get(party));
        }
        lines.add("  Request " + entry.authorization());
        lines.add("  Purpose: " + RequestText.inline(entry.purpose()));
        lines.add("  Analyst: " + Escaped.text(environment.holder(entry.analyst())));
        lines.add("  Valid to " + entry.notAfter());
        return lines;
    }

    private static Optional<AuthorizationEntry> find(List<AuthorizationEntry> entries, Digest authorization) {
        return entries.stream()
                .filter(entry -> entry.authorization().equals(authorization))
                .findFirst();
    }

    private static String state(AuthorizationEntry entry, Instant now) {
        String runs = entry.runs() + " of " + entry.maxRuns() + (entry.maxRuns() == 1 ? " run" : " runs") + " used";
        String busy = entry.running() > 0 ? ", running now" : "";
        if (!entry.revoked().isEmpty()) {
            return "revoked (" + RequestText.inline(String.join("; ", entry.revoked())) + "), " + runs + busy;
        }
        return (now.isAfter(entry.notAfter()) ? "expired, " : "") + runs + busy;
    }
}
