package dev.trefoil.client.files;

import dev.trefoil.plan.Frame;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/// Writes a result to a file: Parquet if its name ends in `.parquet`, otherwise CSV.
///
/// The file appears complete or not at all; an existing one is replaced only if that is asked for.
public final class FrameFile {
    private FrameFile() {}

    /// Throws [IllegalArgumentException] if the file exists, or its folder does not.
    public static void write(Frame frame, Path file) {
        write(frame, file, false);
    }

    /// As [#write(Frame, Path)], but an existing file is replaced.
    public static void replace(Frame frame, Path file) {
        write(frame, file, true);
    }

    private static void write(Frame frame, Path file, boolean replace) {
        Path target = file.toAbsolutePath().normalize();
        Path folder = target.getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            throw new IllegalArgumentException("there is no folder for " + file + ": make it first");
        }
        if (!replace && Files.exists(target)) {
            throw exists(file, null);
        }
        try {
            Path part = Files.createTempFile(folder, ".trefoil-", ".part");
            try {
                if (ParquetFile.is(target)) {
                    ParquetWriter.write(frame, part);
                } else {
                    try (OutputStream out = Files.newOutputStream(part)) {
                        FrameCsv.write(frame, out);
                    }
                }
                place(part, target, replace);
            } finally {
                Files.deleteIfExists(part);
            }
        } catch (FileAlreadyExistsException e) {
            throw exists(file, e);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file + ": " + e.getMessage(), e);
        }
    }

    /// Without `replace`, the move itself fails if a file of that name has come into being meanwhile.
    private static void place(Path part, Path target, boolean replace) throws IOException {
        if (replace) {
            Files.move(part, target, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } else {
            Files.move(part, target);
        }
    }

    private static IllegalArgumentException exists(Path file, @org.jspecify.annotations.Nullable Throwable cause) {
        return new IllegalArgumentException(
                file + " exists and is not replaced: name another file, or replace it on purpose", cause);
    }
}
