package dev.trefoil.policy;

import dev.trefoil.policy.Traced.Population;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The risks and aggregates of a script, numbered from 1.
final class Registry {
    /// An aggregate: over which rows, by what, at which line.
    record Grouping(Population population, Marks by, Place place) {}

    private final Map<Risk, Integer> risks = new LinkedHashMap<>();
    private final List<Risk> byNumber = new ArrayList<>();
    private final List<Grouping> groupings = new ArrayList<>();

    Marks risk(RiskKind kind, Place place) {
        Risk risk = new Risk(kind, place);
        Integer number = risks.get(risk);
        if (number == null) {
            byNumber.add(risk);
            number = byNumber.size();
            risks.put(risk, number);
        }
        return Marks.of(number);
    }

    Risk risk(int number) {
        return byNumber.get(number - 1);
    }

    int grouping(Grouping grouping) {
        groupings.add(grouping);
        return groupings.size();
    }

    Grouping grouping(int number) {
        return groupings.get(number - 1);
    }
}
