package dev.trefoil.secret;

import dev.trefoil.mpc.Party;
import dev.trefoil.mpc.protocol.Columns;
import dev.trefoil.mpc.protocol.EndOfGroup;
import dev.trefoil.mpc.protocol.SortPermutation;
import dev.trefoil.mpc.protocol.Sorted;
import dev.trefoil.mpc.sharing.BitPlanes;
import dev.trefoil.mpc.sharing.BitVector;
import dev.trefoil.plan.Column;
import java.util.List;

/// The rows of a table sorted by group, rows that are not there last; within a group by a word of the caller's.
///
/// The group is told by the packed cells of its columns; nulls are equal.
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

    /// The key that tells groups apart: the first column lowest.
    static BitPlanes key(Party party, SecretTable input, List<Column> by) {
        BitPlanes key = BitPlanes.zeros(input.rows(), 0);
        for (Column column : by) {
            key = key.below(SortKey.of(party, input.column(column), false));
        }
        return key;
    }

    /// Sorts by group, then by `within`, which may have no planes. There must be rows.
    static GroupOrder of(Party party, SecretTable input, BitPlanes group, BitPlanes within) {
        BitPlanes cells = within.below(group);
        BitPlanes key = input.valid()
                .map(valid -> cells.below(valid.not(party.index())))
                .orElse(cells);
        Sorted sorted = SortPermutation.of(party, key);
        BitVector valid = input.valid().isPresent()
                ? sorted.key().top().not(party.index())
                : BitVector.constant(party.index(), input.rows(), true);
        BitPlanes groups = sorted.key().bits(within.width(), cells.width());
        BitVector end = EndOfGroup.of(party, groups, valid);
        return new GroupOrder(party, sorted, within.width(), cells.width(), valid, end);
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
