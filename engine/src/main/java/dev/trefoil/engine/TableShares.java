package dev.trefoil.engine;

import dev.trefoil.engine.storage.HeldPlanes;
import dev.trefoil.engine.storage.HeldShares;
import dev.trefoil.engine.storage.ShareFiles;
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
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.PrimitiveIterator;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.function.Supplier;

/// The shares of a table as words in a file and as vectors in a computation.
///
/// The words are one plane after the other: the hidden validity of the rows if the table has one, then the planes
/// of [dev.trefoil.wire.ShareLayout].
final class TableShares {
    private TableShares() {}

    /// The columns named by `wanted`, in the order of the schema, from the file of a table. Of the others nothing is
    /// read.
    static SecretTable load(ShareFiles files, StoredTable table, Set<Column> wanted) {
        int rows = table.rows();
        HeldPlanes planes = files.read(table.handle(), planes(table, wanted), Layout.words(rows));
        return table(table, wanted, plane -> BitVector.of(rows, planes.first(plane), planes.second(plane)));
    }

    /// All columns, from shares in memory.
    static SecretTable unpack(StoredTable table, HeldShares held) {
        int rows = table.rows();
        int size = Layout.words(rows);
        return table(table, Set.copyOf(table.schema().columns()), plane -> {
            int from = plane * size;
            return BitVector.of(
                    rows,
                    Arrays.copyOfRange(held.first(), from, from + size),
                    Arrays.copyOfRange(held.second(), from, from + size));
        });
    }

    /// The numbers of the planes that these columns take.
    private static BitSet planes(StoredTable table, Set<Column> wanted) {
        BitSet planes = new BitSet();
        int at = table.hiddenValidity() ? 1 : 0;
        planes.set(0, at);
        for (Field field : table.schema().fields()) {
            int width = Layout.width(field.type()) + (field.type().nullable() ? 1 : 0);
            planes.set(at, at + width, wanted.contains(field.column()));
            at += width;
        }
        return planes;
    }

    private static SecretTable table(StoredTable table, Set<Column> wanted, IntFunction<BitVector> planes) {
        PrimitiveIterator.OfInt next = planes(table, wanted).stream().iterator();
        Supplier<BitVector> plane = () -> planes.apply(next.nextInt());
        Optional<BitVector> valid = table.hiddenValidity() ? Optional.of(plane.get()) : Optional.empty();
        List<Field> fields = new ArrayList<>();
        List<SecretColumn> columns = new ArrayList<>();
        for (Field field : table.schema().fields()) {
            if (wanted.contains(field.column())) {
                Optional<BitVector> present = field.type().nullable() ? Optional.of(plane.get()) : Optional.empty();
                List<BitVector> code = new ArrayList<>();
                for (int bit = 0; bit < Layout.width(field.type()); bit++) {
                    code.add(plane.get());
                }
                fields.add(field);
                columns.add(SecretColumn.ofCode(field.type(), BitPlanes.of(table.rows(), code), present));
            }
        }
        return SecretTable.of(Relation.unsorted(new Schema(fields), table.rows()), columns, valid);
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
}
