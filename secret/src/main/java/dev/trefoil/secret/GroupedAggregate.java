package dev.trefoil.secret;

import dev.trefoil.mpc.Party;
import dev.trefoil.mpc.sharing.BitPlanes;
import dev.trefoil.mpc.sharing.BitVector;
import dev.trefoil.mpc.sharing.RingVector;
import dev.trefoil.plan.Column;
import dev.trefoil.plan.Measure;
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
/// The rows are sorted by group and cell once for each column of which a measure depends on the order of values,
/// whatever the number of these measures; sums and counts ride on the first of these sorts, and without any the
/// rows are sorted by group alone. Every sort finds the groups in the same order, so results stand side by side.
final class GroupedAggregate {
    private final Party party;
    private final SecretTable input;
    private final List<Column> by;
    private final Map<Column, GroupOrder> orders = new LinkedHashMap<>();
    private final Map<GroupOrder, RowGroups.ManyGroups> groups = new HashMap<>();
    private final Map<Column, SortedCells> sorted = new HashMap<>();

    private GroupedAggregate(Party party, SecretTable input, List<Column> by) {
        this.party = party;
        this.input = input;
        this.by = by;
    }

    static SecretTable of(Party party, SecretTable input, List<Column> by, List<Measure> measures, Relation relation) {
        if (input.rows() == 0) {
            return Empty.of(relation);
        }
        GroupedAggregate aggregate = new GroupedAggregate(party, input, by);
        GroupOrder rows = aggregate.orders(measures).getFirst();
        int most = Math.toIntExact(Math.min(input.rows(), relation.maxRows()));
        GroupSums sums = GroupSums.of(party, input, rows, measures, most);
        GroupedMoments moments = aggregate.moments(rows);
        List<SecretColumn> columns = new ArrayList<>(aggregate.keys(by, sums.key()));
        for (Measure measure : measures) {
            Type type = relation.schema().fields().get(columns.size()).type();
            SecretColumn column = aggregate.measure(measure, type, sums, moments);
            columns.add(most < input.rows() ? column.first(most) : column);
        }
        return SecretTable.validFirst(relation, columns, Optional.of(sums.valid()));
    }

    private List<SecretColumn> keys(List<Column> by, BitPlanes key) {
        List<SecretColumn> columns = new ArrayList<>();
        int at = 0;
        for (Column column : by) {
            Type type = input.schema().type(column);
            columns.add(SortKey.column(party, type, key.bits(at, at + SortKey.width(type)), false));
            at += SortKey.width(type);
        }
        return columns;
    }

    private SecretColumn measure(Measure measure, Type type, GroupSums sums, GroupedMoments moments) {
        return switch (measure) {
            case Measure.OfTwoColumns pair -> moments.of(pair, type);
            case Measure.CountRows _ -> SecretColumn.ofRing(type, sums.rows(), null);
            case Measure.OfColumn(Measure.Kind kind, Column column, var _) ->
                switch (kind) {
                    case COUNT -> SecretColumn.ofRing(type, sums.count(column), null);
                    case VAR, STD -> moments.of(kind, column, type);
                    case SUM, MEAN, ANY, ALL -> summed(kind, column, type, sums);
                    case MIN, MAX, COUNT_DISTINCT, MEDIAN, MODE ->
                        SortedMeasure.of(party, measure, sorted(column), type);
                };
            case Measure.Quantile(var _, Column column, var _) ->
                SortedMeasure.of(party, measure, sorted(column), type);
        };
    }

    private SecretColumn summed(Measure.Kind kind, Column column, Type type, GroupSums sums) {
        RingVector count = sums.count(column);
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

    /// The rows sorted for each column whose cells must be, and at least once.
    private List<GroupOrder> orders(List<Measure> measures) {
        for (Measure measure : measures) {
            SortedMeasure.input(measure)
                    .ifPresent(name ->
                            orders.computeIfAbsent(name, column -> GroupOrder.of(party, input, by, List.of(column))));
        }
        return orders.isEmpty() ? List.of(GroupOrder.of(party, input, by, List.of())) : List.copyOf(orders.values());
    }
}
