package dev.trefoil.clear;

import dev.trefoil.plan.Frame;
import dev.trefoil.plan.Relation;
import dev.trefoil.plan.Schema;
import dev.trefoil.plan.Type;
import java.math.BigInteger;
import java.sql.ResultSet;
import java.sql.SQLException;

/// Reads the last stage of a run back as a frame; every cell is checked against the inferred type on the way.
final class FrameReader {
    private FrameReader() {}

    static Frame read(Database database, Stage stage, Relation relation) {
        int rows = Math.toIntExact(database.number("SELECT count(*) FROM " + stage.table(), new Parameters()));
        Frame.Builder builder = Frame.builder(relation.schema(), rows);
        String order = relation.sorted() ? " ORDER BY n" : "";
        database.query(
                "SELECT " + stage.columns() + " FROM " + stage.table() + order,
                result -> read(result, relation.schema(), builder));
        return builder.build();
    }

    private static void read(ResultSet result, Schema schema, Frame.Builder builder) throws SQLException {
        for (int row = 0; result.next(); row++) {
            for (int column = 0; column < schema.size(); column++) {
                if (result.getObject(column + 1) == null) {
                    builder.setNull(column, row);
                } else {
                    read(result, schema.fields().get(column).type(), builder, column, row);
                }
            }
        }
    }

    private static void read(ResultSet result, Type type, Frame.Builder builder, int column, int row)
            throws SQLException {
        if (type.wide()) {
            builder.number(column, row, (BigInteger) result.getObject(column + 1));
            return;
        }
        switch (type) {
            case Type.IntType _, Type.FixedType _, Type.DateType _, Type.TimestampType _ ->
                builder.number(column, row, result.getLong(column + 1));
            case Type.BoolType _ -> builder.number(column, row, result.getBoolean(column + 1) ? 1 : 0);
            case Type.TextType _ -> builder.text(column, row, result.getString(column + 1));
        }
    }
}
