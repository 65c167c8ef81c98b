package dev.trefoil.policy;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/// A source column that could influence something, and in which ways.
public record Influence(Source source, Set<Way> ways) {
    public Influence {
        ways = Collections.unmodifiableSet(EnumSet.copyOf(ways));
    }
}
