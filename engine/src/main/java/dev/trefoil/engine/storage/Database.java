package dev.trefoil.engine.storage;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// The party's records in one SQLite file, written ahead and synchronised to the disk at every commit.
///
/// One connection, used by one thread at a time; a transaction is durable when [#transaction] returns.
public final class Database implements AutoCloseable {
    private final Path file;
    private final Connection connection;
    private final ReentrantLock lock = new ReentrantLock();
    private boolean unfinished;
    private @Nullable AuditRecords audit;

    /// A piece of work inside a transaction.
    interface Work<T> {
        T run(Database database) throws SQLException;
    }

    /// Reads one row.
    interface Row<T> {
        T read(ResultSet row) throws SQLException;
    }

    private Database(Path file, Connection connection) {
        this.file = file;
        this.connection = connection;
    }

    /// Opens or creates the file; throws [StorageFailure] if it cannot be used.
    public static Database open(Path file) {
        try {
            OwnerOnly.file(file);
            Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
            try (Statement statement = connection.createStatement()) {
                statement.execute("PRAGMA journal_mode=WAL");
                statement.execute("PRAGMA synchronous=FULL");
                statement.execute("PRAGMA foreign_keys=ON");
                for (String table : Tables.DEFINITIONS) {
                    statement.execute(table);
                }
            }
            connection.setAutoCommit(false);
            return new Database(file, connection);
        } catch (SQLException | IOException e) {
            throw StorageFailure.at(file, "the records in " + file + " cannot be opened", e);
        }
    }

    /// Opens the file of a party that may be running, to read and nothing else.
    static Database openToRead(Path file) {
        try {
            Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
            try (Statement statement = connection.createStatement()) {
                statement.execute("PRAGMA query_only=ON");
            }
            connection.setAutoCommit(false);
            return new Database(file, connection);
        } catch (SQLException e) {
            throw StorageFailure.at(file, "the records in " + file + " cannot be read", e);
        }
    }

    /// From now on decisions are told to this log.
    void keep(AuditRecords log) {
        audit = log;
    }

    /// The log that every decision is told to, in its own transaction; without one, nothing is decided.
    AuditRecords audit() {
        if (audit == null) {
            throw new StorageFailure("the audit log in " + file + " is not open: nothing is decided without it");
        }
        return audit;
    }

    /// Runs `work` so that all of it becomes durable or nothing, whatever it throws. What a transaction left
    /// half done, if even its undoing failed, is undone before the next: one that fails, for want of space say,
    /// is no obstacle to later ones.
    <T> T transaction(Work<T> work) {
        lock.lock();
        try {
            if (unfinished) {
                rollback();
            }
            unfinished = true;
            T result = work.run(this);
            connection.commit();
            unfinished = false;
            return result;
        } catch (SQLException e) {
            StorageFailure failure = StorageFailure.at(
                    file, "the party's records in " + file + " cannot be written, nothing was changed", e);
            undo(failure);
            throw failure;
        } catch (RuntimeException | Error e) {
            undo(e);
            throw e;
        } finally {
            lock.unlock();
        }
    }

    /// As [#transaction], as a named durable step.
    <T> T durable(DurableStep step, Work<T> work) {
        try {
            return step.perform(() -> transaction(work));
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new StorageFailure("the party's records cannot be written", e);
        }
    }

    /// Whatever happens here, `cause` is what the caller is to hear.
    private void undo(Throwable cause) {
        try {
            rollback();
        } catch (SQLException e) {
            cause.addSuppressed(e);
        }
    }

    private void rollback() throws SQLException {
        try {
            connection.rollback();
        } catch (SQLException e) {
            // On a full disk SQLite rolls back by itself, so there was nothing to roll back, and the driver did not
            // begin the next transaction. Beginning it fails if that is not so.
            try (Statement statement = connection.createStatement()) {
                statement.execute("BEGIN");
            } catch (SQLException active) {
                e.addSuppressed(active);
                throw e;
            }
        }
        unfinished = false;
    }

    int update(String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = prepared(sql, values)) {
            return statement.executeUpdate();
        }
    }

    <T> List<T> list(Row<T> row, String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = prepared(sql, values);
                ResultSet rows = statement.executeQuery()) {
            List<T> list = new ArrayList<>();
            while (rows.next()) {
                list.add(row.read(rows));
            }
            return list;
        }
    }

    <T> Optional<T> first(Row<T> row, String sql, Object... values) throws SQLException {
        return list(row, sql, values).stream().findFirst();
    }

    private PreparedStatement prepared(String sql, Object... values) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i] instanceof Optional<?> optional ? optional.orElse(null) : values[i]);
        }
        return statement;
    }

    @Override
    public void close() {
        lock.lock();
        try {
            connection.close();
        } catch (SQLException e) {
            throw new StorageFailure("the party's records cannot be closed", e);
        } finally {
            lock.unlock();
        }
    }
}
