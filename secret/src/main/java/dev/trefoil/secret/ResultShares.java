package dev.trefoil.secret;

import dev.trefoil.plan.Schema;
import java.util.List;

/// One party's shares of a result that is ready to go to the analyst.
///
/// The number of rows is public. The shares are fresh: the three of them together say no more than the result.
///
/// Secret: `toString` tells the shape only.
public final class ResultShares {
    private final Schema schema;
    private final int rows;
    private final List<ColumnShares> columns;

    private ResultShares(Schema schema, int rows, List<ColumnShares> columns) {
        this.schema = schema;
        this.rows = rows;
        this.columns = List.copyOf(columns);
    }

    static ResultShares of(Schema schema, int rows, List<ColumnShares> columns) {
        return new ResultShares(schema, rows, columns);
    }

    public Schema schema() {
        return schema;
    }

    public int rows() {
        return rows;
    }

    /// The columns in the order of the schema.
    public List<ColumnShares> columns() {
        return columns;
    }

    @Override
    public String toString() {
        return "ResultShares[" + rows + " secret rows of " + schema + "]";
    }
}
