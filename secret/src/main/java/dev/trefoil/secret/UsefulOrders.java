package dev.trefoil.secret;

import dev.trefoil.plan.Column;
import dev.trefoil.plan.Multiplicity;
import dev.trefoil.plan.Plan;
import dev.trefoil.plan.Plan.SortKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// In which order the groups of each aggregate and window of a plan are useful to what reads them: an order that a
/// later sort, aggregate or window asks for costs nothing there.
///
/// Any order is right; where two readers want different ones, the first has its way.
final class UsefulOrders {
    private final Map<Plan, List<SortKey>> orders = new HashMap<>();
    private final Set<Plan> seen = new HashSet<>();

    private UsefulOrders() {}

    static UsefulOrders of(Plan plan) {
        UsefulOrders orders = new UsefulOrders();
        orders.visit(plan, List.of());
        return orders;
    }

    /// An order by all columns that the groups are made by.
    List<SortKey> ofGroups(Plan.Aggregate aggregate) {
        return orders.getOrDefault(aggregate, all(aggregate.by(), List.of()));
    }

    /// An order by all columns that the groups are made by.
    List<SortKey> ofGroups(Plan.Window window) {
        return orders.getOrDefault(window, all(window.partitionBy(), List.of()));
    }

    /// `wish` is the order that the reader of `plan` would like.
    private void visit(Plan plan, List<SortKey> wish) {
        if (!seen.add(plan)) {
            return;
        }
        switch (plan) {
            case Plan.Scan _ -> {}
            case Plan.Select(Plan input, var _) -> visit(input, wish);
            case Plan.Drop(Plan input, var _) -> visit(input, wish);
            case Plan.Filter(Plan input, var _, var _) -> visit(input, wish);
            case Plan.Limit(Plan input, var _, var _) -> visit(input, wish);
            case Plan.Tail(Plan input, var _) -> visit(input, wish);
            case Plan.Trim(Plan input) -> visit(input, wish);
            case Plan.Rename(Plan input, var renamings) -> visit(input, renamed(wish, renamings));
            case Plan.Assign(Plan input, var assignments) -> visit(input, unassigned(wish, assignments));
            case Plan.Attach(Plan input, Plan single) -> {
                visit(input, wish);
                visit(single, List.of());
            }
            case Plan.Join join -> {
                visit(join.left(), keepsLeftOrder(join) ? wish : List.of());
                visit(join.right(), List.of());
            }
            case Plan.Aggregate aggregate -> {
                List<SortKey> order = all(aggregate.by(), wish);
                orders.put(aggregate, order);
                visit(aggregate.input(), order);
            }
            case Plan.Window window -> {
                List<SortKey> order = new ArrayList<>(all(window.partitionBy(), wish));
                orders.put(window, List.copyOf(order));
                order.addAll(window.orderBy());
                visit(window.input(), order);
            }
            case Plan.Sort(Plan input, List<SortKey> keys) -> visit(input, keys);
            case Plan.Shuffle(Plan input) -> visit(input, List.of());
            case Plan.Concat(List<Plan> inputs) -> inputs.forEach(input -> visit(input, List.of()));
        }
    }

    /// The columns in the order of the wish, then the others.
    private static List<SortKey> all(List<Column> by, List<SortKey> wish) {
        List<SortKey> order = said(wish, key -> by.contains(key.column()) ? Optional.of(key) : Optional.empty());
        List<Column> named = order.stream().map(SortKey::column).toList();
        by.stream().filter(column -> !named.contains(column)).forEach(column -> order.add(new SortKey(column, false)));
        return order;
    }

    private static boolean keepsLeftOrder(Plan.Join join) {
        boolean lookup = join.multiplicity() instanceof Multiplicity.ManyToOne
                || join.multiplicity() instanceof Multiplicity.Unchecked;
        return lookup && !join.kind().keepsRight();
    }

    private static List<SortKey> renamed(List<SortKey> wish, List<Plan.Renaming> renamings) {
        Map<Column, Column> names = new HashMap<>();
        renamings.forEach(renaming -> names.put(renaming.to(), renaming.from()));
        return said(
                wish,
                key -> Optional.of(new SortKey(names.getOrDefault(key.column(), key.column()), key.descending())));
    }

    private static List<SortKey> unassigned(List<SortKey> wish, List<Plan.Assignment> assignments) {
        List<Column> assigned =
                assignments.stream().map(Plan.Assignment::column).toList();
        return said(wish, key -> assigned.contains(key.column()) ? Optional.empty() : Optional.of(key));
    }

    /// The keys of a wish that can be said of the input, each column once: if rows stand by the later ones of the keys
    /// of a sort, only the earlier ones must be sorted.
    private static List<SortKey> said(List<SortKey> wish, Function<SortKey, Optional<SortKey>> ofInput) {
        List<SortKey> keys = new ArrayList<>();
        Set<Column> named = new HashSet<>();
        for (SortKey key : wish) {
            if (!named.add(key.column())) {
                continue;
            }
            ofInput.apply(key).ifPresent(keys::add);
        }
        return keys;
    }
}
