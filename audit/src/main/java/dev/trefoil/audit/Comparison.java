package dev.trefoil.audit;

import dev.trefoil.plan.Handle;
import dev.trefoil.script.Digest;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// The logs of the three parties held against each other: what all three must have done must stand in all three
/// logs, with equal facts. The order of what happened at the same time may differ.
public final class Comparison {
    /// What one comparison found.
    ///
    /// @param explained whether later entries explain it: a party broke the step off, and then all three did it
    public record Finding(String text, boolean explained) {}

    /// Whether what stands in one log must stand in all.
    private enum Where {
        /// A party that left out a version of the environment never entered it.
        SOME,
        ALL
    }

    /// What happened.
    ///
    /// @param key what it is about: two of equal keys with different facts contradict each other
    /// @param facts what all three must say alike
    /// @param taken what explains that it is not at a party: it took it over from the others
    /// @param again what explains that it is not at all three, if it is: the same step, done later
    private record Fact(Where where, String key, String facts, Optional<String> again, Optional<String> taken) {}

    private record Seen(Entry entry, Fact fact) {}

    private Comparison() {}

    /// Compares the logs of parties 0, 1 and 2; `names` is what they are called.
    public static List<Finding> of(List<CheckedLog> logs, List<String> names) {
        List<Map<String, List<Seen>>> byKey =
                logs.stream().map(Comparison::seen).toList();
        Set<String> keys = new TreeSet<>();
        byKey.forEach(seen -> keys.addAll(seen.keySet()));
        Set<String> done = doneByAll(byKey);
        List<Set<String>> taken = logs.stream().map(Comparison::takenOver).toList();
        List<Finding> findings = new ArrayList<>();
        for (int party = 0; party < logs.size(); party++) {
            findings.addAll(uncounted(logs.get(party), names.get(party)));
        }
        for (String key : keys) {
            List<List<Seen>> each = byKey.stream()
                    .map(seen -> seen.getOrDefault(key, List.of()))
                    .toList();
            finding(each, names, done, taken).ifPresent(findings::add);
        }
        return findings;
    }

    /// What a party gave out of runs that it had not counted before.
    private static List<Finding> uncounted(CheckedLog log, String name) {
        Set<String> counted = new HashSet<>();
        List<Finding> findings = new ArrayList<>();
        for (Entry entry : log.entries()) {
            switch (entry.event()) {
                case Event.Counted(var _, var ran, var _) -> counted.add(run(ran.place()));
                case Event.RunTakenOver(var _, Digest authorization, Digest run) ->
                    counted.add(authorization + " " + run);
                case Event.Revealed(var asked, var ran, var _, var _, var _) -> {
                    if (!counted.contains(run(ran.place()))) {
                        findings.add(new Finding(
                                "a revealed (call " + asked.call().brief() + "...) at " + name + " (entry "
                                        + entry.number() + ") is of a run that was not counted there before",
                                false));
                    }
                }
                case Event.Entered _,
                        Event.Started _,
                        Event.Allowed _,
                        Event.Refused _,
                        Event.Strangers _,
                        Event.Delivered _,
                        Event.Added _,
                        Event.Removed _,
                        Event.Failed _,
                        Event.TableTakenOver _,
                        Event.CaughtUp _,
                        Event.Revoked _ -> {}
            }
        }
        return findings;
    }

    private static String run(Event.Place place) {
        return place.authorization() + " " + place.run();
    }

    private static Map<String, List<Seen>> seen(CheckedLog log) {
        Map<String, List<Seen>> seen = new TreeMap<>();
        for (Entry entry : log.entries()) {
            fact(entry.event())
                    .ifPresent(fact -> seen.computeIfAbsent(fact.key(), _ -> new ArrayList<>())
                            .add(new Seen(entry, fact)));
        }
        return seen;
    }

    private static Set<String> doneByAll(List<Map<String, List<Seen>>> logs) {
        return logs.getFirst().entrySet().stream()
                .filter(entry -> logs.stream().allMatch(log -> log.containsKey(entry.getKey())))
                .flatMap(entry -> entry.getValue().stream())
                .flatMap(seen -> seen.fact().again().stream())
                .collect(Collectors.toSet());
    }

    /// The runs and tables that a party learned of from the others.
    private static Set<String> takenOver(CheckedLog log) {
        Set<String> taken = new HashSet<>();
        for (Entry entry : log.entries()) {
            if (entry.event() instanceof Event.RunTakenOver(var _, Digest authorization, Digest run)) {
                taken.add(authorization + " " + run);
            } else if (entry.event() instanceof Event.TableTakenOver(Handle table, boolean there)) {
                taken.add((there ? "added " : "removed ") + table);
            }
        }
        return taken;
    }

