package dev.trefoil.secret;

import dev.trefoil.mpc.Party;
import dev.trefoil.mpc.protocol.EndOfGroup;
import dev.trefoil.mpc.sharing.BitPlanes;
import dev.trefoil.mpc.sharing.BitVector;
import dev.trefoil.plan.Column;
import dev.trefoil.plan.Plan;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// The rows of a table in the order of a window: by group, then by the keys of the window, then, if ties are to be
/// broken, by all other columns; rows that are not there last.
final class WindowRows {
    private final Party party;
    private final SecretTable table;
    private final BitPlanes group;
    private final BitPlanes keys;

    private WindowRows(Party party, SecretTable table, BitPlanes group, BitPlanes keys) {
        this.party = party;
        this.table = table;
        this.group = group;
        this.keys = keys;
    }

    /// There must be rows. `groups` is the order of the groups, unless the rows already stand in another.
    static WindowRows of(
            Party party, SecretTable input, Plan.Window window, List<Plan.SortKey> groups, boolean breakTies) {
        List<Plan.SortKey> order =
                new ArrayList<>(input.facts().grouped(window.partitionBy()).orElse(groups));
        List<Plan.SortKey> byGroup = List.copyOf(order);
        Set<Column> seen = new HashSet<>(window.partitionBy());
        window.orderBy().stream().filter(key -> seen.add(key.column())).forEach(order::add);
        List<Plan.SortKey> byKeys = List.copyOf(order);
        if (breakTies) {
            input.schema().columns().stream()
                    .filter(seen::add)
                    .forEach(column -> order.add(new Plan.SortKey(column, false)));
        }
        SecretTable table = RowsInOrder.of(party, input, order, input.schema().columns());
        return new WindowRows(
                party,
                table,
                Orders.key(party, table.rows(), Orders.By.of(table, byGroup)),
                Orders.key(party, table.rows(), Orders.By.of(table, byKeys)));
    }

    int rows() {
        return table.rows();
    }

    /// The sorted rows, those that are there first.
    SecretTable table() {
        return table;
    }

    /// The word that tells groups apart.
    BitPlanes group() {
        return group;
    }

    BitVector validity() {
        return table.validity(party);
    }

    /// 1 at the first row of each group.
    BitVector firstOfGroup() {
        return first(group);
    }

    /// 1 at the first row of each set of ties.
    BitVector firstOfTies() {
        return first(keys);
    }

    /// The rows that are there, without those that the row before them equals.
    private BitVector first(BitPlanes word) {
        BitVector same = validity().xor(EndOfGroup.of(party, word, validity()));
        return validity().xor(BitVector.concat(List.of(BitVector.zeros(1), same.slice(0, rows() - 1))));
    }

    @Override
    public String toString() {
        return "WindowRows[" + rows() + " secret rows]";
    }
}
