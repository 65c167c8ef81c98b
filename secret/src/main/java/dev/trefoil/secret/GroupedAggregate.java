package dev.trefoil.secret;

import dev.trefoil.mpc.Party;
import dev.trefoil.mpc.sharing.BitVector;
import dev.trefoil.plan.Column;
import dev.trefoil.plan.Measure;
import dev.trefoil.plan.Plan;
import dev.trefoil.plan.Relation;
import dev.trefoil.plan.Type;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// One row for each group of equal cells, as many physical rows as before, or fewer where the bounds of the columns
/// leave room for fewer groups.
///
/// Rows of which those of a group are known to stand together stay as they stand. Else the rows are sorted by group
/// in the order asked for, and by cell once for each column of which a measure depends on the order of values,
/// whatever the number of these measures; sums, counts, and least and greatest values ride on the first of these
/// sorts, and without any the rows are sorted by group alone. Every sort finds the groups in the same order, so results
/// stand side by side.
final class GroupedAggregate {
    private final Party party;
    private final SecretTable input;
    private final List<Plan.SortKey> keys;
    private final boolean inPlace;
    private final Map<Column, GroupOrder> orders = new LinkedHashMap<>();
    private final Map<GroupOrder, RowGroups.ManyGroups> groups = new HashMap<>();
    private final Map<Column, SortedCells> sorted = new HashMap<>();

    private GroupedAggregate(Party party, SecretTable input, List<Plan.SortKey> keys, boolean inPlace) {
        this.party = party;
        this.input = inPlace ? Front.of(party, input) : input;
        this.keys = keys;
        this.inPlace = inPlace;
    }

    /// `by` is the order of the groups, unless the rows already stand in another.
    static SecretTable of(
            Party party, SecretTable input, List<Plan.SortKey> by, List<Measure> measures, Relation relation) {
        if (input.rows() == 0) {
            return Empty.of(relation);
        }
        List<Column> names = by.stream().map(Plan.SortKey::column).toList();
        Optional<List<Plan.SortKey>> standing = input.facts().grouped(names);
        return new GroupedAggregate(party, input, standing.orElse(by), standing.isPresent()).folded(measures, relation);
    }

    private SecretTable folded(List<Measure> measures, Relation relation) {
        GroupOrder rows = rows(measures);
        int most = Math.toIntExact(Math.min(input.rows(), relation.maxRows()));
        int modulus = SumModulus.of(input, measures, relation);
        GroupSums sums = GroupSums.of(party, input, rows, measures, orders.keySet(), most, modulus);
        GroupedMoments moments = moments(rows);
        Map<Column, SecretColumn> found = RowsInOrder.columns(party, input.schema(), keys, sums.key());
        List<SecretColumn> columns = new ArrayList<>();
        relation.schema().columns().stream()
                .limit(keys.size())
                .forEach(name -> columns.add(Objects.requireNonNull(found.get(name))));
        for (Measure measure : measures) {
            Type type = relation.schema().fields().get(columns.size()).type();
            SecretColumn column = measure(measure, type, sums, moments);
            columns.add(most < input.rows() ? column.first(most) : column);
        }
        return SecretTable.validFirst(relation, columns, Optional.of(sums.valid()))
                .knowing(RowFacts.ofGroups(keys));
    }

    private SecretColumn measure(Measure measure, Type type, GroupSums sums, GroupedMoments moments) {
        return switch (measure) {
            case Measure.OfTwoColumns pair -> moments.of(pair, type);
            case Measure.CountRows _ -> SecretColumn.ofSums(party, type, sums.rows(), null);
            case Measure.OfColumn(Measure.Kind kind, Column column, var _) ->
                switch (kind) {
                    case COUNT -> SecretColumn.ofSums(party, type, sums.count(column), null);
                    case VAR, STD -> moments.of(kind, column, type);
                    case SUM, MEAN, ANY, ALL -> summed(kind, column, type, sums);
                    case MIN, MAX ->
                        orders.containsKey(column)
                                ? SortedMeasure.of(party, measure, sorted(column), type)
                                : sums.extreme(party, column, kind, type);
                    case COUNT_DISTINCT, MEDIAN, MODE -> SortedMeasure.of(party, measure, sorted(column), type);
                };
            case Measure.Quantile(var _, Column column, var _) ->
                SortedMeasure.of(party, measure, sorted(column), type);
        };
    }

    private SecretColumn summed(Measure.Kind kind, Column column, Type type, GroupSums sums) {
        Elements count = sums.count(column);
        BitVector any = type.nullable() ? Counts.notZero(party, count, input.rows()) : null;
        Type cells = input.schema().type(column);
        return Measured.of(party, kind, cells, type, sums.codes(column), count, input.rows(), any);
    }

    private SortedCells sorted(Column column) {
        return sorted.computeIfAbsent(
                column,
                name -> SortedCells.of(party, input.column(name), groups(Objects.requireNonNull(orders.get(name)))));
    }

    private RowGroups.ManyGroups groups(GroupOrder rows) {
        return groups.computeIfAbsent(rows, order -> RowGroups.ManyGroups.of(party, order));
    }

    private GroupedMoments moments(GroupOrder rows) {
        return new GroupedMoments(
                party, name -> rows.move(List.of(input.column(name))).getFirst(), null, () -> groups(rows));
    }

    /// The rows as they stand, or sorted; and sorted for each column whose cells must be.
    private GroupOrder rows(List<Measure> measures) {
        SortedMeasure.toSort(measures).forEach(name -> orders.computeIfAbsent(name, this::within));
        if (inPlace) {
            return GroupOrder.inPlace(party, input, keys, List.of());
        }
        return orders.isEmpty()
                ? GroupOrder.of(party, input, keys, List.of())
                : orders.values().iterator().next();
    }

    /// The rows by group and by the cells of a column.
    private GroupOrder within(Column column) {
        List<Plan.SortKey> cells = List.of(new Plan.SortKey(column, false));
        List<Plan.SortKey> parts = new ArrayList<>(keys);
        parts.addAll(cells);
        return inPlace && input.facts().startsWith(parts)
                ? GroupOrder.inPlace(party, input, keys, cells)
                : GroupOrder.of(party, input, keys, cells);
    }
}
