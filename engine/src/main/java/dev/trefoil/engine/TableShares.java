package dev.trefoil.engine;

import dev.trefoil.engine.storage.HeldShares;
import dev.trefoil.engine.storage.StoredTable;
import dev.trefoil.mpc.sharing.BitPlanes;
import dev.trefoil.mpc.sharing.BitVector;
import dev.trefoil.plan.Column;
import dev.trefoil.plan.Field;
import dev.trefoil.plan.Layout;
import dev.trefoil.plan.Relation;
import dev.trefoil.plan.Schema;
import dev.trefoil.secret.ColumnShares;
import dev.trefoil.secret.SecretColumn;
import dev.trefoil.secret.SecretTable;
import dev.trefoil.secret.StoredShares;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The shares of a table as words in a file and as vectors in a computation.
///
/// The words are one plane after the other: the hidden validity of the rows if the table has one, then the planes
/// of [dev.trefoil.wire.ShareLayout].
final class TableShares {
    private TableShares() {}

    /// The columns named by `wanted`, in the order of the schema.
    static SecretTable unpack(StoredTable table, HeldShares held, Set<Column> wanted) {
        Reader reader = new Reader(held, table.rows());
        Optional<BitVector> valid = table.hiddenValidity() ? Optional.of(reader.plane()) : Optional.empty();
        List<Field> fields = new ArrayList<>();
        List<SecretColumn> columns = new ArrayList<>();
        for (Field field : table.schema().fields()) {
            int width = Layout.width(field.type());
            boolean nullable = field.type().nullable();
            if (!wanted.contains(field.column())) {
                reader.skip(width + (nullable ? 1 : 0));
                continue;
            }
            Optional<BitVector> present = nullable ? Optional.of(reader.plane()) : Optional.empty();
            List<BitVector> planes = new ArrayList<>();
            for (int bit = 0; bit < width; bit++) {
                planes.add(reader.plane());
            }
            fields.add(field);
            columns.add(SecretColumn.ofCode(field.type(), BitPlanes.of(table.rows(), planes), present));
        }
        return SecretTable.of(Relation.unsorted(new Schema(fields), table.rows()), columns, valid);
    }

    /// All columns.
    static SecretTable unpack(StoredTable table, HeldShares held) {
        return unpack(table, held, Set.copyOf(table.schema().columns()));
    }

    /// The words of a result that is to be stored.
    static HeldShares pack(StoredShares shares) {
        List<BitVector> planes = new ArrayList<>();
        shares.valid().ifPresent(planes::add);
        for (ColumnShares column : shares.columns()) {
            column.present().ifPresent(planes::add);
            planes.addAll(column.code().planes());
        }
        int size = Layout.words(shares.rows());
        long[] first = new long[Math.multiplyExact(planes.size(), size)];
        long[] second = new long[first.length];
        for (int i = 0; i < planes.size(); i++) {
            System.arraycopy(planes.get(i).first(), 0, first, i * size, size);
            System.arraycopy(planes.get(i).second(), 0, second, i * size, size);
        }
        return new HeldShares(first, second);
    }

    /// Takes planes from the words, one after the other.
    private static final class Reader {
        private final HeldShares held;
        private final int rows;
        private int at;

        private Reader(HeldShares held, int rows) {
            this.held = held;
            this.rows = rows;
        }

        private BitVector plane() {
            int end = at + Layout.words(rows);
            BitVector plane = BitVector.of(
                    rows, Arrays.copyOfRange(held.first(), at, end), Arrays.copyOfRange(held.second(), at, end));
            at = end;
            return plane;
        }

        private void skip(int planes) {
            at += planes * Layout.words(rows);
        }
    }
}
