package dev.trefoil.secret;

import dev.trefoil.mpc.Party;
import dev.trefoil.mpc.protocol.EndOfGroup;
import dev.trefoil.mpc.protocol.Ordering;
import dev.trefoil.mpc.protocol.Sorted;
import dev.trefoil.mpc.sharing.BitPlanes;
import dev.trefoil.mpc.sharing.BitVector;
import dev.trefoil.plan.Plan;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The rows of a table in order of their groups, rows that are not there last; within a group by a word of the
/// caller's.
///
/// The group is told by the packed cells of its columns; nulls are equal.
final class GroupOrder {
    private final Party party;
    private final @Nullable Ordering ordering;
    private final BitPlanes group;
    private final BitPlanes within;
    private final BitVector valid;
    private final BitVector end;

    private GroupOrder(Party party, @Nullable Ordering ordering, BitPlanes group, BitPlanes within, BitVector valid) {
        this.party = party;
        this.ordering = ordering;
        this.group = group;
        this.within = within;
        this.valid = valid;
        this.end = EndOfGroup.of(party, group, valid);
    }

    /// Sorts by group, then by the columns `within`, which may be none. There must be rows.
    static GroupOrder of(Party party, SecretTable input, List<Plan.SortKey> group, List<Plan.SortKey> within) {
        List<Orders.By> by = new ArrayList<>(Orders.By.of(input, within));
        by.addAll(Orders.By.of(input, group));
        Sorted sorted = Orders.sort(party, input.rows(), by, input.valid());
        int low = Orders.width(by.subList(0, within.size()));
        BitVector valid = input.valid().isPresent()
                ? sorted.key().top().not(party.index())
                : BitVector.constant(party.index(), input.rows(), true);
        return new GroupOrder(
                party,
                sorted.ordering(),
                sorted.key().bits(low, Orders.width(by)),
                sorted.key().bits(0, low),
                valid);
    }

    /// The rows as they stand: those of a group together and within it by the columns `within`, those that are there
    /// first.
    static GroupOrder inPlace(Party party, SecretTable input, List<Plan.SortKey> group, List<Plan.SortKey> within) {
        BitPlanes cells = Orders.key(party, input.rows(), Orders.By.of(input, group));
        BitPlanes word = Orders.key(party, input.rows(), Orders.By.of(input, within));
        return new GroupOrder(party, null, cells, word, input.validity(party));
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
        return group;
    }

    /// The word by which the rows of a group are sorted.
    BitPlanes within() {
        return within;
    }

    /// Other columns of the table in this order.
    List<SecretColumn> move(List<SecretColumn> columns) {
        return ordering == null ? columns : RowMove.by(party, ordering, columns);
    }
}
