package dev.trefoil.policy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Numbers for what is computed, so that the same computation has the same number whatever its columns are called.
final class Meanings {
    private record Meaning(Object what, List<Integer> of) {}

    private final Map<Meaning, Integer> numbers = new HashMap<>();
    private final Work work;

    Meanings(Work work) {
        this.work = work;
    }

    /// The number of `what` applied to what has these numbers.
    int of(Object what, List<Integer> parts) {
        work.add(1 + parts.size());
        return numbers.computeIfAbsent(new Meaning(what, List.copyOf(parts)), _ -> numbers.size() + 1);
    }

    int of(Traced.Population population) {
        List<Integer> parts = new ArrayList<>();
        parts.add(population.base());
        parts.addAll(population.restrictions().list());
        return of("rows", parts);
    }
}
