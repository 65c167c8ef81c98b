package dev.trefoil.testing.tpch;

import dev.trefoil.plan.Field;
import dev.trefoil.plan.Frame;
import dev.trefoil.plan.Type;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;

/// The answers of DuckDB to the queries of TPC-H in SQL: the judge of ours, without any of our code in between.
public final class TpchOracle implements AutoCloseable {
    private final Connection connection;

    private TpchOracle(Connection connection) {
        this.connection = connection;
    }

    /// Loads the tables; cents and hundredths become decimals.
    public static TpchOracle of(Map<String, Frame> tables) throws SQLException {
        TpchOracle oracle = new TpchOracle(DriverManager.getConnection("jdbc:duckdb:"));
        for (Map.Entry<String, Frame> table : tables.entrySet()) {
            oracle.load(table.getKey(), table.getValue());
        }
        return oracle;
    }

    /// The rows of query 1..22 with these substitution parameters, in its order: numbers as BigDecimal (or Double,
    /// where it divides), dates as LocalDate, texts as String.
    public List<List<@Nullable Object>> answer(int query, List<String> parameters) throws SQLException {
        List<List<@Nullable Object>> answer = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql(query, parameters))) {
            int columns = rows.getMetaData().getColumnCount();
            while (rows.next()) {
                List<@Nullable Object> row = new ArrayList<>();
                for (int column = 1; column <= columns; column++) {
                    row.add(value(rows.getObject(column)));
                }
                answer.add(row);
            }
        }
        return answer;
    }

    static String sql(int query, List<String> parameters) {
        try (InputStream resource = Objects.requireNonNull(TpchOracle.class.getResourceAsStream("queries.sql"))) {
            String text = new String(resource.readAllBytes(), StandardCharsets.UTF_8);
            int start = text.indexOf("-- Q" + query + "\n");
            String sql = text.substring(text.indexOf('\n', start), text.indexOf(';', start));
            for (int number = parameters.size(); number > 0; number--) {
                sql = sql.replace("$" + number, parameters.get(number - 1));
            }
            return sql;
        } catch (IOException e) {
            throw new UncheckedIOException("the queries cannot be read", e);
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }

    private static @Nullable Object value(@Nullable Object value) {
        return switch (value) {
            case null -> null;
            case BigDecimal decimal -> decimal;
            case Double number -> number;
            case Number whole -> new BigDecimal(whole.toString());
            case LocalDate date -> date;
            default -> value.toString();
        };
    }

    private void load(String name, Frame frame) throws SQLException {
        List<String> columns =
                frame.schema().fields().stream().map(TpchOracle::column).toList();
        try (Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE " + name + " (" + String.join(", ", columns) + ")");
        }
        try (DuckDBAppender appender = connection.unwrap(DuckDBConnection.class).createAppender(name)) {
            for (int row = 0; row < frame.rows(); row++) {
                int at = row;
                appender.beginRow();
                for (int column : IntStream.range(0, columns.size()).toArray()) {
                    append(appender, frame, column, at);
                }
                appender.endRow();
            }
        }
    }

    private static String column(Field field) {
        String type = switch (field.type()) {
            case Type.DateType _ -> "DATE";
            case Type.TextType _ -> "VARCHAR";
            default -> TpchTables.isCents(field.column()) ? "DECIMAL(15,2)" : "BIGINT";
        };
        return field.column().name() + " " + type;
    }

    private static void append(DuckDBAppender appender, Frame frame, int column, int row) throws SQLException {
        Field field = frame.schema().fields().get(column);
        if (field.type() instanceof Type.TextType) {
            appender.append(frame.text(column, row));
        } else if (field.type() instanceof Type.DateType) {
            appender.append(LocalDate.ofEpochDay(frame.number(column, row) + Type.DateType.FIRST_EPOCH_DAY));
        } else if (TpchTables.isCents(field.column())) {
            appender.append(BigDecimal.valueOf(frame.number(column, row), 2));
        } else {
            appender.append(frame.number(column, row));
        }
    }
}
