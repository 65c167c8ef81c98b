package dev.trefoil.bench;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/// An earlier build, unpacked, and the figures that it had: what `--keep` has written and `--compare` reads.
///
/// The file holds the classes of this project; libraries are those of the build that reads it. Closing removes what was
/// unpacked.
record Kept(KeptFigures figures, Build build, Path directory) implements AutoCloseable {
    private static final String FIGURES = "figures.txt";
    private static final String CLASSES = "classes/";

    /// Writes a file with the classes of a build and with its figures.
    static void write(Path file, Build build, KeptFigures figures) throws IOException {
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            zip.putNextEntry(new ZipEntry(FIGURES));
            zip.write(figures.text().getBytes(StandardCharsets.UTF_8));
            int number = 0;
            for (Path classes : build.own()) {
                String prefix = CLASSES + number++ + "/";
                if (Files.isDirectory(classes)) {
                    addDirectory(zip, classes, prefix);
                } else {
                    addArchive(zip, classes, prefix);
                }
            }
        }
    }

    private static void addDirectory(ZipOutputStream zip, Path root, String prefix) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                String name = root.relativize(file).toString().replace(File.separatorChar, '/');
                zip.putNextEntry(new ZipEntry(prefix + name));
                Files.copy(file, zip);
            }
        }
    }

    private static void addArchive(ZipOutputStream zip, Path archive, String prefix) throws IOException {
        try (ZipFile classes = new ZipFile(archive.toFile())) {
            for (ZipEntry entry : Collections.list(classes.entries())) {
                if (!entry.isDirectory()) {
                    zip.putNextEntry(new ZipEntry(prefix + entry.getName()));
                    try (InputStream in = classes.getInputStream(entry)) {
                        in.transferTo(zip);
                    }
                }
            }
        }
    }

    /// Unpacks a file; its build takes its libraries from `libraries`. A file that is missing, damaged or something
    /// else fails with the reason.
    static Kept open(Path file, Build libraries) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new IllegalArgumentException("there is no file " + file + "; './trefoil bench --keep " + file
                    + "' writes one, at the build that is to be compared with later");
        }
        Path directory = Files.createTempDirectory("trefoil-kept");
        try (ZipFile zip = new ZipFile(file.toFile())) {
            KeptFigures figures = figures(zip);
            return new Kept(figures, libraries.withOwn(unpacked(zip, directory)), directory);
        } catch (ZipException | IllegalArgumentException e) {
            delete(directory);
            throw new IllegalArgumentException(
                    file + " was not written by './trefoil bench --keep', or is damaged: " + e.getMessage(), e);
        } catch (IOException e) {
            delete(directory);
            throw e;
        }
    }

    private static KeptFigures figures(ZipFile zip) throws IOException {
        ZipEntry entry = zip.getEntry(FIGURES);
        if (entry == null) {
            throw new IllegalArgumentException("it has no " + FIGURES);
        }
        try (InputStream in = zip.getInputStream(entry)) {
            return KeptFigures.parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    /// The directories of classes in the order of their numbers.
    private static List<Path> unpacked(ZipFile zip, Path directory) throws IOException {
        TreeSet<Integer> numbers = new TreeSet<>();
        for (ZipEntry entry : Collections.list(zip.entries())) {
            if (entry.getName().equals(FIGURES)) {
                continue;
            }
            Path to = directory.resolve(entry.getName()).normalize();
            if (!entry.getName().matches("classes/\\d{1,4}/.+") || !to.startsWith(directory)) {
                throw new IllegalArgumentException("it holds '" + entry.getName() + "'");
            }
            numbers.add(Integer.valueOf(entry.getName().split("/", -1)[1]));
            Files.createDirectories(to.resolveSibling(""));
            try (InputStream in = zip.getInputStream(entry)) {
                Files.copy(in, to);
            }
        }
        if (numbers.isEmpty()) {
            throw new IllegalArgumentException("it holds no classes");
        }
        List<Path> roots = new ArrayList<>();
        numbers.forEach(number -> roots.add(directory.resolve(CLASSES + number)));
        return roots;
    }

    @Override
    public void close() throws IOException {
        delete(directory);
    }

    private static void delete(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
