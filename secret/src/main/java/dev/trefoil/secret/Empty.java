package dev.trefoil.secret;

import dev.trefoil.mpc.sharing.BitPlanes;
import dev.trefoil.mpc.sharing.BitVector;
import dev.trefoil.plan.Field;
import dev.trefoil.plan.Layout;
import dev.trefoil.plan.Relation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A table of a relation with all cells null or of code zero; local.
final class Empty {
    private Empty() {}

    /// `relation.maxRows()` rows, which are there.
    static SecretTable of(Relation relation) {
        int rows = Math.toIntExact(relation.maxRows());
        List<SecretColumn> columns = new ArrayList<>();
        for (Field field : relation.schema().fields()) {
            BitPlanes code = BitPlanes.zeros(rows, Layout.width(field.type()));
            Optional<BitVector> present =
                    field.type().nullable() ? Optional.of(BitVector.zeros(rows)) : Optional.empty();
            columns.add(SecretColumn.ofCode(field.type(), code, present));
        }
        return SecretTable.of(relation, columns);
    }
}
