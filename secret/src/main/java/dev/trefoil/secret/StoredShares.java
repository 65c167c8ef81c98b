package dev.trefoil.secret;

import dev.trefoil.mpc.Party;
import dev.trefoil.mpc.sharing.BitVector;
import dev.trefoil.plan.Relation;
import dev.trefoil.plan.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// One party's shares of a table in the shape in which it is stored, and from which it is loaded again.
///
/// A row that is not there keeps its place: how many rows are there stays hidden. Secret: `toString` tells the
/// shape only.
public final class StoredShares {
    private final Schema schema;
    private final int rows;
    private final List<ColumnShares> columns;
    private final Optional<BitVector> valid;

    private StoredShares(Schema schema, int rows, List<ColumnShares> columns, Optional<BitVector> valid) {
        this.schema = schema;
        this.rows = rows;
        this.columns = List.copyOf(columns);
        this.valid = valid;
    }

    /// The result of a plan, ready to be stored; all three parties call this with their shares of the same
    /// table.
    public static StoredShares prepare(Party party, SecretTable table) {
        List<ColumnShares> columns = new ArrayList<>();
        for (SecretColumn column : table.columns()) {
            columns.add(ColumnShares.of(column.present(), column.codeZeroAtNull(party)));
        }
        return new StoredShares(table.schema(), table.rows(), columns, table.valid());
    }

    /// The table again.
    public SecretTable table() {
        List<SecretColumn> cells = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            ColumnShares column = columns.get(i);
            cells.add(SecretColumn.ofCode(schema.fields().get(i).type(), column.code(), column.present()));
        }
        return SecretTable.of(Relation.unsorted(schema, rows), cells, valid);
    }

    public Schema schema() {
        return schema;
    }

    /// The physical rows.
    public int rows() {
        return rows;
    }

    /// The columns in the order of the schema.
    public List<ColumnShares> columns() {
        return columns;
    }

    /// One bit a row: 1 where the row is there; nothing if all rows are known to be.
    public Optional<BitVector> valid() {
        return valid;
    }

    @Override
    public String toString() {
        return "StoredShares[" + rows + " secret rows of " + schema + "]";
    }
}
