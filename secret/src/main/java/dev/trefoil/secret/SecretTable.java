package dev.trefoil.secret;

import dev.trefoil.mpc.Party;
import dev.trefoil.mpc.sharing.BitVector;
import dev.trefoil.plan.Column;
import dev.trefoil.plan.Field;
import dev.trefoil.plan.Relation;
import dev.trefoil.plan.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One party's shares of a table: its columns, and for every physical row a hidden bit that says whether the
/// row is there.
///
/// Public are the relation (schema, physical rows, order), whether all rows are known to be there, and whether
/// those that are there are known to come first, and what [RowFacts] says. The physical rows are `relation.maxRows()`,
/// or fewer after a trim, which made their number public.
///
/// Secret: `toString` tells the schema and length only.
public final class SecretTable {
    private final Relation relation;
    private final int rows;
    private final List<SecretColumn> columns;
    private final @Nullable BitVector valid;
    private final boolean validFirst;
    private final RowFacts facts;

    private SecretTable(
            Relation relation,
            List<SecretColumn> columns,
            @Nullable BitVector valid,
            boolean validFirst,
            RowFacts facts) {
        this.relation = relation;
        this.columns = List.copyOf(columns);
        this.valid = valid;
        this.validFirst = validFirst || columns.getFirst().rows() < 2;
        this.facts = facts;
        if (columns.size() != relation.schema().size()) {
            throw new IllegalArgumentException(columns.size() + " columns for the schema " + relation.schema());
        }
        this.rows = columns.getFirst().rows();
        if (rows > relation.maxRows()) {
            throw new IllegalArgumentException(rows + " rows for a table of at most " + relation.maxRows());
        }
        for (int i = 0; i < columns.size(); i++) {
            Field field = relation.schema().fields().get(i);
            SecretColumn column = columns.get(i);
            if (column.rows() != rows || !column.type().equals(field.type())) {
                throw new IllegalArgumentException(
                        "column '" + field.column() + "' is " + column + ", but the table has " + rows + " rows and "
                                + field.type().text() + " there");
            }
        }
        if (valid != null && valid.rows() != rows) {
            throw new IllegalArgumentException(valid.rows() + " validity bits for a table of " + rows + " rows");
        }
    }

    /// A table of which every row is known to be there.
    public static SecretTable of(Relation relation, List<SecretColumn> columns) {
        return new SecretTable(relation, columns, null, true, RowFacts.NONE);
    }

    /// A table with a hidden bit for every row.
    public static SecretTable of(Relation relation, List<SecretColumn> columns, Optional<BitVector> valid) {
        return new SecretTable(relation, columns, valid.orElse(null), valid.isEmpty(), RowFacts.NONE);
    }

    /// A table whose rows that are there are known to come first.
    static SecretTable validFirst(Relation relation, List<SecretColumn> columns, Optional<BitVector> valid) {
        return new SecretTable(relation, columns, valid.orElse(null), true, RowFacts.NONE);
    }

    public Relation relation() {
        return relation;
    }

    public Schema schema() {
        return relation.schema();
    }

    /// The physical rows, whether there or not.
    public int rows() {
        return rows;
    }

    public List<SecretColumn> columns() {
        return columns;
    }

    public SecretColumn column(Column column) {
        return columns.get(schema().index(column));
    }

    /// One bit a row: 1 where the row is there; nothing if all rows are known to be.
    public Optional<BitVector> valid() {
        return Optional.ofNullable(valid);
    }

    /// The validity bit, all ones if all rows are known to be there.
    BitVector validity(Party party) {
        return valid == null ? BitVector.constant(party.index(), rows(), true) : valid;
    }

    boolean isValidFirst() {
        return validFirst;
    }

    RowFacts facts() {
        return facts;
    }

    /// The same rows with other columns, of which nothing is known.
    SecretTable with(Relation other, List<SecretColumn> others) {
        return new SecretTable(other, others, valid, validFirst, RowFacts.NONE);
    }

    /// The same table, of which this is known; what it says about other columns does not matter.
    SecretTable knowing(RowFacts known) {
        return new SecretTable(relation, columns, valid, validFirst, known.only(schema().columns()));
    }

    /// The same rows with these of the columns only, in this order.
    SecretTable only(List<Column> names) {
        if (names.equals(schema().columns())) {
            return this;
        }
        List<SecretColumn> kept = names.stream().map(this::column).toList();
        List<Field> fields = new ArrayList<>();
        for (int i = 0; i < kept.size(); i++) {
            fields.add(new Field(names.get(i), kept.get(i).type()));
        }
        return with(new Relation(new Schema(fields), relation.maxRows(), relation.sorted()), kept)
                .knowing(facts);
    }

    @Override
    public String toString() {
        return "SecretTable[" + rows() + " secret rows of " + schema() + "]";
    }
}
