package dev.trefoil.policy;

import dev.trefoil.policy.Registry.Grouping;
import dev.trefoil.policy.Traced.Population;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The aggregates that a script has revealed so far, and what they tell together.
final class Revealed {
    private record Shown(Grouping grouping, boolean leftOut) {}

    private final Map<Population, List<Shown>> same = new HashMap<>();
    private final Map<Population, List<Grouping>> near = new HashMap<>();
    private final Set<Shown> shown = new HashSet<>();
    private final Work work;

    Revealed(Work work) {
        this.work = work;
    }

    /// Adds an aggregate and tells what it gives away beside earlier ones.
    List<Risk> add(Grouping grouping, boolean leftOut) {
        Shown added = new Shown(grouping, leftOut);
        if (!shown.add(added)) {
            return List.of();
        }
        List<Risk> risks = new ArrayList<>();
        margin(added).ifPresent(risks::add);
        if (!same.containsKey(grouping.population())) {
            almostEqual(grouping).ifPresent(risks::add);
        }
        same.computeIfAbsent(grouping.population(), _ -> new ArrayList<>()).add(added);
        return risks;
    }

    /// Another result over the same rows, by fewer columns or without leaving groups out.
    private Optional<Risk> margin(Shown added) {
        List<Shown> earlier = same.getOrDefault(added.grouping().population(), List.of());
        for (Shown other : earlier) {
            work.add(1);
            if (givesAway(added, other) || givesAway(other, added)) {
                return Optional.of(new Risk(
                        RiskKind.MARGIN,
                        added.grouping().place(),
                        List.of(other.grouping().place())));
            }
        }
        return Optional.empty();
    }

    private static boolean givesAway(Shown margin, Shown parts) {
        return parts.leftOut()
                && parts.grouping().by().containsAll(margin.grouping().by())
                && (!margin.leftOut()
                        || !margin.grouping().by().equals(parts.grouping().by()));
    }

    /// Another population of the same tables that has one condition more, one fewer, or another one.
    private Optional<Risk> almostEqual(Grouping grouping) {
        Population population = grouping.population();
        List<Population> neighbours = new ArrayList<>(List.of(population));
        population.restrictions().stream()
                .forEach(restriction -> neighbours.add(new Population(
                        population.base(), population.restrictions().without(restriction))));
        work.add((long) neighbours.size() * neighbours.size());
        Optional<Risk> found = neighbours.stream()
                .flatMap(neighbour -> near.getOrDefault(neighbour, List.of()).stream())
                .map(other -> new Risk(RiskKind.ALMOST_EQUAL, grouping.place(), List.of(other.place())))
                .min(Risk::compareTo);
        neighbours.forEach(neighbour -> {
            List<Grouping> known = near.computeIfAbsent(neighbour, _ -> new ArrayList<>());
            if (known.isEmpty()) {
                known.add(grouping);
            }
        });
        return found;
    }
}
