package dev.trefoil.engine.storage;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteErrorCode;

/// A party cannot write or read its disk: full, not permitted, or damaged. Nothing was half done.
public final class StorageFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /// What SQLite needs to open its files at all.
    private static final long LEAST_SPACE = 64 << 10;

    private final boolean full;

    public StorageFailure(String what, Throwable cause) {
        this(what, cause, saysFull(cause));
    }

    private StorageFailure(String what, Throwable cause, boolean full) {
        super(what + " (" + (full ? "no space is left on this party's disk" : reason(cause)) + ")", cause);
        this.full = full;
    }

    public StorageFailure(String what) {
        super(what);
        this.full = false;
    }

    /// Whether space on the disk is all that is needed.
    public boolean isFull() {
        return full;
    }

    /// A failure of SQLite with the existing `file`. On a full disk, not every one says so by itself.
    static StorageFailure at(Path file, String what, Exception cause) {
        boolean full = cause instanceof SQLException e
                && (e.getErrorCode() & 0xff) == SQLiteErrorCode.SQLITE_IOERR.code
                && file.toFile().getUsableSpace() < LEAST_SPACE;
        return new StorageFailure(what, cause, full || saysFull(cause));
    }

    private static boolean saysFull(@Nullable Throwable cause) {
        return switch (cause) {
            case null -> false;
            case SQLException e when e.getErrorCode() == SQLiteErrorCode.SQLITE_FULL.code -> true;
            case IOException e when String.valueOf(e.getMessage()).contains("No space left on device") -> true;
            case IOException e when String.valueOf(e.getMessage()).contains("Disk quota exceeded") -> true;
            case Throwable e -> saysFull(e.getCause());
        };
    }

    private static String reason(Throwable cause) {
        String text = cause.getMessage();
        return text == null ? cause.getClass().getSimpleName() : text;
    }
}
