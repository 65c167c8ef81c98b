package dev.trefoil.secret;

import dev.trefoil.mpc.Party;
import dev.trefoil.mpc.protocol.GroupBy;
import dev.trefoil.mpc.protocol.Groups;
import dev.trefoil.mpc.sharing.BitPlanes;
import dev.trefoil.mpc.sharing.BitVector;
import dev.trefoil.mpc.sharing.RingVector;
import dev.trefoil.plan.Column;
import dev.trefoil.plan.Measure;
import dev.trefoil.plan.Relation;
import dev.trefoil.plan.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// One row for each group of equal cells, as many physical rows as before.
///
/// The rows are sorted by group once for all sums and counts, and once more by group and cell for each least or
/// greatest value. Every sort finds the groups in the same order, so results stand side by side.
final class GroupedAggregate {
    private final Party party;
    private final SecretTable input;
    private final BitPlanes group;

    private GroupedAggregate(Party party, SecretTable input, List<Column> by) {
        this.party = party;
        this.input = input;
        this.group = GroupOrder.key(party, input, by);
    }

    static SecretTable of(Party party, SecretTable input, List<Column> by, List<Measure> measures, Relation relation) {
        if (input.rows() == 0) {
            return Empty.of(relation);
        }
        GroupedAggregate aggregate = new GroupedAggregate(party, input, by);
        GroupSums sums = GroupSums.of(party, input, aggregate.group, measures);
        List<SecretColumn> columns = new ArrayList<>(aggregate.keys(by, sums.key()));
        for (Measure measure : measures) {
            Type type = relation.schema().fields().get(columns.size()).type();
            columns.add(aggregate.measure(measure, type, sums));
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

    private SecretColumn measure(Measure measure, Type type, GroupSums sums) {
        return switch (measure) {
            case Measure.CountRows _ -> SecretColumn.ofRing(type, sums.rows(), null);
            case Measure.OfColumn(Measure.Kind kind, Column column, var _) ->
                switch (kind) {
                    case COUNT -> SecretColumn.ofRing(type, sums.count(column), null);
                    case SUM, MEAN -> summed(kind, column, type, sums);
                    case MIN -> extreme(column, type, false);
                    case MAX -> extreme(column, type, true);
                };
        };
    }

    private SecretColumn summed(Measure.Kind kind, Column column, Type type, GroupSums sums) {
        RingVector count = sums.count(column);
        BitVector any = type.nullable() ? Counts.notZero(party, count, input.rows()) : null;
        Type cells = input.schema().type(column);
        return Measured.of(party, kind, cells, type, sums.codes(column), count, input.rows(), any);
    }

    /// The first cell of each group, sorted by cell with nulls last.
    private SecretColumn extreme(Column column, Type type, boolean max) {
        GroupOrder rows = GroupOrder.of(party, input, group, SortKey.of(party, input.column(column), max));
        Groups groups = GroupBy.of(party, rows.end(), List.of(), List.of(rows.within()), List.of());
        return SortKey.column(party, type, groups.firsts().getFirst(), max);
    }
}
