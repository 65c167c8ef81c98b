package dev.trefoil.clear;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Properties;
import org.duckdb.DuckDBConnection;

/// One embedded database in memory, for one run: no files, no network, no extensions, and a locked configuration.
///
/// The statements it is given hold only names that this room makes, numbers, and placeholders for texts.
final class Database implements AutoCloseable {
    private final Connection connection;
    private int tables;

    private Database(Connection connection) {
        this.connection = connection;
    }

    static Database open() {
        Properties configuration = new Properties();
        configuration.setProperty("enable_external_access", "false");
        configuration.setProperty("autoinstall_known_extensions", "false");
        configuration.setProperty("autoload_known_extensions", "false");
        configuration.setProperty("allow_community_extensions", "false");
        configuration.setProperty("threads", "1");
        // It moves constants together, (a * b) * c to a * (b * c), which can overflow where the plan cannot.
        configuration.setProperty("disabled_optimizers", "expression_rewriter");
        configuration.setProperty("lock_configuration", "true");
        try {
            Connection connection = DriverManager.getConnection("jdbc:duckdb:", configuration);
            NumberFunctions.register(connection);
            MomentFunctions.register(connection);
            return new Database(connection);
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    /// A new table name.
    String name() {
        return "t" + tables++;
    }

    /// Makes a table of the rows of a select; its name.
    String create(String select, Parameters parameters) {
        String name = name();
        execute("CREATE TEMP TABLE " + name + " AS " + select, parameters);
        return name;
    }

    void drop(String table) {
        execute("DROP TABLE " + table, new Parameters());
    }

    void execute(String sql, Parameters parameters) {
        try (PreparedStatement statement = prepare(sql, parameters)) {
            statement.execute();
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    /// The one number that a query yields.
    long number(String query, Parameters parameters) {
        try (PreparedStatement statement = prepare(query, parameters);
                ResultSet rows = statement.executeQuery()) {
            rows.next();
            return rows.getLong(1);
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    /// Reads the rows of a query.
    void query(String query, Rows reader) {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            reader.read(rows);
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    DuckDBConnection connection() throws SQLException {
        return connection.unwrap(DuckDBConnection.class);
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    static IllegalStateException failed(SQLException cause) {
        return new IllegalStateException("the embedded database failed: " + cause.getMessage(), cause);
    }

    private PreparedStatement prepare(String sql, Parameters parameters) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        List<String> texts = parameters.texts();
        for (int i = 0; i < texts.size(); i++) {
            statement.setString(i + 1, texts.get(i));
        }
        return statement;
    }

    /// Reads all rows of a result.
    interface Rows {
        void read(ResultSet rows) throws SQLException;
    }
}
