package dev.trefoil.secret;

import dev.trefoil.mpc.sharing.BitPlanes;
import dev.trefoil.mpc.sharing.BitVector;
import dev.trefoil.plan.Field;
import dev.trefoil.plan.Layout;
import dev.trefoil.plan.Relation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A table of a relation without any physical row; local.
final class Empty {
    private Empty() {}

    /// No rows.
    static SecretTable of(Relation relation) {
        List<SecretColumn> columns = new ArrayList<>();
        for (Field field : relation.schema().fields()) {
            BitPlanes code = BitPlanes.zeros(0, Layout.width(field.type()));
            Optional<BitVector> present = field.type().nullable() ? Optional.of(BitVector.zeros(0)) : Optional.empty();
            columns.add(SecretColumn.ofCode(field.type(), code, present));
        }
        return SecretTable.of(relation, columns);
    }
}
