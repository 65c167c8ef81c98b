package dev.trefoil.secret;

import dev.trefoil.mpc.Party;
import dev.trefoil.mpc.protocol.Columns;
import dev.trefoil.mpc.protocol.EndOfGroup;
import dev.trefoil.mpc.protocol.Sorted;
import dev.trefoil.mpc.sharing.BitPlanes;
import dev.trefoil.mpc.sharing.BitVector;
import dev.trefoil.plan.Column;
import java.util.ArrayList;
import java.util.List;

/// The rows of a table sorted by group, rows that are not there last; within a group by a word of the caller's.
///
/// The group is told by the packed cells of its columns, the first one lowest; nulls are equal.
final class GroupOrder {
    private final Party party;
    private final Sorted sorted;
    private final int low;
    private final int high;
    private final BitVector valid;
    private final BitVector end;

    private GroupOrder(Party party, Sorted sorted, int low, int high, BitVector valid, BitVector end) {
        this.party = party;
        this.sorted = sorted;
        this.low = low;
        this.high = high;
        this.valid = valid;
        this.end = end;
    }

    /// Sorts by group, then by the columns `within`, which may be none. There must be rows.
    static GroupOrder of(Party party, SecretTable input, List<Column> group, List<Column> within) {
        List<Orders.By> by = new ArrayList<>(Orders.By.ascending(input, within));
        by.addAll(Orders.By.ascending(input, group));
        Sorted sorted = Orders.sort(party, input.rows(), by, input.valid());
        int low = Orders.width(by.subList(0, within.size()));
        int high = Orders.width(by);
        BitVector valid = input.valid().isPresent()
                ? sorted.key().top().not(party.index())
                : BitVector.constant(party.index(), input.rows(), true);
        BitPlanes groups = sorted.key().bits(low, high);
        BitVector end = EndOfGroup.of(party, groups, valid);
        return new GroupOrder(party, sorted, low, high, valid, end);
    }

    /// 1 at the last row of each group.
    BitVector end() {
        return end;
    }

    /// 1 where the row is there: these come first.
    BitVector valid() {
        return valid;
    }

    /// The group of each row.
    BitPlanes group() {
        return sorted.key().bits(low, high);
    }

    /// The word by which the rows of a group are sorted.
    BitPlanes within() {
        return sorted.key().bits(0, low);
    }

    /// Other columns of the table in this order.
    List<SecretColumn> move(List<SecretColumn> columns) {
        if (columns.isEmpty()) {
            return columns;
        }
        Columns packed = RowMove.pack(end.rows(), columns);
        return RowMove.unpack(columns, sorted.ordering().apply(party, packed));
    }
}
