package dev.trefoil.engine;

import dev.trefoil.engine.storage.AuditRecords;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;

/// The audit log of a party for its operator, who has its directory: also while the party runs.
public final class LogExport {
    private LogExport() {}

    /// Writes the whole log as JSON lines; how many entries it has. Throws
    /// [dev.trefoil.engine.storage.StorageFailure] if there is no log.
    public static long write(PartyFiles files, Writer to) throws IOException {
        if (!Files.exists(files.records())) {
            throw new IllegalArgumentException(
                    files.directory() + " holds no records of a party: name the directory of one that has run");
        }
        return AuditRecords.export(files.records(), to);
    }
}
