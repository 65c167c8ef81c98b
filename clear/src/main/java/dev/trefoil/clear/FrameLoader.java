package dev.trefoil.clear;

import dev.trefoil.plan.Field;
import dev.trefoil.plan.Frame;
import dev.trefoil.plan.Type;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

/// Brings a frame into the database: numbers and dates as the integers that code them, bools as bools.
final class FrameLoader {
    private FrameLoader() {}

    /// The name of the new table.
    static String load(Database database, Frame frame) {
        String name = database.name();
        List<String> columns = new ArrayList<>();
        for (Field field : frame.schema().fields()) {
            columns.add(Stage.name(columns.size()) + " " + sqlType(field.type()));
        }
        database.execute("CREATE TABLE " + name + " (" + String.join(", ", columns) + ")", new Parameters());
        try {
            DuckDBConnection connection = database.connection();
            try (DuckDBAppender appender = connection.createAppender(name)) {
                for (int row = 0; row < frame.rows(); row++) {
                    append(appender, frame, row);
                }
            }
        } catch (SQLException e) {
            throw Database.failed(e);
        }
        return name;
    }

    static String sqlType(Type type) {
        return switch (type) {
            case Type.IntType _, Type.FixedType _ -> numberType(type.wide());
            case Type.DateType _, Type.TimestampType _ -> "BIGINT";
            case Type.BoolType _ -> "BOOLEAN";
            case Type.TextType _ -> "VARCHAR";
        };
    }

    /// The SQL type of whole numbers.
    static String numberType(boolean wide) {
        return wide ? "HUGEINT" : "BIGINT";
    }

    private static void append(DuckDBAppender appender, Frame frame, int row) throws SQLException {
        appender.beginRow();
        for (int column = 0; column < frame.schema().size(); column++) {
            if (frame.isNull(column, row)) {
                appender.appendNull();
            } else {
                append(appender, frame, column, row);
            }
        }
        appender.endRow();
    }

    private static void append(DuckDBAppender appender, Frame frame, int column, int row) throws SQLException {
        Type type = frame.schema().fields().get(column).type();
        if (type.wide()) {
            appender.append(frame.bigNumber(column, row));
            return;
        }
        switch (type) {
            case Type.IntType _, Type.FixedType _, Type.DateType _, Type.TimestampType _ ->
                appender.append(frame.number(column, row));
            case Type.BoolType _ -> appender.append(frame.number(column, row) != 0);
            case Type.TextType _ -> appender.append(frame.text(column, row));
        }
    }
}
