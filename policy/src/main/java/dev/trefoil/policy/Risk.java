package dev.trefoil.policy;

import java.util.Comparator;
import java.util.List;

/// A risky shape: what, at which line, and the other lines that it has to do with.
public record Risk(RiskKind kind, Place place, List<Place> others) implements Comparable<Risk> {
    private static final Comparator<Risk> ORDER = Comparator.comparing(Risk::place)
            .thenComparing(Risk::kind)
            .thenComparing(risk ->
                    risk.others().isEmpty() ? new Place(0, 0) : risk.others().getFirst());

    public Risk {
        others = List.copyOf(others);
        if (others.size() > 1) {
            throw new IllegalArgumentException("one other line is enough to show a risk");
        }
    }

    Risk(RiskKind kind, Place place) {
        this(kind, place, List.of());
    }

    @Override
    public int compareTo(Risk other) {
        return ORDER.compare(this, other);
    }
}
