package dev.trefoil.client.files;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import org.duckdb.DuckDBConnection;

/// An embedded database in memory that may touch one file of this machine and nothing else: no other file, no network,
/// no extension, and its configuration locked.
final class FileDatabase implements AutoCloseable {
    private final Connection connection;

    private FileDatabase(Connection connection) {
        this.connection = connection;
    }

    static FileDatabase open(Path file) throws SQLException {
        Properties configuration = new Properties();
        configuration.setProperty("autoinstall_known_extensions", "false");
        configuration.setProperty("autoload_known_extensions", "false");
        configuration.setProperty("allow_community_extensions", "false");
        configuration.setProperty("threads", "1");
        FileDatabase database = new FileDatabase(DriverManager.getConnection("jdbc:duckdb:", configuration));
        database.execute("SET allowed_paths = [" + quoted(file) + "]");
        database.execute("SET enable_external_access = false");
        database.execute("SET lock_configuration = true");
        return database;
    }

    void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    PreparedStatement prepare(String sql) throws SQLException {
        return connection.prepareStatement(sql);
    }

    DuckDBConnection connection() throws SQLException {
        return connection.unwrap(DuckDBConnection.class);
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }

    /// A file's full name as a text of SQL.
    static String quoted(Path file) {
        return "'" + file.toAbsolutePath().normalize().toString().replace("'", "''") + "'";
    }
}
