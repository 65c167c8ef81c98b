package dev.trefoil.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The rules of STYLE.md that a program can check, over the sources of all rooms.
class StyleTest {
    private static final int LONGEST_FILE = 400;
    private static final Pattern EMPTY_NAME =
            Pattern.compile(".*(Impl|Manager|Helper|Util|Utils|Utility|Abstract|Base(?!64)|Common|Misc)(?![a-z]).*");
    private static final Pattern UNFINISHED =
            Pattern.compile("\\b(TODO|FIXME|XXX|HACK)\\b|new UnsupportedOperationException|@Disabled");
    private static final Pattern SLEEP = Pattern.compile("Thread\\.sleep");

    @Test
    void filesAreShort() throws IOException {
        List<String> tooLong = new ArrayList<>();
        for (Path file : sources("main")) {
            int lines = Files.readAllLines(file).size();
            if (lines > LONGEST_FILE) {
                tooLong.add(file.getFileName() + " has " + lines + " lines");
            }
        }
        assertThat(tooLong).isEmpty();
    }

    @Test
    void namesSaySomething() throws IOException {
        assertThat(sources("main").stream()
                        .map(file -> file.getFileName().toString().replace(".java", ""))
                        .filter(name -> EMPTY_NAME.matcher(name).matches()))
                .isEmpty();
    }

    @Test
    void nothingIsLeftUnfinished() throws IOException {
        List<String> found = new ArrayList<>();
        for (String kind : List.of("main", "test")) {
            for (Path file : sources(kind)) {
                if (!file.endsWith("StyleTest.java")
                        && UNFINISHED.matcher(Files.readString(file)).find()) {
                    found.add(file.toString());
                }
            }
        }
        assertThat(found).isEmpty();
    }

    @Test
    void noTestSleeps() throws IOException {
        List<Path> found = new ArrayList<>();
        for (Path file : sources("test")) {
            if (!file.endsWith("StyleTest.java")
                    && SLEEP.matcher(Files.readString(file)).find()) {
                found.add(file);
            }
        }
        assertThat(found).isEmpty();
    }

    @Test
    void everyPackageIsNullMarked() throws IOException {
        List<Path> unmarked = new ArrayList<>();
        for (Path file : sources("main")) {
            Path info = file.resolveSibling("package-info.java");
            if (!Files.exists(info) || !Files.readString(info).contains("@NullMarked")) {
                unmarked.add(file);
            }
        }
        assertThat(unmarked).isEmpty();
    }

    /// The Java files of all rooms; Maven runs a room's tests in its directory.
    private static List<Path> sources(String kind) throws IOException {
        List<Path> files = new ArrayList<>();
        try (Stream<Path> rooms = Files.list(Path.of("..").toAbsolutePath().normalize())) {
            for (Path room : rooms.toList()) {
                Path root = room.resolve("src").resolve(kind).resolve("java");
                if (Files.isDirectory(root)) {
                    try (Stream<Path> tree = Files.walk(root)) {
                        tree.filter(file -> file.toString().endsWith(".java")).forEach(files::add);
                    }
                }
            }
        }
        assertThat(files).hasSizeGreaterThan(20);
        return files;
    }
}
