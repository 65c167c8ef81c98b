package dev.trefoil.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeptTest {
    private static final Work SHUFFLE = Works.named("shuffle one 64-bit column", 100);
    private static final Figures FIGURES = new Figures(
            new Run(0.5, 1.25, 160, 2), List.of(new Run(0.25, 0.5, 160, 2), new Run(0.125, 0.5, 161, 3)), 4096);
    private static final KeptFigures KEPT =
            KeptFigures.of(List.of(new Measurement(SHUFFLE, Optional.of(FIGURES), Optional.empty())));

    @TempDir
    Path directory;

    private Path file = Path.of("kept.zip");

    @BeforeEach
    void place() {
        file = directory.resolve("kept.zip");
    }

    @Test
    void figuresComeBackAsTheyWere() {
        assertThat(KeptFigures.parse(KEPT.text())).isEqualTo(KEPT);
        assertThat(KEPT.of(SHUFFLE, Trio.PLAIN)).contains(FIGURES);
        assertThat(KEPT.of(SHUFFLE, "tls")).isEmpty();
        assertThat(KEPT.of(SHUFFLE.at(7), Trio.PLAIN)).isEmpty();
    }

    @Test
    void classesComeBackWithTheLibrariesOfNow() throws IOException {
        Path classes = Files.createDirectories(directory.resolve("classes/dev/trefoil"));
        Files.writeString(classes.resolve("A.class"), "of then");
        Path other = Files.createDirectories(directory.resolve("other"));
        Files.writeString(other.resolve("A.class"), "other");
        Path library = Files.writeString(directory.resolve("library.jar"), "a library");
        Kept.write(file, new Build(List.of(directory.resolve("classes"), other, library)), KEPT);

        Path unpacked;
        try (Kept kept = Kept.open(file, new Build(List.of(directory, library)))) {
            unpacked = kept.directory();
            List<Path> path = kept.build().classPath();
            assertThat(path).hasSize(3).endsWith(library).doesNotContain(directory);
            assertThat(path.get(0).resolve("dev/trefoil/A.class")).hasContent("of then");
            assertThat(path.get(1).resolve("A.class")).hasContent("other");
            assertThat(kept.figures()).isEqualTo(KEPT);
        }
        assertThat(unpacked).doesNotExist();
    }

    @Test
    void archivesOfTheProjectAreClassesOfItsOwn() throws IOException {
        zip(Map.of("dev/trefoil/A.class", "of then"));
        Path archive = Files.move(file, directory.resolve("trefoil-mpc-0.1.0-SNAPSHOT.jar"));
        Path library = Files.writeString(directory.resolve("trefoilish.jar"), "a library");
        Build build = new Build(List.of(archive, library));
        Kept.write(file, build, KEPT);

        try (Kept kept = Kept.open(file, build)) {
            List<Path> path = kept.build().classPath();
            assertThat(path).hasSize(2).endsWith(library);
            assertThat(path.get(0).resolve("dev/trefoil/A.class")).hasContent("of then");
        }
    }

    @Test
    void aMissingFileSaysHowToMakeOne() {
        assertThatThrownBy(() -> open())
                .hasMessageContaining("there is no file")
                .hasMessageContaining("--keep");
    }

    @Test
    void aFileOfSomethingElseIsRefused() throws IOException {
        Files.writeString(file, "seconds 1 2 3");
        refused("");
        zip(Map.of("notes.txt", "x"));
        refused("it has no figures.txt");
        zip(Map.of("figures.txt", "another head\n", "classes/0/A.class", "a"));
        refused("do not begin with 'trefoil bench, kept figures 1'");
        zip(Map.of("figures.txt", KEPT.text()));
        refused("it holds no classes");
        zip(Map.of("figures.txt", KEPT.text(), "classes/0/../../../out.class", "a"));
        refused("it holds 'classes/0/../../../out.class'");
    }

    @Test
    void aFileThatWasCutIsRefused() throws IOException {
        zip(Map.of("figures.txt", KEPT.text(), "classes/0/A.class", "a"));
        byte[] whole = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(whole, whole.length / 2));

        refused("damaged");
    }

    @Test
    void damagedFiguresAreRefused() throws IOException {
        for (String wrong : List.of("\t100\t", "\t1x0\t", "")) {
            String text = wrong.isEmpty()
                    ? KeptFigures.HEAD + "\nshuffle"
                    : KEPT.text().replace("\t4096\t", wrong + "x\t");
            zip(Map.of("figures.txt", text, "classes/0/A.class", "a"));
            refused("damaged");
        }
    }

    @Test
    void figuresOfOtherOptionsCannotBeComparedWith() throws IOException {
        zip(Map.of("figures.txt", KEPT.text(), "classes/0/A.class", "a"));

        for (List<String> words : List.of(
                List.of("--only", "shuffle", "--rows", "100", "--links", "tls"),
                List.of("--only", "shuffle", "--rows", "99"),
                List.of("--only", "equality", "--rows", "100"))) {
            assertThatThrownBy(() -> Comparison.print(file, BenchOptions.of(words), "", _ -> {}))
                    .hasMessageContaining("has no figures of what these options choose; it holds\n")
                    .hasMessageContaining("shuffle one 64-bit column @ 100 over plain");
        }
    }

    private void refused(String message) {
        assertThatThrownBy(() -> open())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("was not written by './trefoil bench --keep', or is damaged")
                .hasMessageContaining(message);
    }

    private void open() throws IOException {
        Kept.open(file, Build.current()).close();
    }

    private void zip(Map<String, String> entries) throws IOException {
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            for (Map.Entry<String, String> entry : entries.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue().getBytes(StandardCharsets.UTF_8));
            }
        }
    }
}
