package dev.trefoil.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// Files that the command writes: never over an existing one unless told so.
final class NewFile {
    private NewFile() {}

    static void write(Path file, String text, boolean force) throws IOException {
        write(file, text.getBytes(StandardCharsets.UTF_8), force);
    }

    /// Writes `bytes`; throws if the file exists and `force` is not set.
    static void write(Path file, byte[] bytes, boolean force) throws IOException {
        requireFree(file, force);
        if (force) {
            Files.write(file, bytes);
        } else {
            Files.write(file, bytes, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        }
    }

    /// Throws if the file exists and `force` is not set; for checking before long work.
    static void requireFree(Path file, boolean force) throws FileAlreadyExistsException {
        if (!force && Files.exists(file)) {
            throw new FileAlreadyExistsException(file.toString());
        }
    }

    /// `name` with its last extension (or the two of `.request.json`) replaced.
    static Path sibling(Path file, String extension) {
        String name = String.valueOf(file.getFileName());
        String stem = name.replaceFirst("(\\.request|\\.environment|\\.script)?(\\.[A-Za-z0-9]+)?$", "");
        return file.resolveSibling((stem.isEmpty() ? name : stem) + extension);
    }
}
