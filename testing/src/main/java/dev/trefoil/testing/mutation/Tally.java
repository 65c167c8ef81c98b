package dev.trefoil.testing.mutation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What became of mutants: how many of each way of changing there were, the kinds of reasons they were refused for,
/// and those that were not refused with a reason.
public final class Tally {
    private final Map<String, Integer> ways = new TreeMap<>();
    private final Map<String, Integer> reasons = new TreeMap<>();
    private final List<String> wrong = new ArrayList<>();

    void refused(String way, List<String> kinds) {
        ways.merge(way, 1, Integer::sum);
        kinds.stream().distinct().forEach(kind -> reasons.merge(kind, 1, Integer::sum));
        if (kinds.isEmpty()) {
            wrong.add(way + ": refused without a reason");
        }
    }

    void wrong(String way, String what) {
        ways.merge(way, 1, Integer::sum);
        wrong.add(way + ": " + what);
    }

    public int cases() {
        return ways.values().stream().mapToInt(Integer::intValue).sum();
    }

    /// How many mutants each way of changing gave.
    public Map<String, Integer> ways() {
        return Map.copyOf(ways);
    }

    /// What should not have happened, each with its case.
    public List<String> wrong() {
        return List.copyOf(wrong);
    }

    /// For a person.
    public String summary(String what) {
        return cases() + " mutated " + what + " " + ways + ": " + wrong.size() + " not refused with a reason; reasons "
                + reasons;
    }
}
