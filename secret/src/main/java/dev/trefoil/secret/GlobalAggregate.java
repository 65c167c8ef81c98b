package dev.trefoil.secret;

import dev.trefoil.mpc.Party;
import dev.trefoil.mpc.protocol.MinMax;
import dev.trefoil.mpc.sharing.BitPlanes;
import dev.trefoil.mpc.sharing.BitVector;
import dev.trefoil.plan.Column;
import dev.trefoil.plan.Intermediates;
import dev.trefoil.plan.Layout;
import dev.trefoil.plan.Measure;
import dev.trefoil.plan.Relation;
import dev.trefoil.plan.Type;
import dev.trefoil.plan.Value;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Measures over a whole table: one row, even for an empty table.
final class GlobalAggregate {
    private final Party party;
    private final SecretTable input;
    private final Map<Column, Mask> masks = new HashMap<>();
    private final Mask rows;
    private final int modulus;
    private final Map<Column, Elements> codes = new HashMap<>();
    private final Set<Column> toSort;
    private final GroupedMoments moments;
    private final Map<Column, SortedCells> sorted = new HashMap<>();

    private GlobalAggregate(Party party, SecretTable input, Set<Column> toSort, int modulus) {
        this.party = party;
        this.input = input;
        this.toSort = toSort;
        this.moments = new GroupedMoments(
                party, input::column, input.valid().orElse(null), () -> new RowGroups.OneGroup(party, input.rows()));
        this.modulus = modulus;
        this.rows = Mask.of(party, input.rows(), input.valid().orElse(null), modulus);
    }

    static SecretTable of(Party party, SecretTable input, List<Measure> measures, Relation relation) {
        GlobalAggregate aggregate = new GlobalAggregate(
                party, input, SortedMeasure.toSort(measures), SumModulus.of(input, measures, relation));
        List<SecretColumn> columns = new ArrayList<>();
        for (int i = 0; i < measures.size(); i++) {
            Type type = relation.schema().fields().get(i).type();
            columns.add(aggregate.measure(measures.get(i), type));
        }
        return SecretTable.of(relation, columns).knowing(RowFacts.oneRow());
    }

    private SecretColumn measure(Measure measure, Type type) {
        return switch (measure) {
            case Measure.CountRows _ -> SecretColumn.ofSums(party, type, rows.count(), null);
            case Measure.OfColumn(Measure.Kind kind, Column column, var _) ->
                input.rows() == 0 ? empty(kind, type) : ofColumn(measure, kind, column, type);
            case Measure.OfTwoColumns pair ->
                input.rows() == 0 ? Constants.column(party, 1, new Value.NullValue(type)) : moments.of(pair, type);
            case Measure.Quantile(var _, Column column, var _) ->
                input.rows() == 0
                        ? Constants.column(party, 1, new Value.NullValue(type))
                        : SortedMeasure.of(party, measure, sorted(column), type);
        };
    }

    private SecretColumn empty(Measure.Kind kind, Type type) {
        return kind == Measure.Kind.COUNT || kind == Measure.Kind.COUNT_DISTINCT
                ? Constants.number(party, 1, type, BigInteger.ZERO, null)
                : Constants.column(party, 1, new Value.NullValue(type));
    }

    private SecretColumn ofColumn(Measure measure, Measure.Kind kind, Column name, Type type) {
        SecretColumn column = input.column(name);
        Mask mask = mask(name, column);
        return switch (kind) {
            case COUNT -> SecretColumn.ofSums(party, type, mask.count(), null);
            case SUM, MEAN, ANY, ALL ->
                Measured.of(
                        party,
                        kind,
                        column.type(),
                        type,
                        mask.total(codes(name, column)),
                        mask.count(),
                        input.rows(),
                        mask.any());
            case VAR, STD -> moments.of(kind, name, type);
            case MIN, MAX ->
                toSort.contains(name)
                        ? SortedMeasure.of(party, measure, sorted(name), type)
                        : extreme(column, mask, type, kind == Measure.Kind.MAX);
            case COUNT_DISTINCT, MEDIAN, MODE -> SortedMeasure.of(party, measure, sorted(name), type);
        };
    }

    private SortedCells sorted(Column name) {
        SecretColumn column = input.column(name);
        return sorted.computeIfAbsent(name, _ -> SortedCells.of(party, column, mask(name, column)));
    }

    private Elements codes(Column name, SecretColumn column) {
        return codes.computeIfAbsent(name, _ -> {
            boolean large =
                    Intermediates.wideSum(column.type(), input.relation().maxRows());
            Elements numbers = large ? column.elements(party, true) : column.elements(party, modulus);
            return numbers.plusPublic(party, Layout.offset(column.type()).negate());
        });
    }

    private SecretColumn extreme(SecretColumn column, Mask mask, Type type, boolean max) {
        BitPlanes code = column.code(party);
        MinMax.Extreme extreme = max
                ? MinMax.maximum(party, code, mask.bits(), Circuits.comparator(party, code.rows()))
                : MinMax.minimum(party, code, mask.bits(), Circuits.comparator(party, code.rows()));
        Digits digits = Digits.of(extreme.value(), Layout.offset(type), false);
        return SecretColumn.ofDigits(type, digits, extreme.valid());
    }

    /// The rows that count for a column: there, and not null.
    private Mask mask(Column name, SecretColumn column) {
        BitVector present = column.presentOrNull();
        if (present == null) {
            return rows;
        }
        return masks.computeIfAbsent(name, _ -> rows.and(present));
    }
}
