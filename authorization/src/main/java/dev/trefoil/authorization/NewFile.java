package dev.trefoil.authorization;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.UUID;

/// The writing of a file that appears whole and at once, or not at all, and never in the place of another.
final class NewFile {
    private NewFile() {}

    static void write(Path file, byte[] bytes, boolean secret) throws IOException {
        Path target = file.toAbsolutePath();
        Path directory = target.getParent();
        if (directory == null) {
            throw new IOException(file + " is not a file name");
        }
        boolean posix = Files.getFileStore(directory).supportsFileAttributeView("posix");
        FileAttribute<?>[] mode = posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString(secret ? "rw-------" : "rw-r--r--"))
                }
                : new FileAttribute<?>[0];
        Path draft = directory.resolve("." + target.getFileName() + "." + UUID.randomUUID());
        try {
            try (FileChannel channel =
                    FileChannel.open(draft, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), mode)) {
                ByteBuffer buffer = ByteBuffer.wrap(bytes);
                while (buffer.hasRemaining()) {
                    channel.write(buffer);
                }
                channel.force(true);
            }
            appear(draft, target);
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    private static void appear(Path draft, Path target) throws IOException {
        try {
            // A link fails if the target exists; a rename would replace it.
            Files.createLink(target, draft);
        } catch (UnsupportedOperationException e) {
            Files.move(draft, target);
        }
    }
}
