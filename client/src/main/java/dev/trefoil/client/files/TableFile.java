package dev.trefoil.client.files;

import java.nio.file.Path;

/// A table in a file of the analyst or data provider: Parquet if its name ends in `.parquet`, otherwise CSV.
public final class TableFile {
    private TableFile() {}

    /// The file as a frame; throws [FileException] with the first problems.
    public static ReadTable read(Path file, ReadOptions options) {
        return ParquetFile.is(file) ? ParquetFile.read(file, options) : CsvFile.read(file, options);
    }
}
