package dev.trefoil.client.files;

import dev.trefoil.plan.Field;
import dev.trefoil.plan.Frame;
import dev.trefoil.plan.Type;
import dev.trefoil.plan.Value;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.duckdb.DuckDBAppender;

/// A frame as a Parquet file, every cell exactly: whole numbers as 64-bit integers or decimals, fixed point as decimals
/// (as doubles where 38 digits do not hold them but 53 bits do).
final class ParquetWriter {
    private static final int DIGITS = 38;
    private static final int DOUBLE_BITS = 53;

    private ParquetWriter() {}

    static void write(Frame frame, Path file) throws IOException {
        List<String> columns = new ArrayList<>();
        for (Field field : frame.schema().fields()) {
            columns.add('"' + field.column().name().replace("\"", "\"\"") + "\" " + sqlType(field));
        }
        try (FileDatabase database = FileDatabase.open(file)) {
            database.execute("CREATE TABLE frame (" + String.join(", ", columns) + ")");
            try (DuckDBAppender appender = database.connection().createAppender("frame")) {
                for (int row = 0; row < frame.rows(); row++) {
                    appender.beginRow();
                    for (int column = 0; column < columns.size(); column++) {
                        append(
                                appender,
                                frame.value(column, row),
                                frame.schema().fields().get(column));
                    }
                    appender.endRow();
                }
            }
            database.execute("COPY frame TO " + FileDatabase.quoted(file) + " (FORMAT parquet, USE_TMP_FILE false)");
        } catch (SQLException e) {
            throw new IOException("the Parquet writer failed: " + e.getMessage(), e);
        }
    }

    private static String sqlType(Field field) {
        return switch (field.type()) {
            case Type.IntType(BigInteger min, BigInteger max, var _) ->
                Math.max(min.bitLength(), max.bitLength()) < 64 ? "BIGINT" : "DECIMAL(" + DIGITS + ",0)";
            case Type.FixedType fixed ->
                isDecimal(fixed) ? "DECIMAL(" + DIGITS + "," + fixed.fraction() + ")" : "DOUBLE";
            case Type.BoolType _ -> "BOOLEAN";
            case Type.TextType _ -> "VARCHAR";
            case Type.DateType _ -> "DATE";
            case Type.TimestampType _ -> "TIMESTAMP";
        };
    }

    /// A number with f fraction bits has f decimals.
    private static boolean isDecimal(Type.FixedType type) {
        BigInteger largest = type.min().abs().max(type.max().abs()).shiftRight(type.fraction());
        return largest.toString().length() + type.fraction() <= DIGITS;
    }

    private static void append(DuckDBAppender appender, Value value, Field field) throws SQLException {
        switch (value) {
            case Value.NullValue _ -> appender.appendNull();
            case Value.IntValue(BigInteger number) -> {
                if (sqlType(field).equals("BIGINT")) {
                    appender.append(number.longValueExact());
                } else {
                    appender.append(new BigDecimal(number));
                }
            }
            case Value.FixedValue fixed -> fixed(appender, fixed, field);
            case Value.BoolValue(boolean bool) -> appender.append(bool);
            case Value.TextValue(String text) -> appender.append(text);
            case Value.DateValue(var date) -> appender.append(date);
            case Value.TimestampValue(var time) -> appender.append(time);
        }
    }

    private static void fixed(DuckDBAppender appender, Value.FixedValue value, Field field) throws SQLException {
        if (field.type() instanceof Type.FixedType type && isDecimal(type)) {
            appender.append(value.decimal().setScale(type.fraction()));
        } else if (value.units().bitLength() <= DOUBLE_BITS) {
            appender.append(value.decimal().doubleValue());
        } else {
            throw new IllegalArgumentException("column '" + field.column() + "': " + value
                    + " fits neither a decimal of " + DIGITS + " digits nor a double: write CSV, or cast the column");
        }
    }
}
