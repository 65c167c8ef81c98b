package dev.trefoil.secret;

import dev.trefoil.mpc.sharing.BitPlanes;
import dev.trefoil.mpc.sharing.BitVector;
import dev.trefoil.plan.Column;
import dev.trefoil.plan.Field;
import dev.trefoil.plan.Layout;
import dev.trefoil.plan.Relation;
import dev.trefoil.plan.Schema;
import dev.trefoil.plan.TableRef;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Tables of given shapes for a [rehearsal][dev.trefoil.mpc.Party#rehearse]: zeros, which take next to no memory.
public record RehearsedTables(Shapes shapes, RehearsedOrders orders) implements TableSource {
    @Override
    public Relation relation(TableRef table) {
        return shapes.relation(table);
    }

    @Override
    public SecretTable load(TableRef table, Set<Column> columns) {
        return load(relation(table), shapes.hidesRows(table), columns);
    }

    /// A table of zeros with the columns named.
    public static SecretTable load(Relation relation, boolean hidesRows, Set<Column> columns) {
        int rows = Math.toIntExact(relation.maxRows());
        long[] zeros = new long[BitVector.words(rows)];
        Optional<BitVector> valid = hidesRows ? Optional.of(BitVector.of(rows, zeros, zeros)) : Optional.empty();
        List<Field> fields = new ArrayList<>();
        List<SecretColumn> cells = new ArrayList<>();
        for (Field field : relation.schema().fields()) {
            if (columns.contains(field.column())) {
                // Objects of their own, since two columns with one and the same presence bit save an AND.
                BitVector present = BitVector.of(rows, zeros, zeros);
                List<BitVector> code =
                        Collections.nCopies(Layout.width(field.type()), BitVector.of(rows, zeros, zeros));
                fields.add(field);
                cells.add(SecretColumn.ofCode(
                        field.type(),
                        BitPlanes.of(rows, code),
                        field.type().nullable() ? Optional.of(present) : Optional.empty()));
            }
        }
        return SecretTable.of(Relation.unsorted(new Schema(fields), rows), cells, valid);
    }
}
