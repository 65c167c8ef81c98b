package dev.trefoil.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trefoil.bench.BenchOptions.ForFile;
import dev.trefoil.bench.BenchOptions.Links;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BenchOptionsTest {
    @Test
    void withoutOptionsEverythingThatIsNotLargeIsMeasuredOverBothLinks() {
        BenchOptions options = BenchOptions.of(List.of());

        assertThat(options.links()).isEqualTo(Links.BOTH);
        assertThat(options.runs()).isEqualTo(5);
        assertThat(options.works()).isNotEmpty().noneMatch(Work::large);
    }

    @ParameterizedTest
    @CsvSource({
        "shuffle, 1",
        "'SHUFFLE, sort permutation', 2",
        "less-than tree, 1",
        "'less-than tree,less-than ripple', 2",
        "group-by key, 2"
    })
    void worksAreChosenByTheWordsOfTheirNames(String only, int chosen) {
        assertThat(BenchOptions.of(List.of("--only", only)).works()).hasSize(chosen);
    }

    @Test
    void largeWorksAreThereWhenAskedFor() {
        assertThat(works("--only", "sort permutation")).hasSize(1);
        assertThat(works("--only", "sort permutation", "--large"))
                .extracting(Work::rows)
                .containsExactly(1_000_000, 10_000_000);
    }

    @Test
    void ownRowsMakeEachNameOneWorkWithoutGoal() {
        assertThat(works("--only", "group-by", "--rows", "500"))
                .allMatch(work -> work.rows() == 500 && work.goal().isEmpty())
                .extracting(Work::name)
                .doesNotHaveDuplicates()
                .hasSize(2);
        assertThat(works("--only", "shuffle", "--rows", "1000000").getFirst().goal())
                .isPresent();
    }

    @Test
    void aComparisonTakesPlainLinksUnlessToldOtherwise() {
        assertThat(BenchOptions.of(List.of("--compare", "f.zip")).links()).isEqualTo(Links.PLAIN);
        assertThat(BenchOptions.of(List.of("--compare", "f.zip", "--links", "tls"))
                        .links())
                .isEqualTo(Links.TLS);
    }

    @Test
    void filesHaveOneUse(@TempDir Path directory) {
        String file = directory.resolve("f.zip").toString();

        assertThat(BenchOptions.of(List.of("--keep", file)).file())
                .hasValueSatisfying(
                        keep -> assertThat(keep.is(ForFile.Use.KEEP)).isTrue());
        refused("one of --keep, --compare and --flame", "--keep", file, "--compare", file);
        refused("--keep cannot write", "--keep", directory.toString());
        refused(
                "--flame cannot write",
                "--flame",
                directory.resolve("none/f.svg").toString());
    }

    @Test
    void theHelpHasEveryOptionAndEveryWork() {
        assertThat(BenchOptions.help())
                .contains(BenchOptions.WITH_VALUE)
                .contains(BenchOptions.ALONE)
                .contains(Works.all().stream().map(Work::key).toList());
    }

    @Test
    void whatCannotBeMeantIsRefusedWithTheWayOut() {
        refused("known are --only", "--slow");
        refused("incomplete option --runs", "--runs");
        refused("--runs needs a whole number", "--runs", "0");
        refused("--warm needs seconds", "--warm", "-1");
        refused("--links needs plain, tls or both", "--links", "udp");
        assertThatThrownBy(() -> works("--only", "teleport"))
                .hasMessageContaining("no work is called 'teleport'")
                .hasMessageContaining("sort permutation 32-bit key @ 10000000 (--large)");
        assertThatThrownBy(() -> works("--only", "both to convert", "--large")).hasMessageContaining("no work");
        assertThatThrownBy(() -> works("--only", "converting both")).hasMessageContaining("add --large");
        assertThatThrownBy(() -> BenchOptions.of(List.of("--only", "less-than")).work())
                .hasMessageContaining("several")
                .hasMessageContaining("(ripple)");
    }

    private static List<Work> works(String... words) {
        return BenchOptions.of(List.of(words)).works();
    }

    private static void refused(String message, String... words) {
        assertThatThrownBy(() -> BenchOptions.of(List.of(words)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message);
    }
}
