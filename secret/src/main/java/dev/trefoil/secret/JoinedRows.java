package dev.trefoil.secret;

import dev.trefoil.mpc.Party;
import dev.trefoil.mpc.sharing.BitVector;
import dev.trefoil.plan.Column;
import dev.trefoil.plan.Field;
import dev.trefoil.plan.Plan;
import dev.trefoil.plan.Plan.KeyPair;
import dev.trefoil.plan.Relation;
import dev.trefoil.plan.Schema;
import dev.trefoil.plan.Value;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/// Puts the columns of a join's result together for a part of its rows.
///
/// A column comes from one side, or, a key of a join that keeps right rows, from whichever side is there.
///
/// Secret: `toString` tells the shape only.
final class JoinedRows {
    private final Party party;
    private final Plan.Join join;
    private final JoinSide left;
    private final JoinSide right;
    private final Schema schema;

    /// `schema` has the columns of the result that are wanted.
    JoinedRows(Party party, Plan.Join join, JoinSide left, JoinSide right, Schema schema) {
        this.party = party;
        this.join = join;
        this.left = left;
        this.right = right;
        this.schema = schema;
    }

    Schema schema() {
        return schema;
    }

    /// The left table with no more columns than the result has, but at least one.
    SecretTable wanted(SecretTable table) {
        List<Column> names =
                table.schema().columns().stream().filter(schema::contains).toList();
        return names.isEmpty() ? table : table.only(names);
    }

    /// Whether the rows of a side that match nothing stay.
    boolean keeps(boolean isLeft) {
        return isLeft ? join.kind().keepsLeft() : join.kind().keepsRight();
    }

    /// The columns that come from this side only.
    List<SecretColumn> only(boolean isLeft) {
        SecretTable table = (isLeft ? left : right).table();
        return schema.fields().stream()
                .map(Field::column)
                .filter(column -> !isKeyOfBoth(column) && ofSide(column, isLeft).isPresent())
                .map(table::column)
                .toList();
    }

    /// Rows of one side, `own`, beside what was found for them on the other: the columns that only that one has, zero
    /// where there is no match.
    SecretTable beside(
            boolean isLeft, SecretTable own, List<SecretColumn> found, BitVector match, Optional<BitVector> valid) {
        Iterator<SecretColumn> next = found.iterator();
        List<SecretColumn> columns = new ArrayList<>();
        for (Field field : schema.fields()) {
            Optional<Column> mine = ofSide(field.column(), isLeft);
            columns.add(
                    mine.isPresent()
                            ? Widened.to(party, own.column(mine.get()), field.type())
                            : nullable(next.next(), field, match));
        }
        return SecretTable.of(Relation.unsorted(schema, own.rows()), columns, valid);
    }

    /// The rows of a side that do not match, beside nulls; `matched` is 1 only in rows that are there.
    SecretTable alone(boolean isLeft, BitVector matched) {
        SecretTable table = (isLeft ? left : right).table();
        List<SecretColumn> columns = new ArrayList<>();
        for (Field field : schema.fields()) {
            Optional<Column> mine = ofSide(field.column(), isLeft);
            columns.add(
                    mine.isPresent()
                            ? Widened.to(party, table.column(mine.get()), field.type())
                            : Constants.column(party, table.rows(), new Value.NullValue(field.type())));
        }
        BitVector unmatched = table.validity(party).xor(matched);
        return SecretTable.of(Relation.unsorted(schema, table.rows()), columns, Optional.of(unmatched));
    }

    /// The left rows that match.
    SecretTable kept(BitVector matched) {
        List<SecretColumn> columns =
                schema.columns().stream().map(left.table()::column).toList();
        return SecretTable.of(Relation.unsorted(schema, left.rows()), columns, Optional.of(matched));
    }

    /// The column of a side that a column of the result can be read from, if there is one.
    private Optional<Column> ofSide(Column column, boolean isLeft) {
        boolean inLeft = left.table().schema().contains(column);
        if (inLeft && !isLeft && isKeyOfBoth(column)) {
            return join.keys().stream()
                    .filter(pair -> pair.left().equals(column))
                    .map(KeyPair::right)
                    .findFirst();
        }
        return inLeft == isLeft ? Optional.of(column) : Optional.empty();
    }

    /// Whether the column holds a key that either side may give.
    private boolean isKeyOfBoth(Column column) {
        return join.kind().keepsRight()
                && left.table().schema().contains(column)
                && join.keys().stream().anyMatch(pair -> pair.left().equals(column));
    }

    /// A column of the other side: null, and zero, where the row has no match.
    private static SecretColumn nullable(SecretColumn column, Field field, BitVector match) {
        if (column.type().equals(field.type())) {
            return column;
        }
        Digits digits = column.digitsIfThere();
        return SecretColumn.of(
                field.type(),
                digits == null ? null : Digits.of(digits.bits(), digits.base(), true),
                column.elementsIfThere(),
                match);
    }

    @Override
    public String toString() {
        return "JoinedRows[" + schema + "]";
    }
}
