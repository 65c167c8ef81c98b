package dev.trefoil.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trefoil.mpc.InMemoryTrio;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TrioTest {
    private static final Work MULTIPLY = Works.named("multiply 64 bit", 100);

    static List<Work> works() {
        return Works.chosen("", 70);
    }

    @ParameterizedTest
    @MethodSource("works")
    void everyWorkRuns(Work work) {
        InMemoryTrio.Outcome<Integer> outcome = InMemoryTrio.measure(party -> {
            work.preparation().prepare(party, work.rows()).accept(party);
            return party.index();
        });

        assertThat(outcome.rounds()).isPositive();
    }

    @Test
    void worksHaveNamesOfTheirOwnWithoutCommas() {
        assertThat(Works.all()).extracting(Work::key).doesNotHaveDuplicates().noneMatch(key -> key.contains(","));
    }

    @Test
    void processesDoTheirWorkWhenTheyAreTold() throws Exception {
        try (Trio trio = Trio.start(Build.current(), Trio.PLAIN, MULTIPLY)) {
            Run first = trio.run();
            Run second = trio.run();

            assertThat(List.of(first, second)).allSatisfy(run -> {
                assertThat(run.bytes()).isEqualTo(800);
                assertThat(run.rounds()).isEqualTo(1);
                assertThat(run.seconds()).isPositive();
            });
            assertThat(trio.finish()).isPositive();
        }
    }

    @Test
    void aBuildWithoutTheWorkFails() {
        Work unknown = Work.of("levitate", 10, (party, _) -> _ -> party.checkpoint());

        assertThatThrownBy(() -> Trio.start(Build.current(), Trio.PLAIN, unknown))
                .hasMessageContaining("of the benchmark failed");
    }

    @Test
    void aKeptBuildIsMeasuredInTurnsWithThisOne(@TempDir Path directory) throws Exception {
        Path file = directory.resolve("kept.zip");
        Run slow = new Run(1000, 1, 800, 1);
        Figures figures = new Figures(slow, List.of(slow), 0);
        Kept.write(
                file,
                Build.current(),
                KeptFigures.of(List.of(new Measurement(MULTIPLY, Optional.of(figures), Optional.empty()))));
        assertThat(Files.size(file)).isPositive();
        BenchOptions options = BenchOptions.of(List.of(
                "--compare",
                file.toString(),
                "--only",
                "multiply 64 bit",
                "--rows",
                "100",
                "--runs",
                "2",
                "--warm",
                "0"));

        List<String> lines = new ArrayList<>();
        Comparison.print(file, options, "", lines::add);

        assertThat(lines).anyMatch(line -> line.equals("fixed multiply 64 bit cut by 16 @ 100: not in the file"));
        assertThat(lines.getLast())
                .startsWith("multiply 64 bit ")
                .contains(" 100 plain ")
                .contains("| 800 ")
                .endsWith("1000.0000");
    }

    @Test
    void keyStoresAreRemovedAgain() throws Exception {
        Path file;
        try (LocalKeyStore store = LocalKeyStore.make()) {
            file = store.file();
            assertThat(file).isNotEmptyFile();
        }
        assertThat(file.toAbsolutePath().getParent()).doesNotExist();
    }
}
