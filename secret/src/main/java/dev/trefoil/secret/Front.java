package dev.trefoil.secret;

import dev.trefoil.mpc.Party;
import dev.trefoil.mpc.protocol.Columns;
import dev.trefoil.mpc.protocol.Compaction;
import dev.trefoil.mpc.sharing.BitVector;
import java.util.Optional;

/// Brings the rows that are there to the front, in the order they have, and hides how many they are.
final class Front {
    private Front() {}

    static SecretTable of(Party party, SecretTable table) {
        Optional<BitVector> valid = table.valid();
        if (valid.isEmpty() || table.isValidFirst()) {
            return table;
        }
        Columns packed = RowMove.pack(table.rows(), table.columns()).with(valid.get());
        Columns moved = Compaction.of(party, valid.get(), packed);
        return SecretTable.validFirst(
                        table.relation(),
                        RowMove.unpack(table.columns(), moved),
                        Optional.of(moved.bit(moved.planes().size() - 1)))
                .knowing(table.facts());
    }
}
