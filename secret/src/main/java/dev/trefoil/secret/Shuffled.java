package dev.trefoil.secret;

import dev.trefoil.mpc.Party;
import dev.trefoil.mpc.protocol.Columns;
import dev.trefoil.mpc.protocol.Shuffle;
import dev.trefoil.mpc.sharing.BitVector;
import dev.trefoil.plan.Relation;
import java.util.List;
import java.util.Optional;

/// The rows of a table in a uniformly random order that nobody knows, rows that are not there among them.
final class Shuffled {
    private Shuffled() {}

    /// `ordered` says whether the random order counts as the order of the table.
    static SecretTable of(Party party, SecretTable table, boolean ordered) {
        Relation relation = new Relation(table.schema(), table.relation().maxRows(), ordered);
        if (table.rows() < 2) {
            return table.with(relation, table.columns()).knowing(table.facts());
        }
        Columns packed = RowMove.pack(table.rows(), table.columns());
        Optional<BitVector> valid = table.valid();
        Columns moved = Shuffle.of(party, valid.map(packed::with).orElse(packed));
        return SecretTable.of(
                        relation,
                        RowMove.unpack(table.columns(), moved),
                        valid.map(_ -> moved.bit(moved.planes().size() - 1)))
                .knowing(table.facts().inOrder(List.of()));
    }
}
