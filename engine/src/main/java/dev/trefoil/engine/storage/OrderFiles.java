package dev.trefoil.engine.storage;

import dev.trefoil.plan.Handle;
import dev.trefoil.script.Digest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The files with a party's shares of orders of its tables: one an order, encrypted and authenticated as shares of
/// tables are, named by the tables that it orders and its digest.
///
/// Nothing depends on them: a file that is missing, damaged, or of another storage key counts as none, and one that
/// cannot be written is not kept. Of a table the orders used last are kept, [#MOST_OF_A_TABLE] at the most, and all
/// together take no more than [#MOST_BYTES]. They go with the table.
public final class OrderFiles {
    /// Orders that are kept of one table.
    public static final int MOST_OF_A_TABLE = 8;

    /// What the orders of all tables may take on the disk, unless a test says otherwise.
    public static final long MOST_BYTES = 1L << 30;

    private static final System.Logger LOG = System.getLogger(OrderFiles.class.getName());
    private static final String END = ".order";

    private final Path directory;
    private final StorageKey key;
    private final long mostBytes;

    public OrderFiles(Path directory, StorageKey key) {
        this(directory, key, MOST_BYTES);
    }

    OrderFiles(Path directory, StorageKey key, long mostBytes) {
        try {
            OwnerOnly.directory(directory);
        } catch (IOException e) {
            throw new StorageFailure("the directory " + directory + " cannot be made", e);
        }
        this.directory = directory;
        this.key = key;
        this.mostBytes = mostBytes;
    }

    /// Keeps the shares of an order in place of those before, if the disk takes them.
    public synchronized void keep(Set<Handle> tables, Digest order, HeldShares shares) {
        Path half = directory.resolve(order.hex() + ".half");
        try {
            DurableStep.ORDER_KEPT.perform(() -> {
                try (FileChannel file = FileChannel.open(
                        half,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.TRUNCATE_EXISTING,
                        StandardOpenOption.WRITE)) {
                    SealedFile.write(file, key, new Handle(order.hex()), shares.source());
                    file.force(true);
                }
                return Files.move(
                        half, path(tables, order), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            });
            for (Handle table : tables) {
                shrink(table.hex(), MOST_OF_A_TABLE, Long.MAX_VALUE);
            }
            shrink("", Integer.MAX_VALUE, mostBytes);
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            deleteQuietly(half);
            LOG.log(System.Logger.Level.WARNING, "an order is not kept: {0}", e.toString());
        }
    }

    /// The shares of an order, if they are there and whole.
    public synchronized Optional<HeldShares> find(Set<Handle> tables, Digest order) {
        Path path = path(tables, order);
        if (!Files.exists(path)) {
            return Optional.empty();
        }
        try (FileChannel file = FileChannel.open(path, StandardOpenOption.READ)) {
            HeldShares shares = SealedFile.read(file, key, new Handle(order.hex()));
            Files.setLastModifiedTime(path, FileTime.from(Instant.now()));
            return Optional.of(shares);
        } catch (IOException e) {
            LOG.log(System.Logger.Level.WARNING, "an order that was kept cannot be used: {0}", e.toString());
            return Optional.empty();
        }
    }

    /// Deletes all orders of a table; throws [StorageFailure] if that does not go.
    public synchronized void delete(Handle table) {
        try {
            for (Path file : files(table.hex())) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new StorageFailure("the orders of table " + table.brief() + "... cannot be deleted", e);
        }
    }

    /// Deletes every file that is no order of tables among `kept`.
    public synchronized void sweep(Set<Handle> kept) {
        Set<String> names = kept.stream().map(Handle::hex).collect(Collectors.toSet());
        try {
            for (Path file : files("")) {
                String name = file.getFileName().toString();
                boolean whole = name.matches("([0-9A-F]{64}-)+[0-9a-f]{64}\\" + END);
                List<String> parts = List.of(name.split("-", -1));
                if (!whole || !names.containsAll(parts.subList(0, parts.size() - 1))) {
                    Files.delete(file);
                }
            }
        } catch (IOException e) {
            throw new StorageFailure("left-over files in " + directory + " cannot be deleted", e);
        }
    }

    /// Deletes the files used longest ago until no more than `most` are left, of `bytes` together.
    private void shrink(String table, int most, long bytes) throws IOException {
        List<Path> files = files(table).stream()
                .sorted(Comparator.comparingLong(file -> file.toFile().lastModified()))
                .toList();
        long all = files.stream().mapToLong(file -> file.toFile().length()).sum();
        int count = files.size();
        for (Path file : files) {
            if (count <= most && all <= bytes) {
                return;
            }
            all -= file.toFile().length();
            count--;
            Files.deleteIfExists(file);
        }
    }

    /// The files with this table's handle in their names.
    private List<Path> files(String table) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> file.getFileName().toString().contains(table))
                    .toList();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private Path path(Set<Handle> tables, Digest order) {
        Set<String> sorted = new TreeSet<>(tables.stream().map(Handle::hex).toList());
        return directory.resolve(String.join("-", sorted) + "-" + order.hex() + END);
    }

    private static void deleteQuietly(Path half) {
        try {
            Files.deleteIfExists(half);
        } catch (IOException e) {
            LOG.log(System.Logger.Level.WARNING, "left over: {0}", half);
        }
    }
}
