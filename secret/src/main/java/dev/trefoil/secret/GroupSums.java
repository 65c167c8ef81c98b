package dev.trefoil.secret;

import dev.trefoil.mpc.Party;
import dev.trefoil.mpc.protocol.BitToArithmetic;
import dev.trefoil.mpc.protocol.GroupBy;
import dev.trefoil.mpc.protocol.Groups;
import dev.trefoil.mpc.protocol.Widen;
import dev.trefoil.mpc.sharing.BitPlanes;
import dev.trefoil.mpc.sharing.BitVector;
import dev.trefoil.mpc.sharing.RingVector;
import dev.trefoil.mpc.sharing.WideVector;
import dev.trefoil.plan.Column;
import dev.trefoil.plan.Intermediates;
import dev.trefoil.plan.Layout;
import dev.trefoil.plan.Measure;
import dev.trefoil.plan.Type;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What the measures of a grouped table that need no sorted cells are made of: for each group its key, its number of
/// rows, and for each column the number of cells that are not null, the sum of their codes, and the least and greatest
/// of them.
final class GroupSums {
    private static final Set<Measure.Kind> SUMMED =
            Set.of(Measure.Kind.SUM, Measure.Kind.MEAN, Measure.Kind.ANY, Measure.Kind.ALL);
    private static final Set<Measure.Kind> COUNTED =
            Set.of(Measure.Kind.COUNT, Measure.Kind.SUM, Measure.Kind.MEAN, Measure.Kind.ANY, Measure.Kind.ALL);

    private final Groups groups;
    private final Map<Column, Integer> counts;
    private final Map<Column, Integer> sums;
    private final Map<Column, Integer> wideSums;
    private final GroupExtremes extremes;
    private final int modulus;

    private GroupSums(
            Groups groups,
            Map<Column, Integer> counts,
            Map<Column, Integer> sums,
            Map<Column, Integer> wideSums,
            GroupExtremes extremes,
            int modulus) {
        this.modulus = modulus;
        this.groups = groups;
        this.extremes = extremes;
        this.counts = counts;
        this.sums = sums;
        this.wideSums = wideSums;
    }

    /// `rows` is any order of the rows by group; there are at most `most` groups; sums that are not large are known
    /// modulo 2^modulus. The least and greatest values of the columns in `sorted` are not wanted.
    static GroupSums of(
            Party party,
            SecretTable input,
            GroupOrder rows,
            List<Measure> measures,
            Set<Column> sorted,
            int most,
            int modulus) {
        Set<Column> counted = columns(measures, COUNTED);
        Set<Column> summed = columns(measures, SUMMED);
        GroupExtremes extremes = GroupExtremes.of(measures, sorted);
        Set<Column> all = new LinkedHashSet<>(counted);
        all.addAll(extremes.columns());
        List<Column> names = List.copyOf(all);
        List<SecretColumn> moved = rows.move(names.stream().map(input::column).toList());
        List<RingVector> values = new ArrayList<>();
        values.add(RingVector.constant(party.index(), input.rows(), 1));
        Map<Column, Integer> counts = new HashMap<>();
        Map<Column, Integer> sums = new HashMap<>();
        List<WideVector> wideValues = new ArrayList<>();
        Map<Column, Integer> wideSums = new HashMap<>();
        for (int i = 0; i < counted.size(); i++) {
            SecretColumn column = moved.get(i);
            Elements present = presence(party, column, modulus);
            counts.put(names.get(i), present == null ? 0 : values.size());
            if (present != null) {
                values.add(present.narrow());
            }
            if (summed.contains(names.get(i))) {
                boolean large =
                        Intermediates.wideSum(column.type(), input.relation().maxRows());
                Elements codes = codes(party, column, present, large, modulus);
                if (large) {
                    wideSums.put(names.get(i), wideValues.size());
                    wideValues.add(codes.large());
                } else {
                    sums.put(names.get(i), values.size());
                    values.add(codes.narrow());
                }
            }
        }
        List<BitPlanes> lasts = new ArrayList<>(List.of(rows.group()));
        lasts.addAll(extremes.soFar(party, rows.end(), name -> moved.get(names.indexOf(name))));
        Groups groups = GroupBy.of(party, rows.end(), values, modulus, wideValues, List.of(), lasts);
        Groups first = most < input.rows() ? groups.first(most) : groups;
        return new GroupSums(first, counts, sums, wideSums, extremes, modulus);
    }

    /// 1 where the row is a group: these come first.
    BitVector valid() {
        return groups.valid();
    }

    /// The key of each group.
    BitPlanes key() {
        return groups.lasts().getFirst();
    }

    Elements rows() {
        return Elements.of(groups.sums().getFirst(), modulus);
    }

    Elements count(Column column) {
        return Elements.of(groups.sums().get(Objects.requireNonNull(counts.get(column))), modulus);
    }

    Elements codes(Column column) {
        Integer wide = wideSums.get(column);
        return wide == null
                ? Elements.of(groups.sums().get(Objects.requireNonNull(sums.get(column))), modulus)
                : Elements.of(groups.wideSums().get(wide));
    }

    /// The least or the greatest cell of a column.
    SecretColumn extreme(Party party, Column column, Measure.Kind kind, Type type) {
        int index = 1 + extremes.index(column, kind);
        return GroupExtremes.column(party, groups.lasts().get(index), kind, type);
    }

    private static Set<Column> columns(List<Measure> measures, Set<Measure.Kind> kinds) {
        Set<Column> names = new LinkedHashSet<>();
        for (Measure measure : measures) {
            if (measure instanceof Measure.OfColumn(Measure.Kind kind, Column input, var _) && kinds.contains(kind)) {
                names.add(input);
            }
        }
        return names;
    }

    private static @Nullable Elements presence(Party party, SecretColumn column, int modulus) {
        BitVector present = column.presentOrNull();
        return present == null ? null : Elements.of(BitToArithmetic.of(party, present, modulus), modulus);
    }

    /// The codes as numbers, zero where null: masked as bits, where the column has them, and else in the ring.
    static Elements codes(Party party, SecretColumn column, @Nullable Elements present, boolean large, int modulus) {
        boolean bits = column.digitsIfThere() != null;
        if (bits) {
            column.codeZeroAtNull(party);
        }
        Elements numbers = large ? column.elements(party, true) : column.elements(party, modulus);
        Elements codes = numbers.plusPublic(party, Layout.offset(column.type()).negate());
        if (bits || present == null) {
            return codes;
        }
        return codes.multiply(party, large ? Elements.of(Widen.of(party, present.small())) : present);
    }
}
