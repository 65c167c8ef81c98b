package dev.trefoil.secret;

import dev.trefoil.mpc.Party;
import dev.trefoil.mpc.protocol.GreatestOfGroup;
import dev.trefoil.mpc.sharing.BitPlanes;
import dev.trefoil.mpc.sharing.BitVector;
import dev.trefoil.plan.Column;
import dev.trefoil.plan.Layout;
import dev.trefoil.plan.Measure;
import dev.trefoil.plan.Type;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The least and greatest values of the groups of a table, without a sort by value: all of them are found together by
/// [GreatestOfGroup].
///
/// The word of a cell is its code, complemented for a least value; above it, for a nullable column, a bit that is 1
/// where the cell is not null, so that a null loses against every value.
record GroupExtremes(List<Extreme> wanted) {
    GroupExtremes {
        wanted = List.copyOf(wanted);
    }

    /// The least or the greatest value of a column.
    record Extreme(Column column, Measure.Kind kind) {}

    /// Those of the measures, without columns whose cells are sorted anyway.
    static GroupExtremes of(List<Measure> measures, Set<Column> sorted) {
        Set<Extreme> wanted = new LinkedHashSet<>();
        for (Measure measure : measures) {
            if (measure instanceof Measure.OfColumn(Measure.Kind kind, Column column, var _)
                    && SortedMeasure.isExtreme(measure)
                    && !sorted.contains(column)) {
                wanted.add(new Extreme(column, kind));
            }
        }
        return new GroupExtremes(List.copyOf(wanted));
    }

    Set<Column> columns() {
        Set<Column> columns = new LinkedHashSet<>();
        wanted.forEach(extreme -> columns.add(extreme.column()));
        return columns;
    }

    int index(Column column, Measure.Kind kind) {
        return wanted.indexOf(new Extreme(column, kind));
    }

    /// The words of the extremes of each group up to each row; `end` is 1 at the last row of a group.
    List<BitPlanes> soFar(Party party, BitVector end, Function<Column, SecretColumn> cells) {
        List<BitPlanes> words = new ArrayList<>();
        for (Extreme extreme : wanted) {
            SecretColumn column = cells.apply(extreme.column());
            BitPlanes code = column.code(party);
            BitPlanes word = extreme.kind() == Measure.Kind.MIN ? code.not(party.index()) : code;
            BitVector present = column.presentOrNull();
            words.add(present == null ? word : word.below(present));
        }
        BitVector start = BitVector.concat(List.of(BitVector.zeros(1), end.slice(0, end.rows() - 1)));
        return GreatestOfGroup.of(party, start, words, party.linkSpeed());
    }

    /// The column whose cells these words are.
    static SecretColumn column(Party party, BitPlanes word, Measure.Kind kind, Type type) {
        int width = Layout.width(type);
        BitPlanes code = word.bits(0, width);
        Digits digits =
                Digits.of(kind == Measure.Kind.MIN ? code.not(party.index()) : code, Layout.offset(type), false);
        return SecretColumn.ofDigits(type, digits, presence(party, word, type));
    }

    private static @Nullable BitVector presence(Party party, BitPlanes word, Type type) {
        if (!type.nullable()) {
            return null;
        }
        boolean always = word.width() == Layout.width(type);
        return always ? BitVector.constant(party.index(), word.rows(), true) : word.top();
    }
}
