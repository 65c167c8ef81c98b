package dev.trefoil.policy;

import java.util.Collections;
import java.util.Map;
import java.util.Map.Entry;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// Which source tables stand behind a value, by their number, and with how many rows.
record Behind(SortedMap<Integer, Share> shares) {
    static final Behind NOTHING = new Behind(new TreeMap<>());

    Behind {
        shares = Collections.unmodifiableSortedMap(shares);
    }

    static Behind row(int table) {
        return new Behind(new TreeMap<>(Map.of(table, Share.ROW)));
    }

    /// Behind a value that is made of two values.
    Behind and(Behind other, Work work) {
        if (other.shares.isEmpty()) {
            return this;
        }
        if (shares.isEmpty()) {
            return other;
        }
        work.add(shares.size() + other.shares.size());
        SortedMap<Integer, Share> both = new TreeMap<>(shares);
        other.shares.forEach((table, share) -> both.merge(table, share, Share::and));
        return new Behind(both);
    }

    Behind map(UnaryOperator<Share> change, Work work) {
        work.add(shares.size());
        SortedMap<Integer, Share> changed = new TreeMap<>();
        for (Entry<Integer, Share> entry : shares.entrySet()) {
            changed.put(entry.getKey(), change.apply(entry.getValue()));
        }
        return changed.equals(shares) ? this : new Behind(changed);
    }

    /// Behind a row that comes from here or from there.
    Behind or(Behind other, Work work) {
        work.add(shares.size() + other.shares.size());
        SortedMap<Integer, Share> both = new TreeMap<>();
        shares.forEach((table, share) -> both.put(table, either(share, other.shares.get(table))));
        other.shares.forEach((table, share) -> both.putIfAbsent(table, share.absent()));
        return new Behind(both);
    }

    private static Share either(Share here, @Nullable Share there) {
        if (there == null) {
            return here.absent();
        }
        return new Share(Math.min(here.each(), there.each()), false, here.whole() || there.whole(), 0, 0);
    }
}
