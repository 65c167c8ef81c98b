package dev.trefoil.secret;

import dev.trefoil.plan.Column;
import dev.trefoil.plan.Multiplicity;
import dev.trefoil.plan.Plan;
import dev.trefoil.plan.Plan.SortKey;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/// What is publicly known about the rows of a table that are there, since the operators that made it say so: by which
/// columns they stand in order, and which columns tell any two of them apart.
///
/// It follows from the plan and the physical rows alone. Rows that are not there may stand anywhere. Nulls are equal
/// to each other and come last, as [dev.trefoil.secret.SortKey] orders them.
///
/// @param order the columns by which the rows are in order, the most significant first; none if nothing is known
/// @param unique sets of columns in all of which no two rows are equal; the empty set if there is at most one row
record RowFacts(List<SortKey> order, Set<Set<Column>> unique) {
    static final RowFacts NONE = new RowFacts(List.of(), Set.of());

    RowFacts {
        order = List.copyOf(order);
        unique = Set.copyOf(unique);
    }

    /// Of a table with at most one row.
    static RowFacts oneRow() {
        return new RowFacts(List.of(), Set.of(Set.of()));
    }

    /// Of groups in this order of their keys.
    static RowFacts ofGroups(List<SortKey> order) {
        Set<Column> by = new HashSet<>();
        order.forEach(key -> by.add(key.column()));
        return new RowFacts(order, Set.of(by));
    }

    /// Of the same rows in another order.
    RowFacts inOrder(List<SortKey> other) {
        return new RowFacts(other, unique);
    }

    /// Of these of the columns.
    RowFacts only(Collection<Column> kept) {
        Set<Column> names = Set.copyOf(kept);
        List<SortKey> first = new ArrayList<>();
        for (SortKey key : order) {
            if (!names.contains(key.column())) {
                break;
            }
            first.add(key);
        }
        Set<Set<Column>> still = new HashSet<>();
        unique.stream().filter(names::containsAll).forEach(still::add);
        return new RowFacts(first, still);
    }

    /// Without these columns, whose cells are others now.
    RowFacts without(Collection<Column> columns) {
        Set<Column> kept = new HashSet<>();
        order.forEach(key -> kept.add(key.column()));
        unique.forEach(kept::addAll);
        kept.removeAll(columns);
        return only(kept);
    }

    RowFacts renamed(UnaryOperator<Column> names) {
        Set<Set<Column>> sets = new HashSet<>();
        for (Set<Column> set : unique) {
            Set<Column> named = new HashSet<>();
            set.forEach(column -> named.add(names.apply(column)));
            sets.add(named);
        }
        return new RowFacts(
                order.stream()
                        .map(key -> new SortKey(names.apply(key.column()), key.descending()))
                        .toList(),
                sets);
    }

    /// The first of the keys of a sort, by which no two rows are equal; all of them if that is not known.
    List<SortKey> deciding(List<SortKey> keys) {
        Set<Column> seen = new HashSet<>();
        for (int count = 0; count < keys.size(); count++) {
            if (unique.stream().anyMatch(seen::containsAll)) {
                return keys.subList(0, count);
            }
            seen.add(keys.get(count).column());
        }
        return keys;
    }

    /// Whether the rows are in order of these keys.
    boolean isInOrder(List<SortKey> keys) {
        return toSort(keys).isEmpty();
    }

    /// The first of the keys of a sort, as few as are needed: a stable sort by them puts the rows in order of all,
    /// since among rows that are equal in them the order by the others is there already.
    List<SortKey> toSort(List<SortKey> keys) {
        List<SortKey> deciding = deciding(keys);
        int count = 0;
        while (!standing(deciding.subList(0, count)).startsWith(deciding.subList(count, deciding.size()))) {
            count++;
        }
        return deciding.subList(0, count);
    }

    /// What is known of rows that are equal in these columns.
    private RowFacts standing(List<SortKey> equal) {
        List<Column> names = equal.stream().map(SortKey::column).toList();
        return inOrder(
                order.stream().filter(key -> !names.contains(key.column())).toList());
    }

    /// Whether these are the most significant columns of the order.
    boolean startsWith(List<SortKey> keys) {
        return keys.size() <= order.size() && keys.equals(order.subList(0, keys.size()));
    }

    /// The order of the rows by these columns, if by it rows that are equal in them stand together.
    Optional<List<SortKey>> grouped(Collection<Column> by) {
        if (by.size() > order.size()) {
            return Optional.empty();
        }
        List<SortKey> first = order.subList(0, by.size());
        return first.stream().allMatch(key -> by.contains(key.column())) ? Optional.of(first) : Optional.empty();
    }

    /// Of the result of a join whose rows are those of one side, each at most once, in their order; else nothing.
    static RowFacts ofJoin(Plan.Join join, RowFacts left, RowFacts right) {
        boolean ofLeft = !join.kind().keepsRight();
        return switch (join.multiplicity()) {
            case Multiplicity.ManyToOne _, Multiplicity.Unchecked _ -> ofLeft ? left : NONE;
            case Multiplicity.OneToMany _ -> join.kind() == Plan.JoinKind.INNER ? right.renamed(keysOf(join)) : NONE;
            case Multiplicity.OneToOne _ -> ofLeft ? left.inOrder(List.of()) : NONE;
            case Multiplicity.ManyToMany _ -> NONE;
        };
    }

    /// The right keys by their names in the result, where they equal the left ones.
    private static UnaryOperator<Column> keysOf(Plan.Join join) {
        Map<Column, Column> names = new HashMap<>();
        join.keys().forEach(pair -> names.putIfAbsent(pair.right(), pair.left()));
        return column -> names.getOrDefault(column, column);
    }
}
