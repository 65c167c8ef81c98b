package dev.trefoil.engine.storage;

import dev.trefoil.plan.Handle;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.BitSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// The files with the shares of a party's tables: one a table, encrypted, named by its handle.
///
/// A file is there whole or not at all: it is written under another name, synchronised, renamed, and its directory
/// synchronised. Files that no record names are left over from a crash and are swept at the next start.
public final class ShareFiles {
    private static final String END = ".shares";

    private final Path directory;
    private final StorageKey key;

    public ShareFiles(Path directory, StorageKey key) {
        try {
            OwnerOnly.directory(directory);
        } catch (IOException e) {
            throw new StorageFailure("the directory " + directory + " cannot be made", e);
        }
        this.directory = directory;
        this.key = key;
    }

    /// Makes the shares durable; throws [StorageFailure], leaving nothing behind, if the disk does not take them.
    public void write(Handle table, HeldShares shares) {
        write(table, shares.source());
    }

    /// As [#write(Handle, HeldShares)], of shares that come in pieces.
    public void write(Handle table, ShareSource shares) {
        Path half = directory.resolve(table.hex() + ".half");
        try {
            DurableStep.SHARES_WRITTEN.perform(() -> {
                try (FileChannel file = FileChannel.open(
                        half,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.TRUNCATE_EXISTING,
                        StandardOpenOption.WRITE)) {
                    SealedFile.write(file, key, table, shares);
                    file.force(true);
                }
                Files.move(half, path(table), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
                synchronise();
                return true;
            });
        } catch (IOException | UncheckedIOException e) {
            deleteQuietly(half);
            throw new StorageFailure(
                    "the shares of table " + table.brief() + "... cannot be written, nothing was stored: free some"
                            + " space in " + directory,
                    e);
        } catch (RuntimeException e) {
            deleteQuietly(half);
            throw e;
        } catch (Exception e) {
            throw new StorageFailure("the shares of table " + table.brief() + "... cannot be written", e);
        }
    }

    /// Reads the planes `wanted`, each of `size` words; throws [StorageFailure] if the file is missing, damaged or of
    /// another table or party.
    public HeldPlanes read(Handle table, BitSet wanted, int size) {
        try (FileChannel file = FileChannel.open(path(table), StandardOpenOption.READ)) {
            HeldPlanes planes = new HeldPlanes(wanted, size);
            SealedFile.read(file, key, table, planes, size);
            return planes;
        } catch (IOException e) {
            throw new StorageFailure("the shares of table " + table.brief() + "... cannot be read", e);
        }
    }

    /// How many bytes the shares take on the disk, 0 if they are not there.
    public long size(Handle table) {
        // As `File` tells it, since the file may go at any moment.
        return path(table).toFile().length();
    }

    public boolean contains(Handle table) {
        return Files.exists(path(table));
    }

    /// Deletes the shares, if they are there.
    public void delete(Handle table) {
        try {
            DurableStep.SHARES_DELETED.perform(() -> {
                Files.deleteIfExists(path(table));
                synchronise();
                return true;
            });
        } catch (IOException e) {
            throw new StorageFailure("the shares of table " + table.brief() + "... cannot be deleted", e);
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new StorageFailure("the shares of table " + table.brief() + "... cannot be deleted", e);
        }
    }

    /// Deletes every file that is none of `kept`.
    public void sweep(Set<Handle> kept) {
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file : files.toList()) {
                if (table(file).filter(kept::contains).isEmpty()) {
                    Files.delete(file);
                }
            }
            synchronise();
        } catch (IOException e) {
            throw new StorageFailure("left-over files in " + directory + " cannot be deleted", e);
        }
    }

    private static Optional<Handle> table(Path file) {
        String name = file.getFileName().toString();
        return name.matches("[0-9A-F]{64}\\" + END) ? Optional.of(new Handle(name.substring(0, 64))) : Optional.empty();
    }

    private Path path(Handle table) {
        return directory.resolve(table.hex() + END);
    }

    private void synchronise() throws IOException {
        try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    private static void deleteQuietly(Path half) {
        try {
            Files.deleteIfExists(half);
        } catch (IOException e) {
            // The write has failed already and says so; what is left is swept at the next start.
            System.getLogger(ShareFiles.class.getName()).log(System.Logger.Level.WARNING, "left over: {0}", half);
        }
    }
}