    private static Optional<Finding> finding(
            List<List<Seen>> each, List<String> names, Set<String> done, List<Set<String>> taken) {
        Seen first = each.stream().flatMap(List::stream).findFirst().orElseThrow();
        String what = "a " + first.entry().kind() + " (" + about(first) + ")";
        List<Integer> missing = IntStream.range(0, each.size())
                .filter(party -> each.get(party).isEmpty())
                .boxed()
                .toList();
        if (!missing.isEmpty() && first.fact().where() == Where.ALL) {
            boolean again = first.fact().again().filter(done::contains).isPresent();
            boolean learned = missing.stream()
                    .allMatch(party -> first.fact()
                            .taken()
                            .filter(taken.get(party)::contains)
                            .isPresent());
            return Optional.of(new Finding(
                    what + " stands at " + places(each, names) + " and not at "
                            + missing.stream().map(names::get).collect(Collectors.joining(" and "))
                            + (learned
                                    ? ", which took it over later"
                                    : again
                                            ? ": broken off there, and done by all three later"
                                            : ": a party broke off in between, its log was exported earlier, or it is"
                                                    + " not complete"),
                    learned || again));
        }
        List<String> facts = each.stream()
                .filter(seen -> !seen.isEmpty())
                .map(Comparison::facts)
                .toList();
        if (facts.stream().distinct().count() > 1) {
            return Optional.of(new Finding(
                    what + " is told differently: "
                            + IntStream.range(0, each.size())
                                    .filter(party -> !each.get(party).isEmpty())
                                    .mapToObj(party -> place(each.get(party), names.get(party)) + " says "
                                            + facts(each.get(party)))
                                    .collect(Collectors.joining(", ")),
                    false));
        }
        return Optional.empty();
    }

    private static String facts(List<Seen> seen) {
        return seen.stream().map(one -> one.fact().facts()).distinct().sorted().collect(Collectors.joining("; "));
    }

    private static String about(Seen seen) {
        return seen.entry()
                .event()
                .asker()
                .map(asked -> "call " + asked.call().brief() + "...")
                .orElse(seen.fact().facts());
    }

    private static String places(List<List<Seen>> each, List<String> names) {
        return IntStream.range(0, each.size())
                .filter(party -> !each.get(party).isEmpty())
                .mapToObj(party -> place(each.get(party), names.get(party)))
                .collect(Collectors.joining(" and "));
    }

    private static String place(List<Seen> seen, String name) {
        return name + " (entry "
                + seen.stream().map(one -> Long.toString(one.entry().number())).collect(Collectors.joining(", "))
                + ")";
    }

    /// What all three must have; nothing for what each party decides or sees by itself.
    private static Optional<Fact> fact(Event event) {
        return switch (event) {
            case Event.Entered(Digest environment, long version, var _) ->
                some("environment " + version, environment.hex(), Where.SOME);
            case Event.Counted(var asked, var ran, long number) ->
                learned(
                        "counted " + run(ran.place()) + " " + ran.place().step(),
                        "run " + number + " of " + ran.place().authorization().brief() + "..., key "
                                + asked.who().brief() + "..., step "
                                + ran.digest().brief() + "...",
                        run(ran.place()));
            case Event.Revealed(var asked, var ran, var tables, var resultKey, var _) ->
                Optional.of(new Fact(
                        Where.ALL,
                        "revealed " + asked.call(),
                        ran.place() + " " + ran.digest() + " " + tables + " " + resultKey.hex() + " " + asked.who(),
                        Optional.of("revealed " + ran.place()),
                        Optional.empty()));
            case Event.Added added ->
                learned(
                        "added " + added.table(),
                        added.asked() + " " + added.place() + " " + added.rows() + " " + added.schema() + " "
                                + added.commitments(),
                        "added " + added.table());
            case Event.Removed removed ->
                learned(
                        "removed " + removed.table(),
                        removed.asked() + " " + removed.place(),
                        "removed " + removed.table());
            case Event.Failed failed ->
                some(
                        "failed " + failed.asked().call(),
                        failed.asked().who() + " " + failed.place() + " " + failed.failure(),
                        Where.ALL);
            case Event.Revoked(var what, Digest subject, var _) ->
                // Who signed may differ, if several revoke the same at once at different parties.
                some("revoked " + what + " " + subject, what + " " + subject, Where.ALL);
            case Event.Started _,
                    Event.Allowed _,
                    Event.Refused _,
                    Event.Strangers _,
                    Event.Delivered _,
                    Event.RunTakenOver _,
                    Event.TableTakenOver _,
                    Event.CaughtUp _ -> Optional.empty();
        };
    }

    private static Optional<Fact> learned(String key, String facts, String taken) {
        return Optional.of(new Fact(Where.ALL, key, facts, Optional.empty(), Optional.of(taken)));
    }

    private static Optional<Fact> some(String key, String facts, Where where) {
        return Optional.of(new Fact(where, key, facts, Optional.empty(), Optional.empty()));
    }
}
